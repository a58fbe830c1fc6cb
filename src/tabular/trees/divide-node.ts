import { childLimits, type FoundDivision } from './find-constrained-split.js';
import { type GrowingNode, type GrownSplit, newNode } from './growing-node.js';
import { noLimits } from './scan-constrained.js';
import type { QuantisedRules } from './split.js';
import type { TreeGround, TreeRules } from './tree-ground.js';

/** Whether depth and weight allow the node two children. */
export function mayDivide(
  node: GrowingNode,
  { maxDepth }: TreeRules,
  { leastHessians }: QuantisedRules,
): boolean {
  return (
    node.depth < maxDepth && node.end - node.begin >= 2 && node.sums.hessians >= 2 * leastHessians
  );
}

/** Divides the node's rows by the split and gives it its children, which it answers: [left, right]. */
export function divideNode(
  ground: TreeGround,
  node: GrowingNode,
  { left: sumsLeft, ...split }: FoundDivision,
  rules: QuantisedRules,
): readonly [GrowingNode, GrowingNode] {
  const { depth, begin, end, sums } = node;
  const middle = divideBySplit(ground, split, begin, end);
  const sumsRight = {
    gradients: sums.gradients - sumsLeft.gradients,
    hessians: sums.hessians - sumsLeft.hessians,
  };
  const [limitsLeft, limitsRight] =
    ground.kinds === null
      ? [noLimits, noLimits]
      : childLimits(ground.kinds[split.active]!, sumsLeft, sumsRight, node.limits, rules);
  const left = newNode(depth + 1, begin, middle, sumsLeft, limitsLeft);
  const right = newNode(depth + 1, middle, end, sumsRight, limitsRight);
  node.split = split;
  node.left = left;
  node.right = right;
  return [left, right];
}

/** Puts those of `ground.rows[begin..end)` that the split sends left before the others; answers where the right ones begin. */
export function divideBySplit(
  { kernel, layout, binned, rows, scratch, sideOfCode }: TreeGround,
  { active, bin, missingLeft, sideOfBin }: GrownSplit,
  begin: number,
  end: number,
): number {
  if (sideOfBin !== undefined) sideOfCode.fill(0).set(sideOfBin);
  else {
    sideOfCode.fill(0).fill(1, 0, bin + 1);
    // The code after the last bin; rows the tree does not grow on may have it though no row it grows on does.
    sideOfCode[layout.binCounts[active]!] = missingLeft ? 1 : 0;
  }
  const codes = binned.columnCodes.subarray(
    active * binned.rowCount,
    (active + 1) * binned.rowCount,
  );
  return kernel.divideRows(rows, begin, end, codes, sideOfCode, scratch);
}
