import { type Objective, smallestHessian, smallestProbability } from './objective.js';

/**
 * Log loss of several classes over one margin per class: p = softmax of the margins, g = p - y,
 * h = 2 p (1 - p), twice the diagonal of the Hessian as in XGBoost: the trees of a round move all
 * margins at once, and the diagonal alone would step too far. A class no row has starts at the clip of 1e-15.
 */
export function softmax(classCount: number): Objective {
  const probabilities = new Float64Array(classCount);
  // Writes the probabilities of one row of margins.
  const fill = (margins: readonly Float64Array[], row: number) => {
    let highest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classCount; k++) highest = Math.max(highest, margins[k]![row]!);
    let sum = 0;
    for (let k = 0; k < classCount; k++) {
      const power = Math.exp(margins[k]![row]! - highest);
      probabilities[k] = power;
      sum += power;
    }
    for (let k = 0; k < classCount; k++) probabilities[k] = probabilities[k]! / sum;
  };
  return {
    name: 'softmax',
    outputCount: classCount,
    baseMargins(labels, weights) {
      const weightOf = new Float64Array(classCount);
      let total = 0;
      for (let i = 0; i < labels.length; i++) {
        const weight = weights === null ? 1 : weights[i]!;
        weightOf[labels[i]!] = weightOf[labels[i]!]! + weight;
        total += weight;
      }
      return weightOf.map((weight) => Math.log(Math.max(weight / total, smallestProbability)));
    },
    gradients(margins, labels, weights, into) {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < labels.length; i++) {
        fill(margins, i);
        const label = labels[i]!;
        const weight = weights === null ? 1 : weights[i]!;
        for (let k = 0; k < classCount; k++) {
          const p = probabilities[k]!;
          const pairs = into[k]!;
          pairs[2 * i] = weight * (k === label ? p - 1 : p);
          pairs[2 * i + 1] = weight * Math.max(2 * p * (1 - p), smallestHessian);
        }
        sum -= weight * Math.log(Math.max(probabilities[label]!, smallestProbability));
        total += weight;
      }
      return sum / total;
    },
    loss(margins, labels, weights, start) {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < labels.length; i++) {
        fill(margins, start + i);
        const weight = weights === null ? 1 : weights[i]!;
        sum -= weight * Math.log(Math.max(probabilities[labels[i]!]!, smallestProbability));
        total += weight;
      }
      return sum / total;
    },
  };
}
