import { deepestPadded, mostPaddedNodes, padTree } from '../compile-predictor.js';
import type { TreeEnsemble } from '../tree-ensemble.js';
import { KernelMemory } from './kernel-memory.js';
import { openWasm } from './open-wasm.js';

/** Writes the margins of the given rows; columns are feature-major, NaN is missing. */
export type BatchScorer = (
  columns: readonly Float64Array[],
  rowAt: (i: number) => number,
  margins: Float64Array,
) => void;

// Rows whose numbers stay in the first cache while all trees see them, a multiple of four.
const rowsAtOnce = 64;

/**
 * Scores in WebAssembly, block after block of rows, all trees padded to complete ones; the bits of the plain walk.
 * Null where WebAssembly is refused, trees split by category, or padding costs too much memory.
 */
export function wasmScorer(ensemble: TreeEnsemble): BatchScorer | null {
  const { treeStart, featureCount, baseMargin, categorySplits } = ensemble;
  if (categorySplits !== undefined) return null;
  const treeCount = treeStart.length - 1;
  const depths = treeDepths(ensemble);
  let innerCount = 0;
  for (const depth of depths) {
    if (depth > deepestPadded) return null;
    innerCount += 2 ** depth - 1;
  }
  const leafCount = innerCount + treeCount;
  if (leafCount > mostPaddedNodes) return null;
  // Every feature twice: missing as infinity, which goes right, and as its opposite, which goes left.
  const rowLength = 2 * featureCount;
  const opened = openWasm(
    KernelMemory.bytesFor([
      4 * treeCount,
      4 * innerCount,
      8 * innerCount,
      8 * leafCount,
      8 * rowLength * rowsAtOnce,
      8 * rowsAtOnce,
    ]),
  );
  if (opened === null) return null;
  const memory = new KernelMemory(opened.memory.buffer);
  const depthOfTree = memory.int32(treeCount);
  depthOfTree.set(depths);
  const slots = memory.int32(innerCount);
  const thresholds = memory.float64(innerCount);
  const leaves = memory.float64(leafCount);
  const values = memory.float64(rowLength * rowsAtOnce);
  const block = memory.float64(rowsAtOnce);
  let start = 0;
  for (let tree = 0; tree < treeCount; tree++) {
    const inner = 2 ** depths[tree]! - 1;
    padTree(
      ensemble,
      treeStart[tree]!,
      0,
      inner,
      slots.subarray(start, start + inner),
      thresholds.subarray(start, start + inner),
      leaves.subarray(start + tree, start + tree + inner + 1),
    );
    start += inner;
  }
  // In bytes, so that a node's number is one addition away.
  for (let i = 0; i < innerCount; i++) slots[i] = 8 * slots[i]!;

  return (columns, rowAt, margins) => {
    for (let begin = 0; begin < margins.length; begin += rowsAtOnce) {
      const count = Math.min(rowsAtOnce, margins.length - begin);
      for (let f = 0; f < featureCount; f++) {
        const column = columns[f]!;
        for (let i = 0, at = 2 * f; i < count; i++, at += rowLength) {
          const value = column[rowAt(begin + i)]!;
          const missing = Number.isNaN(value);
          values[at] = missing ? Number.POSITIVE_INFINITY : value;
          values[at + 1] = missing ? Number.NEGATIVE_INFINITY : value;
        }
      }
      block.fill(baseMargin);
      opened.code.scoreRows(
        depthOfTree.byteOffset,
        treeCount,
        slots.byteOffset,
        thresholds.byteOffset,
        leaves.byteOffset,
        values.byteOffset,
        8 * rowLength,
        // The rows beyond the last are those of the block before: walked, and not read.
        4 * Math.ceil(count / 4),
        block.byteOffset,
      );
      margins.set(block.subarray(0, count), begin);
    }
  };
}

function treeDepths({ treeStart, left, right }: TreeEnsemble): Int32Array {
  const depths = new Int32Array(treeStart.length - 1);
  for (let tree = 0; tree < depths.length; tree++) {
    const start = treeStart[tree]!;
    const depthOf = new Int32Array(treeStart[tree + 1]! - start);
    // Children follow parents, so one pass sees every depth.
    depthOf.forEach((depth, i) => {
      const node = start + i;
      depths[tree] = Math.max(depths[tree]!, depth);
      if (left[node]! < 0) return;
      depthOf[left[node]! - start] = depth + 1;
      depthOf[right[node]! - start] = depth + 1;
    });
  }
  return depths;
}
