import type { BinaryMetrics } from './binary-metrics.js';
import { checkOption, checkProbabilities } from './check-rows.js';
import { averagePrecision, rocAuc } from './ranking.js';

/** Probabilities are moved this far from 0 and 1 in the log loss, so that one certain mistake costs 34.5 and not infinity. */
export const logLossClip = 1e-15;

/**
 * Quality of probabilities of the positive class against labels 0 and 1. A row is called positive when its probability
 * is `threshold` or more (0..1, default 0.5). Figures that are not defined, such as precision without a positive call
 * or AUC of one class, are NaN.
 * Throws on no rows, lengths that differ, labels other than 0 and 1, probabilities that are NaN or outside 0..1.
 */
export function measureBinary(
  labels: Uint8Array,
  probabilities: Float64Array,
  threshold = 0.5,
): BinaryMetrics {
  checkOption('threshold', threshold, 'a number, 0 to 1', (value) => value >= 0 && value <= 1);
  checkProbabilities(labels, probabilities);
  let truePositive = 0;
  let falsePositive = 0;
  let trueNegative = 0;
  let falseNegative = 0;
  let logLoss = 0;
  let squares = 0;
  for (let row = 0; row < labels.length; row++) {
    const p = probabilities[row]!;
    const label = labels[row]!;
    if (p >= threshold) label === 1 ? truePositive++ : falsePositive++;
    else label === 1 ? falseNegative++ : trueNegative++;
    logLoss -= Math.log(Math.max(label === 1 ? p : 1 - p, logLossClip));
    squares += (p - label) ** 2;
  }
  const rowCount = labels.length;
  // 0 / 0 is NaN, which is what an undefined figure shall be.
  const precision = truePositive / (truePositive + falsePositive);
  const recall = truePositive / (truePositive + falseNegative);
  return {
    rowCount,
    positiveShare: (truePositive + falseNegative) / rowCount,
    threshold,
    f1: (2 * truePositive) / (2 * truePositive + falsePositive + falseNegative),
    precision,
    recall,
    accuracy: (truePositive + trueNegative) / rowCount,
    rocAuc: rocAuc(labels, probabilities),
    prAuc: averagePrecision(labels, probabilities),
    logLoss: logLoss / rowCount,
    brier: squares / rowCount,
    confusion: { truePositive, falsePositive, trueNegative, falseNegative },
  };
}
