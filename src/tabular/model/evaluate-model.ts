import type { Frame } from '../frame/frame.js';
import type { BinaryMetrics } from '../measure/binary-metrics.js';
import { measureBinary } from '../measure/measure-binary.js';
import { applyPreparation } from '../prepare/apply-preparation.js';
import { binaryLabel, type LabelSource } from '../prepare/binary-label.js';
import { rowFingerprints } from '../prepare/row-groups.js';
import { marginsOf, probabilityOf, scorerOf } from './scorer.js';
import type { TrainedModel } from './trained-model.js';
import { treeColumns } from './tree-inputs.js';

/** How a model does on a table. */
export interface Evaluation {
  readonly metrics: BinaryMetrics;
  /** Rows whose features are those of a training row. */
  readonly seenRows: number;
  /** On the other rows alone; null when there are none. */
  readonly unseenMetrics: BinaryMetrics | null;
  /** Per row of the table. */
  readonly labels: Uint8Array;
  readonly probabilities: Float64Array;
  /** Rows the model has not been trained on, rising. */
  readonly unseenRows: Uint32Array;
  /** What the figures are worth, in one English sentence. */
  readonly verdict: string;
}

export interface EvaluationOptions {
  /** Default: the label the model was trained on. */
  readonly label?: LabelSource;
}

/**
 * Measures a model on a labelled table, and apart from it on the rows the model has not been trained on.
 * Rows are recognised by 32-bit fingerprints: one in 2^32 / (training rows) is taken for seen by chance.
 * Throws when the label has one class, or columns are missing or of another kind.
 */
export function evaluateModel(
  model: TrainedModel,
  frame: Frame,
  options: EvaluationOptions = {},
): Evaluation {
  const { preparation, encoding, threshold, trainingFingerprints } = model;
  const scorer = scorerOf(model);
  const { labels } = binaryLabel(frame, labelOf(model, options.label));
  const columns = treeColumns(preparation, encoding, applyPreparation(preparation, frame));
  const probabilities = marginsOf(scorer, columns).map((margin) => probabilityOf(scorer, margin));
  const unseen: number[] = [];
  rowFingerprints(frame, preparation.featureNames).forEach((fingerprint, row) => {
    if (!isAmong(trainingFingerprints, fingerprint)) unseen.push(row);
  });
  const seenRows = frame.rowCount - unseen.length;
  return {
    metrics: measureBinary(labels, probabilities, threshold),
    labels,
    probabilities,
    unseenRows: Uint32Array.from(unseen),
    seenRows,
    unseenMetrics:
      unseen.length === 0
        ? null
        : measureBinary(
            Uint8Array.from(unseen, (row) => labels[row]!),
            Float64Array.from(unseen, (row) => probabilities[row]!),
            threshold,
          ),
    verdict: verdictOn(seenRows, frame.rowCount),
  };
}

function labelOf(model: TrainedModel, given: LabelSource | undefined): LabelSource {
  // Written by training from a LabelSource; an imported model may have none, then the caller must say.
  const source = given ?? (model.provenance.options.label as LabelSource | undefined);
  if (source === undefined) return { column: 'label', positive: model.classes[1] };
  if ('anyPrefix' in source) return source;
  return { column: source.column, positive: source.positive ?? model.classes[1] };
}

function isAmong(sorted: Uint32Array, value: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === value;
}

function verdictOn(seenRows: number, rowCount: number): string {
  if (seenRows === 0) return `none of the ${rowCount} rows was used in training`;
  if (seenRows === rowCount)
    return `all ${rowCount} rows were used in training: these figures say nothing about new rows`;
  return `${seenRows} of ${rowCount} rows were used in training: believe the figures of the other ${rowCount - seenRows}`;
}
