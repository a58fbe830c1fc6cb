import { problem } from '../../shared/index.js';
import type { Frame } from '../frame/frame.js';
import { measureBinary } from '../measure/measure-binary.js';
import { rocAuc } from '../measure/ranking.js';
import { applyPreparation } from '../prepare/apply-preparation.js';
import { fitPreparation } from '../prepare/fit-preparation.js';
import { forwardSplit } from '../prepare/forward-split.js';
import { leaveOneGroupOut } from '../prepare/leave-one-group-out.js';
import { scikitSplit } from '../prepare/scikit-split.js';
import { groupedFolds, type RowSplit } from '../prepare/split-rows.js';
import { fitBoosting } from '../trees/boosting.js';
import type { BoostingOptions } from '../trees/boosting-options.js';
import { predictMargins } from '../trees/predict-margins.js';
import { sigmoid } from '../trees/sigmoid.js';
import type { AuditSkill, SkillFigure } from './audit.js';
import { sampledTable, sampleSkillRows } from './sample-skill-rows.js';

/** What skill is measured on. */
export interface SkillTable {
  readonly frame: Frame;
  readonly featureNames: readonly string[];
  readonly labels: Uint8Array;
  readonly twinGroupOfRow: Uint32Array;
  /** Rows that are copies; without any, random rows are no way of their own. */
  readonly twinRows: number;
  /** Per row its lot, or null. */
  readonly lotOfRow: Uint32Array | null;
  /** Per row its moment for the split along time, or null when the table has no order. */
  readonly momentOfRow: Int32Array | Uint32Array | null;
}

export interface MeasuredSkill {
  readonly skill: AuditSkill;
  /** What the careful model gave to each row it had not seen; NaN for rows that were not sampled. */
  readonly probabilityOfRow: Float64Array;
}

