import { nearestName, type Progress, problem } from '../../shared/index.js';
import { type LearnerFamily, learnerFamilies } from '../learners/learner.js';
import type { ThresholdRule } from '../measure/choose-threshold.js';
import { type EncoderOptions, readEncoderOptions } from '../neural/encoder-options.js';
import type { LabelSource } from '../prepare/binary-label.js';
import type { RoundLoss } from '../trees/boosting-rounds.js';
import type { Threads } from '../trees/kernel/threads.js';

import type { LearnerChoice } from '../tune/learner-choice.js';
import type { Tuning, TuningOptions, TuningWatch } from '../tune/tune-learner.js';
import type { ChosenInside, EncodingChoice } from './fit-under-protocol.js';
import type { ProtocolName } from './protocol.js';
import type { OperatorFacts, Provenance, TrainedModel } from './trained-model.js';
import type { FeatureSet } from './tree-inputs.js';

/** How a model is trained. Only `name` and `provenance` are needed; the rest has good guesses. */
export interface TrainingOptions {
  readonly name: string;
  /** Where the model comes from, as the caller knows it. */
  readonly provenance: Pick<Provenance, 'createdAt' | 'dataHash' | 'dataName' | 'casthouseVersion'>;
  /** Default guessed, with a notice. */
  readonly label?: LabelSource;
  /** Columns that are no features. */
  readonly ignore?: readonly string[];
  /** Exactly these columns are the features; default all that are usable. */
  readonly features?: readonly string[];
  /** Only so many of them, the most important; every fit chooses them on its own rows. 1 or more; default all. */
  readonly keepFeatures?: number;
  /** Rows that agree in all of these columns stay on one side of every split; they are no features. */
  readonly groupColumns?: readonly string[];
  /** Column that orders the rows in time; it is no feature. With it the `forward` protocol is measured too. */
  readonly timeColumn?: string;
  /** Counter that starts again with every lot, such as the shot number; it stays a feature. Lots in order of their rows are the moments of `forward`. */
  readonly lotColumn?: string;
  /** Columns, such as the product, within which time is cut; they stay features. */
  readonly withinColumns?: readonly string[];
  /** Same rows, same options, same seed: same model. Default 0. */
  readonly seed?: number;
  /** Share of rows held out for the figures, above 0 and below 1. Default 0.2. */
  readonly testShare?: number;
  /** The protocol whose model is kept. Default `twins-together`; `forward` needs an order of the rows. */
  readonly protocol?: Exclude<ProtocolName, 'random-rows'>;
  /** Parts of the training rows, each held out in turn to choose rounds, calibration and threshold: 2..20, 0 for none. Default 5. */
  readonly folds?: number;
  /** The kind of model. Default `boosting-depthwise`. */
  readonly family?: LearnerFamily;
  /** Options of that kind; the seed is the one above. */
  readonly learnerOptions?: Readonly<Record<string, unknown>>;
  /** Further kinds of boosting that vote with `family`, itself one: the mean of their log odds counts. Default none. */
  readonly vote?: readonly LearnerChoice[];
  /** Searches for the kind of model and its options instead, inside the training rows. Default: no search. */
  readonly tuning?: TuningOptions;
  /**
   * What the trees read: `baseline`, the features themselves; `latent`, the numbers an autoencoder condenses them to;
   * `combined`, both. A search (`tuning`) compares on the features themselves. Default `combined` with `encoder`, else
   * `baseline`.
   */
  readonly featureSet?: FeatureSet;
  /**
   * How the encoder is trained; the seed is the one above. `labelWeight` is 0 unless given: trees that read latents of the
   * rows whose labels shaped these trust them too much. The documented encoder has 1.
   */
  readonly encoder?: Omit<EncoderOptions, 'seed' | 'patience'>;
  /** Default `impute`. */
  readonly missingPolicy?: 'impute' | 'refuse';
  /**
   * Probability from which a row is called positive, above 0 and below 1, or the rule by which it is chosen on training
   * rows. Default the highest F1; without folds 0.5.
   */
  readonly threshold?: number | ThresholdRule;
  /** By feature name; kept in the model. Names that are no features are left out. */
  readonly operatorFacts?: Readonly<Record<string, OperatorFacts>>;
}

/** Who looks on. */
export interface TrainingWatch {
  /** Stages `tuning` where options are searched, `training` and, when twins make the naive figure differ, `comparing`; unit rounds, or epochs where an encoder is trained first. */
  readonly progress?: Progress;
  /** Looked at before every round; throws `learning.stopped`. */
  readonly signal?: AbortSignal;
  /** Threads that share the work on large tables; the model is the same for any number of them. Default: none. */
  readonly threads?: Threads;
  /** Where an interrupted search goes on, and who keeps its state. */
  readonly tuning?: Pick<TuningWatch, 'resume' | 'checkpoint'>;
}

