import { childLimits, type FoundDivision } from './find-constrained-split.js';
import { type GrowingNode, newNode } from './growing-node.js';
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
  { kernel, cuts, layout, binned, rows, scratch, sideOfCode, kinds }: TreeGround,
  node: GrowingNode,
  { left: sumsLeft, ...split }: FoundDivision,
  rules: QuantisedRules,
): readonly [GrowingNode, GrowingNode] {
  const { depth, begin, end, sums } = node;
  const { active, bin, missingLeft } = split;
  if (split.sideOfBin !== undefined) sideOfCode.set(split.sideOfBin);
  else {
    sideOfCode.fill(0).fill(1, 0, bin + 1);
    const missingCode = cuts.thresholds[cuts.activeFeatures[active]!]!.length + 1;
    if (layout.hasMissing[active] === 1) sideOfCode[missingCode] = missingLeft ? 1 : 0;
  }
  const codes = binned.columnCodes.subarray(
    active * binned.rowCount,
    (active + 1) * binned.rowCount,
  );
  const middle = kernel.divideRows(rows, begin, end, codes, sideOfCode, scratch);
  const sumsRight = {
    gradients: sums.gradients - sumsLeft.gradients,
    hessians: sums.hessians - sumsLeft.hessians,
  };
  const [limitsLeft, limitsRight] =
    kinds === null
      ? [noLimits, noLimits]
      : childLimits(kinds[active]!, sumsLeft, sumsRight, node.limits, rules);
  const left = newNode(depth + 1, begin, middle, sumsLeft, limitsLeft);
  const right = newNode(depth + 1, middle, end, sumsRight, limitsRight);
  node.split = split;
  node.left = left;
  node.right = right;
  return [left, right];
}
