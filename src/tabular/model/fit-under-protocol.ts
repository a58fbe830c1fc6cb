import type { Progress } from '../../shared/index.js';
import type { FittedLearner } from '../learners/learner.js';
import { applyCalibration } from '../measure/apply-calibration.js';
import { binaryIntervals } from '../measure/bootstrap.js';
import {
  type ChosenThreshold,
  chooseThreshold,
  type ThresholdRule,
} from '../measure/choose-threshold.js';
import { fitPlatt, type PlattCalibration } from '../measure/fit-platt.js';
import type { ResamplingOptions } from '../measure/interval.js';
import { measureBinary } from '../measure/measure-binary.js';
import type { EncoderOptions } from '../neural/encoder-options.js';
import { fitEncoder } from '../neural/fit-encoder.js';
import { applyPreparation } from '../prepare/apply-preparation.js';
import { fitPreparation } from '../prepare/fit-preparation.js';
import type { Preparation } from '../prepare/preparation.js';
import type { RowSplit } from '../prepare/split-rows.js';
import type { RoundLoss } from '../trees/boosting-rounds.js';
import type { Threads } from '../trees/kernel/threads.js';
import { fitChoice, type LearnerChoice } from '../tune/learner-choice.js';
import { importantFeatures } from './important-features.js';
import type { Protocol } from './protocol.js';
import {
  calibratedScorer,
  marginsOf,
  probabilityOf,
  type Scorer,
  scorerOfFit,
  votedScorer,
} from './scorer.js';
import type { ProtocolResult } from './trained-model.js';
import type { TrainingTable } from './training-table.js';
import { type Encoding, treeColumns } from './tree-inputs.js';

export interface FitOptions {
  /** One kind of model, or several kinds of boosting whose log odds are averaged. */
  readonly members: readonly LearnerChoice[];
  /** What stands between preparation and trees; null for nothing. */
  readonly encoding: EncodingChoice | null;
  /** Only this many features, chosen by every fit on its own rows; null for all. */
  readonly keep: number | null;
  /** Parts the training rows are divided in to choose rounds, calibration and threshold; 0 for none. */
  readonly folds: number;
  readonly threshold: ThresholdRule;
  readonly seed: number;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
  readonly threads?: Threads;
}

/** An encoder to be trained, and what of it the trees shall read. */
export interface EncodingChoice {
  readonly featureSet: Encoding['featureSet'];
  readonly options: EncoderOptions;
}

/** A model fitted on the training rows of a protocol and what it did on the test rows. */
export interface ProtocolFit {
  readonly preparation: Preparation;
  /** Absent where the trees read the prepared features. */
  readonly encoding?: Encoding;
  /** Calibrated: the sigmoid of its margin is the probability. */
  readonly scorer: Scorer;
  /** Of every member: rounds of boosting or epochs of a transformer; null for other families. */
  readonly rounds: readonly (number | null)[];
  readonly threshold: number;
  /** What the threshold and the calibration were chosen by; null when there were too few rows. */
  readonly chosen: ChosenInside | null;
  /** False when training rows held out by the protocol's own rule were ranked no better than by chance. */
  readonly hasSkill: boolean;
  /** Loss by round of the first inner fold; empty for other families and without folds. */
  readonly history: readonly RoundLoss[];
  readonly result: ProtocolResult;
  /** Of the test rows, in the order of the split. */
  readonly probabilities: Float64Array;
}

/** Choices made on training rows that were held out of a fit in turn. */
export interface ChosenInside {
  readonly folds: number;
  /** Training rows that were held out once. */
  readonly rows: number;
  /** Null when held-out rows were ranked no better than by chance: then margins stay as they are. */
  readonly calibration: PlattCalibration | null;
  readonly threshold: ChosenThreshold;
}

/**
 * Fits a kind of model on the training rows of a protocol and measures it on the test rows, which nothing else looks at:
 * rounds, calibration and threshold are chosen on training rows held out in turn by the protocol's own rule, then the
 * model is fitted once more on all training rows. Every fit has a preparation and an encoder of its own, learned from
 * the rows it is fitted on: an encoder sees labels, so one that had seen the held-out rows would flatter them.
 */
