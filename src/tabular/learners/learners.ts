import type { LogisticRegressionOptions } from '../linear/logistic-regression.js';
import type { FtTransformerOptions, TabTransformerOptions } from '../neural/transformer-options.js';
import type { ForestOptions } from '../trees/forest-options.js';
import { boostingLearner, type GrownBoostingOptions } from './boosting-learner.js';
import { forestLearner } from './forest-learner.js';
import type { Learner, LearnerFamily } from './learner.js';
import { logisticRegressionLearner } from './logistic-regression-learner.js';
import { ftTransformerLearner, tabTransformerLearner } from './transformer-learner.js';

/** The options of each family. */
export interface LearnerOptions {
  readonly 'boosting-depthwise': GrownBoostingOptions;
  readonly 'boosting-leafwise': GrownBoostingOptions;
  readonly 'boosting-symmetric': GrownBoostingOptions;
  readonly 'random-forest': ForestOptions;
  readonly 'extra-trees': ForestOptions;
  readonly 'logistic-regression': LogisticRegressionOptions;
  readonly 'ft-transformer': FtTransformerOptions;
  readonly 'tab-transformer': TabTransformerOptions;
}

/** Every kind of model there is, by its name. */
export const learners: { readonly [F in LearnerFamily]: Learner<LearnerOptions[F]> } = {
  'boosting-depthwise': boostingLearner('boosting-depthwise', 'depthwise'),
  'boosting-leafwise': boostingLearner('boosting-leafwise', 'leafwise'),
  'boosting-symmetric': boostingLearner('boosting-symmetric', 'symmetric'),
  'random-forest': forestLearner('random-forest'),
  'extra-trees': forestLearner('extra-trees'),
  'logistic-regression': logisticRegressionLearner,
  'ft-transformer': ftTransformerLearner,
  'tab-transformer': tabTransformerLearner,
};
