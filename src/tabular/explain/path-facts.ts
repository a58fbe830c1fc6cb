import type { TreeEnsemble } from '../trees/tree-ensemble.js';

/** What explaining needs to know of the paths from the roots to every split. */
export interface PathFacts {
  /** Per split: the share of its cover that went left; one half where nothing reached it. */
  readonly leftShare: Float64Array;
  /** Per split: the nearest split above on the same feature; -1 when there is none. */
  readonly earlierSplit: Int32Array;
  /** The side of that split this node is on: 1 left, 0 right. */
  readonly earlierSide: Uint8Array;
  /** Product of the cover shares of all earlier tests of the feature; 1 when there is none. */
  readonly earlierShare: Float64Array;
  readonly mostFeaturesOnAPath: number;
}

/** Children follow their parents, so one walk in node order knows every path. */
export function pathFacts(ensemble: TreeEnsemble): PathFacts {
  const { treeStart, splitFeature, left, right, cover } = ensemble;
  const nodeCount = splitFeature.length;
  const leftShare = new Float64Array(nodeCount);
  const earlierSplit = new Int32Array(nodeCount).fill(-1);
  const earlierSide = new Uint8Array(nodeCount);
  const earlierShare = new Float64Array(nodeCount).fill(1);
  const parent = new Int32Array(nodeCount).fill(-1);
  const featuresOnPath = new Int32Array(nodeCount);
  let mostFeaturesOnAPath = 0;
  for (let node = 0; node < treeStart[treeStart.length - 1]!; node++) {
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
  return { leftShare, earlierSplit, earlierSide, earlierShare, mostFeaturesOnAPath };
}

/** The margin expected over the covers: what is known before any feature is. */
export function expectedMargin(ensemble: TreeEnsemble, { leftShare }: PathFacts): number {
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
