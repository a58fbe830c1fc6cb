import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCalibration } from './apply-calibration.js';
import { isCalibration } from './calibration.js';
import { fitIsotonic } from './fit-isotonic.js';
import { recordedRows } from './recorded-rows.js';

const pairs = fc
  .array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: -6, max: 6 })), {
    minLength: 2,
    maxLength: 40,
  })
  .filter((rows) => new Set(rows.map(([label]) => label)).size === 2);

/** The isotonic fit by its min-max formula: max over starts of the min over ends of the mean between them. */
function byMinMax(rows: readonly (readonly [number, number])[], at: number): number {
  const distinct = [...new Set(rows.map(([, margin]) => margin))].sort((a, b) => a - b);
  const meanOf = (from: number, to: number) => {
    const inside = rows.filter(([, margin]) => margin >= from && margin <= to);
    return inside.reduce((sum, [label]) => sum + label, 0) / inside.length;
  };
  return Math.max(
    ...distinct
      .filter((from) => from <= at)
      .map((from) => Math.min(...distinct.filter((to) => to >= at).map((to) => meanOf(from, to)))),
  );
}

describe('fitIsotonic', () => {
  it('agrees with scikit-learn on recorded rows', () => {
    const fit = fitIsotonic(recordedRows.labels, recordedRows.margins);
    // IsotonicRegression(y_min=1/41, y_max=22/23, out_of_bounds='clip').
    const at = [-9, -4, -3.35, -2, -1.05, -0.3, 0, 0.45, 0.95, 1.15, 1.33, 2.5, 4.5, 9];
    const recorded = [
      0.024390243902439025, 0.024390243902439025, 0.15789473684210525, 0.15789473684210525, 0.25,
      0.2857142857142857, 0.2857142857142857, 0.5, 0.5624999999999999, 0.625, 0.625, 0.8,
      0.9565217391304348, 0.9565217391304348,
    ];
    applyCalibration(fit, Float64Array.from(at)).forEach((p, i) => {
      expect(p, `at ${at[i]}`).toBeCloseTo(recorded[i]!, 12);
    });
  });

  it('is the least-squares rising function, moved off 0 and 1', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const labels = Uint8Array.from(rows, ([label]) => label);
        const margins = Float64Array.from(rows, ([, margin]) => margin);
        const fit = fitIsotonic(labels, margins);
        expect(isCalibration(JSON.parse(JSON.stringify(fit)))).toBe(true);
        const positives = labels.filter((label) => label === 1).length;
        const low = 1 / (labels.length - positives + 2);
        const high = (positives + 1) / (positives + 2);
        applyCalibration(fit, margins).forEach((p, row) => {
          const naive = byMinMax(rows, margins[row]!);
          expect(p).toBeCloseTo(Math.min(high, Math.max(low, naive)), 12);
        });
      }),
    );
  });

  it('keeps two knots for a flat line however long', () => {
    const labels = Uint8Array.from({ length: 1000 }, (_, row) => (row >= 500 ? 1 : 0));
    const fit = fitIsotonic(
      labels,
      Float64Array.from(labels, (_, row) => row),
    );
    expect(fit.margins).toEqual([0, 499, 500, 999]);
  });
});
