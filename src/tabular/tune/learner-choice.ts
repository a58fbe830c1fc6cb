import {
  type FittedLearner,
  type Learner,
  type LearnerFamily,
  type LearnerWatch,
  learnerFamilies,
} from '../learners/learner.js';
import { learners } from '../learners/learners.js';

/** Kinds of model that are made of trees. */
export const treeFamilies = learnerFamilies.filter(isTreeFamily);
export type TreeFamily = Exclude<
  LearnerFamily,
  'logistic-regression' | 'ft-transformer' | 'tab-transformer'
>;

/** Kinds of model whose fits take seconds, not minutes, on a table of some thousand rows. */
export const quickFamilies = learnerFamilies.filter((family) => !family.endsWith('-transformer'));

function isTreeFamily(family: LearnerFamily): family is TreeFamily {
  return family !== 'logistic-regression' && !family.endsWith('-transformer');
}

/** A kind of model with its options. */
export interface LearnerChoice {
  readonly family: LearnerFamily;
  /** As the family has them; the family refuses others. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Fits a choice; the family refuses options it does not have. */
export function fitChoice(
  { family, options }: LearnerChoice,
  columns: readonly Float64Array[],
  labels: Uint8Array,
  rows: Uint32Array,
  watch: LearnerWatch,
): FittedLearner {
  // Options are checked by the family itself: unknown names and values out of range are refused there.
  const learner = learners[family] as Learner<object>;
  return learner.fit(columns, labels, rows, options, watch);
}
