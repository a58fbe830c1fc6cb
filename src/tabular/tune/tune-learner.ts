import { noProgress, type Progress, problem, seededRandom } from '../../shared/index.js';
import { columnNamed } from '../frame/column-named.js';
import type { Frame } from '../frame/frame.js';
import type { LearnerFamily, LearnerWatch } from '../learners/learner.js';
import { logLossClip } from '../measure/measure-binary.js';
import { averagePrecision, rocAuc } from '../measure/ranking.js';
import { applyPreparation } from '../prepare/apply-preparation.js';
import { fitPreparation } from '../prepare/fit-preparation.js';
import type { RowSplit } from '../prepare/split-rows.js';
import type { Threads } from '../trees/kernel/threads.js';
import { candidates } from './candidates.js';
import { fitChoice, type LearnerChoice } from './learner-choice.js';
import { readTuningOptions } from './tuning-options.js';

/** How kinds of model and their options are compared. */
export interface TuningOptions {
  /** Default every one but the transformers, whose fits take a minute. */
  readonly families?: readonly LearnerFamily[];
  /** Choices to begin with, 2..1000. Default 36. */
  readonly candidates?: number;
  /** What is compared: area under the ROC curve, average precision, or log loss. Default `rocAuc`. */
  readonly metric?: TuningMetric;
  /** Rows looked at, at most; a larger table is drawn from. 200 or more, default 20,000. */
  readonly mostRows?: number;
  /** Default 0. */
  readonly seed?: number;
}

export type TuningMetric = 'rocAuc' | 'prAuc' | 'logLoss';

/** What was measured so far, plain data: hand it back and the search goes on from there. */
export interface TuningState {
  /** Choices and rows it belongs to. */
  readonly key: string;
  /** By `candidate/repeat/fold`. */
  readonly scores: Readonly<Record<string, number>>;
}

export interface TuningWatch {
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** Threads that share the work on large tables. Default: none. */
  readonly threads?: Threads;
  /** A state from an interrupted search; one of another search is left aside. */
  readonly resume?: TuningState;
  /** Told after every fold of a candidate. */
  readonly checkpoint?: (state: TuningState) => void;
}

/** One choice and how it did on rows held out of its fits. */
export interface Trial extends LearnerChoice {
  /** Mean over its folds: higher is better, log loss included, which is negated. */
  readonly score: number;
  /** Of the mean, from the spread over folds. */
  readonly standardError: number;
  readonly folds: number;
  /** Rounds of the halving it was kept in, 1 or more. */
  readonly rungs: number;
  /** Its number among the choices, from 0: what `TuningRows.columnsOf` was asked for. */
  readonly place: number;
}

export interface Tuning {
  readonly metric: TuningMetric;
  readonly best: Trial;
  /** Best first within the rung they reached, the last rung first. */
  readonly trials: readonly Trial[];
}

/** The rows to choose by, and how they are divided: the same way every time for the same `repeat`. */
export interface TuningRows {
  readonly frame: Frame;
  readonly featureNames: readonly string[];
  readonly labels: Uint8Array;
  readonly rows: Uint32Array;
  foldsOf(rows: Uint32Array, repeat: number): readonly RowSplit[];
  /**
   * What the choices read where they may learn from the training rows of a split only: columns for every row of the table,
   * by the number of the choice. Default: all of them the prepared features.
   */
  columnsOf?(split: RowSplit): (place: number) => readonly Float64Array[];
}

// Each rung keeps the better third of the one before and looks at more folds.
const keptShare = 1 / 3;
const foldsOfFirstRung = 2;

/**
 * Successive halving (Jamieson & Talwalkar 2016) over kinds of model and their options. All choices see the same folds,
 * so their difference is not the folds'. Rows outside `rows.rows` are never looked at. Deterministic for the seed.
 * Throws `learning.too-few-to-split` when the rows cannot be divided, `learning.stopped` on abort, and on bad options.
 */
export function tuneLearner(
  given: TuningRows,
  options: TuningOptions = {},
  watch: TuningWatch = {},
): Tuning {
  const resolved = readTuningOptions(options);
  const { metric, seed } = resolved;
  const { progress = noProgress, signal } = watch;
  const rows = drawnRows(given.rows, resolved.mostRows, seed);
  const first = given.foldsOf(rows, 0);
  if (first.length === 0)
    throw problem('learning.too-few-to-split', { what: 'rows', got: rows.length, expected: 100 });
  const second = given.foldsOf(rows, 1);
  const folds = isSame(first, second) ? [first] : [first, second];
  const choices = candidates(resolved.families, resolved.candidates, seed);
  const rungs = rungsOf(folds);
  const categories = given.columnsOf === undefined ? wordColumns(given) : [];

  const key = JSON.stringify([
    choices,
    metric,
    given.featureNames,
    divisionHash(given.labels, folds),
  ]);
  const scores: Record<string, number> =
    watch.resume?.key === key ? { ...watch.resume.scores } : {};
  let total = 0;
  let width = choices.length;
  for (const rung of rungs) {
    total += width * rung.length;
    width = keptOf(width);
  }
  let done = 0;
  let alive = choices.map((_, candidate) => candidate);
  const rungOf = new Array<number>(choices.length).fill(0);
  rungs.forEach((rung, index) => {
    if (index > 0) alive = best(alive, scores, keptOf(alive.length));
    for (const candidate of alive) rungOf[candidate] = index + 1;
    for (const { repeat, fold } of rung) {
      const split = folds[repeat]![fold]!;
      const wanted = alive.filter((candidate) => !(`${candidate}/${repeat}/${fold}` in scores));
      done += alive.length - wanted.length;
      if (wanted.length === 0) continue;
      const columnsFor = given.columnsOf?.(split) ?? preparedColumns(given, split);
      for (const candidate of wanted) {
        if (signal?.aborted) throw problem('learning.stopped', { rounds: done });
        scores[`${candidate}/${repeat}/${fold}`] = scoreOf(
          choices[candidate]!,
          columnsFor(candidate),
          given.labels,
          split,
          metric,
          { ...watch, categories },
        );
        watch.checkpoint?.({ key, scores });
        progress({ stage: 'tuning', done: ++done, total });
      }
    }
  });
  const trials = choices
    .map((choice, candidate) => trialOf(choice, candidate, rungOf[candidate]!, scores))
    .sort((a, b) => b.rungs - a.rungs || b.score - a.score);
  return { metric, best: trials[0]!, trials };
}

