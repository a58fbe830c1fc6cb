import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { fitLogisticRegression } from './logistic-regression.js';

const every = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

it('finds the coefficients that scikit-learn 1.2.1 finds (LogisticRegression, C = 1 and C = 0.1, newton-cg, tol 1e-13)', () => {
  const columns = [
    Float64Array.of(-1.2, 0.3, 0.8, -0.5, 1.7, -0.9, 0.1, 1.1, -1.6, 0.6),
    Float64Array.of(0.5, -1.1, 0.2, 1.4, -0.3, -0.7, 0.9, -1.5, 0.4, 0.1),
  ];
  const labels = Uint8Array.of(0, 0, 1, 1, 1, 0, 1, 0, 0, 1);
  for (const [l2, expected] of recorded.two) {
    const { coefficients, intercepts, converged } = fitLogisticRegression(
      columns,
      labels,
      2,
      every(10),
      { l2 },
    );
    expect(converged).toBe(true);
    [...coefficients[0]!, intercepts[0]!].forEach((got, i) => {
      expect(got).toBeCloseTo(expected[i]!, 6);
    });
  }
  const classes = Uint8Array.of(0, 0, 1, 2, 1, 0, 2, 1, 0, 2);
  const { coefficients, intercepts } = fitLogisticRegression(columns, classes, 3, every(10));
  recorded.three.forEach((ofClass, k) => {
    expect(coefficients[k]![0]).toBeCloseTo(ofClass[0]!, 6);
    expect(coefficients[k]![1]).toBeCloseTo(ofClass[1]!, 6);
    // Intercepts are not penalised, so only their differences are determined.
    expect(intercepts[k]! - intercepts[0]!).toBeCloseTo(ofClass[2]! - recorded.three[0]![2]!, 5);
  });
});

it('lies where the gradient of the penalised loss, written out plainly, is flat', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(0.01, 1, 50), (seed, l2) => {
      const random = seededRandom(seed);
      const columns = Array.from({ length: 3 }, () =>
        Float64Array.from({ length: 60 }, () => random.normal()),
      );
      const labels = Uint8Array.from({ length: 60 }, (_, row) =>
        row < 2 ? row : random.next() < 1 / (1 + Math.exp(-2 * columns[0]![row]!)) ? 1 : 0,
      );
      const rowWeights = Float64Array.from({ length: 60 }, () => random.integer(3));
      rowWeights.fill(1, 0, 2);
      const model = fitLogisticRegression(columns, labels, 2, every(60), { l2 }, { rowWeights });
      const [coefficients] = model.coefficients;
      const residual = Float64Array.from(labels, (label, row) => {
        const margin = columns.reduce(
          (sum, column, f) => sum + coefficients![f]! * column[row]!,
          model.intercepts[0]!,
        );
        return rowWeights[row]! * (1 / (1 + Math.exp(-margin)) - label);
      });
      expect(Math.abs(residual.reduce((sum, r) => sum + r, 0))).toBeLessThan(1e-5);
      columns.forEach((column, f) => {
        const slope = residual.reduce((sum, r, row) => sum + r * column[row]!, 0);
        expect(Math.abs(slope + l2 * coefficients![f]!)).toBeLessThan(1e-5);
      });
    }),
    { numRuns: 25 },
  );
});

describe('odd and bad input', () => {
  const column = Float64Array.of(1, 2, 3, 4);
  const labels = Uint8Array.of(0, 0, 1, 1);

  it('stays finite where a line parts the classes, and where a feature is constant', () => {
    const constant = new Float64Array(4).fill(7);
    const { coefficients } = fitLogisticRegression([column, constant], labels, 2, every(4), {
      l2: 1e-6,
    });
    for (const value of coefficients[0]!) expect(value).toSatisfy(Number.isFinite);
  });

  it.each([
    ['learning.missing-value', Float64Array.of(1, Number.NaN, 3, 4), {}],
    ['learning.infinite-value', Float64Array.of(1, Number.NEGATIVE_INFINITY, 3, 4), {}],
    ['input.invalid', column, { l2: -1 }],
    ['input.unknown-option', column, { C: 1 }],
  ])('refuses with %s (case %#)', (code, values, options) => {
    expect(() => fitLogisticRegression([values], labels, 2, every(4), options as object)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

/** Recorded from the peer named above: [coefficients..., intercept]. */
const recorded = {
  two: [
    [1, [1.06522663, 1.21239845, -0.0470001]],
    [10, [0.21412326, 0.21472257, -0.00657035]],
  ] as const,
  three: [
    [-1.09592864, -0.59261501, 0.31859754],
    [0.96972892, -0.2782014, -0.34582739],
    [0.12619972, 0.87081641, 0.02722985],
  ],
};
