import { noProgress, type Progress, problem, seededRandom } from '../../shared/index.js';
import { type BinCuts, type BinnedRows, binRows, fitBins } from './binning.js';
import { type BoostingOptions, resolveBoostingOptions } from './boosting-options.js';
import { flatten } from './flatten.js';
import { eachLeaf, type GrowingNode, growTree, type TreeGround } from './grow-tree.js';
import { depthWise } from './growth-policy.js';
import { HistogramPool, histogramLayout } from './histogram.js';
import { logistic } from './logistic.js';
import { sampleFeatures, sampleRows } from './sample.js';
import type { TreeEnsemble } from './tree-ensemble.js';

/** Who looks on while an ensemble grows. */
export interface BoostingWatch {
  /** Rows beside the training rows whose loss decides when to stop; training keeps the best round. */
  readonly validationRows?: Uint32Array;
  /** Told after every round; stage `boosting`, unit rounds. */
  readonly progress?: Progress;
  /** Looked at before every round; throws `learning.stopped`. */
  readonly signal?: AbortSignal;
}

/** Mean log loss after a round. */
export interface RoundLoss {
  readonly trainingLoss: number;
  /** NaN without validation rows. */
  readonly validationLoss: number;
}

export interface BoostingResult {
  readonly ensemble: TreeEnsemble;
  /** Trees in the ensemble: all rounds, or up to the one with the lowest validation loss. */
  readonly roundsKept: number;
  /** One entry per round that ran, also of those not kept. */
  readonly history: readonly RoundLoss[];
}

/**
 * Gradient boosting of histogram trees for two classes (Friedman 2001; Chen & Guestrin 2016), deterministic for a seed.
 * Columns are feature-major, NaN is missing; `labels` has an entry per row of the columns, `rows` says which ones train.
 * Throws on rows of one class, no rows, infinite values, labels other than 0 and 1, and unknown or impossible options.
 */
export function fitBoosting(
  columns: readonly Float64Array[],
  labels: Uint8Array,
  rows: Uint32Array,
  options: BoostingOptions = {},
  watch: BoostingWatch = {},
): BoostingResult {
  const rules = resolveBoostingOptions(options);
  const { validationRows, progress = noProgress, signal } = watch;
  checkInput(columns, labels, rows, validationRows);

  const trainingLabels = labelsOf(labels, rows);
  const validationLabels = labelsOf(labels, validationRows ?? new Uint32Array());
  const cuts = fitBins(columns, rows, rules.maxBins);
  const layout = histogramLayout(cuts);
  // Positions: training rows first, then validation rows.
  const binned = binRows(cuts, layout, columns, joined(rows, validationRows));
  const ground: TreeGround = {
    cuts,
    layout,
    binned,
    pool: new HistogramPool(layout),
    scratch: new Uint32Array(rows.length),
    rules,
    policy: depthWise,
  };
  const random = seededRandom(rules.seed).fork('boosting');
  const baseMargin = logistic.baseMargin(trainingLabels);
  const margins = new Float64Array(binned.rowCount).fill(baseMargin);
  const gradients = new Float64Array(2 * rows.length);
  const allFeatures = Int32Array.from(cuts.activeFeatures, (_, active) => active);

  const roots: GrowingNode[] = [];
  const history: RoundLoss[] = [];
  logistic.gradients(margins, trainingLabels, gradients);
  let bestLoss = Number.POSITIVE_INFINITY;
  let bestRounds = 0;
  for (let round = 1; round <= rules.rounds; round++) {
    if (signal?.aborted) throw problem('learning.stopped', { rounds: round - 1 });
    const treeRows = sampleRows(rows.length, rules.rowShare, random);
    const treeFeatures = sampleFeatures(allFeatures, rules.columnShareByTree, random);
    const root = growTree(ground, gradients, treeRows, treeFeatures, random);
    roots.push(root);

    if (treeRows.length === rows.length) addLeaves(root, treeRows, margins);
    else addWalked(root, binned, cuts, 0, rows.length, margins);
    addWalked(root, binned, cuts, rows.length, binned.rowCount, margins);
    // The gradients of the next round, and on the way the loss of this one.
    const trainingLoss = logistic.gradients(margins, trainingLabels, gradients);
    const validationLoss =
      validationLabels.length === 0
        ? Number.NaN
        : logistic.loss(margins, validationLabels, rows.length);
    history.push({ trainingLoss, validationLoss });
    progress({ stage: 'boosting', done: round, total: rules.rounds });
    if (validationRows === undefined) bestRounds = round;
    else if (validationLoss < bestLoss) {
      bestLoss = validationLoss;
      bestRounds = round;
    } else if (round - bestRounds >= rules.patienceRounds) break;
  }
  const ensemble = flatten(roots.slice(0, bestRounds), cuts, columns.length, baseMargin);
  return { ensemble, roundsKept: bestRounds, history };
}

function checkInput(
  columns: readonly Float64Array[],
  labels: Uint8Array,
  rows: Uint32Array,
  validationRows: Uint32Array | undefined,
): void {
  if (columns.length === 0) throw problem('learning.no-features', {});
  if (rows.length === 0) throw problem('learning.no-rows', { purpose: 'training' });
  if (validationRows?.length === 0) throw problem('learning.no-rows', { purpose: 'validation' });
  columns.forEach((column, feature) => {
    if (column.length !== labels.length)
      throw problem('learning.lengths-differ', {
        what: `column number ${feature + 1}`,
        got: column.length,
        expected: labels.length,
      });
  });
  let positives = 0;
  for (const part of [rows, validationRows ?? []]) {
    for (const row of part) {
      if (row >= labels.length)
        throw problem('learning.row-out-of-range', { row, rowCount: labels.length });
      const label = labels[row]!;
      if (label > 1) throw problem('learning.bad-label', { row, got: label });
      if (part === rows) positives += label;
    }
  }
  if (positives === 0 || positives === rows.length)
    throw problem('learning.one-class', {
      where: 'the training rows',
      className: positives === 0 ? '0' : '1',
    });
}

function labelsOf(labels: Uint8Array, rows: Uint32Array): Uint8Array {
  return Uint8Array.from(rows, (row) => labels[row]!);
}

function joined(rows: Uint32Array, more: Uint32Array | undefined): Uint32Array {
  if (more === undefined) return rows;
  const both = new Uint32Array(rows.length + more.length);
  both.set(rows);
  both.set(more, rows.length);
  return both;
}

/** Adds the leaves' values to the rows that lie in them. */
function addLeaves(root: GrowingNode, treeRows: Uint32Array, margins: Float64Array): void {
  eachLeaf(root, (leaf) => {
    for (let i = leaf.begin; i < leaf.end; i++) {
      const row = treeRows[i]!;
      margins[row] = margins[row]! + leaf.value;
    }
  });
}

/** Adds the leaf that each position's bins lead to, for rows the tree was not grown on. */
function addWalked(
  root: GrowingNode,
  binned: BinnedRows,
  cuts: BinCuts,
  begin: number,
  end: number,
  margins: Float64Array,
): void {
  for (let row = begin; row < end; row++) {
    let node = root;
    while (node.split !== null && node.left !== null && node.right !== null) {
      const { active, bin, missingLeft } = node.split;
      const code = binned.columnCodes[active * binned.rowCount + row]!;
      const missing = code > cuts.thresholds[cuts.activeFeatures[active]!]!.length;
      node = (missing ? missingLeft : code <= bin) ? node.left : node.right;
    }
    margins[row] = margins[row]! + node.value;
  }
}
