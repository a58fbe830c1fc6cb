import { noProgress, type Progress, problem } from '../../shared/index.js';
import type { Frame } from '../frame/frame.js';
import type { BinaryMetrics } from '../measure/binary-metrics.js';
import { measureBinary } from '../measure/measure-binary.js';
import { type TrainingTable, trainingTable } from '../model/training-table.js';
import type { FeatureSet } from '../model/tree-inputs.js';
import { scikitSplit } from '../prepare/scikit-split.js';
import type { RowSplit } from '../prepare/split-rows.js';
import { type Configuration, drawnBy } from './configuration.js';
import { type FoldInputsOptions, foldInputs } from './fold-inputs.js';
import { heldOutProbabilities } from './score-configuration.js';
import { StudyLedger } from './study-ledger.js';
import { readStudyOptions, type StudyOptions } from './study-options.js';

/** A model as most notebooks make it, and what it did on their test rows. */
export interface UsualModel {
  /** The library whose part it plays. */
  readonly role: string;
  readonly featureSet: FeatureSet;
  /** Mean over the seeds. */
  readonly metrics: UsualFigures;
  /** Standard deviation from seed to seed; null with one seed. */
  readonly deviation: Pick<UsualFigures, 'f1' | 'rocAuc' | 'accuracy'> | null;
  /** On those test rows that have no identical row among the training rows; null when there are none of a class. */
  readonly unseenMetrics: UsualFigures | null;
}

export type UsualFigures = Pick<BinaryMetrics, 'f1' | 'rocAuc' | 'accuracy' | 'rowCount'>;

/** The usual protocol: one random split with scikit-learn's seed 42, twins and all, threshold one half. */
export interface UsualProtocol {
  readonly models: readonly UsualModel[];
  /** Seeds of models and encoders; the split is the same for all. */
  readonly seeds: readonly number[];
  /** No model at all: the label of the identical training row, else the share of positives. */
  readonly lookup: UsualFigures;
  readonly testRows: number;
  readonly testRowsWithTwinShare: number;
}

const latentCount = 12;

/**
 * Plays the usual protocol through: boosting in the roles of four libraries and two forests, with an encoder's latents
 * beside the features where wanted, once for every seed.
 */
export function usualProtocol(
  table: TrainingTable,
  {
    ledger,
    progress,
    withLatents,
    seeds,
    ...options
  }: Omit<FoldInputsOptions, 'seed'> & {
    readonly ledger: StudyLedger;
    readonly progress: Progress;
    readonly withLatents: boolean;
    /** One at least. */
    readonly seeds: readonly number[];
  },
): UsualProtocol {
  const { labels, twinGroupOfRow } = table;
  const split = scikitSplit(labels);
  const positivesOfGroup = new Map<number, { rows: number; positives: number }>();
  let positives = 0;
  for (const row of split.trainingRows) {
    const seen = positivesOfGroup.get(twinGroupOfRow[row]!) ?? { rows: 0, positives: 0 };
    seen.rows++;
    seen.positives += labels[row]!;
    positives += labels[row]!;
    positivesOfGroup.set(twinGroupOfRow[row]!, seen);
  }
  const share = positives / split.trainingRows.length;
  const looked = Float64Array.from(split.testRows, (row) => {
    const seen = positivesOfGroup.get(twinGroupOfRow[row]!);
    return seen === undefined ? share : seen.positives / seen.rows;
  });
  const isUnseen = (row: number) => !positivesOfGroup.has(twinGroupOfRow[row]!);
  const configurations = usualConfigurations(withLatents);
  const total = seeds.length * configurations.length;
  let done = 0;
  const measured = seeds.map((seed) => {
    const inputs = onceMade(() =>
      foldInputs(table, split.trainingRows, { ...options, labelWeight: 1, seed }),
    );
    return configurations.map(({ role, configuration }): MeasuredOnce => {
      const once = ledger.measure(`usual/${role}/${configuration.featureSet}/${seed}`, () => {
        const drawn = drawnBy(configuration, seed);
        const held = heldOutProbabilities(table, drawn, split, inputs(), options.signal);
        return {
          metrics: figuresOn(table, split, held, () => true)!,
          unseenMetrics: figuresOn(table, split, held, isUnseen),
        };
      });
      progress({ stage: 'usual protocol', done: ++done, total });
      return once;
    });
  });
  const models = configurations.map(({ role, configuration }, i): UsualModel => {
    const all = measured.map((ofSeed) => ofSeed[i]!);
    const unseen = all.flatMap(({ unseenMetrics }) => unseenMetrics ?? []);
    return {
      role,
      featureSet: configuration.featureSet,
      metrics: meanFigures(all.map(({ metrics }) => metrics)),
      deviation: deviationOf(all.map(({ metrics }) => metrics)),
      unseenMetrics: unseen.length === 0 ? null : meanFigures(unseen),
    };
  });
  return {
    models,
    seeds,
    lookup: figuresOn(table, split, looked, () => true)!,
    testRows: split.testRows.length,
    testRowsWithTwinShare:
      split.testRows.filter((row) => !isUnseen(row)).length / split.testRows.length,
  };
}

