import type { BinCuts } from './binning.js';
import type { GrowingNode } from './growing-node.js';
import type { TreeEnsemble } from './tree-ensemble.js';

/** Grown trees as flat arrays, every tree in order root, left subtree, right subtree. */
export function flatten(
  roots: readonly GrowingNode[],
  cuts: BinCuts,
  featureCount: number,
  baseMargin: number,
): TreeEnsemble {
  const treeStart = new Int32Array(roots.length + 1);
  roots.forEach((root, tree) => {
    treeStart[tree + 1] = treeStart[tree]! + nodeCount(root);
  });
  const count = treeStart[roots.length]!;
  const splitFeature = new Int32Array(count).fill(-1);
  const threshold = new Float64Array(count);
  const missingLeft = new Uint8Array(count);
  const left = new Int32Array(count).fill(-1);
  const right = new Int32Array(count).fill(-1);
  const value = new Float64Array(count);
  const cover = new Float64Array(count);
  const gain = new Float64Array(count);
  let next = 0;
  const place = (node: GrowingNode): number => {
    const at = next++;
    cover[at] = node.sumHessians;
    if (node.split === null || node.left === null || node.right === null) {
      value[at] = node.value;
      return at;
    }
    const feature = cuts.activeFeatures[node.split.active]!;
    splitFeature[at] = feature;
    // The cut after the last bin divides present values from missing ones.
    threshold[at] = cuts.thresholds[feature]![node.split.bin] ?? Number.POSITIVE_INFINITY;
    missingLeft[at] = node.split.missingLeft ? 1 : 0;
    gain[at] = node.split.gain;
    left[at] = place(node.left);
    right[at] = place(node.right);
    return at;
  };
  for (const root of roots) place(root);
  return {
    objective: 'logistic',
    featureCount,
    baseMargin,
    treeStart,
    splitFeature,
    threshold,
    missingLeft,
    left,
    right,
    value,
    cover,
    gain,
  };
}

function nodeCount(node: GrowingNode): number {
  if (node.left === null || node.right === null) return 1;
  return 1 + nodeCount(node.left) + nodeCount(node.right);
}
