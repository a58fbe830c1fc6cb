import { rankFeatures } from '../model/important-features.js';
import type { TrainingTable } from '../model/training-table.js';
import { treeColumns } from '../model/tree-inputs.js';
import { fitEncoder } from '../neural/fit-encoder.js';
import { applyPreparation } from '../prepare/apply-preparation.js';
import { fitPreparation } from '../prepare/fit-preparation.js';
import { inputsName, type ModelInputs } from './configuration.js';

export interface FoldInputsOptions {
  readonly encoderEpochs: number;
  /** How much labels count while an encoder is trained. Default 0, as `trainModel` has it; the documented encoder has 1. */
  readonly labelWeight?: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/** What models read when they may learn from certain rows only: prepared, selected and encoded by those rows. */
export interface FoldInputs {
  /** Columns for every row of the table, feature-major; the same inputs give the same columns. */
  columnsFor(inputs: ModelInputs): readonly Float64Array[];
  /** Which of those columns hold the numbers of categories. */
  categoriesOf(inputs: ModelInputs): readonly number[];
  /** What models answered for the rows that are held out here, by inputs and choice: a vote of them fits none again. */
  readonly answers: Map<string, Float64Array>;
}

/**
 * Scaling, the importance of features and encoders are learned from `trainingRows` alone, each when it is first asked for
 * and then kept. Throws what they throw.
 */
export function foldInputs(
  table: TrainingTable,
  trainingRows: Uint32Array,
  { encoderEpochs, labelWeight = 0, seed, signal }: FoldInputsOptions,
): FoldInputs {
  const { frame, featureNames, labels } = table;
  const preparation = fitPreparation(frame, featureNames, trainingRows);
  const columns = applyPreparation(preparation, frame);
  let order: readonly number[] | null = null;
  const latents = new Map<number, readonly Float64Array[]>();
  const known = new Map<string, readonly Float64Array[]>();
  return {
    answers: new Map(),
    columnsFor(inputs) {
      const name = inputsName(inputs);
      const made = known.get(name) ?? columnsOf(inputs);
      known.set(name, made);
      return made;
    },
    categoriesOf({ featureSet, keep }) {
      if (featureSet === 'latent') return [];
      const features = keep === null ? [...columns.keys()] : importance().slice(0, keep);
      return [...features.keys()].filter((at) => preparation.categories[features[at]!] !== null);
    },
  };

  function importance(): readonly number[] {
    order ??= rankFeatures(columns, labels, trainingRows, seed);
    return order;
  }

  function columnsOf({ featureSet, latentCount, keep }: ModelInputs): readonly Float64Array[] {
    const kept =
      keep === null
        ? columns
        : importance()
            .slice(0, keep)
            .map((feature) => columns[feature]!);
    if (latentCount === null) return kept;
    return featureSet === 'latent' ? latentsOf(latentCount) : [...kept, ...latentsOf(latentCount)];
  }

  function latentsOf(latentCount: number): readonly Float64Array[] {
    const before = latents.get(latentCount);
    if (before !== undefined) return before;
    const { encoder } = fitEncoder(
      preparation,
      columns,
      labels,
      trainingRows,
      { latentCount, epochs: encoderEpochs, labelWeight, seed },
      signal === undefined ? {} : { signal },
    );
    const made = treeColumns(preparation, { featureSet: 'latent', encoder }, columns);
    latents.set(latentCount, made);
    return made;
  }
}