type MeasuredOnce = Pick<UsualModel, 'metrics' | 'unseenMetrics'>;

function onceMade<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const averaged = ['f1', 'rocAuc', 'accuracy'] as const;

function meanFigures(all: readonly UsualFigures[]): UsualFigures {
  const of = (name: (typeof averaged)[number]) =>
    all.reduce((sum, each) => sum + each[name], 0) / all.length;
  return {
    f1: of('f1'),
    rocAuc: of('rocAuc'),
    accuracy: of('accuracy'),
    rowCount: all[0]!.rowCount,
  };
}

function deviationOf(all: readonly UsualFigures[]): UsualModel['deviation'] {
  if (all.length < 2) return null;
  const means = meanFigures(all);
  const of = (name: (typeof averaged)[number]) =>
    Math.sqrt(
      all.reduce((sum, each) => sum + (each[name] - means[name]) ** 2, 0) / (all.length - 1),
    );
  return { f1: of('f1'), rocAuc: of('rocAuc'), accuracy: of('accuracy') };
}

/**
 * The usual protocol of a table alone, without the rest of a study; `seedCount` 1 or more, default 1. Throws what finding label and
 * features throws.
 */
export function reproduceUsual(
  frame: Frame,
  options: StudyOptions,
  {
    progress = noProgress,
    signal,
    seedCount = 1,
  }: {
    readonly progress?: Progress;
    readonly signal?: AbortSignal;
    readonly seedCount?: number;
  },
): { readonly usual: UsualProtocol; readonly featureCount: number } {
  const { training, encoderEpochs, latentCounts } = readStudyOptions(options);
  if (!(Number.isInteger(seedCount) && seedCount >= 1))
    throw problem('input.invalid', {
      at: 'seeds',
      got: String(seedCount),
      expected: 'an integer, 1 or more',
    });
  const table = trainingTable(frame, training);
  const usual = usualProtocol(table, {
    // Nothing is resumed and no budget is kept: time plays no part.
    ledger: new StudyLedger('', { clock: { monotonic: () => 0 } }),
    progress,
    encoderEpochs,
    seeds: Array.from({ length: seedCount }, (_, i) => (training.seed ?? 0) + i),
    withLatents: latentCounts.length > 0,
    ...(signal === undefined ? {} : { signal }),
  });
  return { usual, featureCount: table.featureNames.length };
}

function figuresOn(
  { labels }: TrainingTable,
  { testRows }: RowSplit,
  probabilities: Float64Array,
  isWanted: (row: number) => boolean,
): UsualFigures | null {
  const places = [...testRows.keys()].filter((at) => isWanted(testRows[at]!));
  const truth = Uint8Array.from(places, (at) => labels[testRows[at]!]!);
  if (!truth.includes(0) || !truth.includes(1)) return null;
  const { f1, rocAuc, accuracy, rowCount } = measureBinary(
    truth,
    Float64Array.from(places, (at) => probabilities[at]!),
  );
  return { f1: Number.isNaN(f1) ? 0 : f1, rocAuc, accuracy, rowCount };
}

/** As deep as notebooks have them; nothing here is searched for. */
function usualConfigurations(
  withLatents: boolean,
): readonly { role: string; configuration: Configuration }[] {
  const deep = { rounds: 200, maxDepth: 6, learningRate: 0.1, seed: 0 };
  const roles: readonly { role: string; member: Configuration['members'][0] }[] = [
    {
      role: 'scikit-learn',
      member: { family: 'boosting-depthwise', options: { ...deep, lambda: 0, minChildWeight: 0 } },
    },
    { role: 'XGBoost', member: { family: 'boosting-depthwise', options: deep } },
    {
      role: 'LightGBM',
      member: {
        family: 'boosting-leafwise',
        options: { ...deep, maxDepth: 12, maxLeaves: 64, lambda: 0, minChildWeight: 0.001 },
      },
    },
    {
      role: 'CatBoost',
      member: { family: 'boosting-symmetric', options: { ...deep, lambda: 3 } },
    },
    { role: 'RandomForest', member: { family: 'random-forest', options: { trees: 100, seed: 0 } } },
    { role: 'ExtraTrees', member: { family: 'extra-trees', options: { trees: 100, seed: 0 } } },
  ];
  const sets: readonly FeatureSet[] = withLatents ? ['baseline', 'combined'] : ['baseline'];
  return sets.flatMap((featureSet) =>
    roles.map(({ role, member }) => ({
      role,
      configuration: {
        id: `usual/${role}/${featureSet}`,
        featureSet,
        latentCount: featureSet === 'baseline' ? null : latentCount,
        keep: null,
        members: [member],
      },
    })),
  );
}
