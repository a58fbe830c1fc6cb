export type { LinearScorer } from './linear-scorer.js';
export {
  fitLogisticRegression,
  type LogisticRegression,
  type LogisticRegressionOptions,
} from './logistic-regression.js';
