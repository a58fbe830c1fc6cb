import { noProgress, problem, type Random, seededRandom } from '../../shared/index.js';
import { checkClassCount } from './boosting-classes.js';
import {
  type ForestOptions,
  type ResolvedForestOptions,
  resolveForestOptions,
} from './forest-options.js';
import { bestSplits, type ForestTable, randomSplits, type SplitFinder } from './forest-split.js';
import { type ForestRows, growForestTree } from './grow-forest-tree.js';
import {
  checkClasses,
  checkColumns,
  checkFinite,
  type LearningWatch,
  refuseMonotone,
  type WeighedRows,
  weighedRows,
} from './learning-rows.js';
import { NodeLists } from './node-lists.js';
import { sampleRows } from './sample.js';
import type { TreeEnsemble } from './tree-ensemble.js';

/** What forests take beside rows; validation rows play no part. */
export type ForestWatch = Omit<LearningWatch, 'validationRows'>;

/**
 * Random forest (Breiman 2001): deep trees on rows drawn with replacement, each node divided at the best cut of a few
 * features drawn for it. Cuts are exact, not binned. A row's probability of a class is the trees' mean share of the
 * class in the leaf it reaches. Answers one ensemble for two classes (the probability of class 1), else one per class.
 * Deterministic for a seed; the first trees of a larger forest are those of a smaller one. Throws as `fitBoosting` does.
 */
export function fitRandomForest(
  columns: readonly Float64Array[],
  labels: Uint8Array,
  classCount: number,
  rows: Uint32Array,
  options: ForestOptions = {},
  watch: ForestWatch = {},
): readonly TreeEnsemble[] {
  const rules = resolveForestOptions(options, true);
  const { table, training } = checked(columns, labels, classCount, rows, watch);
  const distinct = distinctRows(training.rows, labels.length);
  const features = differingFeatures(columns, distinct);
  const orders = Array.from(features, (feature) => risingBy(columns[feature]!, distinct));
  return grow(
    table,
    training,
    features,
    orders,
    bestSplits(table, rules.minLeafRows),
    rules,
    watch,
  );
}

/**
 * Extremely randomised trees (Geurts, Ernst & Wehenkel 2006): the same, but every tree sees all rows and the cut of
 * a feature is drawn at random in the node; the best of the few drawn divides it.
 */
export function fitExtraTrees(
  columns: readonly Float64Array[],
  labels: Uint8Array,
  classCount: number,
  rows: Uint32Array,
  options: ForestOptions = {},
  watch: ForestWatch = {},
): readonly TreeEnsemble[] {
  const rules = resolveForestOptions(options, false);
  const { table, training } = checked(columns, labels, classCount, rows, watch);
  const distinct = distinctRows(training.rows, labels.length);
  return grow(
    table,
    training,
    differingFeatures(columns, distinct),
    [distinct],
    randomSplits(table, rules.minLeafRows),
    rules,
    watch,
  );
}

function checked(
  columns: readonly Float64Array[],
  labels: Uint8Array,
  classCount: number,
  rows: Uint32Array,
  watch: ForestWatch,
): { readonly table: ForestTable; readonly training: WeighedRows } {
  checkClassCount(classCount);
  checkColumns(columns, labels.length);
  refuseMonotone(watch);
  const training = weighedRows(labels, rows, 'training', watch);
  checkClasses(labels, training.rows, new Uint32Array(), classCount);
  checkFinite(columns, training.rows);
  return { table: { columns, labels, classCount }, training };
}

