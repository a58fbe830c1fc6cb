import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { precisionRecallCurve, rocCurve, thresholdCurve } from './curves.js';
import { measureBinary } from './measure-binary.js';
import { averagePrecision, rocAuc } from './ranking.js';
import { recordedRows } from './recorded-rows.js';

const { labels, probabilities } = recordedRows;
const rows = fc
  .array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 9 })), {
    minLength: 2,
    maxLength: 50,
  })
  .filter((each) => new Set(each.map(([label]) => label)).size === 2)
  .map((each) => ({
    labels: Uint8Array.from(each, ([label]) => label),
    probabilities: Float64Array.from(each, ([, p]) => p / 9),
  }));

describe('rocCurve', () => {
  it('holds the rates of its thresholds and encloses the area of rocAuc', () => {
    fc.assert(
      fc.property(rows, (each) => {
        const curve = rocCurve(each.labels, each.probabilities);
        let area = 0;
        curve.forEach((point, i) => {
          if (i === 0) return;
          const { confusion: c } = measureBinary(each.labels, each.probabilities, point.threshold!);
          expect(point.truePositiveRate).toBe(c.truePositive / (c.truePositive + c.falseNegative));
          expect(point.falsePositiveRate).toBe(
            c.falsePositive / (c.falsePositive + c.trueNegative),
          );
          const before = curve[i - 1]!;
          area +=
            ((point.falsePositiveRate - before.falsePositiveRate) *
              (point.truePositiveRate + before.truePositiveRate)) /
            2;
        });
        expect(area).toBeCloseTo(rocAuc(each.labels, each.probabilities), 12);
        expect(curve.at(-1)).toMatchObject({ truePositiveRate: 1, falsePositiveRate: 1 });
      }),
    );
  });

  it('keeps the corners only', () => {
    const perfect = rocCurve(Uint8Array.of(0, 0, 0, 1, 1), Float64Array.of(1, 2, 3, 4, 5));
    expect(perfect.map((p) => [p.falsePositiveRate, p.truePositiveRate])).toEqual([
      [0, 0],
      [0, 1],
      [1, 1],
    ]);
  });
});

describe('precisionRecallCurve', () => {
  it('agrees with scikit-learn on recorded rows', () => {
    const curve = precisionRecallCurve(labels, probabilities);
    expect(curve).toHaveLength(43);
    // precision_recall_curve, reversed: its first seven thresholds.
    const precision = [1, 0.5, 0.6666666666666666, 0.75, 0.8, 0.8333333333333334, 0.75];
    const recall = [1, 1, 2, 3, 4, 5, 6].map((hits) => hits / 21);
    curve.slice(0, 7).forEach((point, i) => {
      expect(point.precision).toBeCloseTo(precision[i]!, 12);
      expect(point.recall).toBeCloseTo(recall[i]!, 12);
    });
    let area = 0;
    curve.forEach(({ recall: at, precision: height }, i) => {
      area += (at - (curve[i - 1]?.recall ?? 0)) * height;
    });
    expect(area).toBeCloseTo(averagePrecision(labels, probabilities), 12);
  });
});

describe('thresholdCurve', () => {
  it('says of every threshold what measuring at it says', () => {
    const costs = { costOfMiss: 10, costOfFalseAlarm: 2 };
    const curve = thresholdCurve(labels, probabilities, { costs });
    expect(curve.every(({ threshold }, i) => i === 0 || threshold > curve[i - 1]!.threshold)).toBe(
      true,
    );
    for (const point of curve) {
      const measured = measureBinary(labels, probabilities, point.threshold);
      const { falseNegative, falsePositive, truePositive } = measured.confusion;
      for (const figure of ['precision', 'recall', 'f1'] as const)
        expect(point[figure]).toBeCloseTo(measured[figure], 12);
      expect(point.alarmShare).toBeCloseTo((truePositive + falsePositive) / 60, 12);
      expect(point.costPerRow).toBeCloseTo((10 * falseNegative + 2 * falsePositive) / 60, 12);
    }
    expect(thresholdCurve(labels, probabilities)[0]).not.toHaveProperty('costPerRow');
  });
});

describe('a long curve', () => {
  it('is thinned to what was asked, both ends kept', () => {
    const random = seededRandom('curve');
    const many = Uint8Array.from({ length: 5000 }, () => (random.next() < 0.2 ? 1 : 0));
    const scores = Float64Array.from(many, (label) => 1 / (1 + Math.exp(-random.normal() - label)));
    for (const maxPoints of [2, 3, 50, 400]) {
      const thin = rocCurve(many, scores, { maxPoints });
      expect(thin.length).toBeLessThanOrEqual(maxPoints);
      expect(thin.length).toBeGreaterThan(maxPoints * 0.8);
      expect(thin.at(-1)!.truePositiveRate).toBe(1);
      const other = precisionRecallCurve(many, scores, { maxPoints });
      expect(other.length).toBeLessThanOrEqual(maxPoints);
      expect(other.at(-1)!.recall).toBe(1);
      expect(other[0]!.threshold).toBe(Math.max(...scores));
    }
  });

  it.each([1, Number.NaN])('refuses %d points', (maxPoints) => {
    expect(() => rocCurve(labels, probabilities, { maxPoints })).toThrow(
      expect.objectContaining({ code: 'input.invalid' }),
    );
  });

  it('refuses one class and scores that are no number', () => {
    expect(() => rocCurve(Uint8Array.of(1, 1), Float64Array.of(0, 1))).toThrow(
      expect.objectContaining({ code: 'learning.one-class' }),
    );
    expect(() => rocCurve(Uint8Array.of(1, 0), Float64Array.of(0, Number.NaN))).toThrow(
      expect.objectContaining({ code: 'input.invalid' }),
    );
  });
});
