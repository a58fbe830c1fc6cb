import type { Random } from '../../shared/index.js';
import { growByNode } from './grow-by-node.js';
import { growSymmetric } from './grow-symmetric.js';
import { eachLeaf, type GrowingNode, newNode } from './growing-node.js';
import { depthWise, leafWise } from './growth-policy.js';
import type { GradientPairs } from './number-types.js';
import { type PairScales, pairScales } from './quantise.js';
import { limitedScore, noLimits, type ValueLimits } from './scan-constrained.js';
import { leafValue, quantisedRules, sideScore } from './split.js';
import type { TreeGround, TreeRules } from './tree-ground.js';

export interface GrownTree {
  readonly root: GrowingNode;
  /** By row it grew on: which leaf, counted from left to right, it lies in. Both are good until the next tree grows. */
  readonly leafOfRow: Uint32Array;
  /** What each leaf adds to the margin. */
  readonly leafValues: Float64Array;
}

/**
 * Grows one tree on the given row positions, which rise, and active features, by the gradients of one of the ground's
 * outputs. Splits are chosen by sums of rounded gradients, which are exact integers, the same in any order; values,
 * covers and gains are then taken from the real ones.
 */
export function growTree(
  ground: TreeGround,
  gradients: GradientPairs,
  rows: Uint32Array,
  features: Int32Array,
  random: Random,
): GrownTree {
  const { kernel, rules } = ground;
  const drawn = ground.drawn.subarray(0, rows.length);
  drawn.set(rows);
  ground.rows.set(rows);
  const scales = pairScales(kernel.gradientMagnitudes(gradients, drawn));
  const sums = kernel.quantisePairs(gradients, drawn, scales, ground.pairs);
  const root = newNode(0, 0, rows.length, sums);
  const quantised = quantisedRules(rules, scales);
  if (rules.growth === 'symmetric') growSymmetric(ground, root, features, quantised, random);
  else {
    const policy = rules.growth === 'leafwise' ? leafWise(rules.maxLeaves) : depthWise;
    growByNode(ground, root, features, quantised, policy, random);
  }

  const leaves: GrowingNode[] = [];
  eachLeaf(root, (leaf) => {
    kernel.markLeaf(ground.rows, leaf.begin, leaf.end, leaves.length, ground.leafOfRow);
    leaves.push(leaf);
  });
  const leafSums = ground.leafSums.subarray(0, 2 * leaves.length).fill(0);
  kernel.sumLeaves(gradients, drawn, ground.leafOfRow, leafSums);
  leaves.forEach((leaf, at) => {
    leaf.sumGradients = leafSums[2 * at]!;
    leaf.sumHessians = leafSums[2 * at + 1]!;
    const value = leafValue(leaf.sumGradients, leaf.sumHessians, rules);
    const { lower, upper } = realLimits(leaf, scales);
    leaf.value = rules.learningRate * Math.min(upper, Math.max(lower, value));
  });
  settle(root, rules, scales);
  leaves.forEach((leaf, at) => {
    ground.leafValues[at] = leaf.value;
  });
  return { root, leafOfRow: ground.leafOfRow, leafValues: ground.leafValues };
}

/** Gives every inner node the sums of its leaves and the gain that follows from them. */
function settle(node: GrowingNode, rules: TreeRules, scales: PairScales): void {
  const { left, right, split } = node;
  if (left === null || right === null || split === null) return;
  settle(left, rules, scales);
  settle(right, rules, scales);
  node.sumGradients = left.sumGradients + right.sumGradients;
  node.sumHessians = left.sumHessians + right.sumHessians;
  const [own, ...sides] = [node, left, right].map((of) => scoreOf(of, rules, scales));
  const gain = sides[0]! + sides[1]! - own!;
  node.split = { ...split, gain };
}

function scoreOf(node: GrowingNode, rules: TreeRules, scales: PairScales): number {
  const { sumGradients: gradients, sumHessians: hessians } = node;
  if (node.limits === noLimits) return sideScore(gradients, hessians, rules);
  return limitedScore({ gradients, hessians }, realLimits(node, scales), rules);
}

/** The limits of a node's values without the scales of quantised pairs, which are powers of two. */
function realLimits({ limits }: GrowingNode, scales: PairScales): ValueLimits {
  if (limits === noLimits) return noLimits;
  const unit = scales.hessian / scales.gradient;
  return { lower: limits.lower * unit, upper: limits.upper * unit };
}
