import type { Progress } from '../../shared/index.js';
import type { DifferenceInterval } from '../measure/bootstrap.js';
import { correctedTTest } from '../measure/corrected-t-test.js';
import type { TrainingTable } from '../model/training-table.js';
import type { RowSplit } from '../prepare/split-rows.js';
import { type Ablation, meanScore } from './ablate.js';
import { type Configuration, kindOf } from './configuration.js';
import { type FoldInputsOptions, foldInputs } from './fold-inputs.js';
import { type FoldScore, heldOutProbabilities, scoreOf } from './score-configuration.js';
import type { Search } from './search-within-budget.js';
import type { StudyLedger } from './study-ledger.js';

/** Folds of each repeat beyond the first are divided by another seed. */
export const finalistFolds = { folds: 5, repeats: 2 } as const;

export interface Finalist {
  readonly configuration: Configuration;
  /** Where it comes from. */
  readonly from: 'ablation' | 'search' | 'vote' | 'floor';
  readonly mean: FoldScore;
  /** Area under the curve of every fold, repeat after repeat. */
  readonly rocAucOfFold: readonly number[];
  /** Standard deviation of the mean area from one seed of the folds to another; 0 with one repeat. */
  readonly deviationOverSeeds: number;
  /** Its area less that of the best, and whether chance explains it; the best itself has null. */
  readonly againstBest: DifferenceInterval | null;
}

export interface Comparison {
  /** The highest mean area under the curve first. */
  readonly finalists: readonly Finalist[];
  /** Differences with a larger chance than this are called a draw. */
  readonly level: number;
  /** The simplest of those that no test tells from the best, among those that can be stored. */
  readonly recommended: Finalist;
  /** Whether a finalist that cannot be stored is better than the recommended one by the test. */
  readonly betterButNotStored: Finalist | null;
}

const level = 0.05;

/** The best of the ablation with and without latents, the best of the search, a vote of boosting, and the floor. */
export function chooseFinalists(
  { scored }: Ablation,
  { trials }: Search,
): readonly { configuration: Configuration; from: Finalist['from'] }[] {
  const falling = [...scored].sort((a, b) => b.mean.rocAuc - a.mean.rocAuc);
  const trees = falling.filter(
    ({ configuration }) => kindOf(configuration) !== 'logistic-regression',
  );
  const whole = trees.filter(
    ({ configuration: { featureSet, keep } }) => featureSet === 'baseline' && keep === null,
  );
  const chosen: { configuration: Configuration; from: Finalist['from'] }[] = [];
  const add = (configuration: Configuration | undefined, from: Finalist['from']) => {
    if (
      configuration !== undefined &&
      !chosen.some((each) => each.configuration.id === configuration.id)
    )
      chosen.push({ configuration, from });
  };
  add(trees[0]?.configuration, 'ablation');
  add(whole[0]?.configuration, 'ablation');
  add(whole[1]?.configuration, 'ablation');
  add(
    trees.find(({ configuration }) => configuration.featureSet !== 'baseline')?.configuration,
    'ablation',
  );
  const latentCount = trees.find(({ configuration }) => configuration.featureSet === 'combined')
    ?.configuration.latentCount;
  const [tuned] = trials;
  if (tuned !== undefined) {
    const { family, options } = tuned;
    const members: Configuration['members'] = [{ family, options }];
    const plain = { id: `searched/${family}`, keep: null, members };
    add({ ...plain, featureSet: 'baseline', latentCount: null }, 'search');
    // What was found on the features alone may do better with the latents that did best beside them.
    if (latentCount !== undefined && latentCount !== null)
      add(
        { ...plain, id: `${plain.id}/l${latentCount}`, featureSet: 'combined', latentCount },
        'search',
      );
  }
  const bestBoosting = trials.filter(
    (trial, at) =>
      trial.family.startsWith('boosting') &&
      trials.findIndex(({ family }) => family === trial.family) === at,
  );
  const [first, ...others] = bestBoosting;
  if (first !== undefined && others.length > 0)
    add(
      {
        id: 'vote',
        featureSet: 'baseline',
        latentCount: null,
        keep: null,
        members: [first, ...others].map(({ family, options }) => ({ family, options })) as [
          // One at least, for the first is there.
          { family: typeof first.family; options: typeof first.options },
        ],
      },
      'vote',
    );
  add(
    scored.find(
      ({ configuration }) =>
        kindOf(configuration) === 'logistic-regression' &&
        configuration.featureSet === 'baseline' &&
        configuration.keep === null,
    )?.configuration,
    'floor',
  );
  return chosen;
}

