import { type BoostingOptions, resolveBoostingOptions } from './boosting-options.js';
import { boostingRounds, type RoundLoss } from './boosting-rounds.js';
import { checkClasses, checkColumns, type LearningWatch, weighedRows } from './learning-rows.js';
import { logistic } from './logistic.js';
import type { TreeEnsemble } from './tree-ensemble.js';

export interface BoostingResult {
  readonly ensemble: TreeEnsemble;
  /** Trees in the ensemble: all rounds, or up to the one with the lowest validation loss. */
  readonly roundsKept: number;
  /** Mean log loss by round, also of rounds not kept. */
  readonly history: readonly RoundLoss[];
}

/**
 * Gradient boosting of histogram trees for two classes (Friedman 2001; Chen & Guestrin 2016), deterministic for a seed.
 * Columns are feature-major, NaN is missing; `labels` has an entry per row of the columns, `rows` says which ones train.
 * Throws on rows of one class, no rows, infinite values, labels other than 0 and 1, impossible weights, and unknown or
 * impossible options.
 */
export function fitBoosting(
  columns: readonly Float64Array[],
  labels: Uint8Array,
  rows: Uint32Array,
  options: BoostingOptions = {},
  watch: LearningWatch = {},
): BoostingResult {
  const rules = resolveBoostingOptions(options);
  const { validationRows, classWeights = [1, 1] } = watch;
  const weighed: LearningWatch =
    rules.positiveWeight === 1
      ? watch
      : {
          ...watch,
          classWeights: [classWeights[0] ?? 1, (classWeights[1] ?? 1) * rules.positiveWeight],
        };
  checkColumns(columns, labels.length);
  const training = weighedRows(labels, rows, 'training', weighed);
  const validation =
    validationRows === undefined
      ? null
      : weighedRows(labels, validationRows, 'validation', weighed);
  checkClasses(labels, training.rows, validation?.rows ?? new Uint32Array(), 2);
  const { ensembles, ...rest } = boostingRounds(
    logistic,
    columns,
    labels,
    training,
    validation,
    rules,
    watch,
  );
  // The objective has one output.
  return { ensemble: ensembles[0]!, ...rest };
}
