import { nearestName, type Progress, problem } from '../../shared/index.js';
import type { LabelSource } from '../prepare/binary-label.js';
import type { RoundLoss } from '../trees/boosting-rounds.js';
import type { BoostingOptions } from '../trees/boosting-options.js';
import type { OperatorFacts, Provenance, TrainedModel } from './trained-model.js';

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
  /** Rows that agree in all of these columns stay on one side of every split; they are no features. */
  readonly groupColumns?: readonly string[];
  /** Column that orders the rows in time; it is no feature. */
  readonly timeColumn?: string;
  /** Same rows, same options, same seed: same model. Default 0. */
  readonly seed?: number;
  /** Share of rows held out for the figures, above 0 and below 1. Default 0.2. */
  readonly testShare?: number;
  /** Share of the training rows that decides when to stop, 0 (never stops early) to below 1. Default 0.15. */
  readonly validationShare?: number;
  /** Seed excepted, which is the one above. */
  readonly boosting?: Omit<BoostingOptions, 'seed'>;
  /** Default `impute`. */
  readonly missingPolicy?: 'impute' | 'refuse';
  /** Probability from which a row is called positive, above 0 and below 1. Default 0.5. */
  readonly threshold?: number;
  /** By feature name; kept in the model. Names that are no features are left out. */
  readonly operatorFacts?: Readonly<Record<string, OperatorFacts>>;
}

/** Who looks on. */
export interface TrainingWatch {
  /** Stages `training` and, when twins make the naive figure differ, `comparing`; unit rounds. */
  readonly progress?: Progress;
  /** Looked at before every round; throws `learning.stopped`. */
  readonly signal?: AbortSignal;
}

/** A choice that was made for the caller, said plainly. */
export interface TrainingNotice {
  readonly code:
    | 'label-guessed'
    | 'identifier-ignored'
    | 'empty-column-dropped'
    | 'many-categories-dropped'
    | 'twins-kept-together'
    | 'no-validation-rows';
  readonly columns: readonly string[];
  readonly message: string;
}

/** What training answers. */
export interface Training {
  /** The very model that was measured under the honest protocol. */
  readonly model: TrainedModel;
  readonly notices: readonly TrainingNotice[];
  /** Loss per round of that model, rounds after the best one included. */
  readonly history: readonly RoundLoss[];
}

const optionNames: readonly (keyof TrainingOptions)[] = [
  'name',
  'provenance',
  'label',
  'ignore',
  'features',
  'groupColumns',
  'timeColumn',
  'seed',
  'testShare',
  'validationShare',
  'boosting',
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
  const { validationShare = 0, threshold = 0.5 } = options;
  if (!(validationShare >= 0 && validationShare < 1))
    throw problem('input.invalid', {
      at: 'validationShare',
      got: String(validationShare),
      expected: 'a number from 0 to below 1',
    });
  if (!(threshold > 0 && threshold < 1))
    throw problem('input.invalid', {
      at: 'threshold',
      got: String(threshold),
      expected: 'a number above 0 and below 1',
    });
}
