import type { Histogram } from '../number-types.js';
import type { Cut } from '../scan-features.js';
import type { Kernel } from './kernel.js';
import type { Address } from './kernel-exports.js';
import { KernelMemory } from './kernel-memory.js';
import { openWasm } from './open-wasm.js';

const outBytes = 64;
const sortingPlaces = 2048;
// Rows fetched before they are summed: with their codes about what the second cache holds beside a histogram.
const fetchedRows = 1024;

/** Bytes the kernel keeps for itself for tables of that row stride. */
export function wasmKernelBytes(stride: number): number {
  return KernelMemory.bytesFor([
    outBytes,
    4 * sortingPlaces,
    4 * stride,
    fetchedRows * (stride + 8),
  ]);
}

/**
 * The kernel in WebAssembly, SIMD and all, over a memory of at least these bytes, which its own arrays are part of.
 * Null where `openWasm` is.
 */
export function wasmKernel(bytes: number, stride: number): Kernel | null {
  const opened = openWasm(bytes);
  if (opened === null) return null;
  const { code } = opened;
  const memory = new KernelMemory(opened.buffer);
  const out = memory.bytes(outBytes);
  const outNumbers = new Float64Array(memory.buffer, out.byteOffset, outBytes / 8);
  const outIntegers = new Int32Array(memory.buffer, out.byteOffset, outBytes / 4);
  const places = memory.uint32(sortingPlaces);
  const list = memory.int32(stride);
  const fetched = memory.bytes(fetchedRows * (stride + 8));
  // Where a list of features lies that the kernel can read.
  const listed = (features: Int32Array): Address => {
    if (features.buffer === memory.buffer) return features.byteOffset;
    list.set(features);
    return list.byteOffset;
  };
  return {
    name: 'wasm',
    memory,
    sortNumbers(numbers, scratch) {
      code.sortNumbers(numbers.byteOffset, numbers.length, scratch.byteOffset, places.byteOffset);
    },
    codeValues(values, thresholds, missingCode, columnCodes, rowCodes, stride) {
      code.codeValues(
        values.byteOffset,
        values.length,
        thresholds.byteOffset,
        thresholds.length,
        missingCode,
        columnCodes.byteOffset,
        rowCodes.byteOffset,
        stride,
        Math.ceil(rowCodes.length / stride),
      );
    },
    logisticGradients(margins, labels, into, products) {
      code.logisticGradients(
        margins.byteOffset,
        labels.byteOffset,
        labels.length,
        into.byteOffset,
        products.byteOffset,
      );
    },
    addLeafValues(leafOfRow, values, count, margins) {
      code.addLeafValues(leafOfRow.byteOffset, values.byteOffset, count, margins.byteOffset);
    },
    gradientMagnitudes(gradients, rows) {
      code.gradientMagnitudes(gradients.byteOffset, rows.byteOffset, rows.length, out.byteOffset);
      return [outNumbers[0]!, outNumbers[1]!];
    },
    quantisePairs(gradients, rows, scales, into) {
      code.quantisePairs(
        gradients.byteOffset,
        rows.byteOffset,
        rows.length,
        scales.gradient,
        scales.hessian,
        into.byteOffset,
        out.byteOffset,
      );
      return { hessians: outIntegers[0]!, gradients: outIntegers[1]! };
    },
    buildHistogram(binned, layout, features, pairs, rows, begin, end, into: Histogram) {
      code.buildHistogram(
        binned.rowCodes.byteOffset,
        binned.stride,
        layout.width,
        layout.binCounts.byteOffset,
        listed(features),
        features.length,
        // Eight columns at a time are so much faster than one that a few too many do no harm.
        4 * features.length >= 3 * layout.width,
        pairs.byteOffset,
        rows.byteOffset,
        begin,
        end,
        into.byteOffset,
        fetched.byteOffset,
        fetchedRows,
      );
    },
    subtractHistogram(layout, features, parent, child) {
      code.subtractHistogram(
        layout.binCounts.byteOffset,
        listed(features),
        features.length,
        parent.byteOffset,
        child.byteOffset,
      );
    },
    scanFeatures(histogram, layout, features, sums, rules, scoreToBeat): Cut | null {
      outNumbers[3] = scoreToBeat;
      const found = code.scanFeatures(
        histogram.byteOffset,
        layout.binCounts.byteOffset,
        layout.hasMissing.byteOffset,
        listed(features),
        features.length,
        sums.gradients,
        sums.hessians,
        rules.leastHessians,
        rules.lambda,
        rules.alpha,
        out.byteOffset,
      );
      if (found === 0) return null;
      return {
        active: outIntegers[0]!,
        bin: outIntegers[1]!,
        missingLeft: outIntegers[2] === 1,
        score: outNumbers[3]!,
        left: { hessians: outIntegers[3]!, gradients: outIntegers[4]! },
      };
    },
    divideRows(rows, begin, end, columnCodes, sideOfCode, scratch) {
      return code.divideRows(
        rows.byteOffset,
        begin,
        end,
        columnCodes.byteOffset,
        sideOfCode.byteOffset,
        scratch.byteOffset,
      );
    },
    markLeaf(rows, begin, end, leaf, leafOfRow) {
      code.markLeaf(rows.byteOffset, begin, end, leaf, leafOfRow.byteOffset);
    },
    sumLeaves(gradients, rows, leafOfRow, sums) {
      code.sumLeaves(
        gradients.byteOffset,
        rows.byteOffset,
        rows.length,
        leafOfRow.byteOffset,
        sums.byteOffset,
      );
    },
  };
}