/**
 * Judges finalists over repeated folds of the training rows and recommends one: nothing is called better than another
 * unless the corrected resampled t-test over the same folds says so, and of those it does not tell from the best the
 * simplest that can be stored is taken.
 */
export function compareFinalists(
  table: TrainingTable,
  chosen: ReturnType<typeof chooseFinalists>,
  foldsOfRepeat: readonly (readonly RowSplit[])[],
  {
    ledger,
    progress,
    ...inputOptions
  }: FoldInputsOptions & { readonly ledger: StudyLedger; readonly progress: Progress },
): Comparison {
  const scores = chosen.map((): FoldScore[][] => foldsOfRepeat.map(() => []));
  const total = foldsOfRepeat.flat().length * chosen.length;
  let done = 0;
  foldsOfRepeat.forEach((folds, repeat) => {
    folds.forEach((split, fold) => {
      let inputs: ReturnType<typeof foldInputs> | null = null;
      chosen.forEach(({ configuration }, i) => {
        const unit = `finalists/${JSON.stringify(configuration)}/${repeat}/${fold}`;
        scores[i]![repeat]!.push(
          ledger.measure(unit, () => {
            inputs ??= foldInputs(table, split.trainingRows, inputOptions);
            return scoreOf(
              table,
              split,
              heldOutProbabilities(table, configuration, split, inputs, inputOptions.signal),
            );
          }),
        );
        progress({ stage: 'finalists', done: ++done, total });
      });
    });
  });
  const testShare = meanTestShare(foldsOfRepeat.flat());
  const judged = chosen
    .map(({ configuration, from }, i) => ({
      configuration,
      from,
      mean: meanScore(scores[i]!.flat()),
      rocAucOfFold: scores[i]!.flat().map(({ rocAuc }) => rocAuc),
      deviationOverSeeds: deviation(scores[i]!.map((folds) => meanScore(folds).rocAuc)),
    }))
    .sort((a, b) => b.mean.rocAuc - a.mean.rocAuc);
  const best = judged[0]!;
  const finalists = judged.map(
    (each): Finalist => ({
      ...each,
      againstBest:
        each === best || each.rocAucOfFold.length < 2
          ? null
          : correctedTTest(
              each.rocAucOfFold.map((area, i) => area - best.rocAucOfFold[i]!),
              { testShare },
            ),
    }),
  );
  return { finalists, level, ...recommend(finalists) };
}

function recommend(
  finalists: readonly Finalist[],
): Pick<Comparison, 'recommended' | 'betterButNotStored'> {
  const draws = finalists.filter(
    ({ againstBest }) => againstBest === null || againstBest.pValue >= level,
  );
  const stored = (each: Finalist) => isStorable(each.configuration);
  // Finalists come with the highest mean first; without an encoder a model is smaller, faster and easier to explain.
  const isPlain = ({ configuration }: Finalist) => configuration.featureSet === 'baseline';
  const recommended =
    draws.find((each) => stored(each) && isPlain(each)) ??
    draws.find(stored) ??
    // One kind of trees on all features is always among the finalists.
    finalists.find(stored)!;
  const best = finalists[0]!;
  return {
    recommended,
    betterButNotStored: draws.some(stored) || stored(best) ? null : best,
  };
}

/** One kind of tree model that reads all features of the table, latents of them, or both. */
export function isStorable(configuration: Configuration): boolean {
  const kind = kindOf(configuration);
  return configuration.keep === null && kind !== 'vote' && kind !== 'logistic-regression';
}

function meanTestShare(folds: readonly RowSplit[]): number {
  const shares = folds.map(
    ({ trainingRows, testRows }) => testRows.length / (testRows.length + trainingRows.length),
  );
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1),
  );
}
