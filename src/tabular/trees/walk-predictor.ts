import type { RowPredictor } from './compile-predictor.js';
import { goesLeft } from './goes-left.js';
import type { TreeEnsemble } from './tree-ensemble.js';

/** Follows every tree from its root: any depth, no memory beyond the ensemble. */
export function walkPredictor(ensemble: TreeEnsemble): RowPredictor {
  const { baseMargin, treeStart, splitFeature, threshold, missingLeft, left, right, value } =
    ensemble;
  const treeCount = treeStart.length - 1;
  if (ensemble.categorySplits !== undefined)
    return (row) => {
      let margin = baseMargin;
      for (let tree = 0; tree < treeCount; tree++) {
        let node = treeStart[tree]!;
        while (splitFeature[node]! >= 0) {
          const isLeft = goesLeft(ensemble, node, row[splitFeature[node]!]!);
          node = isLeft ? left[node]! : right[node]!;
        }
        margin += value[node]!;
      }
      return margin;
    };
  return (row) => {
    let margin = baseMargin;
    for (let tree = 0; tree < treeCount; tree++) {
      let node = treeStart[tree]!;
      let feature = splitFeature[node]!;
      while (feature >= 0) {
        const x = row[feature]!;
        const isLeft = Number.isNaN(x) ? missingLeft[node] === 1 : x < threshold[node]!;
        node = isLeft ? left[node]! : right[node]!;
        feature = splitFeature[node]!;
      }
      margin += value[node]!;
    }
    return margin;
  };
}
