export { type BoostingResult, fitBoosting } from './boosting.js';
export { fitClassBoosting, mostClasses } from './boosting-classes.js';
export { fitNumberBoosting } from './boosting-numbers.js';
export { type BoostingOptions, resolveBoostingOptions } from './boosting-options.js';
export type { GrownEnsembles, RoundLoss } from './boosting-rounds.js';
export { compilePredictor, type RowPredictor } from './compile-predictor.js';
export type { FeatureRules } from './feature-rules.js';
export { fitExtraTrees, fitRandomForest } from './forest.js';
export type { ForestOptions } from './forest-options.js';
export type { ThreadJob, Threads } from './kernel/threads.js';
export type { LearningWatch } from './learning-rows.js';
export { answerOf, classProbabilities } from './link.js';
export { predictMargins } from './predict-margins.js';
export { sigmoid } from './sigmoid.js';
export type {
  CategorySplits,
  ClassEnsembles,
  EnsembleObjective,
  TreeEnsemble,
} from './tree-ensemble.js';
