import { averagedEnsemble } from '../trees/averaged-ensemble.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';

/**
 * The log odds of the second of two softmax scores, which are their difference: the trees of the second beside those of
 * the first with their leaves turned about. So a softmax over two classes is served like any model of two classes.
 */
export function twoScores(first: TreeEnsemble, second: TreeEnsemble): TreeEnsemble {
  // The mean of two is half of their sum.
  const mean = averagedEnsemble([times(second, 2), times(first, -2)]);
  return { ...mean, objective: 'logistic' };
}

function times(ensemble: TreeEnsemble, factor: number): TreeEnsemble {
  return {
    ...ensemble,
    baseMargin: factor * ensemble.baseMargin,
    value: ensemble.value.map((value) => factor * value),
    gain: ensemble.gain.map((gain) => 2 * gain),
  };
}