/** A choice that was made for the caller, said plainly. */
export interface TrainingNotice {
  readonly code:
    | 'label-guessed'
    | 'identifier-ignored'
    | 'empty-column-dropped'
    | 'many-categories-dropped'
    | 'twins-kept-together'
    | 'no-inner-folds'
    | 'no-skill-found'
    | 'no-forward-split';
  readonly columns: readonly string[];
  readonly message: string;
}

/** What training answers. */
export interface Training {
  /** The very model that was measured under the honest protocol. */
  readonly model: TrainedModel;
  readonly notices: readonly TrainingNotice[];
  /** Loss per round of boosting, or epoch of a transformer, while one part of the training rows was held out; empty for other families. */
  readonly history: readonly RoundLoss[];
  /** What rounds, calibration and threshold were chosen by; null when there were too few rows. */
  readonly chosen: ChosenInside | null;
  /** What was compared; null without a search. */
  readonly tuning: Tuning | null;
  /** The test rows of every protocol, in the order of the model's results. */
  readonly heldOut: readonly HeldOut[];
}

/** Rows a model was judged on. */
export interface HeldOut {
  readonly protocol: ProtocolName;
  /** Places in the table, rising. */
  readonly rows: Uint32Array;
  readonly labels: Uint8Array;
  /** Calibrated. */
  readonly probabilities: Float64Array;
  /** Identical rows share a number. */
  readonly twinGroupOfRow: Uint32Array;
}

const optionNames: readonly (keyof TrainingOptions)[] = [
  'name',
  'provenance',
  'label',
  'ignore',
  'features',
  'keepFeatures',
  'groupColumns',
  'timeColumn',
  'lotColumn',
  'withinColumns',
  'seed',
  'testShare',
  'protocol',
  'folds',
  'family',
  'learnerOptions',
  'vote',
  'tuning',
  'featureSet',
  'encoder',
  'missingPolicy',
  'threshold',
  'operatorFacts',
];

/** Throws `input.unknown-option` or `input.invalid` for what no later stage would notice. */
export function checkTrainingOptions(options: TrainingOptions): void {
  for (const option of Object.keys(options))
    if (!optionNames.some((name) => name === option))
      throw problem('input.unknown-option', {
        option,
        nearest: nearestName(option, optionNames),
        known: optionNames,
      });
  const { folds = 5, threshold = 0.5, family, featureSet, encoder } = options;
  if (!(folds === 0 || (Number.isInteger(folds) && folds >= 2 && folds <= 20)))
    throw problem('input.invalid', {
      at: 'folds',
      got: String(folds),
      expected: 'an integer from 2 to 20, or 0 for none',
    });
  if (typeof threshold === 'number' && !(threshold > 0 && threshold < 1))
    throw problem('input.invalid', {
      at: 'threshold',
      got: String(threshold),
      expected: 'a number above 0 and below 1',
    });
  const { keepFeatures } = options;
  if (keepFeatures !== undefined && !(Number.isInteger(keepFeatures) && keepFeatures >= 1))
    throw problem('input.invalid', {
      at: 'keepFeatures',
      got: String(keepFeatures),
      expected: 'an integer, 1 or more',
    });
  if (featureSet !== undefined && !featureSets.includes(featureSet))
    throw problem('input.invalid', {
      at: 'featureSet',
      got: String(featureSet),
      expected: featureSets.join(', '),
    });
  if (encoder !== undefined) {
    if (featureSet === 'baseline')
      throw problem('input.invalid', {
        at: 'encoder',
        got: 'options of an encoder',
        expected: 'none with the feature set baseline, which has no encoder',
      });
    readEncoderOptions(encoder);
  }
  checkVote(options);
  if (family !== undefined && !learnerFamilies.includes(family))
    throw problem('input.invalid', {
      at: 'family',
      got: String(family),
      expected: learnerFamilies.join(', '),
    });
}

function checkVote({ vote, tuning, family = 'boosting-depthwise' }: TrainingOptions): void {
  if (vote === undefined) return;
  const other = [family, ...vote.map((member) => member.family)].find(
    (name) => !name.startsWith('boosting'),
  );
  if (other !== undefined)
    throw problem('input.invalid', { at: 'vote', got: other, expected: 'kinds of boosting' });
  if (tuning !== undefined)
    throw problem('input.invalid', {
      at: 'vote',
      got: 'a vote and a search',
      expected: 'one of them: what is searched for is a single kind of model',
    });
}

const featureSets: readonly FeatureSet[] = ['baseline', 'latent', 'combined'];

/** The encoder that the options ask for, with the training's own seed; null for none. */
export function encodingChoice({
  featureSet,
  encoder,
  seed = 0,
}: TrainingOptions): EncodingChoice | null {
  const wanted = featureSet ?? (encoder === undefined ? 'baseline' : 'combined');
  return wanted === 'baseline'
    ? null
    : { featureSet: wanted, options: { labelWeight: 0, ...encoder, seed } };
}
