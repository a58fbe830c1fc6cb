import type { FittedLearner } from './learner.js';

/**
 * A two-class model with a perfect memory: a row that stood among the given ones, value for value, is answered with the
 * mean label of its copies there, every other row by the model. It measures how much of a figure is memory: where copies
 * lie on both sides of a split it beats the models that only learn, and where none do it is the model itself.
 */
export function rememberTwins(
  model: FittedLearner,
  columns: readonly Float64Array[],
  labels: Uint8Array,
  rows: Uint32Array,
): FittedLearner {
  const known = new Map<string, { positives: number; copies: number }>();
  const keyOf = rowKey(columns.length);
  for (const row of rows) {
    const key = keyOf(columns, row);
    const seen = known.get(key) ?? { positives: 0, copies: 0 };
    seen.positives += labels[row]!;
    seen.copies += 1;
    known.set(key, seen);
  }
  const probabilities: FittedLearner['probabilities'] = (given, asked) => {
    const answers = model.probabilities(given, asked);
    for (let i = 0; i < answers.length; i++) {
      const seen = known.get(keyOf(given, asked === undefined ? i : asked[i]!));
      if (seen !== undefined) answers[i] = seen.positives / seen.copies;
    }
    return answers;
  };
  return {
    family: model.family,
    classCount: model.classCount,
    probabilities,
    classProbabilities: (given, asked) => {
      const positive = probabilities(given, asked);
      return [positive.map((p) => 1 - p), positive];
    },
  };
}

/** The values of a row as one string, four characters a number: 0 and -0 alike, and so is every NaN. */
function rowKey(width: number): (columns: readonly Float64Array[], row: number) => string {
  const values = new Float64Array(width);
  const units = new Uint16Array(values.buffer);
  return (columns, row) => {
    // Adding 0 makes 0 of -0; NaN is written as one and the same.
    for (let f = 0; f < width; f++)
      values[f] = Number.isNaN(columns[f]![row]!) ? Number.NaN : columns[f]![row]! + 0;
    let key = '';
    for (const unit of units) key += String.fromCharCode(unit);
    return key;
  };
}
