import { problem } from '../../shared/index.js';
import type { BoostingResult } from './boosting.js';
import { type BoostingOptions, resolveBoostingOptions } from './boosting-options.js';
import { boostingRounds } from './boosting-rounds.js';
import { checkColumns, type LearningWatch, weighedRows } from './learning-rows.js';
import { squaredError } from './squared-error.js';

/**
 * The same for a number to predict, by squared error: the margin is the answer, a row's hessian is its weight, and losses
 * are half the mean squared error. Throws as `fitBoosting` does, and `learning.bad-target` on a target that is not finite.
 */
export function fitNumberBoosting(
  columns: readonly Float64Array[],
  targets: Float64Array,
  rows: Uint32Array,
  options: BoostingOptions = {},
  watch: Omit<LearningWatch, 'classWeights'> = {},
): BoostingResult {
  const rules = resolveBoostingOptions(options);
  if (rules.positiveWeight !== 1)
    throw problem('input.invalid', {
      at: 'positiveWeight',
      got: String(rules.positiveWeight),
      expected: 'row weights where a number is predicted',
    });
  checkColumns(columns, targets.length);
  const { validationRows, rowWeights } = watch;
  const weights = rowWeights === undefined ? {} : { rowWeights };
  const training = weighedRows(targets, rows, 'training', weights);
  const validation =
    validationRows === undefined
      ? null
      : weighedRows(targets, validationRows, 'validation', weights);
  for (const part of [training.rows, validation?.rows ?? []])
    for (const row of part)
      if (!Number.isFinite(targets[row]))
        throw problem('learning.bad-target', { row, got: targets[row]! });
  const { ensembles, ...rest } = boostingRounds(
    squaredError,
    columns,
    targets,
    training,
    validation,
    rules,
    watch,
  );
  // The objective has one output.
  return { ensemble: ensembles[0]!, ...rest };
}
