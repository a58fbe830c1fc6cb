import type { BoostingOptions } from '../trees/boosting-options.js';
import { boostingLearner } from './boosting-learner.js';
import type { Learner, LearnerFamily } from './learner.js';

/** The options of each family. */
export interface LearnerOptions {
  readonly 'boosting-depthwise': BoostingOptions;
}

/** Every kind of model there is, by its name. */
export const learners: { readonly [F in LearnerFamily]: Learner<LearnerOptions[F]> } = {
  'boosting-depthwise': boostingLearner('boosting-depthwise'),
};
