import { logisticGradients, lossOfProducts, productCount } from './logistic-gradients.js';
import { type Objective, smallestHessian, smallestProbability, type Targets } from './objective.js';
import { sigmoid } from './sigmoid.js';

/** Log loss of two classes over log odds: g = p - y, h = p (1 - p). Probabilities are clipped at 1e-15 in the loss. */
export const logistic: Objective = {
  name: 'logistic',
  outputCount: 1,
  baseMargins(labels, weights) {
    let positives = 0;
    let total = 0;
    for (let i = 0; i < labels.length; i++) {
      const weight = weights === null ? 1 : weights[i]!;
      positives += weight * labels[i]!;
      total += weight;
    }
    return Float64Array.of(Math.log(positives / (total - positives)));
  },
  gradients([margins], labels, weights, [into]) {
    return weights === null
      ? // Labels of two classes are bytes.
        gradientsOfEqualRows(margins!, labels as Uint8Array, into!)
      : gradientsOfWeighedRows(margins!, labels, weights, into!);
  },
  loss([margins], labels, weights, start) {
    let sum = 0;
    let total = 0;
    for (let i = 0; i < labels.length; i++) {
      const weight = weights === null ? 1 : weights[i]!;
      sum -= weight * Math.log(probabilityOfTruth(sigmoid(margins![start + i]!), labels[i]!));
      total += weight;
    }
    return sum / total;
  },
};

function gradientsOfEqualRows(
  margins: Float64Array,
  labels: Uint8Array,
  into: Float64Array,
): number {
  const products = new Float64Array(productCount(labels.length));
  logisticGradients(margins, labels, into, products);
  return lossOfProducts(products, labels.length);
}

function gradientsOfWeighedRows(
  margins: Float64Array,
  labels: Targets,
  weights: Float64Array,
  into: Float64Array,
): number {
  let sum = 0;
  let total = 0;
  for (let i = 0, at = 0; i < labels.length; i++, at += 2) {
    const p = sigmoid(margins[i]!);
    const label = labels[i]!;
    const weight = weights[i]!;
    into[at] = weight * (p - label);
    into[at + 1] = weight * Math.max(p * (1 - p), smallestHessian);
    sum -= weight * Math.log(probabilityOfTruth(p, label));
    total += weight;
  }
  return sum / total;
}

function probabilityOfTruth(p: number, label: number): number {
  return Math.max(label === 1 ? p : 1 - p, smallestProbability);
}
