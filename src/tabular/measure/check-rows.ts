import { problem } from '../../shared/index.js';

/** Throws on no rows, lengths that differ, labels other than 0 and 1, and probabilities that are NaN or outside 0..1. */
export function checkProbabilities(labels: Uint8Array, probabilities: Float64Array): void {
  checkLabels(labels, 'probabilities', probabilities.length);
  for (let row = 0; row < labels.length; row++) {
    const p = probabilities[row]!;
    if (!(p >= 0 && p <= 1)) throw problem('learning.bad-probability', { row, got: p });
  }
}

/** Throws on no rows, lengths that differ, labels other than 0 and 1, and scores that are NaN; infinite ones rank. */
export function checkScores(labels: Uint8Array, scores: Float64Array): void {
  checkLabels(labels, 'scores', scores.length);
  const row = scores.findIndex(Number.isNaN);
  if (row >= 0)
    throw problem('input.invalid', {
      at: `score of row ${row + 1}`,
      got: 'NaN',
      expected: 'a number',
    });
}

/** Throws `learning.one-class` unless both labels occur. */
export function checkBothClasses(labels: Uint8Array, where: string): void {
  const absent = [0, 1].find((label) => !labels.includes(label));
  if (absent !== undefined)
    throw problem('learning.one-class', { where, className: String(1 - absent) });
}

/** Throws `input.invalid` unless the value is a finite number that `accepts` takes. */
export function checkOption(
  at: string,
  value: number,
  expected: string,
  accepts: (value: number) => boolean,
): void {
  if (!Number.isFinite(value) || !accepts(value))
    throw problem('input.invalid', { at, got: String(value), expected });
}

function checkLabels(labels: Uint8Array, what: string, got: number): void {
  if (labels.length === 0) throw problem('learning.no-rows', { purpose: 'measuring' });
  if (got !== labels.length)
    throw problem('learning.lengths-differ', { what, got, expected: labels.length });
  for (let row = 0; row < labels.length; row++)
    if (labels[row]! > 1) throw problem('learning.bad-label', { row, got: labels[row]! });
}
