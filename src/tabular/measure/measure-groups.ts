import { problem } from '../../shared/index.js';
import { binaryIntervals } from './bootstrap.js';
import { checkProbabilities } from './check-rows.js';
import type { Interval, ResamplingOptions } from './interval.js';
import { shareInterval } from './share-interval.js';

/** How a model does on the rows of one group, such as a lot. */
export interface GroupFigures {
  readonly group: number;
  readonly rowCount: number;
  /** Share of positive rows, as if rows were independent. */
  readonly positiveShare: Interval;
  readonly meanProbability: number;
  /** Within the group; NaN when it has one class. */
  readonly rocAuc: Interval;
}

/**
 * Measures each group by itself, in the order of group numbers: whether the model knows more than which group a row
 * comes from. Throws on bad rows and lengths that differ.
 */
export function measureGroups(
  labels: Uint8Array,
  probabilities: Float64Array,
  groupOfRow: Uint32Array,
  options: Pick<ResamplingOptions, 'resamples' | 'level' | 'seed'> = {},
): GroupFigures[] {
  checkProbabilities(labels, probabilities);
  if (groupOfRow.length !== labels.length)
    throw problem('learning.lengths-differ', {
      what: 'groups',
      got: groupOfRow.length,
      expected: labels.length,
    });
  const rowsOfGroup = new Map<number, number[]>();
  groupOfRow.forEach((group, row) => {
    const rows = rowsOfGroup.get(group);
    if (rows === undefined) rowsOfGroup.set(group, [row]);
    else rows.push(row);
  });
  return [...rowsOfGroup]
    .sort(([a], [b]) => a - b)
    .map(([group, rows]) => {
      const groupLabels = Uint8Array.from(rows, (row) => labels[row]!);
      const groupProbabilities = Float64Array.from(rows, (row) => probabilities[row]!);
      const positives = groupLabels.reduce((sum, label) => sum + label, 0);
      return {
        group,
        rowCount: rows.length,
        positiveShare: shareInterval(positives, rows.length, options.level),
        meanProbability: groupProbabilities.reduce((sum, p) => sum + p, 0) / rows.length,
        rocAuc: binaryIntervals(groupLabels, groupProbabilities, options).rocAuc,
      };
    });
}
