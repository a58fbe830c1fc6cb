import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LinearScorer, linearContributions, linearMargin } from './linear-scorer.js';

const number = fc.double({ min: -5, max: 5, noNaN: true });
const three = fc.tuple(number, number, number).map((values) => Float64Array.from(values));

test('parts are SHAP values by their definition: over all sets of known columns, the others at their means', () => {
  fc.assert(
    fc.property(three, three, number, three, (weights, means, intercept, row) => {
      const scorer: LinearScorer = { weights, means, intercept };
      // Of a linear sum the expectation over independent columns is the sum at their means.
      const worth = (known: number) =>
        linearMargin(
          scorer,
          row.map((x, f) => (known & (1 << f) ? x : means[f]!)),
        );
      const values = new Float64Array(3);
      linearContributions(scorer, row, values);
      const weightOfSize = [1 / 3, 1 / 6, 1 / 3];
      for (let f = 0; f < 3; f++) {
        let sum = 0;
        for (let known = 0; known < 8; known++) {
          if (known & (1 << f)) continue;
          const size = [0, 1, 2].filter((g) => known & (1 << g)).length;
          sum += weightOfSize[size]! * (worth(known | (1 << f)) - worth(known));
        }
        expect(values[f]).toBeCloseTo(sum, 9);
      }
      expect(worth(0)).toBeCloseTo(intercept, 9);
    }),
    { numRuns: 50 },
  );
});

test('a missing value counts as the mean and does nothing', () => {
  const scorer = { weights: Float64Array.of(2, 3), means: Float64Array.of(1, 1), intercept: 0.5 };
  const values = new Float64Array(2);
  linearContributions(scorer, Float64Array.of(Number.NaN, 2), values);
  expect([...values]).toEqual([0, 3]);
  expect(linearMargin(scorer, Float64Array.of(Number.NaN, 2))).toBe(3.5);
});
