import type { Frame } from '../frame/frame.js';
import { binaryLabel, type LabelSource } from '../prepare/binary-label.js';
import { chooseFeatures } from './choose-features.js';
import { guessLabel } from './guess-label.js';
import { trainingGroups } from './training-groups.js';
import type { TrainingNotice, TrainingOptions } from './training-options.js';

/** A table with its labels and what rows belong together. */
export interface TrainingTable {
  readonly frame: Frame;
  readonly featureNames: readonly string[];
  readonly label: LabelSource;
  readonly labels: Uint8Array;
  /** [negative, positive]. */
  readonly classes: readonly [string, string];
  /** Rows that must stay on one side of a split share a number. */
  readonly groupOfRow: Uint32Array;
  /** Rows with identical features share a number. */
  readonly twinGroupOfRow: Uint32Array;
  /** Rows that have at least one identical row. */
  readonly twinRows: number;
  /** What was chosen for the caller. */
  readonly notices: readonly TrainingNotice[];
}

/** Finds the label, the features and the rows that belong together; throws what these throw. */
export function trainingTable(frame: Frame, options: TrainingOptions): TrainingTable {
  const notices: TrainingNotice[] = [];
  const label = options.label ?? announced(guessLabel(frame), notices);
  const { labels, classes, usedColumns } = binaryLabel(frame, label);
  const { names, notices: dropped } = chooseFeatures(frame, usedColumns, label, options);
  return {
    frame,
    featureNames: names,
    label,
    labels,
    classes,
    ...trainingGroups(frame, names, options.groupColumns ?? []),
    notices: [...notices, ...dropped],
  };
}

function announced(
  { source, why }: ReturnType<typeof guessLabel>,
  notices: TrainingNotice[],
): LabelSource {
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
