export {
  fitLogisticRegression,
  type LogisticRegression,
  type LogisticRegressionOptions,
} from './logistic-regression.js';
