import { fitExtraTrees, fitRandomForest } from '../trees/forest.js';
import type { ForestOptions } from '../trees/forest-options.js';
import type { Learner } from './learner.js';
import { withClassTrees, withTrees } from './tree-probabilities.js';

/** A random forest or extra-trees; validation rows play no part. */
export function forestLearner(family: 'random-forest' | 'extra-trees'): Learner<ForestOptions> {
  const fitForest = family === 'random-forest' ? fitRandomForest : fitExtraTrees;
  return {
    family,
    searchSpace: [
      { name: 'minLeafRows', kind: 'log-integer', from: 1, to: 100, default: 1 },
      { name: 'columnShareByNode', kind: 'linear', from: 0.1, to: 1, default: 0.3 },
      { name: 'maxDepth', kind: 'integer', from: 3, to: 40, default: 40 },
    ],
    budget: { name: 'trees', from: 25, to: 400 },
    fit(columns, labels, rows, options = {}, { classCount = 2, validationRows: _, ...watch } = {}) {
      const ensembles = fitForest(columns, labels, classCount, rows, options, watch);
      const [only] = ensembles;
      return classCount === 2 && only !== undefined
        ? { family, ...withTrees(only) }
        : { family, ...withClassTrees(ensembles) };
    },
  };
}
