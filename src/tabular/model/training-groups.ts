import type { Frame } from '../frame/frame.js';
import { rowGroups } from '../prepare/row-groups.js';

export interface TrainingGroups {
  /** Rows that must stay on one side of a split share a number. */
  readonly groupOfRow: Uint32Array;
  /** Rows with identical features share a number. */
  readonly twinGroupOfRow: Uint32Array;
  /** Rows that have at least one identical row. */
  readonly twinRows: number;
}

/**
 * Rows with identical features belong together whatever their label: told apart by the label, a test row
 * would meet in training exactly the twins that contradict it. Rows that agree in all group columns belong
 * together too, and so does whatever hangs together through either.
 */
export function trainingGroups(
  frame: Frame,
  featureNames: readonly string[],
  groupColumns: readonly string[],
): TrainingGroups {
  const twins = rowGroups(frame, featureNames);
  const groupOfRow =
    groupColumns.length === 0
      ? twins.groupOfRow
      : joined(twins.groupOfRow, rowGroups(frame, groupColumns).groupOfRow);
  return { groupOfRow, twinGroupOfRow: twins.groupOfRow, twinRows: twins.twinRows };
}

// Union-find over rows with path halving (Tarjan & van Leeuwen 1984).
function joined(first: Uint32Array, second: Uint32Array): Uint32Array {
  const parent = first.map((_, row) => row);
  const rootOf = (row: number): number => {
    let at = row;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (const groups of [first, second]) {
    const firstRowOfGroup = new Map<number, number>();
    groups.forEach((group, row) => {
      const known = firstRowOfGroup.get(group);
      if (known === undefined) firstRowOfGroup.set(group, row);
      else parent[rootOf(row)] = rootOf(known);
    });
  }
  return parent.map((_, row) => rootOf(row));
}
