import { noProgress, seededRandom } from '../../shared/index.js';
import type { Frame } from '../frame/frame.js';
import { binaryLabel } from '../prepare/binary-label.js';
import { rowFingerprints } from '../prepare/row-groups.js';
import { groupedSplit, randomSplit } from '../prepare/split-rows.js';
import { resolveBoostingOptions } from '../trees/boosting-options.js';
import { chooseFeatures } from './choose-features.js';
import { describeFeatures, rawRows } from './describe-features.js';
import { fitUnderProtocol, type Protocol, type TrainingTable } from './fit-under-protocol.js';
import { guessLabel } from './guess-label.js';
import { checkName } from './model-reference.js';
import { trainingGroups } from './training-groups.js';
import {
  checkTrainingOptions,
  type Training,
  type TrainingNotice,
  type TrainingOptions,
  type TrainingWatch,
} from './training-options.js';

// Enough for stable mean absolute SHAP values and quantiles; wide tables keep fewer, so that files stay small.
const mostReferenceRows = 500;
const mostReferenceValues = 250_000;
const fewestReferenceRows = 20;

/**
 * Trains a model on a table and measures it honestly: rows with identical features never stand on both
 * sides of a split (protocol `twins-together`). When the table has such rows, or groups, a second model
 * is trained the naive way (`random-rows`) for its figure alone, so that the difference shows.
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
  const { seed = 0, testShare = 0.2, validationShare = 0.15, threshold = 0.5 } = options;
  const { groupColumns = [], missingPolicy = 'impute', operatorFacts = {} } = options;
  const { progress = noProgress, signal } = watch;
  const notices: TrainingNotice[] = [];

  const label = options.label ?? announced(guessLabel(frame), notices);
  const { labels, classes, usedColumns } = binaryLabel(frame, label);
  const chosen = chooseFeatures(frame, usedColumns, label, options);
  notices.push(...chosen.notices);
  const { groupOfRow, twinGroupOfRow, twinRows } = trainingGroups(
    frame,
    chosen.names,
    groupColumns,
  );
  const table: TrainingTable = { frame, featureNames: chosen.names, labels, twinGroupOfRow };
  const boosting = resolveBoostingOptions({ ...options.boosting, seed });
  const trainUnder = (protocol: Protocol, stage: string) =>
    fitUnderProtocol(table, protocol, {
      validationShare,
      threshold,
      boosting,
      progress: (step) => progress({ ...step, stage }),
      ...(signal === undefined ? {} : { signal }),
    });

  const split = groupedSplit(groupOfRow, labels, { testShare, seed });
  const honest = trainUnder({ name: 'twins-together', split, groupOfRow }, 'training');
  const results = [honest.result];
  if (honest.validationRows === 0 && validationShare > 0)
    notices.push({
      code: 'no-validation-rows',
      columns: [],
      message: `the training rows are too few to set any aside: all ${boosting.rounds} rounds ran`,
    });
  if (twinRows > 0 || groupColumns.length > 0) {
    const naive: Protocol = {
      name: 'random-rows',
      split: randomSplit(labels, { testShare, seed }),
      groupOfRow: groupOfRow.map((_, row) => row),
    };
    results.push(trainUnder(naive, 'comparing').result);
  }
  if (twinRows > 0)
    notices.push({
      code: 'twins-kept-together',
      columns: [],
      message: `${twinRows} of ${frame.rowCount} rows have a twin with identical features; twins stay on one side of the split, and a random split is reported beside it for comparison only`,
    });

  const { trainingRows } = split;
  const { preparation } = honest;
  const fingerprints = rowFingerprints(frame, chosen.names);
  const reference = referenceRows(trainingRows, chosen.names.length, seed);
  return {
    model: {
      name: options.name,
      features: describeFeatures(frame, preparation, trainingRows, operatorFacts),
      classes,
      threshold,
      missingPolicy,
      preparation,
      trees: honest.boosting.ensemble,
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
          label,
          ignore: options.ignore ?? [],
          groupColumns,
          timeColumn: options.timeColumn ?? null,
          testShare,
          validationShare,
          boosting,
          roundsKept: honest.boosting.roundsKept,
        },
      },
    },
    notices,
    history: honest.boosting.history,
  };
}

function announced(
  { source, why }: ReturnType<typeof guessLabel>,
  notices: TrainingNotice[],
): ReturnType<typeof guessLabel>['source'] {
  const isFamily = 'anyPrefix' in source;
  notices.push({
    code: 'label-guessed',
    columns: isFamily ? [] : [source.column],
    message: isFamily
      ? `the label was taken to be any column above 0 whose name begins with "${source.anyPrefix}": ${why}`
      : `column "${source.column}" was taken as the label: ${why}`,
  });
  return source;
}

function referenceRows(trainingRows: Uint32Array, featureCount: number, seed: number): Uint32Array {
  const affordable = Math.floor(mostReferenceValues / featureCount);
  const count = Math.min(mostReferenceRows, Math.max(fewestReferenceRows, affordable));
  const shuffled = trainingRows.slice();
  seededRandom(seed).fork('reference').shuffle(shuffled);
  return shuffled.subarray(0, count).slice().sort();
}
