import type { Random } from '../../shared/index.js';

/** What a forest learns from: features of every row of the table (NaN = missing) and their classes. */
export interface ForestTable {
  readonly columns: readonly Float64Array[];
  readonly labels: Uint8Array;
  readonly classCount: number;
}

/** The rows of one node, with how much each row of the table weighs in this tree. */
export interface ForestNode {
  readonly begin: number;
  readonly end: number;
  readonly weightOfRow: Float64Array;
  /** Weight of each class in the node. */
  readonly classWeights: Float64Array;
  readonly sumWeight: number;
}

/** The best division found so far; a finder writes a better one over it. */
export interface ForestSplit {
  feature: number;
  /** Left when below; +Infinity parts the missing from all others. */
  threshold: number;
  missingLeft: boolean;
  /** Sum over both sides of (sum of squared class weights) / weight: the larger, the smaller the Gini impurity. */
  score: number;
}

/**
 * Tries to divide a node by one feature, whose rows are `rows[begin..end)`; writes into `best` what beats its score.
 */
export type SplitFinder = (
  feature: number,
  rows: Uint32Array,
  node: ForestNode,
  best: ForestSplit,
  random: Random,
) => void;

/**
 * The division of least Gini impurity among all of the feature (Breiman 2001), midway between neighbouring values.
 * Rows must rise by the feature, missing ones last. Missing values try both sides.
 */
export function bestSplits(table: ForestTable, minLeafRows: number): SplitFinder {
  const { columns, labels, classCount } = table;
  const left = new Float64Array(classCount);
  const missing = new Float64Array(classCount);

  return (feature, rows, node, best) => {
    const { begin, end, weightOfRow, classWeights, sumWeight } = node;
    const values = columns[feature]!;
    let presentEnd = end;
    missing.fill(0);
    while (presentEnd > begin && Number.isNaN(values[rows[presentEnd - 1]!]!)) {
      const row = rows[--presentEnd]!;
      missing[labels[row]!] = missing[labels[row]!]! + weightOfRow[row]!;
    }
    const someMissing = presentEnd < end;
    if (presentEnd === begin) return;
    const first = values[rows[begin]!]!;
    if (!someMissing && first === values[rows[presentEnd - 1]!]!) return;

    for (let side = 0; side <= (someMissing ? 1 : 0); side++) {
      const missingLeft = side === 1;
      const missingRows = end - presentEnd;
      left.fill(0);
      let leftWeight = 0;
      let leftSquares = 0;
      let rightSquares = 0;
      for (let k = 0; k < classCount; k++) {
        if (missingLeft) left[k] = missing[k]!;
        leftWeight += left[k]!;
        leftSquares += left[k]! ** 2;
        rightSquares += (classWeights[k]! - left[k]!) ** 2;
      }
      // With missing values on the right, the cut after the last value parts them from all present ones.
      const cutEnd = missingLeft || !someMissing ? presentEnd - 1 : presentEnd;
      let value = first;
      for (let i = begin; i < cutEnd; i++) {
        const row = rows[i]!;
        const weight = weightOfRow[row]!;
        const k = labels[row]!;
        const before = left[k]!;
        leftSquares += weight * (2 * before + weight);
        rightSquares -= weight * (2 * (classWeights[k]! - before) - weight);
        left[k] = before + weight;
        leftWeight += weight;
        const next = i + 1 < presentEnd ? values[rows[i + 1]!]! : Number.POSITIVE_INFINITY;
        if (next === value) continue;
        const here = value;
        value = next;
        const leftRows = i + 1 - begin + (missingLeft ? missingRows : 0);
        if (leftRows < minLeafRows || end - begin - leftRows < minLeafRows) continue;
        const score = leftSquares / leftWeight + rightSquares / (sumWeight - leftWeight);
        if (score > best.score) {
          best.feature = feature;
          best.threshold = between(here, next);
          best.missingLeft = someMissing ? missingLeft : 2 * leftWeight >= sumWeight;
          best.score = score;
        }
      }
    }
  };
}

/** One threshold drawn evenly between the feature's least and largest value in the node (Geurts, Ernst & Wehenkel 2006). */
export function randomSplits(table: ForestTable, minLeafRows: number): SplitFinder {
  const { columns, labels, classCount } = table;
  const left = new Float64Array(classCount);
  const missing = new Float64Array(classCount);
  // What a node's rows hold, side by side: every feature that is tried reads them.
  const classOf = new Uint8Array(labels.length);
  const weightOf = new Float64Array(labels.length);
  const valueAt = new Float64Array(labels.length);
  let gathered: ForestNode | null = null;

  return (feature, rows, node, best, random) => {
    const { begin, end, weightOfRow, classWeights, sumWeight } = node;
    const count = end - begin;
    if (gathered !== node) {
      gathered = node;
      for (let i = 0; i < count; i++) {
        const row = rows[begin + i]!;
        classOf[i] = labels[row]!;
        weightOf[i] = weightOfRow[row]!;
      }
    }
    const values = columns[feature]!;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < count; i++) {
      const value = values[rows[begin + i]!]!;
      valueAt[i] = value;
      // False for NaN.
      if (value < least) least = value;
      if (value > most) most = value;
    }
    let threshold = Number.POSITIVE_INFINITY;
    if (most > least) {
      threshold = most - random.next() * (most - least);
      if (!(threshold > least)) threshold = most;
    }
    left.fill(0);
    missing.fill(0);
    let leftRows = 0;
    let missingRows = 0;
    for (let i = 0; i < count; i++) {
      const value = valueAt[i]!;
      const k = classOf[i]!;
      if (value < threshold) {
        left[k] = left[k]! + weightOf[i]!;
        leftRows++;
      } else if (Number.isNaN(value)) {
        missing[k] = missing[k]! + weightOf[i]!;
        missingRows++;
      }
    }
    for (let side = 0; side <= (missingRows > 0 && most > least ? 1 : 0); side++) {
      const rowsHere = leftRows + (side === 1 ? missingRows : 0);
      if (rowsHere < minLeafRows || count - rowsHere < minLeafRows) continue;
      let leftWeight = 0;
      let leftSquares = 0;
      let rightSquares = 0;
      for (let k = 0; k < classCount; k++) {
        const onLeft = left[k]! + (side === 1 ? missing[k]! : 0);
        leftWeight += onLeft;
        leftSquares += onLeft * onLeft;
        rightSquares += (classWeights[k]! - onLeft) ** 2;
      }
      const score = leftSquares / leftWeight + rightSquares / (sumWeight - leftWeight);
      if (score > best.score) {
        best.feature = feature;
        best.threshold = threshold;
        best.missingLeft = missingRows > 0 ? side === 1 : 2 * leftWeight >= sumWeight;
        best.score = score;
      }
    }
  };
}

// Some t with lower < t <= upper; halves first, because the sum of two large values overflows.
function between(lower: number, upper: number): number {
  const middle = lower / 2 + upper / 2;
  return middle > lower && middle <= upper ? middle : upper;
}
