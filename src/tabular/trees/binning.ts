import { problem } from '../../shared/index.js';
import type { Kernel } from './kernel/kernel.js';
import { KernelMemory } from './kernel/kernel-memory.js';
import { type BinCodes, largestBinCount } from './number-types.js';

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
 * Binned rows, twice: by row for histograms, which read whole rows, and by column for dividing a node, which reads one
 * feature. `position` counts the rows given to `binRows`, in their order; a counts active features.
 */
export interface BinnedRows {
  readonly rowCount: number;
  readonly width: number;
  /** Bytes from one row to the next, a multiple of 16; columns from `width` on hold code 0. */
  readonly stride: number;
  /** `rowCodes[position * stride + a]`, of the first rows, those that trees grow on. */
  readonly rowCodes: BinCodes;
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
  { sortNumbers, memory }: Pick<Kernel, 'sortNumbers' | 'memory'>,
): BinCuts {
  const hasMissing = new Uint8Array(columns.length);
  const buffer = new Float64Array(rows.length);
  const sample = memory.float64(sampleSize(rows.length));
  const scratch = memory.float64(sampleSize(rows.length));
  const active: number[] = [];
  const thresholds = columns.map((values, feature) => {
    let present = 0;
    for (let i = 0; i < rows.length; i++) {
      const value = values[rows[i]!]!;
      if (!Number.isNaN(value)) buffer[present++] = value;
    }
    if (present < rows.length) hasMissing[feature] = 1;
    const stride = Math.ceil(present / sampledRows) || 1;
    const sorted = sample.subarray(0, Math.ceil(present / stride));
    for (let i = 0; i < sorted.length; i++) sorted[i] = buffer[i * stride]!;
    sortNumbers(sorted, scratch);
    refuseInfinity(sorted, feature, values, rows);
    const cuts = cutSorted(sorted, maxBins);
    if (cuts.length > 0 || (present > 0 && present < rows.length)) active.push(feature);
    return cuts;
  });
  return { thresholds, hasMissing, activeFeatures: Int32Array.from(active) };
}

function sampleSize(rowCount: number): number {
  return Math.min(rowCount, sampledRows);
}

/** Bytes from one row of codes to the next. */
export function rowStride(width: number): number {
  return 16 * Math.ceil(width / 16);
}

// Rows whose codes stay in the cache while every feature adds its column to them.
const rowsAtOnce = 1024;

/** What binning so many rows, the first of them for growing, takes of the kernel's memory. */
export function binningBytes(rowCount: number, growingRows: number, width: number): number {
  return KernelMemory.bytesFor([
    8 * sampleSize(growingRows),
    8 * sampleSize(growingRows),
    growingRows * rowStride(width),
    rowCount * width,
    8 * rowsAtOnce,
    ...Array.from({ length: width }, () => 8 * largestBinCount),
  ]);
}

/**
 * The codes of the given rows, by row only of the first `growingRows`; a missing value gets the code after the last bin.
 */
export function binRows(
  cuts: BinCuts,
  columns: readonly Float64Array[],
  rows: Uint32Array,
  growingRows: number,
  { codeValues, memory }: Pick<Kernel, 'codeValues' | 'memory'>,
): BinnedRows {
  const rowCount = rows.length;
  const width = cuts.activeFeatures.length;
  const stride = rowStride(width);
  const rowCodes = memory.bytes(growingRows * stride);
  const columnCodes = memory.bytes(rowCount * width);
  const values = memory.float64(rowsAtOnce);
  const searched = Array.from(cuts.activeFeatures, (feature) =>
    paddedThresholds(cuts.thresholds[feature]!, memory),
  );
  for (let begin = 0; begin < rowCount; begin += rowsAtOnce) {
    const end = Math.min(rowCount, begin + rowsAtOnce);
    const growingEnd = Math.min(end, growingRows);
    for (let a = 0; a < width; a++) {
      const feature = cuts.activeFeatures[a]!;
      const column = columns[feature]!;
      for (let i = begin; i < end; i++) values[i - begin] = column[rows[i]!]!;
      codeValues(
        values.subarray(0, end - begin),
        searched[a]!,
        cuts.thresholds[feature]!.length + 1,
        columnCodes.subarray(a * rowCount + begin, a * rowCount + end),
        rowCodes.subarray(begin * stride + a, growingEnd * stride),
        stride,
      );
    }
  }
  return { rowCount, width, stride, rowCodes, columnCodes };
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
  // The value of each run of equal ones, and how many they are.
  const distinct = new Float64Array(sorted.length);
  const counts = new Uint32Array(sorted.length);
  let runs = 0;
  for (let i = 0; i < sorted.length; runs++) {
    const value = sorted[i]!;
    const start = i;
    while (i < sorted.length && sorted[i] === value) i++;
    distinct[runs] = value;
    counts[runs] = i - start;
  }
  const ends = runs <= maxBins ? everyEnd(runs) : quantileEnds(counts.subarray(0, runs), maxBins);
  return Float64Array.from(ends, (last) => between(distinct[last]!, distinct[last + 1]!));
}

function everyEnd(distinctCount: number): number[] {
  return Array.from({ length: Math.max(0, distinctCount - 1) }, (_, i) => i);
}

/** Index of the last distinct value of every bin but the last one. */
function quantileEnds(counts: Uint32Array, maxBins: number): number[] {
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

/** Thresholds filled up to 2^k - 1 with infinity, which no value reaches. */
function paddedThresholds(thresholds: Float64Array, memory: KernelMemory): Float64Array {
  const padded = memory.float64(2 ** Math.ceil(Math.log2(thresholds.length + 1)) - 1);
  padded.fill(Number.POSITIVE_INFINITY).set(thresholds);
  return padded;
}
