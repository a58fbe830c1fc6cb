import { problem } from '../../shared/index.js';
import { type RowSplit, splitByPart } from './split-rows.js';

/** A split whose test rows are one whole group. */
export interface GroupSplit extends RowSplit {
  readonly group: number;
}

// Every split lists all rows: beyond this, folds of groups say the same for less.
const mostGroups = 1000;

/**
 * For every group one split that holds it out whole, groups rising. `groups[row]` may be any integers.
 * Throws `learning.too-few-to-split` below two groups, `input.invalid` above 1,000, where `groupedFolds` serves.
 */
export function leaveOneGroupOut(groups: Uint32Array | Int32Array): GroupSplit[] {
  const distinct = [...new Set(groups)].sort((a, b) => a - b);
  if (distinct.length < 2)
    throw problem('learning.too-few-to-split', {
      what: 'groups of rows',
      got: distinct.length,
      expected: 2,
    });
  if (distinct.length > mostGroups)
    throw problem('input.invalid', {
      at: 'groups to leave out one by one',
      got: `${distinct.length} groups`,
      expected: `${mostGroups} at most; use grouped folds`,
    });
  return distinct.map((group) => ({ group, ...splitByPart(groups, group) }));
}
