import {
  type BinCuts,
  type BinnedRows,
  binningBytes,
  binRows,
  fitBins,
  rowStride,
} from './binning.js';
import type { FeatureKinds } from './feature-rules.js';
import type { Growth } from './growth-policy.js';
import {
  type HistogramLayout,
  HistogramPool,
  histogramLayout,
  histogramLength,
} from './histogram.js';
import type { Kernel } from './kernel/kernel.js';
import { KernelMemory } from './kernel/kernel-memory.js';
import { type KernelChoice, openKernel } from './kernel/open-kernel.js';
import type { Threads } from './kernel/threads.js';
import { productCount } from './logistic-gradients.js';
import {
  type GradientPairs,
  type QuantisedPairs,
  type RowPositions,
  slotsPerFeature,
} from './number-types.js';
import type { SplitRules } from './split.js';

export interface TreeRules extends SplitRules {
  readonly growth: Growth;
  /** Splits between root and leaf at most. */
  readonly maxDepth: number;
  /** Of a tree that grows leafwise. */
  readonly maxLeaves: number;
  readonly learningRate: number;
  readonly columnShareByNode: number;
}

/** What stays the same for all trees of an ensemble, and the arrays they grow in, all of one memory. */
export interface TreeGround {
  readonly kernel: Kernel;
  readonly rules: TreeRules;
  readonly cuts: BinCuts;
  readonly layout: HistogramLayout;
  readonly binned: BinnedRows;
  readonly pool: HistogramPool;
  /** By active feature; null when all are plain. Symmetric trees take only plain ones. */
  readonly kinds: FeatureKinds | null;
  /** Margins by output and binned row, and the gradient pairs of rows to grow on; to be filled before a tree grows. */
  readonly margins: readonly Float64Array[];
  readonly gradients: readonly GradientPairs[];
  /** Room for labels of rows to grow on, and for the products of their log loss. */
  readonly labels: Uint8Array;
  readonly products: Float64Array;
  /** Every active feature, 0, 1, 2, ... */
  readonly allFeatures: Int32Array;
  readonly pairs: QuantisedPairs;
  /** Rows of the growing tree: as drawn, and node by node; the latter has room for all binned rows. */
  readonly drawn: RowPositions;
  readonly rows: RowPositions;
  readonly scratch: RowPositions;
  /** By bin code, 1 where a split sends it left. */
  readonly sideOfCode: Uint8Array;
  readonly leafOfRow: Uint32Array;
  readonly leafSums: Float64Array;
  readonly leafValues: Float64Array;
}

export interface TreeGroundOptions {
  readonly maxBins: number;
  /** Trees that grow side by side in a round, each with gradients of its own. */
  readonly outputCount: number;
  /** By feature; default all plain. */
  readonly kinds?: FeatureKinds | null;
  /** Default: the fastest the machine has. */
  readonly kernel?: KernelChoice;
  /** Threads to share long jobs with; the trees are the same with any number of them. Default: none. */
  readonly threads?: Threads;
}

// Smaller tables are done before a thread has started.
const threadedRows = 50_000;

// Histograms that wait for their node's turn may take this much; a node without one sums both children instead.
const mostHistogramBytes = 256 * 2 ** 20;

/**
 * Bins the rows, those that trees grow on before `moreRows`, and lays out everything that growing needs.
 * Throws `learning.infinite-value`, and `learning.no-memory` where the machine has too little.
 */
export function openTreeGround(
  columns: readonly Float64Array[],
  rows: Uint32Array,
  moreRows: Uint32Array,
  rules: TreeRules,
  { maxBins, outputCount, kinds = null, kernel: choice = 'fastest', threads }: TreeGroundOptions,
): TreeGround {
  // Before the features that have no split are known, room for all of them: pages never touched cost nothing.
  const width = columns.length;
  const stride = rowStride(width);
  const allRows = joined(rows, moreRows);
  const count = rows.length;
  const leafCount = mostLeaves(rules, count);
  const histogramCount = histogramsFor(rules, width, leafCount);
  const times = (n: number, bytes: number) => Array.from({ length: n }, () => bytes);
  const bytes =
    binningBytes(allRows.length, count, width) +
    KernelMemory.bytesFor([
      4 * width,
      width,
      ...times(histogramCount, 4 * histogramLength(width)),
      ...times(outputCount, 8 * allRows.length),
      ...times(outputCount, 16 * count),
      count,
      8 * productCount(count),
      4 * width,
      8 * count,
      ...times(2, 4 * count),
      ...times(2, 4 * allRows.length),
      slotsPerFeature,
      16 * leafCount,
      8 * leafCount,
    ]);
  const kernel = openKernel(
    bytes,
    stride,
    choice,
    threads === undefined || count < threadedRows ? null : threads,
  );
  try {
    const { memory } = kernel;
    const cuts = fitBins(columns, rows, maxBins, kernel);
    const layout = histogramLayout(cuts, memory);
    const allFeatures = memory.int32(layout.width);
    for (let a = 0; a < layout.width; a++) allFeatures[a] = a;
    return {
      kernel,
      rules,
      cuts,
      kinds: kinds === null ? null : Int8Array.from(cuts.activeFeatures, (f) => kinds[f]!),
      layout,
      binned: binRows(cuts, columns, allRows, count, kernel),
      pool: new HistogramPool(memory, layout.width, histogramCount),
      margins: Array.from({ length: outputCount }, () => memory.float64(allRows.length)),
      gradients: Array.from({ length: outputCount }, () => memory.float64(2 * count)),
      labels: memory.bytes(count),
      products: memory.float64(productCount(count)),
      allFeatures,
      pairs: memory.int32(2 * count),
      drawn: memory.uint32(count),
      rows: memory.uint32(allRows.length),
      scratch: memory.uint32(allRows.length),
      leafOfRow: memory.uint32(count),
      sideOfCode: memory.bytes(slotsPerFeature),
      leafSums: memory.float64(2 * leafCount),
      leafValues: memory.float64(leafCount),
    };
  } catch (error) {
    kernel.close();
    throw error;
  }
}

function mostLeaves({ growth, maxDepth, maxLeaves }: TreeRules, rowCount: number): number {
  const most = Math.min(rowCount, 2 ** maxDepth);
  return growth === 'leafwise' ? Math.min(most, maxLeaves) : most;
}

/** One to work with, and one for every node that may wait at a time. */
function histogramsFor({ growth, maxDepth }: TreeRules, width: number, leaves: number): number {
  const waiting = growth === 'depthwise' ? maxDepth : leaves;
  const bytes = 4 * histogramLength(Math.max(1, width));
  return Math.max(2, Math.min(waiting + 2, Math.floor(mostHistogramBytes / bytes)));
}

function joined(rows: Uint32Array, more: Uint32Array): Uint32Array {
  if (more.length === 0) return rows;
  const both = new Uint32Array(rows.length + more.length);
  both.set(rows);
  both.set(more, rows.length);
  return both;
}
