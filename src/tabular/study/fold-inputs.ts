import type { TrainingTable } from '../model/training-table.js';
import { treeColumns } from '../model/tree-inputs.js';
import { fitEncoder } from '../neural/fit-encoder.js';
import { applyPreparation } from '../prepare/apply-preparation.js';
import { fitPreparation } from '../prepare/fit-preparation.js';
import { fitBoosting } from '../trees/boosting.js';
import type { Configuration } from './configuration.js';

export interface FoldInputsOptions {
  readonly encoderEpochs: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/** What models read when they may learn from certain rows only: prepared, selected and encoded by those rows. */
export interface FoldInputs {
  /** Columns for every row of the table, feature-major. */
  columnsFor(
    configuration: Pick<Configuration, 'featureSet' | 'latentCount' | 'keep'>,
  ): readonly Float64Array[];
}

/**
 * Scaling, the importance of features and encoders are learned from `trainingRows` alone, each when it is first asked for
 * and then kept. Throws what they throw.
 */
export function foldInputs(
  table: TrainingTable,
  trainingRows: Uint32Array,
  { encoderEpochs, seed, signal }: FoldInputsOptions,
): FoldInputs {
  const { frame, featureNames, labels } = table;
  const preparation = fitPreparation(frame, featureNames, trainingRows);
  const columns = applyPreparation(preparation, frame);
  let order: readonly number[] | null = null;
  const latents = new Map<number, readonly Float64Array[]>();
  const latentsOf = (latentCount: number) => {
    const known = latents.get(latentCount);
    if (known !== undefined) return known;
    const { encoder } = fitEncoder(
      preparation,
      columns,
      labels,
      trainingRows,
      { latentCount, epochs: encoderEpochs, seed },
      signal === undefined ? {} : { signal },
    );
    const made = treeColumns(preparation, { featureSet: 'latent', encoder }, columns);
    latents.set(latentCount, made);
    return made;
  };
  return {
    columnsFor({ featureSet, latentCount, keep }) {
      let kept: readonly Float64Array[] = columns;
      if (keep !== null) {
        order ??= byImportance(columns, labels, trainingRows, seed);
        kept = order.slice(0, keep).map((feature) => columns[feature]!);
      }
      if (latentCount === null) return kept;
      return featureSet === 'latent'
        ? latentsOf(latentCount)
        : [...kept, ...latentsOf(latentCount)];
    },
  };
}

/** Features by the loss reduction their splits brought to boosting over the rows, the largest first; ties keep table order. */
export function byImportance(
  columns: readonly Float64Array[],
  labels: Uint8Array,
  rows: Uint32Array,
  seed: number,
): readonly number[] {
  const { ensemble } = fitBoosting(columns, labels, rows, { rounds: 100, maxDepth: 4, seed });
  const gains = new Float64Array(columns.length);
  ensemble.splitFeature.forEach((feature, node) => {
    if (feature >= 0) gains[feature] = gains[feature]! + ensemble.gain[node]!;
  });
  return [...gains.keys()].sort((a, b) => gains[b]! - gains[a]! || a - b);
}
