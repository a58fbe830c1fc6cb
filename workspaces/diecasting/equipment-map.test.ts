import { describe, expect, it } from 'vitest';
import type { OperatorFacts } from '../../src/tabular/index.js';
import { equipmentMap } from './equipment-map.js';
import { features } from './schema.js';
import { drivenFeatures, setPoints } from './set-points.js';

const hangul = /[가-힣]/;

describe('the equipment map', () => {
  it('knows every feature and nothing else', () => {
    expect(Object.keys(equipmentMap).sort()).toEqual(features.map(({ name }) => name).sort());
  });

  it.each(Object.entries(equipmentMap))('speaks both languages about %s', (_, facts) => {
    const texts: readonly (keyof OperatorFacts)[] = [
      'title',
      'equipment',
      'description',
      'impact',
      'actionWhenLow',
      'actionWhenHigh',
    ];
    for (const key of texts) {
      const text = facts[key];
      if (text === null || text === undefined || typeof text === 'string' || !('ko' in text))
        throw new Error(key);
      expect(text.ko).toMatch(hangul);
      expect(text.en).not.toMatch(hangul);
      if (key === 'title') continue;
      expect(text.en.length).toBeGreaterThan(8);
      if (key !== 'equipment') expect(text.en).toMatch(/\.$/);
      if (key !== 'equipment') expect(text.ko).toMatch(/[.]$/);
    }
  });

  it('gives the unit of the schema and an ordered range', () => {
    for (const { name, unit, constant } of features) {
      const facts = equipmentMap[name]!;
      expect([name, facts.unit]).toEqual([name, unit]);
      const { low, high } = facts.normalRange!;
      if (constant === null) expect(low, name).toBeLessThan(high);
      else expect([low, high]).toEqual([constant, constant]);
    }
  });

  it('spans exactly the bands of both products', () => {
    for (const name of drivenFeatures) {
      const bands = [setPoints[1][name], setPoints[2][name]];
      const { low, high } = equipmentMap[name]!.normalRange!;
      expect(low, name).toBeCloseTo(Math.min(...bands.map((b) => b.target - b.tolerance)), 9);
      expect(high, name).toBeCloseTo(Math.max(...bands.map((b) => b.target + b.tolerance)), 9);
    }
  });

  it('names the band of each product where they differ', () => {
    for (const name of drivenFeatures) {
      const [first, second] = [setPoints[1][name], setPoints[2][name]];
      if (Math.abs(first.target - second.target) < first.tolerance) continue;
      for (const { target, tolerance } of [first, second]) {
        for (const edge of [target - tolerance, target + tolerance]) {
          const text = equipmentMap[name]!.description.en;
          const numbers = [...text.matchAll(/\d+(\.\d+)?/g)].map((match) => Number(match[0]));
          expect(
            numbers.some((n) => Math.abs(n - edge) < 1e-9),
            `${name}: ${edge} in "${text}"`,
          ).toBe(true);
        }
      }
    }
  });
});
