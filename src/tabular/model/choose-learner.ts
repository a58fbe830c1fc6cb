import { seedOf } from '../tune/candidates.js';
import type { LearnerChoice } from '../tune/learner-choice.js';
import { type Tuning, tuneLearner } from '../tune/tune-learner.js';
import type { Protocol } from './protocol.js';
import type { TrainingOptions, TrainingWatch } from './training-options.js';
import type { TrainingTable } from './training-table.js';

/** The kind of model to train and, where it was searched for, the search. */
export interface ChosenLearner {
  readonly learner: LearnerChoice;
  readonly tuning: Tuning | null;
}

/**
 * The learner the options name, or the best of a search over the training rows of a protocol, divided by that
 * protocol's own rule. Test rows play no part. Where nothing holds over the protocol's own folds, milder ones decide.
 */
export function chooseLearner(
  table: TrainingTable,
  protocol: Protocol,
  options: TrainingOptions,
  { progress, signal, threads, tuning: watch }: TrainingWatch,
): ChosenLearner {
  const { seed = 0, family = 'boosting-depthwise', learnerOptions = {}, folds } = options;
  if (options.tuning === undefined)
    return {
      learner: { family, options: { ...learnerOptions, ...seedOf(family, seed) } },
      tuning: null,
    };
  const searched = (foldsOf: Protocol['innerFolds']) =>
    tuneLearner(
      {
        ...table,
        rows: protocol.split.trainingRows,
        foldsOf: (rows, repeat) => foldsOf(rows, { folds: folds ?? 5, seed: seed + repeat }),
      },
      { seed, ...options.tuning },
      {
        ...watch,
        ...(progress === undefined ? {} : { progress }),
        ...(signal === undefined ? {} : { signal }),
        threads,
      },
    );
  let tuning = searched(protocol.innerFolds);
  if (protocol.milderFolds !== undefined && !beatsChance(tuning))
    tuning = searched(protocol.milderFolds);
  return { learner: fullyGrown(tuning.best), tuning };
}

/** Whether the best choice ranks held-out rows better than by chance, by more than twice its standard error. */
function beatsChance({ metric, best }: Tuning): boolean {
  // Only the area under the ROC curve says so without knowing the share of positives.
  return metric !== 'rocAuc' || best.score - 2 * best.standardError > 0.5;
}

// A search compares forests of fewer trees: more of them change no choice, only the noise.
const treesOfForest = 300;

function fullyGrown({ family, options }: LearnerChoice): LearnerChoice {
  return 'trees' in options
    ? { family, options: { ...options, trees: treesOfForest } }
    : { family, options };
}