function grow(
  table: ForestTable,
  training: WeighedRows,
  features: Int32Array,
  orders: readonly Uint32Array[],
  findSplit: SplitFinder,
  rules: ResolvedForestOptions,
  { progress = noProgress, signal }: ForestWatch,
): readonly TreeEnsemble[] {
  const share = rules.columnShareByNode;
  const wanted = share === 'square-root' ? Math.sqrt(features.length) : share * features.length;
  const treeRules = { ...rules, featuresByNode: Math.max(1, Math.round(wanted)) };
  const nodes = new NodeLists();
  const random = seededRandom(rules.seed).fork('forest');
  const rowsOfTree = rowDrawer(table.labels.length, training, features, orders, rules);
  for (let tree = 0; tree < rules.trees; tree++) {
    if (signal?.aborted) throw problem('learning.stopped', { rounds: tree });
    const ofTree = random.fork(String(tree));
    growForestTree(table, rowsOfTree(ofTree), findSplit, treeRules, ofTree, nodes);
    nodes.endTree();
    progress({ stage: 'forest', done: tree + 1, total: rules.trees });
  }
  const { classCount, columns } = table;
  const classes = classCount === 2 ? [1] : Array.from({ length: classCount }, (_, k) => k);
  return nodes.ensembles(classes, columns.length);
}

/** Draws the rows of a tree: their weights, and the given orders without the rows that were not drawn. */
function rowDrawer(
  rowCount: number,
  { rows, weights }: WeighedRows,
  features: Int32Array,
  orders: readonly Uint32Array[],
  { bootstrap, rowShare }: ResolvedForestOptions,
): (random: Random) => ForestRows {
  const weightOfRow = new Float64Array(rowCount);
  return (random) => {
    weightOfRow.fill(0);
    const times = (position: number) => {
      const row = rows[position]!;
      weightOfRow[row] = weightOfRow[row]! + (weights === null ? 1 : weights[position]!);
    };
    if (bootstrap) {
      const draws = Math.max(1, Math.round(rowShare * rows.length));
      for (let i = 0; i < draws; i++) times(random.integer(rows.length));
    } else for (const position of sampleRows(rows.length, rowShare, random)) times(position);
    const drawn = orders.map((order) => order.filter((row) => weightOfRow[row]! > 0));
    // Without a feature that differs there is one leaf, of all rows.
    if (drawn.length === 0)
      drawn.push(distinctRows(rows, rowCount).filter((row) => weightOfRow[row]! > 0));
    return { orders: drawn, features, weightOfRow };
  };
}

/** A row may be given more than once, and weighs as often; in the orders it stands once. */
function distinctRows(rows: Uint32Array, rowCount: number): Uint32Array {
  const seen = new Uint8Array(rowCount);
  return rows.filter((row) => {
    const isNew = seen[row] === 0;
    seen[row] = 1;
    return isNew;
  });
}

function differingFeatures(columns: readonly Float64Array[], rows: Uint32Array): Int32Array {
  const differing: number[] = [];
  columns.forEach((values, feature) => {
    const first = values[rows[0]!]!;
    if (rows.some((row) => !Object.is(values[row], first) && values[row] !== first))
      differing.push(feature);
  });
  return Int32Array.from(differing);
}

/** The rows by rising value, missing ones last; equal values keep their order. */
function risingBy(values: Float64Array, rows: Uint32Array): Uint32Array {
  const present = rows.filter((row) => !Number.isNaN(values[row]!));
  // Numbers sort natively; counting by rank is many times faster than a sort that calls back.
  const sorted = Float64Array.from(present, (row) => values[row]!).sort();
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const next = new Uint32Array(distinct.length + 1);
  const ranks = Uint32Array.from(present, (row) => rankOf(distinct, values[row]!));
  for (const rank of ranks) next[rank + 1] = next[rank + 1]! + 1;
  for (let rank = 0; rank < distinct.length; rank++) next[rank + 1] = next[rank + 1]! + next[rank]!;
  const order = new Uint32Array(rows.length);
  for (let i = 0; i < present.length; i++) {
    const rank = ranks[i]!;
    order[next[rank]!] = present[i]!;
    next[rank] = next[rank]! + 1;
  }
  let at = present.length;
  for (const row of rows) if (Number.isNaN(values[row]!)) order[at++] = row;
  return order;
}

function rankOf(distinct: Float64Array, value: number): number {
  let low = 0;
  let high = distinct.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (distinct[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