export function fitUnderProtocol(
  table: TrainingTable,
  protocol: Protocol,
  options: FitOptions,
): ProtocolFit {
  const { labels, twinGroupOfRow } = table;
  const { trainingRows, testRows } = protocol.split;
  const steps = stepsOf(options.progress);
  const attempts: ChosenFits[] = [];
  for (const foldsOf of [protocol.innerFolds, protocol.milderFolds]) {
    if (foldsOf === undefined || attempts.some(hasSkill)) break;
    const folds = foldsOf(trainingRows, options);
    steps.expect(folds.length);
    const inside = folds.map((fold) =>
      fitRows(table, fold.trainingRows, options, steps.next(), fold.testRows),
    );
    const chosen = inside.length === 0 ? null : chooseInside(labels, folds, inside, options);
    attempts.push({ inside, chosen });
  }
  // The first division is the protocol's own; what it says of skill stands, whatever a milder one finds to choose by.
  const { inside, chosen } = attempts.at(-1)!;
  const rounds = options.members.map((_, member) =>
    medianRounds(inside.map(({ fits }) => fits[member]!)),
  );
  const {
    fits,
    scorer: raw,
    preparation,
    encoding,
    columns,
  } = fitRows(table, trainingRows, options, steps.next(), undefined, rounds);
  const scorer =
    chosen === null || chosen.calibration === null
      ? raw
      : calibratedScorer(raw, chosen.calibration);
  const threshold = withinReach(chosen?.threshold.threshold ?? fixedThreshold(options.threshold));

  const probabilities = probabilitiesOf(scorer, columns, testRows);
  const testLabels = Uint8Array.from(testRows, (row) => labels[row]!);
  return {
    preparation,
    ...(encoding === undefined ? {} : { encoding }),
    scorer,
    rounds: fits.map(({ roundsKept }) => roundsKept ?? null),
    threshold,
    chosen,
    hasSkill: attempts[0]!.chosen === null || hasSkill(attempts[0]!),
    history: (inside[0]?.fits ?? fits)[0]!.history ?? [],
    probabilities,
    result: {
      protocol: protocol.name,
      trainingRows: trainingRows.length,
      testRows: testRows.length,
      testRowsWithTwinShare: twinShare(protocol.split, twinGroupOfRow),
      metrics: measureBinary(testLabels, probabilities, threshold),
      intervals: intervalsOf(testLabels, probabilities, {
        threshold,
        seed: options.seed,
        resamples: 400,
        groupOfRow: testRows.map((row) => twinGroupOfRow[row]!),
      }),
    },
  };
}

interface ChosenFits {
  readonly inside: readonly RowsFit[];
  readonly chosen: ChosenInside | null;
}

function hasSkill({ chosen }: ChosenFits): boolean {
  return chosen !== null && chosen.calibration !== null;
}

interface RowsFit {
  /** One for every member. */
  readonly fits: readonly FittedLearner[];
  /** Of all members. */
  readonly scorer: Scorer;
  readonly preparation: Preparation;
  readonly encoding?: Encoding;
  /** What the model reads. */
  readonly columns: readonly Float64Array[];
}

function fitRows(
  { frame, featureNames, labels }: TrainingTable,
  rows: Uint32Array,
  { members, encoding: choice, keep, seed, signal, threads }: FitOptions,
  progress: Progress,
  validationRows?: Uint32Array,
  rounds: readonly (number | null)[] = [],
): RowsFit {
  const names =
    keep === null
      ? featureNames
      : importantFeatures(frame, featureNames, labels, rows, { keep, seed });
  const preparation = fitPreparation(frame, names, rows);
  const prepared = applyPreparation(preparation, frame);
  const watched = signal === undefined ? {} : { signal };
  const encoding: Encoding | undefined =
    choice === null
      ? undefined
      : {
          featureSet: choice.featureSet,
          encoder: fitEncoder(preparation, prepared, labels, rows, choice.options, {
            ...watched,
            progress,
          }).encoder,
        };
  const columns = treeColumns(preparation, encoding, prepared);
  const fits = members.map((member, i) =>
    fitChoice(member, columns, labels, rows, {
      progress,
      ...(validationRows === undefined ? {} : { validationRows }),
      ...roundsFor(rounds[i]),
      ...watched,
      threads,
      categories: textColumns(preparation, encoding),
    }),
  );
  const scorer = votedScorer(fits.map(scorerOfFit));
  return { fits, scorer, preparation, columns, ...(encoding === undefined ? {} : { encoding }) };
}

