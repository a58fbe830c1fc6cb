import type { TreeEnsemble } from './tree-ensemble.js';
import { walkPredictor } from './walk-predictor.js';

/** Margin of one row: `featureCount` numbers, NaN is missing. Allocates nothing once compiled; not to be shared between threads. */
export type RowPredictor = (row: Float64Array) => number;

// Padding multiplies memory by up to 2^depth / leaves; 2^21 nodes are some 40 MB.
export const deepestPadded = 10;
export const mostPaddedNodes = 1 << 21;
const lanes = 4;

// Padding takes as long as some hundred walks, and a process that just started answers few rows.
const walkedFirst = 16;

/**
 * The fastest predictor for the ensemble: the plain walk for the first rows, then complete trees side by
 * side, or the walk for good when trees are deep or split by category. All give the same bits.
 */
export function compilePredictor(ensemble: TreeEnsemble): RowPredictor {
  const walk = walkPredictor(ensemble);
  let walked = 0;
  let predict: RowPredictor = (row) => {
    if (walked++ === walkedFirst) predict = paddedPredictor(ensemble) ?? walk;
    return walk(row);
  };
  return (row) => predict(row);
}

/**
 * Trees padded to complete ones, four of them walked side by side so that their loads overlap;
 * null when padding costs too much memory, and for splits by category.
 *
 * Four trees of one depth form a group. In a tree node i has children 2i + 1 and 2i + 2:
 *   slot, threshold = [tree 0: 2^depth - 1 inner nodes | tree 1 | tree 2 | tree 3 | next group ...]
 *   leaf            = [tree 0: 2^depth leaves          | tree 1 | ...]
 * A slot is `2 * feature + missingLeft` in a copy of the row that holds every feature twice, a
 * missing one as +Infinity (goes right) and as -Infinity (goes left), so no node asks for NaN.
 */
export function paddedPredictor(ensemble: TreeEnsemble): RowPredictor | null {
  if (ensemble.categorySplits !== undefined) return null;
  const treeCount = ensemble.treeStart.length - 1;
  const groupCount = Math.ceil(treeCount / lanes);
  const depths = groupDepths(ensemble, groupCount);
  let innerCount = 0;
  let leafCount = 0;
  for (const depth of depths) {
    if (depth > deepestPadded) return null;
    innerCount += lanes * (2 ** depth - 1);
    leafCount += lanes * 2 ** depth;
  }
  if (leafCount > mostPaddedNodes) return null;
  const slots = new Int32Array(innerCount);
  const thresholds = new Float64Array(innerCount);
  const leaves = new Float64Array(leafCount);
  let innerStart = 0;
  let leafStart = 0;
  for (let group = 0; group < groupCount; group++) {
    const inner = 2 ** depths[group]! - 1;
    for (let lane = 0; lane < lanes; lane++) {
      const tree = group * lanes + lane;
      // Lanes beyond the last tree keep leaves of 0.
      if (tree < treeCount)
        padTree(
          ensemble,
          ensemble.treeStart[tree]!,
          0,
          inner,
          slots.subarray(innerStart, innerStart + inner),
          thresholds.subarray(innerStart, innerStart + inner),
          leaves.subarray(leafStart, leafStart + inner + 1),
        );
      innerStart += inner;
      leafStart += inner + 1;
    }
  }
  const { baseMargin, featureCount } = ensemble;
  const doubled = new Float64Array(2 * featureCount);

  return (row) => {
    for (let f = 0; f < featureCount; f++) {
      const value = row[f]!;
      const missing = Number.isNaN(value);
      doubled[2 * f] = missing ? Number.POSITIVE_INFINITY : value;
      doubled[2 * f + 1] = missing ? Number.NEGATIVE_INFINITY : value;
    }
    let margin = baseMargin;
    let inner0 = 0;
    let leaf0 = 0;
    for (let group = 0; group < groupCount; group++) {
      const depth = depths[group]!;
      const inner = (1 << depth) - 1;
      const inner1 = inner0 + inner;
      const inner2 = inner1 + inner;
      const inner3 = inner2 + inner;
      let i0 = 0;
      let i1 = 0;
      let i2 = 0;
      let i3 = 0;
      for (let level = 0; level < depth; level++) {
        const at0 = inner0 + i0;
        const at1 = inner1 + i1;
        const at2 = inner2 + i2;
        const at3 = inner3 + i3;
        i0 = 2 * i0 + 1 + Number(doubled[slots[at0]!]! >= thresholds[at0]!);
        i1 = 2 * i1 + 1 + Number(doubled[slots[at1]!]! >= thresholds[at1]!);
        i2 = 2 * i2 + 1 + Number(doubled[slots[at2]!]! >= thresholds[at2]!);
        i3 = 2 * i3 + 1 + Number(doubled[slots[at3]!]! >= thresholds[at3]!);
      }
      // Leaf l is node inner + l. One addition a tree, in order, as the plain walk does.
      margin += leaves[leaf0 + i0 - inner]!;
      margin += leaves[leaf0 + i1 + 1]!;
      margin += leaves[leaf0 + i2 + inner + 2]!;
      margin += leaves[leaf0 + i3 + 2 * inner + 3]!;
      inner0 = inner3 + inner;
      leaf0 += lanes * (inner + 1);
    }
    return margin;
  };
}

function groupDepths(ensemble: TreeEnsemble, groupCount: number): Int32Array {
  const { treeStart, left, right } = ensemble;
  const depths = new Int32Array(groupCount);
  for (let tree = 0; tree + 1 < treeStart.length; tree++) {
    const start = treeStart[tree]!;
    const depthOf = new Int32Array(treeStart[tree + 1]! - start);
    const group = Math.floor(tree / lanes);
    // Children follow parents, so one pass sees every depth.
    for (let node = start; node < treeStart[tree + 1]!; node++) {
      const depth = depthOf[node - start]!;
      depths[group] = Math.max(depths[group]!, depth);
      if (left[node]! < 0) continue;
      depthOf[left[node]! - start] = depth + 1;
      depthOf[right[node]! - start] = depth + 1;
    }
  }
  return depths;
}

/** Copies the subtree of `node` to padded index `at`; below a leaf everything repeats its value, whichever way a row goes. */
export function padTree(
  ensemble: TreeEnsemble,
  node: number,
  at: number,
  inner: number,
  slots: Int32Array,
  thresholds: Float64Array,
  leaves: Float64Array,
): void {
  if (at >= inner) {
    leaves[at - inner] = ensemble.value[node]!;
    return;
  }
  const leaf = ensemble.splitFeature[node]! < 0;
  if (!leaf) {
    slots[at] = 2 * ensemble.splitFeature[node]! + ensemble.missingLeft[node]!;
    thresholds[at] = ensemble.threshold[node]!;
  }
  const left = leaf ? node : ensemble.left[node]!;
  const right = leaf ? node : ensemble.right[node]!;
  padTree(ensemble, left, 2 * at + 1, inner, slots, thresholds, leaves);
  padTree(ensemble, right, 2 * at + 2, inner, slots, thresholds, leaves);
}
