import type { Progress } from '../../shared/index.js';
import type { Frame } from '../frame/frame.js';
import { measureBinary } from '../measure/measure-binary.js';
import { applyPreparation } from '../prepare/apply-preparation.js';
import { fitPreparation } from '../prepare/fit-preparation.js';
import type { Preparation } from '../prepare/preparation.js';
import { groupedSplit, type RowSplit } from '../prepare/split-rows.js';
import { type BoostingResult, fitBoosting } from '../trees/boosting.js';
import type { ResolvedBoostingOptions } from '../trees/boosting-options.js';
import { predictMargins } from '../trees/predict-margins.js';
import { sigmoid } from '../trees/sigmoid.js';
import type { ProtocolResult } from './trained-model.js';

/** A table with its labels and what rows belong together. */
export interface TrainingTable {
  readonly frame: Frame;
  readonly featureNames: readonly string[];
  readonly labels: Uint8Array;
  /** Rows with identical features share a number. */
  readonly twinGroupOfRow: Uint32Array;
}

/** One way of holding rows out. */
export interface Protocol {
  readonly name: ProtocolResult['protocol'];
  readonly split: RowSplit;
  /** Rows that the validation rows may not be torn from. */
  readonly groupOfRow: Uint32Array;
}

export interface FitOptions {
  readonly validationShare: number;
  readonly threshold: number;
  readonly boosting: ResolvedBoostingOptions;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

export interface ProtocolFit {
  readonly preparation: Preparation;
  readonly boosting: BoostingResult;
  readonly result: ProtocolResult;
  /** 0 when the training rows were too few to spare any. */
  readonly validationRows: number;
}

// Fewer rows than this say nothing about when to stop.
const fewestValidationRows = 20;

/** Trains on the training rows of a protocol, some of them set aside to stop early, and measures on its test rows. */
export function fitUnderProtocol(
  table: TrainingTable,
  protocol: Protocol,
  options: FitOptions,
): ProtocolFit {
  const { frame, featureNames, labels, twinGroupOfRow } = table;
  const { trainingRows, testRows } = protocol.split;
  const preparation = fitPreparation(frame, featureNames, trainingRows);
  const columns = applyPreparation(preparation, frame);
  const { learningRows, validationRows } = withValidation(protocol, labels, options);
  const boosting = fitBoosting(columns, labels, learningRows, options.boosting, {
    ...(validationRows.length > 0 ? { validationRows } : {}),
    progress: options.progress,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const probabilities = predictMargins(boosting.ensemble, columns, testRows).map(sigmoid);
  const testLabels = Uint8Array.from(testRows, (row) => labels[row]!);
  return {
    preparation,
    boosting,
    validationRows: validationRows.length,
    result: {
      protocol: protocol.name,
      trainingRows: trainingRows.length,
      testRows: testRows.length,
      testRowsWithTwinShare: twinShare(protocol.split, twinGroupOfRow),
      metrics: measureBinary(testLabels, probabilities, options.threshold),
    },
  };
}

function withValidation(
  { split, groupOfRow }: Protocol,
  labels: Uint8Array,
  { validationShare, boosting }: FitOptions,
): { learningRows: Uint32Array; validationRows: Uint32Array } {
  const { trainingRows } = split;
  const groups = Uint32Array.from(trainingRows, (row) => groupOfRow[row]!);
  const tooFew =
    validationShare * trainingRows.length < fewestValidationRows || new Set(groups).size < 2;
  if (tooFew) return { learningRows: trainingRows, validationRows: new Uint32Array(0) };
  const inner = groupedSplit(
    groups,
    Uint8Array.from(trainingRows, (row) => labels[row]!),
    { testShare: validationShare, seed: boosting.seed },
  );
  const original = (positions: Uint32Array) =>
    Uint32Array.from(positions, (position) => trainingRows[position]!);
  return {
    learningRows: original(inner.trainingRows),
    validationRows: original(inner.testRows),
  };
}

function twinShare({ trainingRows, testRows }: RowSplit, twinGroupOfRow: Uint32Array): number {
  const seen = new Set<number>();
  for (const row of trainingRows) seen.add(twinGroupOfRow[row]!);
  let twins = 0;
  for (const row of testRows) if (seen.has(twinGroupOfRow[row]!)) twins += 1;
  return twins / testRows.length;
}
