import { asProblem, noProgress, seededRandom } from '../../shared/index.js';
import { columnNamed } from '../frame/column-named.js';
import type { Frame } from '../frame/frame.js';
import { readEncoderOptions } from '../neural/encoder-options.js';
import { lotsOfCounter } from '../prepare/lots-of-counter.js';
import { rowFingerprints, rowGroups } from '../prepare/row-groups.js';
import { rowOrder } from '../prepare/row-order.js';
import { chooseLearner } from './choose-learner.js';
import { describeFeatures, rawRows } from './describe-features.js';
import { fitUnderProtocol, type ProtocolFit } from './fit-under-protocol.js';
import { checkName } from './model-reference.js';
import { forward, type Moments, type Protocol, randomRows, twinsTogether } from './protocol.js';
import { scorerFields } from './scorer.js';
import {
  checkTrainingOptions,
  encodingChoice,
  type HeldOut,
  type Training,
  type TrainingNotice,
  type TrainingOptions,
  type TrainingWatch,
} from './training-options.js';
import { type TrainingTable, trainingTable } from './training-table.js';

// Enough for stable mean absolute SHAP values and quantiles; wide tables keep fewer, so that files stay small.
const mostReferenceRows = 500;
const mostReferenceValues = 250_000;
const fewestReferenceRows = 20;

/**
 * Trains a model on a table and measures it honestly. The model of the chosen protocol is kept: `twins-together`, where
 * rows with identical features never stand on both sides, or `forward`. Beside it, for their figures alone, models are
 * trained forward when the rows have an order, and the naive way (`random-rows`) when twins or groups make it differ.
 * With `tuning`, the kind of model and its options are searched for inside the training rows of that protocol; rounds,
 * calibration and threshold always are (`fitUnderProtocol`).
 * Throws what its stages throw: `model.no-label`, `model.no-usable-feature`, `model.bad-name`, problems
 * of the label, of too few rows, of options; `learning.stopped` on abort.
 */
export function trainModel(
  frame: Frame,
  options: TrainingOptions,
  watch: TrainingWatch = {},
): Training {
  checkTrainingOptions(options);
  checkName(options.name);
  const { seed = 0, testShare = 0.2, folds = 5, threshold = { by: 'f1' } } = options;
  const { groupColumns = [], missingPolicy = 'impute', operatorFacts = {} } = options;
  const { protocol: kept } = options;
  const { progress = noProgress, signal } = watch;
  const notices: TrainingNotice[] = [];

  const table = trainingTable(frame, options);
  const { labels, classes, groupOfRow, twinRows } = table;
  notices.push(...table.notices);

  const together = twinsTogether(groupOfRow, labels, testShare, seed);
  const later = forwardOrNull(frame, options, groupOfRow, labels);
  const chosenProtocol = kept === 'forward' && later !== null ? later : together;
  const { learner, tuning } = chooseLearner(table, chosenProtocol, options, watch);
  const members = [learner, ...(options.vote ?? [])];
  const encodingOf = encodingChoice(options);
  const trainUnder = (protocol: Protocol, stage: string) =>
    fitUnderProtocol(table, protocol, {
      members,
      encoding: encodingOf,
      keep: options.keepFeatures ?? null,
      folds,
      threshold: typeof threshold === 'number' ? { by: 'fixed', threshold } : threshold,
      seed,
      progress: (step) => progress({ ...step, stage }),
      ...(signal === undefined ? {} : { signal }),
      threads: watch.threads,
    });
  const fit = trainUnder(chosenProtocol, 'training');
  const others: Protocol[] = [];
  if (later !== null) others.push(chosenProtocol === later ? together : later);
  if (twinRows > 0 || groupColumns.length > 0) others.push(randomRows(labels, testShare, seed));
  const heldOut = [heldOutOf(table, chosenProtocol, fit)];
  const results = [fit.result];
  for (const other of others) {
    if (!hasBothClasses(other, labels)) continue;
    const compared = trainUnder(other, 'comparing');
    results.push(compared.result);
    heldOut.push(heldOutOf(table, other, compared));
  }

  notices.push(...noticesOf(fit, folds));
  if (later === null && (kept === 'forward' || namesOrder(options)))
    notices.push(noForwardSplit(namesOrder(options)));
  if (twinRows > 0)
    notices.push({
      code: 'twins-kept-together',
      columns: [],
      message: `${twinRows} of ${frame.rowCount} rows have a twin with identical features; twins stay on one side of the split, and a random split is reported beside it for comparison only`,
    });

  const { trainingRows } = chosenProtocol.split;
  const { preparation, encoding } = fit;
  // All features, or those that were kept: what the model asks for.
  const read = preparation.featureNames;
  const fingerprints = rowFingerprints(frame, read);
  const reference = referenceRows(trainingRows, read.length, seed);
  return {
    model: {
      name: options.name,
      features: describeFeatures(frame, preparation, trainingRows, operatorFacts),
      classes,
      threshold: fit.threshold,
      missingPolicy,
      preparation,
      ...(encoding === undefined ? {} : { encoding }),
      ...scorerFields(fit.scorer),
      results,
      reference: {
        rowCount: reference.length,
        values: rawRows(frame, preparation, reference),
      },
      trainingFingerprints: Uint32Array.from(trainingRows, (row) => fingerprints[row]!).sort(),
      provenance: {
        ...options.provenance,
        rowCount: frame.rowCount,
        seed,
        options: {
          label: table.label,
          ignore: options.ignore ?? [],
          groupColumns,
          timeColumn: options.timeColumn ?? null,
          lotColumn: options.lotColumn ?? null,
          withinColumns: options.withinColumns ?? [],
          protocol: chosenProtocol.name,
          testShare,
          folds,
          ...(options.keepFeatures === undefined ? {} : { keepFeatures: options.keepFeatures }),
          family: learner.family,
          learnerOptions: learner.options,
          ...(options.vote === undefined ? {} : { vote: options.vote }),
          ...(encodingOf === null
            ? {}
            : {
                featureSet: encodingOf.featureSet,
                encoder: readEncoderOptions(encodingOf.options),
              }),
          tuned: tuning !== null,
          rounds: members.length === 1 ? fit.rounds[0]! : fit.rounds,
          threshold: fit.chosen?.threshold ?? null,
          calibration: fit.chosen?.calibration ?? null,
        },
      },
    },
    notices,
    history: fit.history,
    chosen: fit.chosen,
    tuning,
    heldOut,
  };
}

