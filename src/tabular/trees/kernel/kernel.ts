import type { BinnedRows } from '../binning.js';
import type { HistogramLayout } from '../histogram.js';
import type {
  BinCodes,
  GradientPairs,
  Histogram,
  QuantisedPairs,
  RowPositions,
} from '../number-types.js';
import type { PairScales, PairSums } from '../quantise.js';
import type { Cut, ScanRules } from '../scan-features.js';
import type { KernelMemory } from './kernel-memory.js';

/**
 * The hot loops of growing a tree over arrays of one memory. Every kernel answers the same bits; the plain functions of
 * the same names (`../histogram.ts`, `../quantise.ts` and so on) say what. Feature lists may lie elsewhere.
 */
export interface Kernel {
  readonly name: 'plain' | 'wasm';
  readonly memory: KernelMemory;
  /** Threads that share long jobs now, the calling one included; others may still be starting. */
  readonly crewSize: number;
  /** Numbers that are not NaN, rising, -0 before 0; `scratch` has room for as many. */
  sortNumbers(numbers: Float64Array, scratch: Float64Array): void;
  codeValues(
    values: Float64Array,
    thresholds: Float64Array,
    missingCode: number,
    columnCodes: BinCodes,
    rowCodes: BinCodes,
    stride: number,
  ): void;
  logisticGradients(
    margins: Float64Array,
    labels: Uint8Array,
    into: GradientPairs,
    products: Float64Array,
  ): void;
  addLeafValues(
    leafOfRow: Uint32Array,
    values: Float64Array,
    count: number,
    margins: Float64Array,
  ): void;
  gradientMagnitudes(gradients: GradientPairs, rows: RowPositions): readonly [number, number];
  quantisePairs(
    gradients: GradientPairs,
    rows: RowPositions,
    scales: PairScales,
    into: QuantisedPairs,
  ): PairSums;
  buildHistogram(
    binned: BinnedRows,
    layout: HistogramLayout,
    features: Int32Array,
    pairs: QuantisedPairs,
    rows: RowPositions,
    begin: number,
    end: number,
    into: Histogram,
  ): void;
  subtractHistogram(
    layout: HistogramLayout,
    features: Int32Array,
    parent: Histogram,
    child: Histogram,
  ): void;
  scanFeatures(
    histogram: Histogram,
    layout: HistogramLayout,
    features: Int32Array,
    sums: PairSums,
    rules: ScanRules,
    scoreToBeat: number,
  ): Cut | null;
  divideRows(
    rows: RowPositions,
    begin: number,
    end: number,
    columnCodes: BinCodes,
    sideOfCode: Uint8Array,
    scratch: RowPositions,
  ): number;
  markLeaf(
    rows: RowPositions,
    begin: number,
    end: number,
    leaf: number,
    leafOfRow: Uint32Array,
  ): void;
  sumLeaves(
    gradients: GradientPairs,
    rows: RowPositions,
    leafOfRow: Uint32Array,
    sums: Float64Array,
  ): void;
  /** Ends threads, if there are any; the arrays stay. */
  close(): void;
}
