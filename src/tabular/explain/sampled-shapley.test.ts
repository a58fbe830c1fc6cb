import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { sampledShapley } from './sampled-shapley.js';

const number = fc.double({ min: -3, max: 3, noNaN: true });
const rowOf = (length: number) => fc.array(number, { minLength: length, maxLength: length });
const crooked = ([a = 0, b = 0, c = 0, d = 0]: Float64Array | number[]) =>
  a * b + Math.max(c, b) - (d > 0 && a > 0 ? 2 * c : 0);

describe('sampledShapley', () => {
  it('adds up to the distance from the mean of the compared rows', () => {
    fc.assert(
      fc.property(rowOf(4), fc.array(rowOf(4), { minLength: 1, maxLength: 5 }), (row, compared) => {
        const starts = compared.map((one) => Float64Array.from(one));
        const { baseValue, values } = sampledShapley(crooked, starts, Float64Array.from(row));
        const mean = compared.reduce((sum, one) => sum + crooked(one), 0) / compared.length;
        expect(baseValue).toBeCloseTo(mean, 9);
        expect(values.reduce((sum, value) => sum + value, baseValue)).toBeCloseTo(crooked(row), 9);
      }),
      { numRuns: 60 },
    );
  });

  it('is exact for sums, and where no more than two features meet', () => {
    // With two features there are two orders, and both are walked.
    fc.assert(
      fc.property(rowOf(2), rowOf(2), ([x = 0, y = 0], [a = 0, b = 0]) => {
        const product = (row: Float64Array) => row[0]! * row[1]!;
        const { values } = sampledShapley(product, [Float64Array.of(a, b)], Float64Array.of(x, y));
        expect(values[0]).toBeCloseTo(((x - a) * (y + b)) / 2, 9);
        expect(values[1]).toBeCloseTo(((y - b) * (x + a)) / 2, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('comes to the values that all sets of features give', () => {
    const row = [1.5, -2, 0.7, 1];
    const start = [-1, 0.5, -0.2, -1];
    const starts = Array.from({ length: 2000 }, () => Float64Array.from(start));
    const { values } = sampledShapley(crooked, starts, Float64Array.from(row));
    bruteForce(row, start).forEach((exact, feature) => {
      // A value moves by at most 8 from order to order: 2000 pairs leave a standard error below .1.
      expect(Math.abs(values[feature]! - exact)).toBeLessThan(0.3);
    });
  });

  it('tells how far values may be off: as far as they differ from draw to draw', () => {
    const row = Float64Array.of(1.5, -2, 0.7, 1);
    const random = seededRandom('draws');
    const draw = () =>
      Array.from({ length: 32 }, () => Float64Array.from(row, () => random.normal()));
    const draws = Array.from({ length: 300 }, () => sampledShapley(crooked, draw(), row));
    row.forEach((_, f) => {
      const values = draws.map((one) => one.values[f]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const spread = Math.sqrt(
        values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1),
      );
      const said = draws.reduce((sum, one) => sum + one.standardErrors[f]!, 0) / draws.length;
      // A deviation of 300 draws is itself good to four percent, and the mean of 32-row errors falls short by one.
      expect(said / spread).toBeGreaterThan(0.85);
      expect(said / spread).toBeLessThan(1.15);
    });
  });

  it('gives nothing to a feature that is the same everywhere, missing ones included', () => {
    const row = Float64Array.of(1, Number.NaN, 3);
    const compared = [Float64Array.of(0, Number.NaN, 3), Float64Array.of(5, Number.NaN, 3)];
    const seen = (at: Float64Array) => at[0]! + (Number.isNaN(at[1]!) ? 7 : 0) + at[2]!;
    expect([...sampledShapley(seen, compared, row).values]).toEqual([-1.5, 0, 0]);
  });
});

/** Shapley values by their definition, over all sets of the four features. */
function bruteForce(row: readonly number[], start: readonly number[]): number[] {
  const weightOfSize = [1 / 4, 1 / 12, 1 / 12, 1 / 4];
  const worth = (set: number) => crooked(row.map((x, f) => (set & (1 << f) ? x : start[f]!)));
  return row.map((_, f) => {
    let sum = 0;
    for (let set = 0; set < 16; set++) {
      if (set & (1 << f)) continue;
      const size = [0, 1, 2, 3].filter((g) => set & (1 << g)).length;
      sum += weightOfSize[size]! * (worth(set | (1 << f)) - worth(set));
    }
    return sum;
  });
}
