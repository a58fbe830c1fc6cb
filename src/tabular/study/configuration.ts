import { type LearnerFamily, learnerFamilies } from '../learners/learner.js';
import type { FeatureSet } from '../model/tree-inputs.js';
import { type LearnerChoice, quickFamilies } from '../tune/learner-choice.js';

/** What a model reads. */
export interface ModelInputs {
  readonly featureSet: FeatureSet;
  /** Size of the latent vector; null for `baseline`. */
  readonly latentCount: number | null;
  /** Only this many features, the most important for boosting over the training rows; null for all. */
  readonly keep: number | null;
}

/** A way of making a model, fixed but for the rows it learns from. */
export interface Configuration extends ModelInputs {
  /** Names it in states and tables; once per study. */
  readonly id: string;
  /** One kind of model, or several kinds of boosting whose log odds are averaged. */
  readonly members: readonly [LearnerChoice, ...LearnerChoice[]];
}

/** What a model is: of one family, or a vote of several. */
export type ModelKind = LearnerFamily | 'vote';

/** The kind of model, or `vote` where there are several. */
export function kindOf({ members }: Pick<Configuration, 'members'>): ModelKind {
  return members.length > 1 ? 'vote' : members[0].family;
}

/** All features as they are. */
export const plainInputs: ModelInputs = { featureSet: 'baseline', latentCount: null, keep: null };

/** `baseline`, `baseline/k15`, `combined/l12`. */
export function inputsName({ featureSet, latentCount, keep }: ModelInputs): string {
  return [
    featureSet,
    ...(latentCount === null ? [] : [`l${latentCount}`]),
    ...(keep === null ? [] : [`k${keep}`]),
  ].join('/');
}

/** Families with the options they are compared by before any search. */
function plainChoices(
  seed: number,
  families: readonly LearnerFamily[] = learnerFamilies,
): readonly LearnerChoice[] {
  return families.map((family) => ({ family, options: plainOptions(family, seed) }));
}

function plainOptions(family: LearnerFamily, seed: number): LearnerChoice['options'] {
  const boosting = { rounds: 150, learningRate: 0.1, maxDepth: 4, rowShare: 0.8, seed };
  switch (family) {
    case 'boosting-depthwise':
    case 'boosting-symmetric':
      return boosting;
    case 'boosting-leafwise':
      return { ...boosting, maxDepth: 8, maxLeaves: 16 };
    case 'random-forest':
    case 'extra-trees':
      return { trees: 100, minLeafRows: 3, seed };
    case 'logistic-regression':
      return {};
    default:
      return { seed };
  }
}

/** The same way of making a model with other chances: members that draw draw by `seed`. */
export function drawnBy(configuration: Configuration, seed: number): Configuration {
  const [first, ...others] = configuration.members.map(({ family, options }) => ({
    family,
    options: 'seed' in options ? { ...options, seed } : options,
  }));
  // As many as there were, one at least.
  return { ...configuration, members: [first!, ...others] };
}

/** Configurations that read the same latents, so that what is costly to make is made once. */
export interface ConfigurationGroup {
  readonly latentCount: number | null;
  readonly configurations: readonly Configuration[];
}

/**
 * What is compared before any search, in the order it is worth the time: every family on all features; on all features
 * and latents, and on latents alone, of the first size; on fewer features; on latents of the other sizes. What takes long
 * to fit (the transformers) stands apart, behind the quick ones. A number of features the table does not have is left out.
 */
export function ablationGroups(
  featureCount: number,
  {
    families,
    latentCounts,
    featureCounts,
    seed,
  }: {
    readonly families?: readonly LearnerFamily[];
    readonly latentCounts: readonly number[];
    readonly featureCounts: readonly number[];
    readonly seed: number;
  },
): readonly ConfigurationGroup[] {
  const choices = plainChoices(seed, families);
  const quick = choices.filter(({ family }) => !isCostly(family)).map((choice) => [choice]);
  const costly = choices.filter(({ family }) => isCostly(family)).map((choice) => [choice]);
  const vote = choices.filter(({ family }) => family.startsWith('boosting'));
  const of = (kinds: readonly LearnerChoice[][], inputs: ModelInputs) =>
    kinds.map((members): Configuration => {
      const [first, ...others] = members;
      const kind = kindOf({ members: [first!, ...others] });
      return { id: `${inputsName(inputs)}/${kind}`, ...inputs, members: [first!, ...others] };
    });
  const fewer = [...new Set(featureCounts)]
    .filter((count) => count < featureCount)
    .map((keep): ModelInputs => ({ ...plainInputs, keep }));
  const [firstSize, ...otherSizes] = [...new Set(latentCounts)];
  const withLatents = (latentCount: number): ModelInputs[] => [
    { featureSet: 'combined', latentCount, keep: null },
    { featureSet: 'latent', latentCount, keep: null },
  ];
  const group = (kinds: readonly LearnerChoice[][], inputs: readonly ModelInputs[]) => ({
    latentCount: inputs[0]!.latentCount,
    configurations: inputs.flatMap((each) => of(kinds, each)),
  });
  const all = vote.length > 1 ? [...quick, vote] : quick;
  const first = firstSize === undefined ? [] : withLatents(firstSize);
  return [
    group(all, [plainInputs]),
    ...(first.length === 0 ? [] : [group(all, first)]),
    ...(fewer.length === 0 ? [] : [group(all, fewer)]),
    // One at a time from here on, so that the time is used up to the last that fits.
    ...costly.map((kind) => group([kind], [plainInputs])),
    ...costly.flatMap((kind) => first.slice(0, 1).map((inputs) => group([kind], [inputs]))),
    ...otherSizes.map((size) => group(all, withLatents(size))),
    ...costly.flatMap((kind) =>
      [...first.slice(1), ...fewer, ...otherSizes.flatMap(withLatents)].map((inputs) =>
        group([kind], [inputs]),
      ),
    ),
  ];
}

function isCostly(family: LearnerFamily): boolean {
  return !quickFamilies.includes(family);
}
