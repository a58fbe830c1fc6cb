import { goesLeft } from '../trees/goes-left.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { gaussLegendre } from './gauss-legendre.js';
import type { RowsExplainer } from './kernel-explainer.js';
import type { PathFacts } from './path-facts.js';

/**
 * Explains with nothing but numbers and loops. The values are those of TreeSHAP (Lundberg et al. 2020, "From
 * local explanations to global understanding for explainable AI", algorithm 2). They are computed in
 * time linear in the number of nodes, after Yu, Bifet, Read and Xu 2022, "Linear TreeSHAP", as follows.
 *
 * A leaf of value v whose path tests the features of a set F adds to feature i
 *   v (o_i - z_i) * integral over t in [0, 1] of the product over j in F without i of (z_j (1 - t) + o_j t),
 * where o_j is 1 when the row agrees with every test of j on the path, else 0, and z_j is the product
 * of the cover shares of those tests. The integrand is a polynomial of degree |F| - 1, so ceil(|F| / 2)
 * Gauss-Legendre points integrate it exactly. Per point, one pass down multiplies the factors above
 * each node (`above`), one pass up sums what lies below it (`below`). At a split the factors of the two
 * sides sum to one, and their differences o - z are opposite, so only the left factor is needed.
 */
export function plainExplainer(ensemble: TreeEnsemble, paths: PathFacts): RowsExplainer {
  const { treeStart, splitFeature, left, right, value } = ensemble;
  const treeCount = treeStart.length - 1;
  const { leftShare, earlierSplit, earlierSide, earlierShare } = paths;
  const pointCount = Math.max(1, Math.ceil(paths.mostFeaturesOnAPath / 2));
  const { points, weights } = gaussLegendre(pointCount);
  let mostNodes = 0;
  for (let t = 0; t < treeCount; t++)
    mostNodes = Math.max(mostNodes, treeStart[t + 1]! - treeStart[t]!);

  // Scratch of one tree, node-major: entry (node - first) * pointCount + point.
  const above = new Float64Array(mostNodes * pointCount);
  const below = new Float64Array(mostNodes * pointCount);
  const leftFactor = new Float64Array(mostNodes * pointCount);
  const wentLeft = new Uint8Array(mostNodes);
  // Whether the row agrees with every earlier test of the same feature.
  const agrees = new Uint8Array(mostNodes);

  const explain = (row: Float64Array, values: Float64Array) => {
    values.fill(0);
    for (let t = 0; t < treeCount; t++) {
      const first = treeStart[t]!;
      const end = treeStart[t + 1]!;
      for (let q = 0; q < pointCount; q++) above[q] = weights[q]!;
      for (let node = first; node < end; node++) {
        const feature = splitFeature[node]!;
        if (feature < 0) continue;
        const local = node - first;
        const x = row[feature]!;
        const isLeft = goesLeft(ensemble, node, x) ? 1 : 0;
        wentLeft[local] = isLeft;
        const at = local * pointCount;
        const leftAt = (left[node]! - first) * pointCount;
        const rightAt = (right[node]! - first) * pointCount;
        const share = leftShare[node]!;
        if (earlierSplit[node]! < 0) {
          agrees[local] = 1;
          for (let q = 0; q < pointCount; q++) {
            const point = points[q]!;
            const factor = (1 - point) * share + isLeft * point;
            leftFactor[at + q] = factor;
            const product = above[at + q]!;
            const onLeft = product * factor;
            above[leftAt + q] = onLeft;
            above[rightAt + q] = product - onLeft;
          }
          continue;
        }
        const earlier = earlierSplit[node]! - first;
        const agree = agrees[earlier] === 1 && wentLeft[earlier] === earlierSide[node]! ? 1 : 0;
        agrees[local] = agree;
        const before = earlierShare[node]!;
        for (let q = 0; q < pointCount; q++) {
          let factor = share;
          if (agree === 1) {
            // (z' z (1 - t) + o t) / (z' (1 - t) + t), z' the share of the earlier tests.
            const point = points[q]!;
            const rest = before * (1 - point);
            factor = (rest * share + isLeft * point) / (rest + point);
          }
          leftFactor[at + q] = factor;
          const product = above[at + q]!;
          const onLeft = product * factor;
          above[leftAt + q] = onLeft;
          above[rightAt + q] = product - onLeft;
        }
      }
      for (let node = end - 1; node >= first; node--) {
        const feature = splitFeature[node]!;
        const local = node - first;
        const at = local * pointCount;
        if (feature < 0) {
          for (let q = 0; q < pointCount; q++) below[at + q] = value[node]!;
          continue;
        }
        const leftAt = (left[node]! - first) * pointCount;
        const rightAt = (right[node]! - first) * pointCount;
        const isRepeated = earlierSplit[node]! >= 0;
        const before = earlierShare[node]!;
        let sum = 0;
        for (let q = 0; q < pointCount; q++) {
          const onRight = below[rightAt + q]!;
          const difference = below[leftAt + q]! - onRight;
          below[at + q] = onRight + leftFactor[at + q]! * difference;
          let product = above[at + q]! * difference;
          if (isRepeated) {
            // An earlier test of the same feature left its factor f in `above` and counted this subtree
            // with its own o - z; both corrections together are z' / f^2.
            const point = points[q]!;
            const factor = before * (1 - point) + point;
            product = (product * before) / (factor * factor);
          }
          sum += product;
        }
        // A row that already disagreed gains nothing from a further test of the same feature.
        if (agrees[local] === 1)
          values[feature] = values[feature]! + (wentLeft[local]! - leftShare[node]!) * sum;
      }
    }
  };
  const { featureCount } = ensemble;
  return (rows, values) => {
    for (let at = 0; at + featureCount <= rows.length; at += featureCount)
      explain(rows.subarray(at, at + featureCount), values.subarray(at, at + featureCount));
  };
}
