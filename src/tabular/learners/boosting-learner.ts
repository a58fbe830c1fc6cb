import { fitBoosting } from '../trees/boosting.js';
import { fitClassBoosting } from '../trees/boosting-classes.js';
import type { BoostingOptions } from '../trees/boosting-options.js';
import type { Learner, LearnerFamily, SearchDimension } from './learner.js';
import { withClassTrees, withTrees } from './tree-probabilities.js';

/** Gradient boosting under one policy of growth; every other option as `fitBoosting` has it. */
export function boostingLearner(family: LearnerFamily): Learner<BoostingOptions> {
  return {
    family,
    searchSpace,
    budget: { name: 'rounds', from: 25, to: 400 },
    fit(columns, labels, rows, options = {}, { classCount = 2, ...watch } = {}) {
      if (classCount === 2) {
        const { ensemble, ...rest } = fitBoosting(columns, labels, rows, options, watch);
        return { family, ...withTrees(ensemble), ...rest };
      }
      const { ensembles, ...rest } = fitClassBoosting(
        columns,
        labels,
        classCount,
        rows,
        options,
        watch,
      );
      return { family, ...withClassTrees(ensembles), ...rest };
    },
  };
}

// Shallow and strongly regularised trees are inside: on small noisy tables they win.
const searchSpace: readonly SearchDimension<BoostingOptions>[] = [
  { name: 'maxDepth', kind: 'integer', from: 1, to: 8, default: 4 },
  { name: 'learningRate', kind: 'log', from: 0.01, to: 0.3, default: 0.1 },
  { name: 'lambda', kind: 'log', from: 0.1, to: 100, default: 1 },
  { name: 'minChildWeight', kind: 'log', from: 0.1, to: 50, default: 1 },
  { name: 'rowShare', kind: 'linear', from: 0.4, to: 1, default: 1 },
  { name: 'columnShareByTree', kind: 'linear', from: 0.3, to: 1, default: 1 },
];
