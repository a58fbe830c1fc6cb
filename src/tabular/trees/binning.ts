import { problem } from '../../shared/index.js';
import type { HistogramLayout } from './histogram.js';
import { type BinCodes, type Slots, slotsInTwoBytes } from './number-types.js';

/** Where each feature is cut into bins: value x belongs to the bin that counts the thresholds <= x. */
export interface BinCuts {
  /** Per feature, strictly rising. A split after bin b sends a row left when `x < thresholds[b]`. */
  readonly thresholds: readonly Float64Array[];
  /** Per feature: 1 when training rows lack the value. */
  readonly hasMissing: Uint8Array;
  /** Features on which a split is possible, rising. The others are constant or empty. */
  readonly activeFeatures: Int32Array;
}

/**
 * Binned rows, twice: by row as slots for histograms, which read whole rows, and by column as codes
 * for dividing a node, which reads one feature. `position` counts the rows given to `binRows`, in
 * their order; a counts active features.
 */
export interface BinnedRows {
  readonly rowCount: number;
  readonly width: number;
  /**
   * `rowSlots[position * width + a] = slotStart[a] + code`. Meant for the rows the cuts were fitted on:
   * where only other rows lack a feature's value, there is no slot for it.
   */
  readonly rowSlots: Slots;
  /** `columnCodes[a * rowCount + position]` */
  readonly columnCodes: BinCodes;
}

// Cuts of larger tables are found on an even sample; 200,000 values put a quantile within a tenth of a bin.
const sampledRows = 200_000;

/**
 * Cuts fitted on the given rows. Up to maxBins distinct values get a bin each; more are cut at
 * quantiles, a value heavier than a bin standing alone. A threshold lies midway between the two
 * neighbouring values it divides, so it depends on training values only.
 */
export function fitBins(
  columns: readonly Float64Array[],
  rows: Uint32Array,
  maxBins: number,
): BinCuts {
  const hasMissing = new Uint8Array(columns.length);
  const buffer = new Float64Array(rows.length);
  const active: number[] = [];
  const thresholds = columns.map((values, feature) => {
    let present = 0;
    for (let i = 0; i < rows.length; i++) {
      const value = values[rows[i]!]!;
      if (!Number.isNaN(value)) buffer[present++] = value;
    }
    if (present < rows.length) hasMissing[feature] = 1;
    const stride = Math.ceil(present / sampledRows) || 1;
    let kept = present;
    if (stride > 1) {
      kept = 0;
      for (let i = 0; i < present; i += stride) buffer[kept++] = buffer[i]!;
    }
    const sorted = buffer.subarray(0, kept).sort();
    refuseInfinity(sorted, feature, values, rows);
    const cuts = cutSorted(sorted, maxBins);
    if (cuts.length > 0 || (present > 0 && present < rows.length)) active.push(feature);
    return cuts;
  });
  return { thresholds, hasMissing, activeFeatures: Int32Array.from(active) };
}

/** The codes and slots of the given rows; a missing value gets the code after the last bin. */
export function binRows(
  cuts: BinCuts,
  layout: HistogramLayout,
  columns: readonly Float64Array[],
  rows: Uint32Array,
): BinnedRows {
  const width = cuts.activeFeatures.length;
  const rowSlots: Slots =
    layout.slotCount < slotsInTwoBytes
      ? new Uint16Array(rows.length * width)
      : new Uint32Array(rows.length * width);
  const columnCodes = new Uint8Array(rows.length * width);
  cuts.activeFeatures.forEach((feature, a) => {
    const values = columns[feature]!;
    const thresholds = cuts.thresholds[feature]!;
    const missingCode = thresholds.length + 1;
    const start = layout.slotStart[a]!;
    for (let i = 0; i < rows.length; i++) {
      const value = values[rows[i]!]!;
      const code = Number.isNaN(value) ? missingCode : countAtMost(thresholds, value);
      rowSlots[i * width + a] = start + code;
      columnCodes[a * rows.length + i] = code;
    }
  });
  return { rowCount: rows.length, width, rowSlots, columnCodes };
}

function refuseInfinity(
  sorted: Float64Array,
  feature: number,
  values: Float64Array,
  rows: Uint32Array,
): void {
  if (sorted.length === 0) return;
  if (Number.isFinite(sorted[0]!) && Number.isFinite(sorted[sorted.length - 1]!)) return;
  const row = rows.find((r) => Math.abs(values[r]!) === Number.POSITIVE_INFINITY) ?? 0;
  throw problem('learning.infinite-value', { column: `number ${feature + 1}`, row });
}

function cutSorted(sorted: Float64Array, maxBins: number): Float64Array {
  const distinct: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < sorted.length; ) {
    const value = sorted[i]!;
    const start = i;
    while (i < sorted.length && sorted[i] === value) i++;
    distinct.push(value);
    counts.push(i - start);
  }
  const ends = distinct.length <= maxBins ? everyEnd(distinct) : quantileEnds(counts, maxBins);
  return Float64Array.from(ends, (last) => between(distinct[last]!, distinct[last + 1]!));
}

function everyEnd(distinct: readonly number[]): number[] {
  return Array.from({ length: Math.max(0, distinct.length - 1) }, (_, i) => i);
}

/** Index of the last distinct value of every bin but the last one. */
function quantileEnds(counts: readonly number[], maxBins: number): number[] {
  let rowsLeft = counts.reduce((sum, count) => sum + count, 0);
  let binsLeft = maxBins;
  let inBin = 0;
  const ends: number[] = [];
  for (let i = 0; i + 1 < counts.length && binsLeft > 1; i++) {
    inBin += counts[i]!;
    const share = rowsLeft / binsLeft;
    // The bin is full, or the next value overshoots by more than the bin now lacks.
    if (inBin >= share || inBin + counts[i + 1]! - share > share - inBin) {
      ends.push(i);
      rowsLeft -= inBin;
      binsLeft--;
      inBin = 0;
    }
  }
  return ends;
}

// Some t with lower < t <= upper; halves first, because the sum of two large values overflows.
function between(lower: number, upper: number): number {
  const middle = lower / 2 + upper / 2;
  return middle > lower && middle <= upper ? middle : upper;
}

/** How many of the rising thresholds are <= value. */
function countAtMost(thresholds: Float64Array, value: number): number {
  let low = 0;
  let high = thresholds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (thresholds[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