export interface SkillOptions {
  readonly seed: number;
  /** Told before every model. */
  readonly tried: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

// Deep enough to learn twins by heart, as the models of most notebooks are.
const eager: BoostingOptions = { rounds: 100, maxDepth: 8, learningRate: 0.2 };
// Shallow and held back: what carries over to new rows when anything does.
const careful: BoostingOptions = {
  rounds: 120,
  maxDepth: 3,
  learningRate: 0.1,
  lambda: 10,
  rowShare: 0.8,
  columnShareByTree: 0.5,
};
const folds = 3;
const mostLotFolds = 8;

/**
 * Trains two quick models under several ways of holding rows out, so that the differences show where skill comes from.
 * Large tables are sampled by whole groups of twins, 12,000 rows at most, so that twins stay twins.
 * Null when fewer than 12 different rows of either class are there to learn from and to judge on.
 */
export function measureSkill(whole: SkillTable, options: SkillOptions): MeasuredSkill | null {
  const rows = sampleSkillRows(whole, options.seed);
  if (rows === null || whole.featureNames.length === 0) return null;
  const table = rows.length === whole.labels.length ? whole : sampledTable(whole, rows);
  const { labels, twinGroupOfRow: twinGroup, lotOfRow: lot, momentOfRow: moment } = table;

  const random = scikitSplit(labels);
  const together = groupedFolds(twinGroup, labels, { folds, seed: options.seed });
  const byLot = lot === null ? [] : lotFolds(lot, labels, options.seed);
  const forward = forwardOf(moment, lot);
  const hasTwins = whole.twinRows > 0;
  const total =
    (hasTwins ? 1 : 0) + 2 * together.length + byLot.length + (forward === null ? 0 : 1);
  let done = 0;
  const learn = (model: BoostingOptions, split: RowSplit) => {
    options.tried(done++, total);
    return probabilitiesOf(table, split, { ...model, seed: options.seed }, options.signal);
  };

  const outOfFold = (model: BoostingOptions, splits: readonly RowSplit[]) => {
    const held = new Float64Array(labels.length).fill(Number.NaN);
    for (const split of splits) place(learn(model, split), split, held);
    return held;
  };
  const everywhere = Uint32Array.from(labels, (_, row) => row);
  const twinsTogether = figure(labels, outOfFold(eager, together), everywhere);
  const carefully = outOfFold(careful, together);
  const lotRate = lot === null ? null : new Float64Array(labels.length);
  if (lot !== null && lotRate !== null)
    for (const split of together) place(ratesOfLots(lot, labels, split), split, lotRate);
  const lotsOut = byLot.length === 0 ? null : outOfFold(careful, byLot);
  const judged = (split: RowSplit, of: Float64Array) => {
    const full = new Float64Array(labels.length);
    place(of, split, full);
    return figure(labels, full, split.testRows);
  };
  const skill: AuditSkill = {
    sampledRows: labels.length,
    // Without twins a random split of rows is one of the three folds.
    randomRows: hasTwins ? judged(random, learn(eager, random)) : twinsTogether,
    lookup: hasTwins ? judged(random, lookUp(twinGroup, labels, random)) : null,
    twinsTogether,
    carefully: figure(labels, carefully, everywhere),
    lotAlone: lotRate === null ? null : figure(labels, lotRate, everywhere),
    withinLots: lot === null ? null : withinLots(labels, carefully, lot),
    leaveOneLotOut: lotsOut === null ? null : figure(labels, lotsOut, everywhere),
    withinNewLots: lot === null || lotsOut === null ? null : withinLots(labels, lotsOut, lot),
    forward:
      forward === null || !bothClasses(labels, forward.trainingRows)
        ? null
        : judged(forward, learn(careful, forward)),
  };
  options.tried(total, total);
  const probabilityOfRow = new Float64Array(whole.labels.length).fill(Number.NaN);
  rows.forEach((row, at) => {
    probabilityOfRow[row] = carefully[at]!;
  });
  return { skill, probabilityOfRow };
}

function probabilitiesOf(
  { frame, featureNames, labels }: SkillTable,
  { trainingRows, testRows }: RowSplit,
  model: BoostingOptions,
  signal: AbortSignal | undefined,
): Float64Array {
  if (signal?.aborted) throw problem('learning.stopped', { rounds: 0 });
  if (!bothClasses(labels, trainingRows))
    return new Float64Array(testRows.length).fill(shareOfPositives(labels, trainingRows));
  const preparation = fitPreparation(frame, featureNames, trainingRows, { scaling: 'none' });
  const columns = applyPreparation(preparation, frame);
  const { ensemble } = fitBoosting(columns, labels, trainingRows, model, {
    ...(signal === undefined ? {} : { signal }),
  });
  return predictMargins(ensemble, columns, testRows).map(sigmoid);
}

function lotFolds(
  lot: Uint32Array | Int32Array,
  labels: Uint8Array,
  seed: number,
): readonly RowSplit[] {
  const lots = new Set(lot).size;
  if (lots < 2) return [];
  if (lots <= mostLotFolds) return leaveOneGroupOut(lot);
  return groupedFolds(lot, labels, { folds: mostLotFolds, seed });
}

function forwardOf(
  moment: Int32Array | Uint32Array | null,
  lot: Uint32Array | null,
): RowSplit | null {
  if (moment === null) return null;
  const ordered = lot === null ? moment : lotMoments(moment, lot);
  if (new Set(ordered.filter((at) => at >= 0)).size < 2) return null;
  return forwardSplit(ordered);
}

/** A lot is one moment, that of its first row, so that no lot is torn apart. */
function lotMoments(moment: Int32Array | Uint32Array, lot: Uint32Array | Int32Array): Int32Array {
  const first = new Map<number, number>();
  lot.forEach((number, row) => {
    const at = moment[row]!;
    if (at >= 0) first.set(number, Math.min(first.get(number) ?? at, at));
  });
  return Int32Array.from(moment, (at, row) => (at < 0 ? -1 : first.get(lot[row]!)!));
}

function place(values: Float64Array, { testRows }: RowSplit, into: Float64Array): void {
  testRows.forEach((row, at) => {
    into[row] = values[at]!;
  });
}

function shareOfPositives(labels: Uint8Array, rows: Uint32Array): number {
  let positives = 0;
  for (const row of rows) positives += labels[row]!;
  return positives / rows.length;
}

/** One row of a class is too few to learn it from. */
function bothClasses(labels: Uint8Array, rows: Uint32Array): boolean {
  let positives = 0;
  for (const row of rows) positives += labels[row]!;
  return positives > 1 && rows.length - positives > 1;
}

function lookUp(
  group: Uint32Array | Int32Array,
  labels: Uint8Array,
  split: RowSplit,
): Float64Array {
  return ratesOf(group, labels, split, 0);
}

function ratesOfLots(
  lot: Uint32Array | Int32Array,
  labels: Uint8Array,
  split: RowSplit,
): Float64Array {
  return ratesOf(lot, labels, split, 1);
}

/** The share of positives among training rows of the same group, the overall share weighing `prior` rows. */
function ratesOf(
  group: Uint32Array | Int32Array,
  labels: Uint8Array,
  { trainingRows, testRows }: RowSplit,
  prior: number,
): Float64Array {
  const seen = new Map<number, { rows: number; positives: number }>();
  let positives = 0;
  for (const row of trainingRows) {
    const known = seen.get(group[row]!) ?? { rows: 0, positives: 0 };
    known.rows++;
    known.positives += labels[row]!;
    positives += labels[row]!;
    seen.set(group[row]!, known);
  }
  const overall = positives / trainingRows.length;
  return Float64Array.from(testRows, (row) => {
    const known = seen.get(group[row]!);
    if (known === undefined) return overall;
    return (known.positives + prior * overall) / (known.rows + prior);
  });
}

function figure(labels: Uint8Array, probabilities: Float64Array, rows: Uint32Array): SkillFigure {
  if (rows.length === 0) return { f1: Number.NaN, rocAuc: Number.NaN, rowCount: 0 };
  const { f1, rocAuc: area } = measureBinary(
    Uint8Array.from(rows, (row) => labels[row]!),
    Float64Array.from(rows, (row) => probabilities[row]!),
  );
  return { f1, rocAuc: area, rowCount: rows.length };
}

/** Pairs of a positive and a negative row of one lot that stand in the right order. */
function withinLots(
  labels: Uint8Array,
  probabilities: Float64Array,
  lot: Uint32Array | Int32Array,
): SkillFigure {
  const rowsOfLot = new Map<number, number[]>();
  lot.forEach((number, row) => {
    const rows = rowsOfLot.get(number);
    if (rows === undefined) rowsOfLot.set(number, [row]);
    else rows.push(row);
  });
  let pairs = 0;
  let right = 0;
  for (const rows of rowsOfLot.values()) {
    const own = Uint8Array.from(rows, (row) => labels[row]!);
    const positives = own.reduce((sum, label) => sum + label, 0);
    const here = positives * (rows.length - positives);
    if (here === 0) continue;
    right +=
      here *
      rocAuc(
        own,
        Float64Array.from(rows, (row) => probabilities[row]!),
      );
    pairs += here;
  }
  return { f1: Number.NaN, rocAuc: right / pairs, rowCount: labels.length };
}
