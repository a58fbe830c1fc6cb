import { goesLeft } from '../trees/goes-left.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';

/**
 * The ensemble with covers counted anew: how many of the given rows reach each node. `rows` is row-major, `featureCount`
 * prepared values a row, NaN = missing. With the rows a tree was grown on these are the covers of its training.
 */
export function recomputeCovers(ensemble: TreeEnsemble, rows: Float64Array): TreeEnsemble {
  const { featureCount, treeStart, splitFeature, left, right } = ensemble;
  const cover = new Float64Array(splitFeature.length);
  const rowCount = Math.floor(rows.length / featureCount);
  for (let row = 0; row < rowCount; row++)
    for (let tree = 0; tree + 1 < treeStart.length; tree++) {
      let node = treeStart[tree]!;
      for (;;) {
        cover[node] = cover[node]! + 1;
        const feature = splitFeature[node]!;
        if (feature < 0) break;
        const isLeft = goesLeft(ensemble, node, rows[row * featureCount + feature]!);
        node = isLeft ? left[node]! : right[node]!;
      }
    }
  return { ...ensemble, cover };
}
