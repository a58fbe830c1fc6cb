import type { TreeEnsemble } from '../trees/tree-ensemble.js';

/** The margin of a prepared row by the plain definition of the ensemble: the reference of tests. */
export function naiveMargin(ensemble: TreeEnsemble, row: Float64Array): number {
  let margin = ensemble.baseMargin;
  for (let t = 0; t + 1 < ensemble.treeStart.length; t++) {
    let node = ensemble.treeStart[t]!;
    while (ensemble.splitFeature[node]! >= 0) {
      const isLeft = naivelyLeft(ensemble, node, row[ensemble.splitFeature[node]!]!);
      node = (isLeft ? ensemble.left : ensemble.right)[node]!;
    }
    margin += ensemble.value[node]!;
  }
  return margin;
}

/** Which way a value goes, from the words of the definition alone. */
export function naivelyLeft(ensemble: TreeEnsemble, node: number, x: number): boolean {
  const { categorySplits, missingLeft, threshold } = ensemble;
  const set = categorySplits?.setOfNode[node] ?? -1;
  if (set < 0) return Number.isNaN(x) ? missingLeft[node] === 1 : x < threshold[node]!;
  const goingLeft: number[] = [];
  for (let category = 0; category < 256; category++) {
    const word = categorySplits!.bits[8 * set + Math.floor(category / 32)]!;
    if (Math.floor(word / 2 ** (category % 32)) % 2 === 1) goingLeft.push(category);
  }
  const isCategory = Number.isInteger(x) && x >= 0 && x <= 255;
  return isCategory ? goingLeft.includes(x) : missingLeft[node] === 1;
}
