import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPlatt } from './fit-platt.js';
import { recordedRows } from './recorded-rows.js';

/** Both derivatives of the log loss against Platt's targets, which vanish at its one minimum. */
function derivatives(labels: Uint8Array, margins: Float64Array, slope: number, intercept: number) {
  const positives = labels.filter((label) => label === 1).length;
  const negatives = labels.length - positives;
  let [bySlope, byIntercept] = [0, 0];
  margins.forEach((margin, row) => {
    const target = labels[row] === 1 ? (positives + 1) / (positives + 2) : 1 / (negatives + 2);
    const error = 1 / (1 + Math.exp(-(slope * margin + intercept))) - target;
    bySlope += error * margin;
    byIntercept += error;
  });
  return [bySlope, byIntercept];
}

const pairs = fc
  .array(fc.tuple(fc.constantFrom(0, 1), fc.double({ min: -30, max: 30, noNaN: true })), {
    minLength: 2,
    maxLength: 60,
  })
  .filter((rows) => new Set(rows.map(([label]) => label)).size === 2);

describe('fitPlatt', () => {
  it('agrees with scikit-learn (_SigmoidCalibration) and a free minimiser on recorded rows', () => {
    const { slope, intercept } = fitPlatt(recordedRows.labels, recordedRows.margins);
    // scikit-learn stops early, SciPy's BFGS with gtol 1e-12 gives 0.44965782, -0.39670423.
    expect(slope).toBeCloseTo(0.44965782, 7);
    expect(intercept).toBeCloseTo(-0.39670423, 7);
  });

  it('stands where the log loss is flat, also on separable rows', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const labels = Uint8Array.from(rows, ([label]) => label);
        const margins = Float64Array.from(rows, ([, margin]) => margin);
        const { slope, intercept } = fitPlatt(labels, margins);
        expect(slope).toBeGreaterThanOrEqual(0);
        const [bySlope, byIntercept] = derivatives(labels, margins, slope, intercept);
        expect(Math.abs(byIntercept!)).toBeLessThan(1e-6);
        // At slope 0 the loss may still want to fall towards negative slopes, which are refused.
        if (slope > 0) expect(Math.abs(bySlope!)).toBeLessThan(1e-5);
        else expect(bySlope!).toBeGreaterThan(-1e-6);
      }),
    );
  });

  it('bears margins of any size', () => {
    for (const scale of [1e-9, 1e9]) {
      const { slope, intercept } = fitPlatt(
        recordedRows.labels,
        recordedRows.margins.map((margin) => margin * scale),
      );
      expect(slope * scale).toBeCloseTo(0.44965782, 6);
      expect(intercept).toBeCloseTo(-0.39670423, 6);
    }
  });

  it('does not turn an upside-down ranking around', () => {
    const labels = Uint8Array.of(1, 1, 0, 0);
    expect(fitPlatt(labels, Float64Array.of(-2, -1, 1, 2))).toEqual({
      kind: 'platt',
      slope: 0,
      intercept: 0,
    });
  });

  it.each([
    ['learning.one-class', [1, 1], [1, 2]],
    ['learning.lengths-differ', [1, 0], [1]],
    ['learning.no-rows', [], []],
    ['input.invalid', [1, 0], [1, Number.POSITIVE_INFINITY]],
    ['input.invalid', [1, 0], [1, Number.NaN]],
  ])('refuses with %s', (code, labels, margins) => {
    expect(() => fitPlatt(Uint8Array.from(labels), Float64Array.from(margins))).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
