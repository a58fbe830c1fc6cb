import type { Objective } from './objective.js';
import { sigmoid } from './sigmoid.js';

/** Log loss of two classes over log odds: g = p - y, h = p (1 - p). Probabilities are clipped at 1e-15 in the loss. */
export const logistic: Objective = {
  name: 'logistic',
  baseMargin(labels) {
    let positives = 0;
    for (const label of labels) positives += label;
    return Math.log(positives / (labels.length - positives));
  },
  gradients(margins, labels, into) {
    let sum = 0;
    let product = 1;
    for (let i = 0, at = 0; i < labels.length; i++, at += 2) {
      const p = sigmoid(margins[i]!);
      const label = labels[i]!;
      into[at] = p - label;
      // XGBoost's floor: a certain row still counts a little, so that no sum of hessians is 0.
      into[at + 1] = Math.max(p * (1 - p), smallestHessian);
      product *= probabilityOfTruth(p, label);
      // One logarithm for 16 rows: 16 factors of 1e-15 are still far from underflow.
      if ((i & 15) === 15) {
        sum -= Math.log(product);
        product = 1;
      }
    }
    return (sum - Math.log(product)) / labels.length;
  },
  loss(margins, labels, start) {
    let sum = 0;
    for (let i = 0; i < labels.length; i++)
      sum -= Math.log(probabilityOfTruth(sigmoid(margins[start + i]!), labels[i]!));
    return sum / labels.length;
  },
};

function probabilityOfTruth(p: number, label: number): number {
  return Math.max(label === 1 ? p : 1 - p, smallestProbability);
}

const smallestHessian = 1e-16;
const smallestProbability = 1e-15;
