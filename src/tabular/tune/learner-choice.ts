import {
  type FittedLearner,
  type Learner,
  type LearnerFamily,
  type LearnerWatch,
  learnerFamilies,
} from '../learners/learner.js';
import { learners } from '../learners/learners.js';

/** Kinds of model that are made of trees: what can be stored, served and explained. */
export const treeFamilies = learnerFamilies.filter(isTreeFamily);
export type TreeFamily = Exclude<LearnerFamily, 'logistic-regression'>;

function isTreeFamily(family: string): family is TreeFamily {
  return family !== 'logistic-regression';
}

/** A kind of model with its options. */
export interface LearnerChoice {
  readonly family: LearnerFamily;
  /** As the family has them; the family refuses others. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Fits a choice; `rounds`, where given, says how many rounds of boosting to run instead of the options. */
export function fitChoice(
  { family, options }: LearnerChoice,
  columns: readonly Float64Array[],
  labels: Uint8Array,
  rows: Uint32Array,
  watch: LearnerWatch & { readonly rounds?: number },
): FittedLearner {
  const { rounds, ...rest } = watch;
  // Options are checked by the family itself: unknown names and values out of range are refused there.
  const learner = learners[family] as Learner<object>;
  return learner.fit(
    columns,
    labels,
    rows,
    rounds === undefined ? options : { ...options, rounds },
    rest,
  );
}
