import type { Random } from '../../shared/index.js';
import type { BinCuts, BinnedRows } from './binning.js';
import type { GrowthPolicy } from './growth-policy.js';
import {
  buildHistogram,
  type HistogramLayout,
  type HistogramPool,
  subtractHistogram,
} from './histogram.js';
import type { GradientPairs, Histogram, RowPositions } from './number-types.js';
import { sampleFeatures } from './sample.js';
import { findSplit, leafValue, type NodeSplit, type SplitRules } from './split.js';

/** A node while its tree grows. It owns `rows[begin..end)` of the tree's row positions. */
export interface GrowingNode {
  readonly depth: number;
  readonly begin: number;
  readonly end: number;
  readonly sumGradients: number;
  readonly sumHessians: number;
  /** Null on a leaf. */
  split: NodeSplit | null;
  left: GrowingNode | null;
  right: GrowingNode | null;
  /** What the leaf adds to the margin, learning rate included; 0 on an inner node. */
  value: number;
}

/** A node that will be divided, with the histogram its children are derived from. */
export interface OpenNode {
  readonly node: GrowingNode;
  readonly split: NodeSplit;
  readonly histogram: Histogram;
}

export interface TreeRules extends SplitRules {
  readonly maxDepth: number;
  readonly learningRate: number;
  readonly columnShareByNode: number;
}

/** What stays the same for all trees of an ensemble. */
export interface TreeGround {
  readonly cuts: BinCuts;
  readonly layout: HistogramLayout;
  readonly binned: BinnedRows;
  readonly pool: HistogramPool;
  /** At least as long as any tree's rows. */
  readonly scratch: RowPositions;
  readonly rules: TreeRules;
  readonly policy: GrowthPolicy;
}

/**
 * Grows one tree on the given row positions and active features; answers its root.
 * The positions are reordered so that every node's rows lie together: rows = [left | right].
 * Only the smaller child's histogram is summed; the larger is its parent's minus the smaller.
 */
export function growTree(
  ground: TreeGround,
  gradients: GradientPairs,
  rows: RowPositions,
  features: Int32Array,
  random: Random,
): GrowingNode {
  const { policy, pool, rules } = ground;
  const [sumGradients, sumHessians] = sumPairs(gradients, rows);
  const root = newNode(0, 0, rows.length, sumGradients, sumHessians);
  const noiseHessians = sumHessians * 1e-12;
  const open: OpenNode[] = [];

  const consider = (node: GrowingNode, histogram: Histogram) => {
    const split = mayDivide(node, rules)
      ? findSplit(
          histogram,
          ground.cuts,
          ground.layout,
          sampleFeatures(features, rules.columnShareByNode, random),
          node.sumGradients,
          node.sumHessians,
          noiseHessians,
          rules,
        )
      : null;
    if (split !== null) open.push({ node, split, histogram });
    else {
      node.value = rules.learningRate * leafValue(node.sumGradients, node.sumHessians, rules);
      pool.giveBack(histogram);
    }
  };
  const build = (node: GrowingNode, into: Histogram) =>
    buildHistogram(ground.binned, features, gradients, rows, node.begin, node.end, into);

  const rootHistogram = pool.take();
  if (mayDivide(root, rules)) build(root, rootHistogram);
  consider(root, rootHistogram);
  while (open.length > 0) {
    const { node, split, histogram } = policy.take(open);
    const middle = divideRows(ground, split, rows, node.begin, node.end);
    if (middle === node.begin || middle === node.end) {
      // Only rounding told the sides apart.
      node.value = rules.learningRate * leafValue(node.sumGradients, node.sumHessians, rules);
      pool.giveBack(histogram);
      continue;
    }
    const left = newNode(
      node.depth + 1,
      node.begin,
      middle,
      split.leftGradients,
      split.leftHessians,
    );
    const right = newNode(
      node.depth + 1,
      middle,
      node.end,
      node.sumGradients - split.leftGradients,
      node.sumHessians - split.leftHessians,
    );
    node.split = split;
    node.left = left;
    node.right = right;
    const other = pool.take();
    const [smaller, larger] =
      left.end - left.begin <= right.end - right.begin ? [left, right] : [right, left];
    if (mayDivide(left, rules) || mayDivide(right, rules)) {
      build(smaller, other);
      if (mayDivide(larger, rules)) subtractHistogram(histogram, other);
    }
    consider(smaller, other);
    consider(larger, histogram);
  }
  return root;
}

/** Calls back with every leaf below the node. */
export function eachLeaf(node: GrowingNode, visit: (leaf: GrowingNode) => void): void {
  if (node.left === null || node.right === null) visit(node);
  else {
    eachLeaf(node.left, visit);
    eachLeaf(node.right, visit);
  }
}

function newNode(
  depth: number,
  begin: number,
  end: number,
  sumGradients: number,
  sumHessians: number,
): GrowingNode {
  return {
    depth,
    begin,
    end,
    sumGradients,
    sumHessians,
    split: null,
    left: null,
    right: null,
    value: 0,
  };
}

function sumPairs(gradients: GradientPairs, rows: RowPositions): [number, number] {
  let g = 0;
  let h = 0;
  for (let i = 0; i < rows.length; i++) {
    g += gradients[2 * rows[i]!]!;
    h += gradients[2 * rows[i]! + 1]!;
  }
  return [g, h];
}

function mayDivide(node: GrowingNode, rules: TreeRules): boolean {
  return (
    node.depth < rules.maxDepth &&
    node.end - node.begin >= 2 &&
    node.sumHessians >= 2 * rules.minChildWeight
  );
}

/** Puts the left rows of `rows[begin..end)` before the right ones, each side in its old order; answers where the right begin. */
function divideRows(
  ground: TreeGround,
  split: NodeSplit,
  rows: RowPositions,
  begin: number,
  end: number,
): number {
  const { columnCodes, rowCount } = ground.binned;
  const { scratch, cuts } = ground;
  const { active, bin } = split;
  const start = active * rowCount;
  const missingCode = cuts.thresholds[cuts.activeFeatures[active]!]!.length + 1;
  const missingStep = split.missingLeft ? 1 : 0;
  let left = begin;
  let right = 0;
  for (let i = begin; i < end; i++) {
    const row = rows[i]!;
    const code = columnCodes[start + row]!;
    const goesLeft = Number(code <= bin) | (Number(code === missingCode) & missingStep);
    // Both sides are written and one of them kept: cheaper than a branch no processor can foresee.
    rows[left] = row;
    scratch[right] = row;
    left += goesLeft;
    right += 1 - goesLeft;
  }
  rows.set(scratch.subarray(0, right), left);
  return left;
}
