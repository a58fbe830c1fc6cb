import { describe, expect, it } from 'vitest';
import { measureBinary } from './measure-binary.js';
import { measureClasses } from './measure-classes.js';
import { recordedRows } from './recorded-rows.js';

// Recorded with scikit-learn 1.2.1: f1_score, roc_auc_score(multi_class='ovr'), log_loss, confusion_matrix.
const labels = Uint8Array.of(0, 1, 2, 2, 1, 0, 0, 2, 1, 2, 2, 2);
const tenths = [
  7, 2, 1, 2, 5, 3, 1, 1, 8, 3, 3, 4, 6, 3, 1, 5, 4, 1, 2, 2, 6, 1, 2, 7, 1, 8, 1, 2, 6, 2, 0, 3, 7,
  4, 1, 5,
];
const probabilities = Float64Array.from(tenths, (p) => p / 10);

describe('measureClasses', () => {
  it('agrees with scikit-learn on recorded rows', () => {
    const measured = measureClasses(labels, probabilities, 3);
    expect(measured.accuracy).toBeCloseTo(0.75, 12);
    expect(measured.macroF1).toBeCloseTo(0.7222222222222222, 12);
    expect(measured.weightedF1).toBeCloseTo(0.75, 12);
    expect(measured.macroRocAuc).toBeCloseTo(0.8518518518518517, 12);
    expect(measured.weightedRocAuc).toBeCloseTo(0.8611111111111112, 12);
    expect(measured.logLoss).toBeCloseTo(0.7445744030993954, 12);
    expect(measured.confusion).toEqual([
      [2, 0, 1],
      [1, 2, 0],
      [0, 1, 5],
    ]);
    expect(measured.classes.map((each) => each.precision)).toEqual([2 / 3, 2 / 3, 5 / 6]);
  });

  it('equals the figures of two classes', () => {
    const both = Float64Array.from({ length: 120 }, (_, i) => {
      const p = recordedRows.probabilities[i >> 1]!;
      return i % 2 === 1 ? p : 1 - p;
    });
    const several = measureClasses(recordedRows.labels, both, 2);
    // Equal probabilities go to the first class, so the positive one needs more than a half.
    const two = measureBinary(recordedRows.labels, recordedRows.probabilities, 0.5 + 2 ** -52);
    expect(several.accuracy).toBe(two.accuracy);
    expect(several.logLoss).toBeCloseTo(two.logLoss, 12);
    const { f1, precision, recall, rocAuc } = several.classes[1]!;
    expect({ f1, precision, recall, rocAuc }).toEqual({
      f1: two.f1,
      precision: two.precision,
      recall: two.recall,
      rocAuc: two.rocAuc,
    });
  });

  it('leaves a class that is absent out of the means', () => {
    const measured = measureClasses(Uint8Array.of(0, 1), Float64Array.of(1, 0, 0, 0, 1, 0), 3);
    expect(measured.classes[2]!.f1).toBeNaN();
    expect(measured.macroF1).toBe(1);
    expect(measured.macroRocAuc).toBe(1);
  });

  it.each([
    ['learning.no-rows', [], [], 2],
    ['learning.lengths-differ', [0], [1], 2],
    ['input.invalid', [2], [1, 0], 2],
    ['input.invalid', [0], [1], 1],
    ['input.invalid', [0], [0.5, 0.4], 2],
    ['learning.bad-probability', [0], [1.5, -0.5], 2],
  ])('refuses with %s', (code, classes, p, count) => {
    expect(() => measureClasses(Uint8Array.from(classes), Float64Array.from(p), count)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
