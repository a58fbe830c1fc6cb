import type { BinCuts, BinnedRows } from './binning.js';
import type { GradientPairs, Histogram, RowPositions } from './number-types.js';

/**
 * How the bins of all active features follow one another in one histogram.
 * Feature a owns slots `slotStart[a] <= slot < slotStart[a + 1]`: its bins, then one for missing
 * values when training rows have some. Slot s keeps [G, H] at 2s and 2s + 1.
 */
export interface HistogramLayout {
  readonly slotStart: Int32Array;
  readonly slotCount: number;
}

export function histogramLayout(cuts: BinCuts): HistogramLayout {
  const slotStart = new Int32Array(cuts.activeFeatures.length + 1);
  cuts.activeFeatures.forEach((feature, a) => {
    const bins = cuts.thresholds[feature]!.length + 1;
    slotStart[a + 1] = slotStart[a]! + bins + cuts.hasMissing[feature]!;
  });
  return { slotStart, slotCount: slotStart[slotStart.length - 1]! };
}

/** Sums the gradient pairs of `rows[begin..end)` per bin of the given active features; other slots stay 0. */
export function buildHistogram(
  binned: BinnedRows,
  features: Int32Array,
  gradients: GradientPairs,
  rows: RowPositions,
  begin: number,
  end: number,
  into: Histogram,
): void {
  into.fill(0);
  const { rowSlots, width } = binned;
  const count = features.length;
  for (let i = begin; i < end; i++) {
    const row = rows[i]!;
    const g = gradients[2 * row]!;
    const h = gradients[2 * row + 1]!;
    const base = row * width;
    if (count === width) {
      // Every feature, the usual case: straight through the row.
      for (let k = base; k < base + width; k++) {
        const at = rowSlots[k]! << 1;
        into[at] = into[at]! + g;
        into[at + 1] = into[at + 1]! + h;
      }
    } else {
      for (let k = 0; k < count; k++) {
        const at = rowSlots[base + features[k]!]! << 1;
        into[at] = into[at]! + g;
        into[at + 1] = into[at + 1]! + h;
      }
    }
  }
}

/** Turns a parent's histogram into the other child's: `parent -= child`. */
export function subtractHistogram(parent: Histogram, child: Histogram): void {
  for (let i = 0; i < parent.length; i++) parent[i] = parent[i]! - child[i]!;
}

/** Histograms of one layout, used again once given back. */
export class HistogramPool {
  readonly #length: number;
  readonly #free: Histogram[] = [];

  constructor(layout: HistogramLayout) {
    this.#length = 2 * layout.slotCount;
  }

  /** A histogram with whatever sums its last use left. */
  take(): Histogram {
    return this.#free.pop() ?? new Float64Array(this.#length);
  }

  giveBack(histogram: Histogram): void {
    this.#free.push(histogram);
  }
}
