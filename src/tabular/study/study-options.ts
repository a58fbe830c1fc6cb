import { type Clock, nearestName, type Progress, problem } from '../../shared/index.js';
import { type LearnerFamily, learnerFamilies } from '../learners/learner.js';
import type { ProtocolName } from '../model/protocol.js';
import type { TrainingOptions } from '../model/training-options.js';
import { treeFamilies } from '../tune/learner-choice.js';
import type { StudyState } from './study-ledger.js';

/** What wrong calls cost, how many parts are made, what the model costs to put in place; one unit of money. */
export interface StudyEconomics {
  /** A defect that gets through, 0 or more. Default 10,000. */
  readonly costOfMiss?: number;
  /** A good part that is stopped, 0 or more. Default 2,000. */
  readonly costOfFalseAlarm?: number;
  /** Parts a year, above 0. Default 100,000. */
  readonly partsPerYear?: number;
  /** Spent once before the model serves, 0 or more. Default 10,000,000. */
  readonly setupCost?: number;
  /** The money, such as `KRW`, the default. */
  readonly unit?: string;
}

/** A protocol that may choose: an honest one. */
export type SelectingProtocol = Exclude<ProtocolName, 'random-rows'>;

/** How a study is done. Only `training.name` and `training.provenance` are needed. */
export interface StudyOptions {
  /** As for `trainModel`, less what the study chooses itself. */
  readonly training: Omit<
    TrainingOptions,
    | 'family'
    | 'learnerOptions'
    | 'tuning'
    | 'threshold'
    | 'features'
    | 'featureSet'
    | 'encoder'
    | 'protocol'
  >;
  readonly economics?: StudyEconomics;
  /**
   * The protocol that decides between models and whose model is kept: `twins-together`, or `forward`, which needs an order
   * of the rows and leaves lots out in turn to choose by. Default `twins-together`.
   */
  readonly selectBy?: SelectingProtocol;
  /**
   * Time for it all. The ablation ends at half of it, the search at six tenths; later stages always finish. 1,000 or
   * more, default 480,000.
   */
  readonly budgetMs?: number;
  /** Kinds of model to compare, one kind of trees at least. Default all. */
  readonly families?: readonly LearnerFamily[];
  /** Sizes of the latent vector to try, 1..64; empty for none. Default 12, 8, 16, 4. */
  readonly latentCounts?: readonly number[];
  /** Times an encoder sees every training row, 1..10,000. Default 100. */
  readonly encoderEpochs?: number;
  /** Halvings of the search at most, whatever the time allows, 1 or more. Default 20. */
  readonly mostHalvings?: number;
  /** How many features selection keeps, 1 or more. Default 15, 20, 25, 30. */
  readonly featureCounts?: readonly number[];
}

/** Who looks on, and where an interrupted study goes on. */
export interface StudyWatch {
  /** Only `monotonic` is read: the budget is measured with it. */
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Stages `exploring`, `auditing`, `ablation`, `search`, `finalists`, `protocols`, `training`. */
  readonly progress?: Progress;
  /** Looked at between fits; throws `learning.stopped`. */
  readonly signal?: AbortSignal;
  /** A state of an earlier run; one of another table or other options is left aside. */
  readonly resume?: StudyState;
  /** Told after every fit that counts. */
  readonly checkpoint?: (state: StudyState) => void;
}

export interface ResolvedStudyOptions extends Required<Omit<StudyOptions, 'economics'>> {
  readonly economics: Required<StudyEconomics>;
}

/** Eight minutes. */
export const defaultBudgetMs = 480_000;

/** Options with their defaults; throws `input.unknown-option` or `input.invalid`. What `training` holds is checked by the trainer. */
export function readStudyOptions(options: StudyOptions): ResolvedStudyOptions {
  refuseUnknown(options, [
    'training',
    'economics',
    'selectBy',
    'budgetMs',
    'families',
    'latentCounts',
    'encoderEpochs',
    'featureCounts',
    'mostHalvings',
  ]);
  const { economics = {} } = options;
  refuseUnknown(economics, ['costOfMiss', 'costOfFalseAlarm', 'partsPerYear', 'setupCost', 'unit']);
  const read: ResolvedStudyOptions = {
    training: options.training,
    selectBy: options.selectBy ?? 'twins-together',
    budgetMs: options.budgetMs ?? defaultBudgetMs,
    families: options.families ?? learnerFamilies,
    latentCounts: options.latentCounts ?? [12, 8, 16, 4],
    encoderEpochs: options.encoderEpochs ?? 100,
    mostHalvings: options.mostHalvings ?? 20,
    featureCounts: options.featureCounts ?? [15, 20, 25, 30],
    economics: {
      costOfMiss: economics.costOfMiss ?? 10_000,
      costOfFalseAlarm: economics.costOfFalseAlarm ?? 2_000,
      partsPerYear: economics.partsPerYear ?? 100_000,
      setupCost: economics.setupCost ?? 10_000_000,
      unit: economics.unit ?? 'KRW',
    },
  };
  const { costOfMiss, costOfFalseAlarm, partsPerYear, setupCost } = read.economics;
  if (!['twins-together', 'forward'].includes(read.selectBy))
    throw problem('input.invalid', {
      at: 'selectBy',
      got: String(read.selectBy),
      expected: 'twins-together or forward',
    });
  const unknown = read.families.find((family) => !learnerFamilies.includes(family));
  if (unknown !== undefined || !treeFamilies.some((family) => read.families.includes(family)))
    throw problem('input.invalid', {
      at: 'families',
      got: unknown ?? read.families.join(', '),
      expected: `some of ${learnerFamilies.join(', ')}, one kind of trees at least`,
    });
  check('budgetMs', read.budgetMs, 'a number of 1000 or more', read.budgetMs >= 1000);
  check('costOfMiss', costOfMiss, 'a number, 0 or more', costOfMiss >= 0);
  check('costOfFalseAlarm', costOfFalseAlarm, 'a number, 0 or more', costOfFalseAlarm >= 0);
  check('costs', 0, 'one of them above 0', costOfMiss + costOfFalseAlarm > 0);
  check('partsPerYear', partsPerYear, 'a number above 0', partsPerYear > 0);
  check('setupCost', setupCost, 'a number, 0 or more', setupCost >= 0);
  check(
    'mostHalvings',
    read.mostHalvings,
    'an integer, 1 or more',
    isInteger(read.mostHalvings, 1, 1_000_000),
  );
  for (const count of read.latentCounts)
    check('latentCounts', count, 'integers from 1 to 64', isInteger(count, 1, 64));
  for (const count of read.featureCounts)
    check('featureCounts', count, 'integers, 1 or more', isInteger(count, 1, 1_000_000));
  check(
    'encoderEpochs',
    read.encoderEpochs,
    'an integer from 1 to 10000',
    isInteger(read.encoderEpochs, 1, 10_000),
  );
  return read;
}

function check(at: string, got: number, expected: string, isFine: boolean): void {
  if (!isFine || !Number.isFinite(got))
    throw problem('input.invalid', { at, got: String(got), expected });
}

function isInteger(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}

function refuseUnknown(options: object, known: readonly string[]): void {
  for (const option of Object.keys(options))
    if (!known.includes(option))
      throw problem('input.unknown-option', { option, nearest: nearestName(option, known), known });
}
