import type { Progress } from '../../shared/index.js';
import { binaryIntervals, bootstrapInterval } from '../measure/bootstrap.js';
import { chooseThreshold } from '../measure/choose-threshold.js';
import type { Interval } from '../measure/interval.js';
import { rocAuc } from '../measure/ranking.js';
import type { ProtocolName } from '../model/protocol.js';
import type { TrainingTable } from '../model/training-table.js';
import { groupedFolds, type RowSplit, randomFolds } from '../prepare/split-rows.js';
import type { Configuration } from './configuration.js';
import type { Division } from './divisions.js';
import { type FoldInputsOptions, foldInputs } from './fold-inputs.js';
import { heldOutProbabilities } from './score-configuration.js';
import type { StudyLedger } from './study-ledger.js';

/** How a way of making a model does over all rows of the table, each tested by a model that never saw it. */
export interface CrossProtocol {
  readonly protocol: ProtocolName;
  readonly folds: number;
  /** Share of test rows with an identical row among those learned from, 0..1. */
  readonly testRowsWithTwinShare: number;
  /**
   * Mean area under the curve of the folds: scores of different models are never mixed. Its interval by rows drawn
   * again, twins together.
   */
  readonly rocAuc: Interval;
  /** Of all rows, at the middle one of the thresholds chosen inside the training rows of each fold. */
  readonly f1: Interval;
  readonly threshold: number;
  /** Rows that were tested, in the order of `probabilities`; rising within a fold. */
  readonly rows: Uint32Array;
  readonly labels: Uint8Array;
  readonly probabilities: Float64Array;
}

/** Test rows of every fold with what the model that never saw them said; plain data. */
interface StoredFold {
  readonly probabilities: readonly number[];
  readonly threshold: number;
}

/** Six digits: no figure that is shown depends on more. */
const precision = 1e6;

/**
 * Cross-validates one configuration over the first repeat of the given divisions of the table. Thresholds are the best by F1 on a quarter of
 * the training rows that another fit set aside, divided by the protocol's own rule.
 */
export function crossProtocols(
  table: TrainingTable,
  configuration: Configuration,
  divisions: readonly Division[],
  {
    ledger,
    progress,
    ...options
  }: FoldInputsOptions & { readonly ledger: StudyLedger; readonly progress: Progress },
): readonly CrossProtocol[] {
  const total = divisions.reduce((sum, { repeats }) => sum + repeats[0]!.length, 0);
  let done = 0;
  return divisions.map(({ protocol, repeats: [folds = []] }): CrossProtocol => {
    const stored = folds.map((split, fold) => {
      const unit = `protocols/${JSON.stringify(configuration)}/${protocol}/${fold}`;
      const measured = ledger.measure(unit, (): StoredFold => {
        const threshold = thresholdInside(table, configuration, protocol, split, options);
        const inputs = foldInputs(table, split.trainingRows, options);
        const held = heldOutProbabilities(table, configuration, split, inputs, options.signal);
        return {
          probabilities: Array.from(held, (p) => Math.round(p * precision) / precision),
          threshold,
        };
      });
      progress({ stage: 'protocols', done: ++done, total });
      return measured;
    });
    return pooled(table, protocol, folds, stored);
  });
}

function pooled(
  { labels, twinGroupOfRow }: TrainingTable,
  protocol: ProtocolName,
  folds: readonly RowSplit[],
  stored: readonly StoredFold[],
): CrossProtocol {
  const rows = Uint32Array.from(folds.flatMap(({ testRows }) => [...testRows]));
  const probabilities = Float64Array.from(stored.flatMap((fold) => fold.probabilities));
  const truth = Uint8Array.from(rows, (row) => labels[row]!);
  const thresholds = stored.map(({ threshold }) => threshold).sort((a, b) => a - b);
  const threshold = thresholds[thresholds.length >> 1]!;
  const foldOfPlace = Uint32Array.from(
    folds.flatMap(({ testRows }, fold) => [...testRows].map(() => fold)),
  );
  const again = { resamples, groupOfRow: rows.map((row) => twinGroupOfRow[row]!) };
  let twins = 0;
  for (const { trainingRows, testRows } of folds) {
    const seen = new Set<number>();
    for (const row of trainingRows) seen.add(twinGroupOfRow[row]!);
    for (const row of testRows) if (seen.has(twinGroupOfRow[row]!)) twins++;
  }
  return {
    protocol,
    folds: folds.length,
    testRowsWithTwinShare: twins / rows.length,
    rocAuc: bootstrapInterval(
      truth,
      (places) => meanAreaOfFolds(truth, probabilities, foldOfPlace, places),
      again,
    ),
    f1: binaryIntervals(truth, probabilities, { ...again, threshold }).f1,
    threshold,
    rows,
    labels: truth,
    probabilities,
  };
}

/** Of the folds that hold both classes as they were drawn; NaN where none does. */
function meanAreaOfFolds(
  truth: Uint8Array,
  probabilities: Float64Array,
  foldOfPlace: Uint32Array,
  places: Uint32Array,
): number {
  const placesOfFold: number[][] = [];
  for (const place of places) {
    const fold = foldOfPlace[place]!;
    placesOfFold[fold] ??= [];
    placesOfFold[fold].push(place);
  }
  const areas = placesOfFold
    .map((of) =>
      rocAuc(
        Uint8Array.from(of, (place) => truth[place]!),
        Float64Array.from(of, (place) => probabilities[place]!),
      ),
    )
    .filter((area) => !Number.isNaN(area));
  return areas.reduce((sum, area) => sum + area, 0) / areas.length;
}

const resamples = 200;
const insideFolds = 4;

function thresholdInside(
  table: TrainingTable,
  configuration: Configuration,
  protocol: ProtocolName,
  { trainingRows }: RowSplit,
  options: FoldInputsOptions,
): number {
  const { labels, groupOfRow } = table;
  const labelsHere = Uint8Array.from(trainingRows, (row) => labels[row]!);
  const groups = trainingRows.map((row) => groupOfRow[row]!);
  const given = { folds: insideFolds, seed: options.seed };
  const [inside] =
    protocol === 'random-rows'
      ? randomFolds(labelsHere, given)
      : groupedFolds(groups, labelsHere, given);
  const split = {
    trainingRows: inside!.trainingRows.map((at) => trainingRows[at]!),
    testRows: inside!.testRows.map((at) => trainingRows[at]!),
  };
  const inputs = foldInputs(table, split.trainingRows, options);
  const held = heldOutProbabilities(table, configuration, split, inputs, options.signal);
  const truth = Uint8Array.from(split.testRows, (row) => labels[row]!);
  return chooseThreshold(truth, held, { by: 'f1' }).threshold;
}
