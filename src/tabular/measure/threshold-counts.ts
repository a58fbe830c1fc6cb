/** What each threshold calls positive, falling: entry i counts the rows that score `thresholds[i]` or more. */
export interface ThresholdCounts {
  /** Every distinct score, highest first. */
  readonly thresholds: Float64Array;
  readonly truePositives: Uint32Array;
  readonly falsePositives: Uint32Array;
  readonly positives: number;
  readonly negatives: number;
}

/** One sort and one pass. Labels 0 and 1, scores without NaN, same length; not checked here. */
export function thresholdCounts(labels: Uint8Array, scores: Float64Array): ThresholdCounts {
  const order = fallingOrder(scores);
  const thresholds = new Float64Array(scores.length);
  const truePositives = new Uint32Array(scores.length);
  const falsePositives = new Uint32Array(scores.length);
  let distinct = 0;
  let positives = 0;
  let negatives = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    if (labels[row] === 1) positives++;
    else negatives++;
    if (i + 1 < order.length && scores[order[i + 1]!] === scores[row]) continue;
    thresholds[distinct] = scores[row]!;
    truePositives[distinct] = positives;
    falsePositives[distinct++] = negatives;
  }
  return {
    thresholds: thresholds.subarray(0, distinct),
    truePositives: truePositives.subarray(0, distinct),
    falsePositives: falsePositives.subarray(0, distinct),
    positives,
    negatives,
  };
}

/** Rows by score, highest first; equal scores keep row order. */
export function fallingOrder(scores: Float64Array): Uint32Array {
  const order = new Uint32Array(scores.length);
  for (let row = 0; row < order.length; row++) order[row] = row;
  return order.sort((a, b) => (scores[a]! > scores[b]! ? -1 : scores[a]! < scores[b]! ? 1 : a - b));
}
