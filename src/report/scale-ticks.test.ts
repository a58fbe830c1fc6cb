import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleTicks } from './scale-ticks.js';

describe('scaleTicks', () => {
  it.each([
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-1.24, 1.47, 6, [-1, -0.5, 0, 0.5, 1]],
    [12, 988, 6, [200, 400, 600, 800]],
    [0.0001, 0.0009, 4, [0.0002, 0.0004, 0.0006, 0.0008]],
    [3, 3, 6, [3]],
  ])('marks %d..%d as a person would', (low, high, count, expected) => {
    const { values, decimals } = scaleTicks(low, high, count);
    expect(values.map((value) => Number(value.toFixed(decimals)))).toEqual(expected);
  });

  it('gives evenly spaced, distinct marks inside the bounds, never too many', () => {
    const bound = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(bound, bound, fc.integer({ min: 1, max: 12 }), (a, b, count) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        fc.pre(high - low > 1e-6);
        const { values, step, decimals } = scaleTicks(low, high, count);
        expect(values.length).toBeGreaterThanOrEqual(1);
        expect(values.length).toBeLessThanOrEqual(count + 1);
        for (const [i, value] of values.entries()) {
          expect(value).toBeGreaterThanOrEqual(low - step * 1e-6);
          expect(value).toBeLessThanOrEqual(high + step * 1e-6);
          if (i > 0) expect(value - values[i - 1]!).toBeCloseTo(step, 9);
        }
        // The printed marks are still told apart.
        expect(new Set(values.map((value) => value.toFixed(decimals))).size).toBe(values.length);
      }),
    );
  });
});
