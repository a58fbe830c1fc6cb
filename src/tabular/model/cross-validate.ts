import { noProgress } from '../../shared/index.js';
import type { Frame } from '../frame/frame.js';
import type { BinaryMetrics } from '../measure/binary-metrics.js';
import { measureBinary } from '../measure/measure-binary.js';
import { groupedFolds } from '../prepare/split-rows.js';
import type { LearnerChoice } from '../tune/learner-choice.js';
import { chooseLearner } from './choose-learner.js';
import { fitUnderProtocol } from './fit-under-protocol.js';
import { type Protocol, twinsTogether } from './protocol.js';
import {
  checkTrainingOptions,
  encodingChoice,
  type TrainingOptions,
  type TrainingWatch,
} from './training-options.js';
import { trainingTable } from './training-table.js';

/** Figures of a whole way of training, every row tested once by a model that never saw it. */
export interface CrossValidation {
  readonly folds: readonly {
    readonly metrics: BinaryMetrics;
    readonly learner: LearnerChoice;
    readonly threshold: number;
  }[];
  /** Means over folds. */
  readonly mean: { readonly rocAuc: number; readonly prAuc: number; readonly f1: number };
  /** Standard deviations over folds. */
  readonly deviation: { readonly rocAuc: number; readonly prAuc: number; readonly f1: number };
}

/**
 * Nested cross-validation: identical rows and groups on one side, and in every outer fold everything (kind of model,
 * options, rounds, calibration, threshold) chosen anew inside its training rows. `outerFolds` 2..20, default 5.
 * Throws what training throws.
 */
export function crossValidate(
  frame: Frame,
  options: TrainingOptions & { readonly outerFolds?: number },
  watch: TrainingWatch = {},
): CrossValidation {
  const { outerFolds = 5, ...training } = options;
  checkTrainingOptions(training);
  const { seed = 0, folds = 5, threshold = { by: 'f1' } } = training;
  const { progress = noProgress, signal } = watch;
  const table = trainingTable(frame, training);
  const { labels, groupOfRow } = table;
  const inner = twinsTogether(groupOfRow, labels, 0.2, seed);
  const splits = groupedFolds(groupOfRow, labels, { folds: outerFolds, seed });
  const results = splits.map((split, fold) => {
    const protocol: Protocol = { ...inner, split };
    const within = `fold ${fold + 1} of ${splits.length}`;
    const { learner } = chooseLearner(table, protocol, training, {
      ...watch,
      progress: (step) => progress({ ...step, stage: `${step.stage}, ${within}` }),
    });
    const { probabilities, threshold: chosen } = fitUnderProtocol(table, protocol, {
      members: [learner, ...(training.vote ?? [])],
      encoding: encodingChoice(training),
      keep: training.keepFeatures ?? null,
      folds,
      threshold: typeof threshold === 'number' ? { by: 'fixed', threshold } : threshold,
      seed,
      progress: (step) => progress({ ...step, stage: `training, ${within}` }),
      ...(signal === undefined ? {} : { signal }),
      threads: watch.threads,
    });
    const truth = Uint8Array.from(split.testRows, (row) => labels[row]!);
    return { metrics: measureBinary(truth, probabilities, chosen), learner, threshold: chosen };
  });
  const of = (statistic: (values: readonly number[]) => number) => ({
    rocAuc: statistic(results.map(({ metrics }) => metrics.rocAuc)),
    prAuc: statistic(results.map(({ metrics }) => metrics.prAuc)),
    f1: statistic(results.map(({ metrics }) => metrics.f1)),
  });
  return { folds: results, mean: of(mean), deviation: of(deviation) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
