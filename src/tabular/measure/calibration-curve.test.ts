import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationCurve, calibrationError } from './calibration-curve.js';
import { recordedRows } from './recorded-rows.js';

describe('calibrationCurve', () => {
  it('agrees with scikit-learn (calibration_curve, uniform, 7 bins) on recorded rows', () => {
    const { labels, probabilities } = recordedRows;
    const curve = calibrationCurve(labels, probabilities, { bins: 7, by: 'width' });
    const shares = [0.25, 0.13333333333333333, 0.23076923076923078, 0.5714285714285714, 1, 0.5];
    const means = [
      0.06833333333333334, 0.2066666666666667, 0.3630769230769231, 0.4985714285714286, 0.6325,
      0.8049999999999999,
    ];
    const rowCounts = [12, 15, 13, 14, 4, 2];
    curve.forEach((bin, i) => {
      expect(bin.positiveShare).toBeCloseTo(shares[i]!, 12);
      expect(bin.meanProbability).toBeCloseTo(means[i]!, 12);
    });
    expect(curve.map((bin) => bin.rowCount)).toEqual(rowCounts);
    const byHand = rowCounts.map(
      (rowCount, i) => (rowCount * Math.abs(shares[i]! - means[i]!)) / 60,
    );
    expect(calibrationError(curve)).toBeCloseTo(
      byHand.reduce((sum, each) => sum + each, 0),
      12,
    );
  });

  it('holds every row once, in bins of about equal size that tear no tie', () => {
    const scored = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 30 })), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(scored, fc.integer({ min: 1, max: 12 }), (rows, bins) => {
        const labels = Uint8Array.from(rows, ([label]) => label);
        const curve = calibrationCurve(
          labels,
          Float64Array.from(rows, ([, p]) => p / 30),
          { bins },
        );
        expect(curve.length).toBeLessThanOrEqual(bins);
        for (const { low, high, rowCount, positives, meanProbability } of curve) {
          const inside = rows.filter(([, p]) => p / 30 >= low && p / 30 <= high);
          expect(inside).toHaveLength(rowCount);
          expect(inside.filter(([label]) => label === 1)).toHaveLength(positives);
          expect(meanProbability).toBeGreaterThanOrEqual(low - 1e-12);
          expect(meanProbability).toBeLessThanOrEqual(high + 1e-12);
        }
        expect(curve.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(rows.length);
        expect(curve.every(({ low }, i) => i === 0 || low > curve[i - 1]!.high)).toBe(true);
      }),
    );
    const distinct = Float64Array.from({ length: 100 }, (_, i) => i / 100);
    const sizes = calibrationCurve(new Uint8Array(100), distinct).map((bin) => bin.rowCount);
    expect(sizes).toEqual(new Array(10).fill(10));
  });
});
