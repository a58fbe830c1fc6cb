import type { Random } from '../../shared/index.js';
import { divideNode, mayDivide } from './divide-node.js';
import { type FoundDivision, findConstrainedSplit } from './find-constrained-split.js';
import type { GrowingNode } from './growing-node.js';
import type { GrowthPolicy } from './growth-policy.js';
import type { Histogram } from './number-types.js';
import { sampleFeatures } from './sample.js';
import { findSplit, type QuantisedRules } from './split.js';
import type { TreeGround } from './tree-ground.js';

/** A node that can be divided. */
export interface OpenNode {
  readonly node: GrowingNode;
  readonly split: FoundDivision;
  /** From which its children's are derived; null where there is no room to keep it. */
  readonly histogram: Histogram | null;
}

// Nodes that look at so few of the tree's features sum only these, each node for itself.
const fewFeatures = 0.4;

/**
 * Divides nodes in the order of the policy, each by its best split, from the root on.
 * Only the smaller child's histogram is summed; the larger is its parent's minus the smaller.
 */
export function growByNode(
  ground: TreeGround,
  root: GrowingNode,
  features: Int32Array,
  rules: QuantisedRules,
  policy: GrowthPolicy,
  random: Random,
): void {
  const { kernel, pool, layout, kinds } = ground;
  const share = ground.rules.columnShareByNode;
  const eachForItself = share < fewFeatures;
  const open: OpenNode[] = [];

  const build = (node: GrowingNode, of: Int32Array, into: Histogram) =>
    kernel.buildHistogram(
      ground.binned,
      layout,
      of,
      ground.pairs,
      ground.rows,
      node.begin,
      node.end,
      into,
    );
  /** Opens the node if it has a split. Whoever waits with a histogram leaves one to work with in the pool. */
  const consider = (node: GrowingNode, seen: Int32Array, histogram: Histogram) => {
    const split =
      kinds === null
        ? findSplit(kernel, histogram, layout, seen, node.sums, rules)
        : findConstrainedSplit(
            kernel,
            histogram,
            layout,
            seen,
            kinds,
            node.sums,
            node.limits,
            rules,
          );
    const kept = split !== null && !eachForItself && pool.freeCount > 0;
    if (!kept) pool.giveBack(histogram);
    if (split !== null) open.push({ node, split, histogram: kept ? histogram : null });
  };
  const considerAlone = (node: GrowingNode) => {
    const seen = sampleFeatures(features, share, random);
    const histogram = pool.take();
    build(node, eachForItself ? seen : features, histogram);
    consider(node, seen, histogram);
  };

  if (mayDivide(root, ground.rules, rules)) considerAlone(root);
  for (let leaves = 1; open.length > 0 && leaves < policy.maxLeaves; leaves++) {
    const { node, split, histogram } = policy.take(open);
    const [left, right] = divideNode(ground, node, split, rules);
    const inOrder =
      left.end - left.begin <= right.end - right.begin ? [left, right] : [right, left];
    const divisible = inOrder.filter((child) => mayDivide(child, ground.rules, rules));
    if (histogram === null) for (const child of divisible) considerAlone(child);
    else if (divisible.length === 0) pool.giveBack(histogram);
    else {
      const [smaller, larger] = inOrder;
      const other = pool.take();
      build(smaller!, features, other);
      if (divisible.includes(larger!)) kernel.subtractHistogram(layout, features, histogram, other);
      for (const [child, own] of [
        [smaller!, other],
        [larger!, histogram],
      ] as const)
        if (divisible.includes(child))
          consider(child, sampleFeatures(features, share, random), own);
        else pool.giveBack(own);
    }
  }
  for (const { histogram } of open) if (histogram !== null) pool.giveBack(histogram);
}
