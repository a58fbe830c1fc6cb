import type { BinCuts, BinnedRows } from './binning.js';
import type { KernelMemory } from './kernel/kernel-memory.js';
import {
  type Histogram,
  type QuantisedPairs,
  type RowPositions,
  slotsPerFeature,
} from './number-types.js';

/** How many slots of each active feature are in use. Feature a owns the slots from `a * slotsPerFeature` on. */
export interface HistogramLayout {
  /** Active features. */
  readonly width: number;
  /** Bins by active feature; the slot after them is that of missing values. */
  readonly binCounts: Int32Array;
  /** By active feature: 1 when training rows lack the value. */
  readonly hasMissing: Uint8Array;
}

// Features that one pass sums together; their columns are filled up to a multiple of it.
const featuresAtOnce = 8;

export function histogramLayout(cuts: BinCuts, memory: KernelMemory): HistogramLayout {
  const width = cuts.activeFeatures.length;
  const binCounts = memory.int32(width);
  const hasMissing = memory.bytes(width);
  cuts.activeFeatures.forEach((feature, a) => {
    binCounts[a] = cuts.thresholds[feature]!.length + 1;
    hasMissing[a] = cuts.hasMissing[feature]!;
  });
  return { width, binCounts, hasMissing };
}

/** Entries of a histogram of that many active features. */
export function histogramLength(width: number): number {
  return 2 * slotsPerFeature * featuresAtOnce * Math.ceil(width / featuresAtOnce);
}

/** Sums the pairs of `rows[begin..end)`, which rise, per bin of the given active features; slots of others are undefined. */
export function buildHistogram(
  binned: BinnedRows,
  layout: HistogramLayout,
  features: Int32Array,
  pairs: QuantisedPairs,
  rows: RowPositions,
  begin: number,
  end: number,
  into: Histogram,
): void {
  for (const a of features) {
    const start = 2 * slotsPerFeature * a;
    into.fill(0, start, start + 2 * (layout.binCounts[a]! + 1));
  }
  const { rowCodes, stride } = binned;
  for (let i = begin; i < end; i++) {
    const row = rows[i]!;
    const h = pairs[2 * row]!;
    const g = pairs[2 * row + 1]!;
    const base = row * stride;
    for (let k = 0; k < features.length; k++) {
      const a = features[k]!;
      const at = 2 * (slotsPerFeature * a + rowCodes[base + a]!);
      into[at] = into[at]! + h;
      into[at + 1] = into[at + 1]! + g;
    }
  }
}

/** Turns a parent's histogram into the other child's over the given features: `parent -= child`. */
export function subtractHistogram(
  layout: HistogramLayout,
  features: Int32Array,
  parent: Histogram,
  child: Histogram,
): void {
  for (const a of features) {
    const start = 2 * slotsPerFeature * a;
    const end = start + 2 * (layout.binCounts[a]! + 1);
    for (let at = start; at < end; at++) parent[at] = parent[at]! - child[at]!;
  }
}

/** Histograms of one size in one memory, used again once given back. */
export class HistogramPool {
  readonly #free: Histogram[];

  constructor(memory: KernelMemory, width: number, count: number) {
    this.#free = Array.from({ length: count }, () => memory.int32(histogramLength(width)));
  }

  get freeCount(): number {
    return this.#free.length;
  }

  /** A histogram with whatever sums its last use left. The caller looks after there being one. */
  take(): Histogram {
    return this.#free.pop()!;
  }

  giveBack(histogram: Histogram): void {
    this.#free.push(histogram);
  }
}
