import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { gaussLegendre } from './gauss-legendre.js';

/** Exact path-dependent SHAP values of one ensemble, compiled once; not for use by two callers at the same time. */
export interface Explainer {
  readonly featureCount: number;
  /** The expected margin over the covers: what is known before any feature is. */
  readonly baseValue: number;
  /**
   * Writes the SHAP value of every feature of a row into `values` (featureCount entries, margin units);
   * `baseValue` plus their sum is the margin of the row. `row` holds prepared values, NaN = missing.
   * Allocates nothing.
   */
  explain(row: Float64Array, values: Float64Array): void;
}

/**
 * Compiles an ensemble for explaining. The values are those of TreeSHAP (Lundberg et al. 2020, "From
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
export function explainer(ensemble: TreeEnsemble): Explainer {
  const { treeStart, splitFeature, threshold, missingLeft, left, right, value } = ensemble;
  const treeCount = treeStart.length - 1;
  const paths = pathFacts(ensemble);
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
  const goesLeft = new Uint8Array(mostNodes);
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
        const isLeft = x < threshold[node]! || (missingLeft[node] === 1 && Number.isNaN(x)) ? 1 : 0;
        goesLeft[local] = isLeft;
        const at = local * pointCount;
        const leftAt = (left[node]! - first) * pointCount;
        const rightAt = (right[node]! - first) * pointCount;
        const share = leftShare[node]!;
        const side = earlierSide[node]!;
        if (side === noEarlierSplit) {
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
        const agree = agrees[earlier] === 1 && goesLeft[earlier] === side ? 1 : 0;
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
        const isRepeated = earlierSide[node] !== noEarlierSplit;
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
          values[feature] = values[feature]! + (goesLeft[local]! - leftShare[node]!) * sum;
      }
    }
  };
  return {
    featureCount: ensemble.featureCount,
    baseValue: expectedMargin(ensemble, leftShare),
    explain,
  };
}

const noEarlierSplit = 2;

interface PathFacts {
  /** Per split: the share of its cover that went left. */
  readonly leftShare: Float64Array;
  /** Per split: the nearest split above on the same feature (0 when none). */
  readonly earlierSplit: Int32Array;
  /** The side of that split this node is on: 1 left, 0 right, 2 when there is none. */
  readonly earlierSide: Uint8Array;
  /** Product of the cover shares of all earlier tests of the feature; 1 when there is none. */
  readonly earlierShare: Float64Array;
  readonly mostFeaturesOnAPath: number;
}

// Children follow their parents, so one walk in node order knows every path.
function pathFacts(ensemble: TreeEnsemble): PathFacts {
  const { treeStart, splitFeature, left, right, cover } = ensemble;
  const nodeCount = splitFeature.length;
  const leftShare = new Float64Array(nodeCount);
  const earlierSplit = new Int32Array(nodeCount);
  const earlierSide = new Uint8Array(nodeCount).fill(noEarlierSplit);
  const earlierShare = new Float64Array(nodeCount).fill(1);
  const parent = new Int32Array(nodeCount).fill(-1);
  const featuresOnPath = new Int32Array(nodeCount);
  let mostFeaturesOnAPath = 0;
  for (let t = 0; t + 1 < treeStart.length; t++) {
    for (let node = treeStart[t]!; node < treeStart[t + 1]!; node++) {
      const above = parent[node]!;
      let features = above < 0 ? 0 : featuresOnPath[above]!;
      const feature = splitFeature[node]!;
      if (feature >= 0) {
        const l = left[node]!;
        const r = right[node]!;
        parent[l] = node;
        parent[r] = node;
        const both = cover[l]! + cover[r]!;
        leftShare[node] = both > 0 ? cover[l]! / both : 0.5;
        features += 1;
        let below = node;
        for (let split = above; split >= 0; below = split, split = parent[split]!) {
          if (splitFeature[split] !== feature) continue;
          const isLeft = left[split] === below;
          earlierSplit[node] = split;
          earlierSide[node] = isLeft ? 1 : 0;
          earlierShare[node] =
            earlierShare[split]! * (isLeft ? leftShare[split]! : 1 - leftShare[split]!);
          features -= 1;
          break;
        }
        mostFeaturesOnAPath = Math.max(mostFeaturesOnAPath, features);
      }
      featuresOnPath[node] = features;
    }
  }
  return { leftShare, earlierSplit, earlierSide, earlierShare, mostFeaturesOnAPath };
}

function expectedMargin(ensemble: TreeEnsemble, leftShare: Float64Array): number {
  const { treeStart, splitFeature, left, right, value, baseMargin } = ensemble;
  const expected = new Float64Array(splitFeature.length);
  for (let node = splitFeature.length - 1; node >= 0; node--) {
    const share = leftShare[node]!;
    expected[node] =
      splitFeature[node]! < 0
        ? value[node]!
        : share * expected[left[node]!]! + (1 - share) * expected[right[node]!]!;
  }
  let sum = baseMargin;
  for (let t = 0; t + 1 < treeStart.length; t++) sum += expected[treeStart[t]!]!;
  return sum;
}
