import { sigmoid } from './sigmoid.js';
import type { ClassEnsembles, EnsembleObjective } from './tree-ensemble.js';

/**
 * The answer a margin stands for: a probability of class 1, or the number itself. One class's softmax score
 * stands for nothing alone and comes back as it is; see `classProbabilities`.
 */
export function answerOf(objective: EnsembleObjective, margin: number): number {
  if (objective === 'logistic') return sigmoid(margin);
  // Sums of shares miss 0 and 1 by rounding.
  if (objective === 'mean-probability') return Math.min(1, Math.max(0, margin));
  return margin;
}

/** Turns one margin per class into probabilities that sum to 1, in place. */
export function classProbabilities(ensembles: ClassEnsembles, margins: Float64Array): void {
  const isScore = ensembles[0]?.objective === 'softmax';
  const highest = margins.reduce((most, margin) => Math.max(most, margin), -Infinity);
  let sum = 0;
  for (let k = 0; k < margins.length; k++) {
    const share = isScore ? Math.exp(margins[k]! - highest) : Math.max(0, margins[k]!);
    margins[k] = share;
    sum += share;
  }
  for (let k = 0; k < margins.length; k++) margins[k] = margins[k]! / sum;
}
