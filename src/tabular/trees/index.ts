export {
  type BoostingResult,
  type BoostingWatch,
  fitBoosting,
  type RoundLoss,
} from './boosting.js';
export { type BoostingOptions, resolveBoostingOptions } from './boosting-options.js';
export { compilePredictor, type RowPredictor } from './compile-predictor.js';
export { predictMargins } from './predict-margins.js';
export { sigmoid } from './sigmoid.js';
export type { TreeEnsemble } from './tree-ensemble.js';
