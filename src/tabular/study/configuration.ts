import type { LearnerFamily } from '../learners/learner.js';
import type { FeatureSet } from '../model/tree-inputs.js';
import type { LearnerChoice } from '../tune/learner-choice.js';

/** A way of making a model, fixed but for the rows it learns from. */
export interface Configuration {
  /** Names it in states and tables; once per study. */
  readonly id: string;
  readonly featureSet: FeatureSet;
  /** Size of the latent vector; null for `baseline`. */
  readonly latentCount: number | null;
  /** Only this many features, the most important for boosting over the training rows; null for all. */
  readonly keep: number | null;
  /** One kind of model, or several kinds of boosting whose log odds are averaged. */
  readonly members: readonly [LearnerChoice, ...LearnerChoice[]];
}

/** The kind of model, or `vote` where there are several. */
export function kindOf({ members }: Configuration): LearnerFamily | 'vote' {
  return members.length > 1 ? 'vote' : members[0].family;
}

/** Families in the order they are tried, each with the options it is compared by before any search. */
export function plainChoices(seed: number): readonly LearnerChoice[] {
  const boosting = { rounds: 150, learningRate: 0.1, maxDepth: 4, rowShare: 0.8, seed };
  return [
    { family: 'boosting-depthwise', options: boosting },
    { family: 'boosting-leafwise', options: { ...boosting, maxDepth: 8, maxLeaves: 16 } },
    { family: 'boosting-symmetric', options: boosting },
    { family: 'random-forest', options: { trees: 100, minLeafRows: 3, seed } },
    { family: 'extra-trees', options: { trees: 100, minLeafRows: 3, seed } },
    { family: 'logistic-regression', options: {} },
  ];
}

/** Configurations that read the same inputs, so that what is costly to make is made once. */
export interface ConfigurationGroup {
  readonly latentCount: number | null;
  readonly configurations: readonly Configuration[];
}

/**
 * What is compared before any search: every family on all features and on fewer of them, then, size by size, on latents
 * alone and on both. A number of features the table does not have is left out.
 */
export function ablationGroups(
  featureCount: number,
  {
    latentCounts,
    featureCounts,
    seed,
  }: {
    readonly latentCounts: readonly number[];
    readonly featureCounts: readonly number[];
    readonly seed: number;
  },
): readonly ConfigurationGroup[] {
  const choices = plainChoices(seed);
  const of = (featureSet: FeatureSet, latentCount: number | null, keep: number | null) =>
    choices.map((choice): Configuration => {
      const size = [latentCount, keep].flatMap((n, i) => (n === null ? [] : [`${'lk'[i]}${n}`]));
      return {
        id: [featureSet, ...size, choice.family].join('/'),
        featureSet,
        latentCount,
        keep,
        members: [choice],
      };
    });
  const fewer = [...new Set(featureCounts)].filter((count) => count < featureCount);
  return [
    {
      latentCount: null,
      configurations: [
        ...of('baseline', null, null),
        ...fewer.flatMap((count) => of('baseline', null, count)),
      ],
    },
    ...[...new Set(latentCounts)].map((latentCount) => ({
      latentCount,
      configurations: [...of('combined', latentCount, null), ...of('latent', latentCount, null)],
    })),
  ];
}
