import { describe, expect, it } from 'vitest';
import { measureBinary } from './measure-binary.js';

// Recorded with scikit-learn 1.2.1: f1_score, roc_auc_score, average_precision_score, log_loss(eps=1e-15), ...
const recorded = {
  labels: '000110100011100000001101100000011101010110000010000010110000',
  hundredths: [
    11, 31, 16, 54, 25, 14, 47, 46, 51, 0, 34, 65, 7, 16, 24, 54, 41, 19, 18, 21, 85, 42, 20, 59,
    49, 22, 2, 26, 16, 52, 41, 51, 66, 44, 49, 51, 39, 23, 34, 14, 6, 20, 6, 30, 76, 8, 38, 31, 37,
    22, 22, 42, 63, 4, 50, 52, 3, 32, 7, 48,
  ],
  f1: 0.5714285714285714,
  precision: 0.7142857142857143,
  recall: 0.47619047619047616,
  accuracy: 0.75,
  rocAuc: 0.7521367521367521,
  prAuc: 0.6412214171122217,
  logLoss: 0.5728166258578217,
  brier: 0.18941999999999995,
  confusion: { truePositive: 10, falsePositive: 4, trueNegative: 35, falseNegative: 11 },
};

describe('measureBinary', () => {
  it('agrees with scikit-learn on recorded rows', () => {
    const { labels, hundredths, confusion, ...figures } = recorded;
    const measured = measureBinary(
      Uint8Array.from(labels, Number),
      Float64Array.from(hundredths, (p) => p / 100),
    );
    expect(measured.rowCount).toBe(60);
    expect(measured.confusion).toEqual(confusion);
    for (const [name, value] of Object.entries(figures))
      expect(measured[name as keyof typeof figures], name).toBeCloseTo(value, 12);
  });

  it('calls a row positive from the threshold on', () => {
    const labels = Uint8Array.of(1, 0, 1);
    const at = (threshold: number) =>
      measureBinary(labels, Float64Array.of(0.5, 0.49, 0.9), threshold).confusion.truePositive;
    expect([at(0.5), at(0.51), at(0.91), at(0)]).toEqual([2, 1, 0, 2]);
  });

  it('clips certain mistakes in the log loss', () => {
    const { logLoss } = measureBinary(Uint8Array.of(1, 0), Float64Array.of(0, 1));
    expect(logLoss).toBeCloseTo(-Math.log(1e-15), 10);
  });

  it('says NaN, not 0, where a figure is not defined', () => {
    const noPositive = measureBinary(Uint8Array.of(0, 0), Float64Array.of(0.1, 0.2));
    for (const figure of ['f1', 'precision', 'recall', 'rocAuc', 'prAuc'] as const)
      expect(noPositive[figure], figure).toBeNaN();
    expect(noPositive.accuracy).toBe(1);
  });

  it.each([
    ['learning.no-rows', [], [], 0.5],
    ['learning.lengths-differ', [1, 0], [0.5], 0.5],
    ['learning.bad-label', [2], [0.5], 0.5],
    ['learning.bad-probability', [1], [1.2], 0.5],
    ['learning.bad-probability', [1], [Number.NaN], 0.5],
    ['input.invalid', [1], [0.5], 1.5],
    ['input.invalid', [1], [0.5], Number.NaN],
  ])('refuses with %s: labels %j, probabilities %j, threshold %d', (code, labels, p, threshold) => {
    expect(() => measureBinary(Uint8Array.from(labels), Float64Array.from(p), threshold)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
