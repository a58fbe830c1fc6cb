import type { BinCuts } from './binning.js';
import { categoryBits, wordsPerSet } from './categories.js';
import type { GrowingNode } from './growing-node.js';
import type { TreeEnsemble } from './tree-ensemble.js';

/**
 * Grown trees as flat arrays, every tree in order root, left subtree, right subtree. `newNumber` says how categories were
 * numbered, by feature; null where none has any.
 */
export function flatten(
  roots: readonly GrowingNode[],
  cuts: BinCuts,
  featureCount: number,
  baseMargin: number,
  newNumber: readonly (Float64Array | null)[] | null,
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
  const setOfNode = new Int32Array(count).fill(-1);
  const sets: Uint32Array[] = [];
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
    const { sideOfBin } = node.split;
    const numbers = newNumber?.[feature] ?? null;
    if (sideOfBin === undefined || numbers === null)
      // The cut after the last bin divides present values from missing ones.
      threshold[at] = cuts.thresholds[feature]![node.split.bin] ?? Number.POSITIVE_INFINITY;
    else {
      const thresholds = cuts.thresholds[feature]!;
      const { missingLeft: left } = node.split;
      setOfNode[at] = sets.push(categoryBits(sideOfBin, left, numbers, thresholds)) - 1;
    }
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
    ...(sets.length === 0 ? {} : { categorySplits: { setOfNode, bits: joined(sets) } }),
  };
}

function joined(sets: readonly Uint32Array[]): Uint32Array {
  const bits = new Uint32Array(wordsPerSet * sets.length);
  sets.forEach((set, i) => {
    bits.set(set, wordsPerSet * i);
  });
  return bits;
}

function nodeCount(node: GrowingNode): number {
  if (node.left === null || node.right === null) return 1;
  return 1 + nodeCount(node.left) + nodeCount(node.right);
}
