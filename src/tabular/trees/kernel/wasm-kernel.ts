import { histogramLength } from '../histogram.js';
import type { Histogram } from '../number-types.js';
import type { Cut } from '../scan-features.js';
import { Crew, crewBytes, crewJobs } from './crew.js';
import type { Kernel } from './kernel.js';
import type { Address } from './kernel-exports.js';
import { KernelMemory } from './kernel-memory.js';
import { openWasm } from './open-wasm.js';
import type { Threads } from './threads.js';

const outBytes = 64;
const sortingPlaces = 2048;
// Rows fetched before they are summed: with their codes about what the second cache holds beside a histogram.
const fetchedRows = 1024;

// Below these sizes, calling others costs more than they do.
const sharedRows = 8192;

/** Bytes the kernel keeps for itself for tables of that row stride, with so many threads, the calling one included. */
export function wasmKernelBytes(stride: number, crewCount: number): number {
  return KernelMemory.bytesFor([
    crewBytes,
    outBytes,
    4 * sortingPlaces,
    4 * stride,
    crewCount * fetchedRows * (stride + 8),
    (crewCount - 1) * 4 * histogramLength(stride),
  ]);
}

/**
 * The kernel in WebAssembly, SIMD and all, over a memory for arrays of these bytes, with threads where some are given.
 * Null where `openWasm` is.
 */
export function wasmKernel(bytes: number, stride: number, threads: Threads | null): Kernel | null {
  const crewCount = 1 + (threads?.count ?? 0);
  const opened = openWasm(bytes + wasmKernelBytes(stride, crewCount), crewCount > 1);
  if (opened === null) return null;
  const { code } = opened;
  const memory = new KernelMemory(opened.memory.buffer);
  const crew = threads === null || crewCount === 1 ? null : new Crew(opened, memory, threads);
  // How many are to share a job of so many rows.
  const partsFor = (rowCount: number) => (crew === null || rowCount < sharedRows ? 1 : crew.size);
  const out = memory.bytes(outBytes);
  const outNumbers = new Float64Array(memory.buffer, out.byteOffset, outBytes / 8);
  const outIntegers = new Int32Array(memory.buffer, out.byteOffset, outBytes / 4);
  const places = memory.uint32(sortingPlaces);
  const list = memory.int32(stride);
  // One of each for every thread, but the first sums where the caller says.
  const fetchedBytes = fetchedRows * (stride + 8);
  const fetched = memory.bytes(crewCount * fetchedBytes);
  const histogramBytes = 4 * histogramLength(stride);
  const histograms = memory.bytes((crewCount - 1) * histogramBytes);
  // Where a list of features lies that the kernel can read.
  const listed = (features: Int32Array): Address => {
    if (features.buffer === memory.buffer) return features.byteOffset;
    list.set(features);
    return list.byteOffset;
  };
  return {
    name: 'wasm',
    memory,
    get crewSize() {
      return crew?.size ?? 1;
    },
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
      const parts = partsFor(labels.length);
      if (crew !== null && parts > 1) {
        const addresses = [margins, labels, into, products].map((array) => array.byteOffset);
        crew.run(crewJobs.logisticGradients, 0, labels.length, addresses, parts);
        return;
      }
      code.logisticGradients(
        margins.byteOffset,
        labels.byteOffset,
        labels.length,
        into.byteOffset,
        products.byteOffset,
      );
    },
    addLeafValues(leafOfRow, values, count, margins) {
      const parts = partsFor(count);
      if (crew !== null && parts > 1) {
        const addresses = [leafOfRow, values, margins].map((array) => array.byteOffset);
        crew.run(crewJobs.addLeafValues, 0, count, addresses, parts);
        return;
      }
      code.addLeafValues(leafOfRow.byteOffset, values.byteOffset, count, margins.byteOffset);
    },
    gradientMagnitudes(gradients, rows) {
      code.gradientMagnitudes(gradients.byteOffset, rows.byteOffset, rows.length, out.byteOffset);
      return [outNumbers[0]!, outNumbers[1]!];
    },
    quantisePairs(gradients, rows, scales, into) {
      const parts = partsFor(rows.length);
      if (crew !== null && parts > 1) {
        const addresses = [gradients, rows, into].map((array) => array.byteOffset);
        // The scales lie behind the addresses, as doubles.
        const results = crew.run(crewJobs.quantisePairs, 0, rows.length, addresses, parts, [
          scales.gradient,
          scales.hessian,
        ]);
        const sums = { hessians: 0, gradients: 0 };
        for (let part = 0; part < parts; part++) {
          sums.hessians += results[2 * part]!;
          sums.gradients += results[2 * part + 1]!;
        }
        return sums;
      }
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
      // Eight columns at a time are so much faster than one that a few too many do no harm.
      const everyFeature = 4 * features.length >= 3 * layout.width;
      const list = listed(features);
      const parts = partsFor(end - begin);
      if (crew !== null && parts > 1) {
        crew.run(
          crewJobs.buildHistogram,
          begin,
          end,
          [
            binned.rowCodes.byteOffset,
            binned.stride,
            layout.width,
            layout.binCounts.byteOffset,
            list,
            features.length,
            Number(everyFeature),
            pairs.byteOffset,
            rows.byteOffset,
            into.byteOffset,
            histograms.byteOffset,
            fetched.byteOffset,
            histogramBytes,
            fetchedBytes,
            fetchedRows,
          ],
          parts,
        );
        for (let part = 1; part < parts; part++)
          code.addHistogram(
            layout.binCounts.byteOffset,
            list,
            features.length,
            into.byteOffset,
            histograms.byteOffset + (part - 1) * histogramBytes,
          );
        return;
      }
      code.buildHistogram(
        binned.rowCodes.byteOffset,
        binned.stride,
        layout.width,
        layout.binCounts.byteOffset,
        list,
        features.length,
        everyFeature,
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
      const parts = partsFor(end - begin);
      if (crew !== null && parts > 1) {
        const addresses = [rows, columnCodes, sideOfCode, scratch].map((array) => array.byteOffset);
        const lefts = crew.run(crewJobs.fetchDivided, begin, end, addresses, parts);
        let middle = begin;
        for (let part = 0; part < parts; part++) middle += lefts[2 * part]!;
        crew.run(crewJobs.placeDivided, begin, end, [...addresses, middle], parts);
        return middle;
      }
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
    close() {
      crew?.close();
    },
  };
}
