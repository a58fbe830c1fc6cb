import { problem } from '../../shared/index.js';
import { type BoostingOptions, resolveBoostingOptions } from './boosting-options.js';
import { boostingRounds, type GrownEnsembles } from './boosting-rounds.js';
import { checkClasses, checkColumns, type LearningWatch, weighedRows } from './learning-rows.js';
import { softmax } from './softmax.js';

/** Labels are bytes. */
export const mostClasses = 256;

/**
 * The same for several classes: every round grows one tree per class, and the softmax of a row's margins are its
 * probabilities (`classProbabilities`). Labels are 0 to `classCount - 1`, at least two classes among the training rows;
 * answers one ensemble per class. Throws as `fitBoosting` does; `positiveWeight` is refused, class weights take its place.
 */
export function fitClassBoosting(
  columns: readonly Float64Array[],
  labels: Uint8Array,
  classCount: number,
  rows: Uint32Array,
  options: BoostingOptions = {},
  watch: LearningWatch = {},
): GrownEnsembles {
  const rules = resolveBoostingOptions(options);
  checkClassCount(classCount);
  if (rules.positiveWeight !== 1)
    throw problem('input.invalid', {
      at: 'positiveWeight',
      got: String(rules.positiveWeight),
      expected: 'class weights where there are several classes',
    });
  checkColumns(columns, labels.length);
  const { validationRows } = watch;
  const training = weighedRows(labels, rows, 'training', watch);
  const validation =
    validationRows === undefined ? null : weighedRows(labels, validationRows, 'validation', watch);
  checkClasses(labels, training.rows, validation?.rows ?? new Uint32Array(), classCount);
  return boostingRounds(softmax(classCount), columns, labels, training, validation, rules, watch);
}

/** Throws `input.invalid` unless it is an integer, 2 to 256. */
export function checkClassCount(classCount: number): void {
  if (!(Number.isInteger(classCount) && classCount >= 2 && classCount <= mostClasses))
    throw problem('input.invalid', {
      at: 'classCount',
      got: String(classCount),
      expected: `an integer, 2 to ${mostClasses}`,
    });
}