function roundsFor(rounds: number | null | undefined): { readonly rounds?: number } {
  return rounds === null || rounds === undefined ? {} : { rounds };
}

/** The columns of words among what the model reads; their numbers are codes. */
function textColumns(
  { categories }: Preparation,
  encoding: Encoding | undefined,
): readonly number[] {
  if (encoding?.featureSet === 'latent') return [];
  return [...categories.keys()].filter((feature) => categories[feature] !== null);
}

/** Rounds the folds stopped at, the middle one; null for families without rounds. */
function medianRounds(fits: readonly FittedLearner[]): number | null {
  const kept = fits.flatMap(({ roundsKept }) => (roundsKept === undefined ? [] : [roundsKept]));
  if (kept.length === 0) return null;
  return kept.sort((a, b) => a - b)[Math.floor(kept.length / 2)]!;
}

/** Calibration first, then the threshold on calibrated probabilities: both on the margins of rows held out. */
function chooseInside(
  labels: Uint8Array,
  folds: readonly RowSplit[],
  inside: readonly RowsFit[],
  { threshold }: FitOptions,
): ChosenInside {
  const rowCount = folds.reduce((sum, fold) => sum + fold.testRows.length, 0);
  const heldOutLabels = new Uint8Array(rowCount);
  const margins = new Float64Array(rowCount);
  let at = 0;
  inside.forEach(({ scorer, columns }, index) => {
    const { testRows } = folds[index]!;
    margins.set(marginsOf(scorer, columns, testRows), at);
    for (const row of testRows) heldOutLabels[at++] = labels[row]!;
  });
  const platt = fitPlatt(heldOutLabels, margins);
  const calibration = platt.slope > 0 ? platt : null;
  const { scorer } = inside[0]!;
  const probabilities =
    calibration === null
      ? margins.map((margin) => probabilityOf(scorer, margin))
      : applyCalibration(calibration, margins);
  return {
    folds: folds.length,
    rows: rowCount,
    calibration,
    threshold: chooseThreshold(heldOutLabels, probabilities, threshold),
  };
}

function probabilitiesOf(
  scorer: Scorer,
  columns: readonly Float64Array[],
  rows: Uint32Array,
): Float64Array {
  return marginsOf(scorer, columns, rows).map((margin) => probabilityOf(scorer, margin));
}

function fixedThreshold(rule: ThresholdRule): number {
  return rule.by === 'fixed' ? rule.threshold : 0.5;
}

// A threshold of 0 or 1 leaves a class no probability to be sure of.
function withinReach(threshold: number): number {
  return Math.min(0.999, Math.max(0.001, threshold));
}

function intervalsOf(
  labels: Uint8Array,
  probabilities: Float64Array,
  options: ResamplingOptions & { readonly threshold: number },
): ProtocolResult['intervals'] {
  const { f1, rocAuc, prAuc } = binaryIntervals(labels, probabilities, options);
  const bounds = ({ low, high }: { low: number; high: number }) => ({ low, high });
  return { f1: bounds(f1), rocAuc: bounds(rocAuc), prAuc: bounds(prAuc) };
}

function twinShare({ trainingRows, testRows }: RowSplit, twinGroupOfRow: Uint32Array): number {
  const seen = new Set<number>();
  for (const row of trainingRows) seen.add(twinGroupOfRow[row]!);
  let twins = 0;
  for (const row of testRows) if (seen.has(twinGroupOfRow[row]!)) twins += 1;
  return twins / testRows.length;
}

/** The progress of several fits as that of one; how many there will be may turn out on the way. */
function stepsOf(progress: Progress): { expect(fitCount: number): void; next(): Progress } {
  // The last fit, on all training rows.
  let expected = 1;
  let fits = -1;
  return {
    expect: (fitCount) => {
      expected += fitCount;
    },
    next: () => {
      const before = ++fits;
      return ({ stage, done, total }) =>
        progress(
          total === null
            ? { stage, done, total }
            : { stage, done: before * total + done, total: expected * total },
        );
    },
  };
}
