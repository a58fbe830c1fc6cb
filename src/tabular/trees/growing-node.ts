import type { PairSums } from './quantise.js';
import { noLimits, type ValueLimits } from './scan-constrained.js';
import type { NodeSplit } from './split.js';

/** A node while its tree grows. It owns `rows[begin..end)` of the ground's rows. */
export interface GrowingNode {
  readonly depth: number;
  readonly begin: number;
  readonly end: number;
  /** Of the quantised pairs, by which splits are chosen. */
  readonly sums: PairSums;
  /** Between which values its leaves must stay. */
  readonly limits: ValueLimits;
  /** Sums of the real pairs of the node's rows, known when the tree has grown. */
  sumGradients: number;
  sumHessians: number;
  /** Null on a leaf. */
  split: GrownSplit | null;
  left: GrowingNode | null;
  right: GrowingNode | null;
  /** What the leaf adds to the margin, learning rate included; 0 on an inner node. */
  value: number;
}

/** A split, by a threshold or by category. */
export interface GrownSplit extends NodeSplit {
  /** By bin code, that of missing values included, 1 where it goes left; absent where bins 0..bin do. */
  readonly sideOfBin?: Uint8Array;
}

export function newNode(
  depth: number,
  begin: number,
  end: number,
  sums: PairSums,
  limits: ValueLimits = noLimits,
): GrowingNode {
  return {
    depth,
    begin,
    end,
    sums,
    limits,
    sumGradients: 0,
    sumHessians: 0,
    split: null,
    left: null,
    right: null,
    value: 0,
  };
}

/** Calls back with every leaf below the node, from left to right. */
export function eachLeaf(node: GrowingNode, visit: (leaf: GrowingNode) => void): void {
  if (node.left === null || node.right === null) visit(node);
  else {
    eachLeaf(node.left, visit);
    eachLeaf(node.right, visit);
  }
}
