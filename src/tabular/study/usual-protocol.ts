import { noProgress, type Progress } from '../../shared/index.js';
import type { Frame } from '../frame/frame.js';
import type { BinaryMetrics } from '../measure/binary-metrics.js';
import { measureBinary } from '../measure/measure-binary.js';
import { type TrainingTable, trainingTable } from '../model/training-table.js';
import type { FeatureSet } from '../model/tree-inputs.js';
import { scikitSplit } from '../prepare/scikit-split.js';
import type { RowSplit } from '../prepare/split-rows.js';
import type { Configuration } from './configuration.js';
import { type FoldInputsOptions, foldInputs } from './fold-inputs.js';
import { heldOutProbabilities } from './score-configuration.js';
import { StudyLedger } from './study-ledger.js';
import { readStudyOptions, type StudyOptions } from './study-options.js';

/** A model as most notebooks make it, and what it did on their test rows. */
export interface UsualModel {
  /** The library whose part it plays. */
  readonly role: string;
  readonly featureSet: FeatureSet;
  readonly metrics: UsualFigures;
  /** On those test rows that have no identical row among the training rows; null when there are none of a class. */
  readonly unseenMetrics: UsualFigures | null;
}

export type UsualFigures = Pick<BinaryMetrics, 'f1' | 'rocAuc' | 'accuracy' | 'rowCount'>;

/** The usual protocol: one random split with scikit-learn's seed 42, twins and all, threshold one half. */
export interface UsualProtocol {
  readonly models: readonly UsualModel[];
  /** No model at all: the label of the identical training row, else the share of positives. */
  readonly lookup: UsualFigures;
  readonly testRows: number;
  readonly testRowsWithTwinShare: number;
}

const latentCount = 12;

/** Plays the usual protocol through: boosting in the roles of four libraries, with an encoder's latents beside the features where wanted. */
export function usualProtocol(
  table: TrainingTable,
  {
    ledger,
    progress,
    withLatents,
    ...options
  }: FoldInputsOptions & {
    readonly ledger: StudyLedger;
    readonly progress: Progress;
    readonly withLatents: boolean;
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
  const configurations = usualConfigurations(withLatents, options.seed);
  let inputs: ReturnType<typeof foldInputs> | null = null;
  const models = configurations.map(({ role, configuration }, i): UsualModel => {
    const measured = ledger.measure(`usual/${role}/${configuration.featureSet}`, () => {
      inputs ??= foldInputs(table, split.trainingRows, options);
      const held = heldOutProbabilities(table, configuration, split, inputs, options.signal);
      return {
        metrics: figuresOn(table, split, held, () => true)!,
        unseenMetrics: figuresOn(table, split, held, isUnseen),
      };
    });
    progress({ stage: 'usual protocol', done: i + 1, total: configurations.length });
    return { role, featureSet: configuration.featureSet, ...measured };
  });
  return {
    models,
    lookup: figuresOn(table, split, looked, () => true)!,
    testRows: split.testRows.length,
    testRowsWithTwinShare:
      split.testRows.filter((row) => !isUnseen(row)).length / split.testRows.length,
  };
}

/** The usual protocol of a table alone, without the rest of a study. Throws what finding label and features throws. */
export function reproduceUsual(
  frame: Frame,
  options: StudyOptions,
  {
    progress = noProgress,
    signal,
  }: { readonly progress?: Progress; readonly signal?: AbortSignal },
): { readonly usual: UsualProtocol; readonly featureCount: number } {
  const { training, encoderEpochs, latentCounts } = readStudyOptions(options);
  const table = trainingTable(frame, training);
  const usual = usualProtocol(table, {
    // Nothing is resumed and no budget is kept: time plays no part.
    ledger: new StudyLedger('', { clock: { monotonic: () => 0 } }),
    progress,
    encoderEpochs,
    seed: training.seed ?? 0,
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
  seed: number,
): readonly { role: string; configuration: Configuration }[] {
  const deep = { rounds: 200, maxDepth: 6, learningRate: 0.1, seed };
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
        options: { ...deep, maxDepth: 12, maxLeaves: 31, lambda: 0, minChildWeight: 0.001 },
      },
    },
    {
      role: 'CatBoost',
      member: { family: 'boosting-symmetric', options: { ...deep, lambda: 3 } },
    },
    { role: 'RandomForest', member: { family: 'random-forest', options: { trees: 100, seed } } },
    { role: 'ExtraTrees', member: { family: 'extra-trees', options: { trees: 100, seed } } },
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
