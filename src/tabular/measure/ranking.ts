/**
 * Area under the ROC curve: the chance that a positive row scores above a negative one, equal scores counting half
 * (Mann & Whitney 1947, by mid-ranks). NaN when a class is absent. Scores must not be NaN.
 */
export function rocAuc(labels: Uint8Array, scores: Float64Array): number {
  let negativesBelow = 0;
  let positives = 0;
  let wins = 0;
  eachScore(labels, scores, 1, (positivesHere, negativesHere) => {
    wins += positivesHere * (negativesBelow + negativesHere / 2);
    negativesBelow += negativesHere;
    positives += positivesHere;
  });
  return wins / (positives * negativesBelow);
}

/**
 * Average precision: precision at every score that gains recall, weighted by the gain; the area under the
 * precision-recall curve without interpolation. NaN without a positive row.
 */
export function averagePrecision(labels: Uint8Array, scores: Float64Array): number {
  let positivesAbove = 0;
  let rowsAbove = 0;
  let sum = 0;
  eachScore(labels, scores, -1, (positivesHere, negativesHere) => {
    positivesAbove += positivesHere;
    rowsAbove += positivesHere + negativesHere;
    sum += positivesHere * (positivesAbove / rowsAbove);
  });
  return sum / positivesAbove;
}

/** Visits every distinct score, rising for direction 1 and falling for -1, with the rows that have it. */
function eachScore(
  labels: Uint8Array,
  scores: Float64Array,
  direction: 1 | -1,
  visit: (positivesHere: number, negativesHere: number) => void,
): void {
  const order = new Uint32Array(scores.length).map((_, row) => row);
  order.sort((a, b) => direction * (scores[a]! - scores[b]!));
  for (let i = 0; i < order.length; ) {
    const score = scores[order[i]!]!;
    let positivesHere = 0;
    const start = i;
    for (; i < order.length && scores[order[i]!] === score; i++)
      positivesHere += labels[order[i]!]!;
    visit(positivesHere, i - start - positivesHere);
  }
}
