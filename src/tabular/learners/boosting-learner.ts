import { problem } from '../../shared/index.js';
import { fitBoosting } from '../trees/boosting.js';
import { fitClassBoosting } from '../trees/boosting-classes.js';
import type { BoostingOptions } from '../trees/boosting-options.js';
import type { Growth } from '../trees/growth-policy.js';
import type { LearningWatch } from '../trees/learning-rows.js';
import type { Learner, LearnerFamily, SearchDimension } from './learner.js';
import { withClassTrees, withTrees } from './tree-probabilities.js';

/** What is left to choose about boosting when the family says how trees grow. */
export type GrownBoostingOptions = Omit<BoostingOptions, 'growth'>;

/** Gradient boosting whose trees grow in one way; every other option as `fitBoosting` has it. */
export function boostingLearner(
  family: LearnerFamily,
  growth: Growth,
): Learner<GrownBoostingOptions> {
  return {
    family,
    searchSpace: growth === 'leafwise' ? [...searchSpace, leaves] : searchSpace,
    budget: { name: 'rounds', from: 25, to: 400 },
    fit(
      columns,
      labels,
      rows,
      given = {},
      { classCount = 2, categories: _, rounds, ...asked } = {},
    ) {
      const watch = growth === 'symmetric' ? withoutCategories(asked) : asked;
      const options: BoostingOptions = {
        ...grownIn(given, family, growth),
        growth,
        ...(rounds === undefined ? {} : { rounds }),
      };
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

// One cut for all nodes of a level is a threshold: categories are read as the numbers they are.
function withoutCategories({ features, ...watch }: LearningWatch): LearningWatch {
  if (features === undefined) return watch;
  return { ...watch, features: { ...features, categorical: [] } };
}

// Callers without types can pass the growth of another family.
function grownIn(given: BoostingOptions, family: LearnerFamily, growth: Growth): BoostingOptions {
  if (given.growth !== undefined && given.growth !== growth)
    throw problem('input.invalid', {
      at: 'growth',
      got: given.growth,
      expected: `${growth}, which ${family} means`,
    });
  return given;
}

// Shallow and strongly regularised trees are inside: on small noisy tables they win.
const searchSpace: readonly SearchDimension<GrownBoostingOptions>[] = [
  { name: 'maxDepth', kind: 'integer', from: 1, to: 8, default: 4 },
  { name: 'learningRate', kind: 'log', from: 0.01, to: 0.3, default: 0.1 },
  { name: 'lambda', kind: 'log', from: 0.1, to: 100, default: 1 },
  { name: 'minChildWeight', kind: 'log', from: 0.1, to: 50, default: 1 },
  { name: 'rowShare', kind: 'linear', from: 0.4, to: 1, default: 1 },
  { name: 'columnShareByTree', kind: 'linear', from: 0.3, to: 1, default: 1 },
];
const leaves: SearchDimension<GrownBoostingOptions> = {
  name: 'maxLeaves',
  kind: 'log-integer',
  from: 4,
  to: 64,
  default: 31,
};
