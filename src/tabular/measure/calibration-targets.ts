import { problem } from '../../shared/index.js';
import { checkBothClasses, checkScores } from './check-rows.js';

/** Laplace's rule of succession: no number of rows makes a probability 0 or 1 (Platt 1999). */
export function calibrationTargets(labels: Uint8Array): {
  /** 1 / (negatives + 2). */
  readonly low: number;
  /** (positives + 1) / (positives + 2). */
  readonly high: number;
  readonly positives: number;
  readonly negatives: number;
} {
  let positives = 0;
  for (const label of labels) positives += label;
  const negatives = labels.length - positives;
  return {
    low: 1 / (negatives + 2),
    high: (positives + 1) / (positives + 2),
    positives,
    negatives,
  };
}

/** Throws on no rows, one class, lengths that differ and margins that are not finite. */
export function checkCalibrationRows(labels: Uint8Array, margins: Float64Array): void {
  checkScores(labels, margins);
  checkBothClasses(labels, 'rows for calibration');
  const row = margins.findIndex((margin) => !Number.isFinite(margin));
  if (row >= 0)
    throw problem('input.invalid', {
      at: `margin of row ${row + 1}`,
      got: String(margins[row]),
      expected: 'a finite number',
    });
}
