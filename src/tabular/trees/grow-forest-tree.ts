import type { Random } from '../../shared/index.js';
import type { ForestNode, ForestSplit, ForestTable, SplitFinder } from './forest-split.js';
import type { NodeLists } from './node-lists.js';

export interface ForestRules {
  readonly maxDepth: number;
  readonly minLeafRows: number;
  /** Features a node looks at before it is divided, at least 1. */
  readonly featuresByNode: number;
}

/**
 * The rows of a tree, once or in several orders that all hold the same rows: `orders[a]` rises by feature
 * `features[a]`, missing values last; a single order serves every feature and stands in any order.
 * A node owns `begin..end` of each; dividing it keeps the order of both sides: rows = [left | right].
 */
export interface ForestRows {
  readonly orders: readonly Uint32Array[];
  /** The features that differ somewhere, by their number in the table. */
  readonly features: Int32Array;
  readonly weightOfRow: Float64Array;
}

/**
 * Grows one tree of a forest onto the end of `nodes`: until a node has one class, no feature differs in it, or a
 * rule ends it. Features are drawn anew at every node, and on until one of them can divide it, as scikit-learn does.
 */
export function growForestTree(
  table: ForestTable,
  { orders, features, weightOfRow }: ForestRows,
  findSplit: SplitFinder,
  rules: ForestRules,
  random: Random,
  nodes: NodeLists,
): void {
  const { labels, classCount } = table;
  const rowCount = orders[0]!.length;
  const drawn = features.map((_, at) => at);
  const scratch = new Uint32Array(rowCount);
  const goesLeft = new Uint8Array(labels.length);
  const best: ForestSplit = { feature: -1, threshold: 0, missingLeft: false, score: 0 };
  const open: OpenNode[] = [{ begin: 0, end: rowCount, depth: 0, parent: -1, isLeft: false }];
  for (let task = open.pop(); task !== undefined; task = open.pop()) {
    const { begin, end, depth } = task;
    const node = nodeOf(orders[0]!, begin, end, labels, weightOfRow, classCount);
    const at = nodes.add(task.parent, task.isLeft, node.classWeights, node.sumWeight);
    const squares = node.classWeights.reduce((sum, weight) => sum + weight * weight, 0);
    best.feature = -1;
    best.score = 0;
    const mayDivide =
      depth < rules.maxDepth &&
      end - begin >= 2 * rules.minLeafRows &&
      node.classWeights.indexOf(node.sumWeight) < 0;
    if (mayDivide) {
      // Fisher and Yates, stopped when enough features were looked at.
      const enough = drawn.length - rules.featuresByNode;
      for (let left = drawn.length; left > 0 && (left > enough || best.feature < 0); left--) {
        const pick = random.integer(left);
        const a = drawn[pick]!;
        drawn[pick] = drawn[left - 1]!;
        drawn[left - 1] = a;
        const rows = orders.length === 1 ? orders[0]! : orders[a]!;
        findSplit(features[a]!, rows, node, best, random);
      }
    }
    if (best.feature < 0) continue;
    const { feature, threshold, missingLeft } = best;
    const values = table.columns[feature]!;
    let leftCount = 0;
    for (let i = begin; i < end; i++) {
      const row = orders[0]![i]!;
      const value = values[row]!;
      const isLeft = value < threshold || (missingLeft && Number.isNaN(value)) ? 1 : 0;
      goesLeft[row] = isLeft;
      leftCount += isLeft;
    }
    nodes.divide(at, feature, threshold, missingLeft, best.score - squares / node.sumWeight);
    for (const order of orders) divide(order, begin, end, goesLeft, scratch);
    const middle = begin + leftCount;
    open.push({ begin: middle, end, depth: depth + 1, parent: at, isLeft: false });
    open.push({ begin, end: middle, depth: depth + 1, parent: at, isLeft: true });
  }
}

interface OpenNode {
  readonly begin: number;
  readonly end: number;
  readonly depth: number;
  readonly parent: number;
  readonly isLeft: boolean;
}

function nodeOf(
  rows: Uint32Array,
  begin: number,
  end: number,
  labels: Uint8Array,
  weightOfRow: Float64Array,
  classCount: number,
): ForestNode {
  const classWeights = new Float64Array(classCount);
  for (let i = begin; i < end; i++) {
    const row = rows[i]!;
    classWeights[labels[row]!] = classWeights[labels[row]!]! + weightOfRow[row]!;
  }
  // Summed over classes, so that a node of one class has exactly its weight.
  const sumWeight = classWeights.reduce((sum, weight) => sum + weight, 0);
  return { begin, end, weightOfRow, classWeights, sumWeight };
}

function divide(
  rows: Uint32Array,
  begin: number,
  end: number,
  goesLeft: Uint8Array,
  scratch: Uint32Array,
): void {
  let left = begin;
  let right = 0;
  for (let i = begin; i < end; i++) {
    const row = rows[i]!;
    const isLeft = goesLeft[row]!;
    // Both sides are written and one of them kept: cheaper than a branch no processor can foresee.
    rows[left] = row;
    scratch[right] = row;
    left += isLeft;
    right += 1 - isLeft;
  }
  for (let i = 0; i < right; i++) rows[left + i] = scratch[i]!;
}
