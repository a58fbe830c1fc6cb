import type { PlattCalibration } from '../measure/fit-platt.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';

/**
 * The ensemble whose sigmoid is the calibrated probability: sigmoid(slope * margin + intercept) is itself an
 * ensemble of trees, its leaves `slope` times as high. So serving needs no second step and SHAP values add up to the
 * log odds of the very probability that is answered. Averaged probabilities of a forest become log odds the same way.
 */
export function calibratedEnsemble(
  ensemble: TreeEnsemble,
  { slope, intercept }: PlattCalibration,
): TreeEnsemble {
  return {
    ...ensemble,
    objective: 'logistic',
    baseMargin: slope * ensemble.baseMargin + intercept,
    value: ensemble.value.map((value) => slope * value),
  };
}
