import type { TreeEnsemble } from '../trees/tree-ensemble.js';

/** The margin of a prepared row by the plain definition of the ensemble: the reference of tests. */
export function naiveMargin(ensemble: TreeEnsemble, row: Float64Array): number {
  let margin = ensemble.baseMargin;
  for (let t = 0; t + 1 < ensemble.treeStart.length; t++) {
    let node = ensemble.treeStart[t]!;
    while (ensemble.splitFeature[node]! >= 0) {
      const x = row[ensemble.splitFeature[node]!]!;
      const goesLeft = Number.isNaN(x)
        ? ensemble.missingLeft[node] === 1
        : x < ensemble.threshold[node]!;
      node = (goesLeft ? ensemble.left : ensemble.right)[node]!;
    }
    margin += ensemble.value[node]!;
  }
  return margin;
}
