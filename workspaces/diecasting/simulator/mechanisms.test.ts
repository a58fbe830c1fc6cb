import { describe, expect, it } from 'vitest';
import { defectTypes, features } from '../schema.js';
import { type Mechanism, mechanisms } from './mechanisms.js';

const all: readonly Mechanism[] = mechanisms;
const typesOf = (product: 1 | 2) =>
  new Set(all.flatMap((mechanism) => mechanism.defects[product].map(([type]) => type)));

describe('the mechanisms', () => {
  it('share out each product fully over known defects', () => {
    const known = new Set<string>(defectTypes.map((type) => type.name));
    for (const { code, defects } of all) {
      for (const product of [1, 2] as const) {
        const sum = defects[product].reduce((total, [, weight]) => total + weight, 0);
        expect(sum, code).toBeCloseTo(1, 12);
        expect(defects[product].every(([type]) => known.has(type))).toBe(true);
      }
    }
  });

  it('keep exfoliation and deformation to product 1, blow holes to product 2, and reach every defect', () => {
    expect([...typesOf(1)].sort()).not.toContain('Blow_Hole');
    expect(typesOf(2).has('Exfoliation') || typesOf(2).has('Deformation')).toBe(false);
    expect(new Set([...typesOf(1), ...typesOf(2)]).size).toBe(defectTypes.length);
  });

  it('are driven by features of the line, each with its own code and a sentence in both languages', () => {
    const names = new Set<string>(features.map((feature) => feature.name));
    for (const { causes, partners, sentence } of all) {
      for (const [feature] of [...causes, ...partners]) expect(names.has(feature)).toBe(true);
      expect(sentence.ko).toMatch(/[가-힣].*\.$/);
      expect(sentence.en).toMatch(/^[A-Z].*\.$/);
    }
    expect(new Set(all.map((mechanism) => mechanism.code)).size).toBe(all.length);
  });
});