function heldOutOf(
  { labels, twinGroupOfRow }: TrainingTable,
  { name, split }: Protocol,
  { probabilities }: ProtocolFit,
): HeldOut {
  return {
    protocol: name,
    rows: split.testRows,
    labels: Uint8Array.from(split.testRows, (row) => labels[row]!),
    probabilities,
    twinGroupOfRow: split.testRows.map((row) => twinGroupOfRow[row]!),
  };
}

/** The order of the rows as the options tell it: lots of a counter, or a time column; null without either. */
export function momentsOf(
  frame: Frame,
  {
    timeColumn,
    lotColumn,
    withinColumns = [],
  }: Pick<TrainingOptions, 'timeColumn' | 'lotColumn' | 'withinColumns'>,
): Moments | null {
  const within =
    withinColumns.length === 0 ? {} : { within: rowGroups(frame, withinColumns).groupOfRow };
  if (lotColumn !== undefined)
    return { momentOfRow: lotsOfCounter(columnNamed(frame, lotColumn)).lotOfRow, ...within };
  if (timeColumn !== undefined)
    return { momentOfRow: rowOrder(frame, timeColumn).momentOfRow, ...within };
  return null;
}

/** The forward protocol, or null when the rows have no order or stand in one stretch of time. */
function forwardOrNull(
  frame: Frame,
  options: TrainingOptions,
  groupOfRow: Uint32Array,
  labels: Uint8Array,
): Protocol | null {
  const moments = momentsOf(frame, options);
  if (moments === null) return null;
  try {
    return forward(moments, groupOfRow, labels, options.testShare ?? 0.2);
  } catch (error) {
    if (asProblem(error).code === 'learning.too-few-to-split') return null;
    throw error;
  }
}

function namesOrder({ timeColumn, lotColumn }: TrainingOptions): boolean {
  return timeColumn !== undefined || lotColumn !== undefined;
}

function noForwardSplit(namesOrder: boolean): TrainingNotice {
  return {
    code: 'no-forward-split',
    columns: [],
    message: namesOrder
      ? 'the rows stand in a single lot or moment, so no later rows could be held out'
      : 'no time or lot column was named, so rows were held out with twins together instead',
  };
}

function noticesOf(
  { chosen, hasSkill, result }: ProtocolFit,
  folds: number,
): readonly TrainingNotice[] {
  if (chosen === null)
    return folds === 0
      ? []
      : [
          {
            code: 'no-inner-folds',
            columns: [],
            message: `the ${result.trainingRows} training rows are too few to hold any out: rounds, calibration and threshold were not chosen on data`,
          },
        ];
  if (hasSkill) return [];
  return [
    {
      code: 'no-skill-found',
      columns: [],
      message:
        'training rows held out in turn were ranked no better than by chance: expect nothing of this model on new rows',
    },
  ];
}

function hasBothClasses({ split }: Protocol, labels: Uint8Array): boolean {
  return [split.trainingRows, split.testRows].every((rows) => {
    const positives = rows.reduce((sum, row) => sum + labels[row]!, 0);
    return positives > 0 && positives < rows.length;
  });
}

function referenceRows(trainingRows: Uint32Array, featureCount: number, seed: number): Uint32Array {
  const affordable = Math.floor(mostReferenceValues / featureCount);
  const count = Math.min(mostReferenceRows, Math.max(fewestReferenceRows, affordable));
  const shuffled = trainingRows.slice();
  seededRandom(seed).fork('reference').shuffle(shuffled);
  return shuffled.subarray(0, count).slice().sort();
}
