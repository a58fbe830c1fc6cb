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
}
