import type { Objective } from './objective.js';

/** Half the squared error of a predicted number: g = margin - y, h = 1. */
export const squaredError: Objective = {
  name: 'squared-error',
  outputCount: 1,
  baseMargins(targets, weights) {
    let sum = 0;
    let total = 0;
    for (let i = 0; i < targets.length; i++) {
      const weight = weights === null ? 1 : weights[i]!;
      sum += weight * targets[i]!;
      total += weight;
    }
    return Float64Array.of(sum / total);
  },
  gradients([margins], targets, weights, [into]) {
    let sum = 0;
    let total = 0;
    for (let i = 0; i < targets.length; i++) {
      const weight = weights === null ? 1 : weights[i]!;
      const difference = margins![i]! - targets[i]!;
      into![2 * i] = weight * difference;
      into![2 * i + 1] = weight;
      sum += (weight * difference * difference) / 2;
      total += weight;
    }
    return sum / total;
  },
  loss([margins], targets, weights, start) {
    let sum = 0;
    let total = 0;
    for (let i = 0; i < targets.length; i++) {
      const weight = weights === null ? 1 : weights[i]!;
      const difference = margins![start + i]! - targets[i]!;
      sum += (weight * difference * difference) / 2;
      total += weight;
    }
    return sum / total;
  },
};
