import type { TreeEnsemble } from './tree-ensemble.js';

/** Whether a value of the node's feature sends a row left. The plain statement of the rule; fast paths repeat it. */
export function goesLeft(ensemble: TreeEnsemble, node: number, x: number): boolean {
  const missingLeft = ensemble.missingLeft[node] === 1;
  const sets = ensemble.categorySplits;
  const set = sets === undefined ? -1 : sets.setOfNode[node]!;
  if (sets !== undefined && set >= 0) return inSet(sets.bits, set, x, missingLeft);
  return Number.isNaN(x) ? missingLeft : x < ensemble.threshold[node]!;
}

/** Whether a category is in a set of those that go left; a value that is no category counts as missing. */
export function inSet(bits: Uint32Array, set: number, x: number, missingLeft: boolean): boolean {
  // NaN fails both comparisons.
  if (!(x >= 0 && x < 256) || x % 1 !== 0) return missingLeft;
  return ((bits[8 * set + (x >> 5)]! >>> (x & 31)) & 1) === 1;
}