/** Places of the features that are words: prepared, they are numbers that name categories. */
function wordColumns({ frame, featureNames }: TuningRows): readonly number[] {
  return [...featureNames.keys()].filter(
    (place) => columnNamed(frame, featureNames[place]!).kind === 'category',
  );
}

function preparedColumns(
  { frame, featureNames }: TuningRows,
  { trainingRows }: RowSplit,
): (place: number) => readonly Float64Array[] {
  const columns = applyPreparation(fitPreparation(frame, featureNames, trainingRows), frame);
  return () => columns;
}

/** FNV-1a over who is tested where, with their labels: a state of other rows, labels or folds is another search's. */
function divisionHash(labels: Uint8Array, folds: readonly (readonly RowSplit[])[]): number {
  let hash = 0x811c9dc5;
  const add = (value: number) => {
    hash = Math.imul(hash ^ value, 0x01000193);
  };
  for (const division of folds)
    for (const { testRows } of division) {
      add(testRows.length);
      for (const row of testRows) add(2 * row + labels[row]!);
    }
  return hash >>> 0;
}

interface FoldNumber {
  readonly repeat: number;
  readonly fold: number;
}

/** Folds of each rung beyond those of the rungs before: two, the rest of the first division, a second division. */
function rungsOf(folds: readonly (readonly RowSplit[])[]): readonly (readonly FoldNumber[])[] {
  const [first = [], second = []] = folds;
  const numbered = first.map((_, fold) => ({ repeat: 0, fold }));
  return [
    numbered.slice(0, foldsOfFirstRung),
    numbered.slice(foldsOfFirstRung),
    second.map((_, fold) => ({ repeat: 1, fold })),
  ].filter((rung) => rung.length > 0);
}

function keptOf(count: number): number {
  return Math.max(1, Math.ceil(count * keptShare));
}

/** The candidates of highest mean score; ties keep their order. */
function best(
  alive: readonly number[],
  scores: Readonly<Record<string, number>>,
  count: number,
): number[] {
  return [...alive]
    .sort((a, b) => mean(scoresOf(b, scores)) - mean(scoresOf(a, scores)))
    .slice(0, count);
}

function scoresOf(candidate: number, scores: Readonly<Record<string, number>>): number[] {
  return Object.entries(scores).flatMap(([name, score]) =>
    name.startsWith(`${candidate}/`) ? [score] : [],
  );
}

function trialOf(
  choice: LearnerChoice,
  candidate: number,
  rungs: number,
  scores: Readonly<Record<string, number>>,
): Trial {
  const of = scoresOf(candidate, scores);
  const score = mean(of);
  const variance = of.reduce((sum, each) => sum + (each - score) ** 2, 0) / (of.length - 1);
  return {
    ...choice,
    score,
    standardError: of.length < 2 ? Number.NaN : Math.sqrt(variance / of.length),
    folds: of.length,
    rungs,
    place: candidate,
  };
}

function scoreOf(
  choice: LearnerChoice,
  columns: readonly Float64Array[],
  labels: Uint8Array,
  { trainingRows, testRows }: RowSplit,
  metric: TuningMetric,
  { signal, threads, categories }: Pick<LearnerWatch, 'signal' | 'threads' | 'categories'>,
): number {
  const fitted = fitChoice(choice, columns, labels, trainingRows, {
    ...(signal === undefined ? {} : { signal }),
    ...(categories === undefined ? {} : { categories }),
    threads,
  });
  const probabilities = fitted.probabilities(columns, testRows);
  const truth = Uint8Array.from(testRows, (row) => labels[row]!);
  switch (metric) {
    case 'rocAuc':
      return rocAuc(truth, probabilities);
    case 'prAuc':
      return averagePrecision(truth, probabilities);
    case 'logLoss':
      return -meanLogLoss(truth, probabilities);
  }
}

function meanLogLoss(truth: Uint8Array, probabilities: Float64Array): number {
  let sum = 0;
  truth.forEach((label, i) => {
    const p = label === 1 ? probabilities[i]! : 1 - probabilities[i]!;
    sum -= Math.log(Math.max(p, logLossClip));
  });
  return sum / truth.length;
}

function drawnRows(rows: Uint32Array, most: number, seed: number): Uint32Array {
  if (rows.length <= most) return rows;
  const shuffled = rows.slice();
  seededRandom(seed).fork('tuning-rows').shuffle(shuffled);
  return shuffled.subarray(0, most).slice().sort();
}

function isSame(first: readonly RowSplit[], second: readonly RowSplit[]): boolean {
  return (
    first.length === second.length &&
    first.every(({ testRows }, fold) => {
      const other = second[fold]!.testRows;
      return testRows.length === other.length && testRows.every((row, i) => row === other[i]);
    })
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
