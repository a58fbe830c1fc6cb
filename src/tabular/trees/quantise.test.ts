import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponential, toNearest } from './exponential.js';
import { gradientMagnitudes, pairScales, quantisePairs } from './quantise.js';

const doubles = (least: number) =>
  fc.double({ min: least, max: 1e12, noNaN: true, noDefaultInfinity: true });

describe('quantised pairs', () => {
  it('keep every sum within 32 bits and every row within half a unit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(doubles(-1e12), doubles(1e-16)), { minLength: 1, maxLength: 60 }),
        (pairs) => {
          const gradients = Float64Array.from(pairs.flat());
          const rows = Uint32Array.from(pairs, (_, row) => row);
          const magnitudes = gradientMagnitudes(gradients, rows);
          expect(magnitudes[0]).toBeCloseTo(
            pairs.reduce((sum, [g]) => sum + Math.abs(g), 0),
            1,
          );
          const scales = pairScales(magnitudes);
          const into = new Int32Array(2 * pairs.length);
          const sums = quantisePairs(gradients, rows, scales, into);
          let absolute = 0;
          let hessians = 0;
          let total = 0;
          pairs.forEach(([g, h], row) => {
            expect(Math.abs(into[2 * row + 1]! - g * scales.gradient)).toBeLessThanOrEqual(0.5);
            expect(into[2 * row]).toBe(Math.max(1, toNearest(h * scales.hessian)));
            absolute += Math.abs(into[2 * row + 1]!);
            total += into[2 * row + 1]!;
            hessians += into[2 * row]!;
          });
          expect(sums).toEqual({ gradients: total, hessians });
          expect(Math.max(absolute, hessians)).toBeLessThan(2 ** 31);
          // And no coarser than need be.
          if (magnitudes[0] > 1)
            expect(magnitudes[0] * scales.gradient).toBeGreaterThan(2 ** 29 - 1);
        },
      ),
    );
  });

  it('have a scale where there is nothing to scale', () => {
    expect(pairScales([0, 5e-324])).toEqual({ gradient: 1, hessian: 1 });
  });
});

describe('exponential', () => {
  it('is e to that power within a few units in the last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        // Math.exp itself may be off by one unit.
        expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(4 * Number.EPSILON);
      }),
      { numRuns: 1000 },
    );
    expect(exponential(0)).toBe(1);
    expect(exponential(-1e9)).toBeLessThan(1e-300);
    expect(exponential(1e9)).toSatisfy(Number.isFinite);
  });
});
