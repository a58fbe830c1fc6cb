import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NelsonRule, nelsonRules } from './nelson-rules.js';

/** The rules read off the definition, one look back at a time. */
function byDefinition(z: readonly number[], at: number): number[] {
  const last = (count: number) => {
    const window = z.slice(Math.max(0, at - count + 1), at + 1);
    return window.length === count && !window.some(Number.isNaN) ? window : null;
  };
  const rises = (window: number[]) => window.slice(1).map((value, i) => value - window[i]!);
  const holds: Record<NelsonRule, boolean> = {
    1: Math.abs(z[at]!) > 3,
    2: [1, -1].some((side) => last(9)?.every((value) => value * side > 0)),
    3: [1, -1].some((side) => {
      const window = last(6);
      return window !== null && rises(window).every((rise) => rise * side > 0);
    }),
    4: [1, -1].some((side) => {
      const window = last(14);
      return window !== null && rises(window).every((rise, i) => rise * side * (-1) ** i > 0);
    }),
    5: [1, -1].some((side) => {
      const window = last(3);
      return (
        window !== null &&
        window[2]! * side > 2 &&
        window.filter((value) => value * side > 2).length >= 2
      );
    }),
    6: [1, -1].some((side) => {
      const window = last(5);
      return (
        window !== null &&
        window[4]! * side > 1 &&
        window.filter((value) => value * side > 1).length >= 4
      );
    }),
    7: last(15)?.every((value) => value > -1 && value < 1) ?? false,
    8: last(8)?.every((value) => value > 1 || value < -1) ?? false,
  };
  return ([1, 2, 3, 4, 5, 6, 7, 8] as const).filter((rule) => holds[rule]);
}

describe('nelsonRules', () => {
  it('finds what the definitions find, gaps and ties included', () => {
    // Coarse values and repeats, so that every rule has its turn.
    const value = fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: -7, max: 7 }).map((tenth) => tenth / 2) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
    );
    const run = fc
      .tuple(
        fc.integer({ min: 1, max: 16 }),
        value,
        fc.constantFrom(0, 0.1, -0.1),
        fc.constantFrom(1, -1),
      )
      .map(([length, first, drift, turn]) =>
        Array.from({ length }, (_, i) => (first + drift * i) * turn ** i),
      );
    const series = fc.array(run, { minLength: 1, maxLength: 5 }).map((runs) => runs.flat());
    const seen = new Set<number>();
    fc.assert(
      fc.property(series, (z) => {
        const found = nelsonRules(Float64Array.from(z));
        z.forEach((each, at) => {
          const expected = Number.isNaN(each) ? [] : byDefinition(z, at);
          expect(found[at]).toEqual(expected);
          for (const rule of expected) seen.add(rule);
        });
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
