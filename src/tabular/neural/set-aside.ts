import { rowGroups } from '../prepare/row-groups.js';
import { groupedFolds } from '../prepare/split-rows.js';
import type { WeighedRows } from '../trees/learning-rows.js';

// Of fewer rows, what is set aside says nothing.
const fewestToSetAside = 60;
const fewestOfClass = 10;

/**
 * Parts the rows in those that are learned from and those training stops by, about `share` of them with every class among
 * them; identical rows stay together. `held` is null where share is 0 or the rows are too few to tell anything.
 */
export function setAside(
  columns: readonly Float64Array[],
  labels: Uint8Array,
  every: WeighedRows,
  share: number,
  seed: number,
): { training: WeighedRows; held: WeighedRows | null } {
  const { rows, weights } = every;
  const ofRow = Uint8Array.from(rows, (row) => labels[row]!);
  const counts = new Map<number, number>();
  for (const label of ofRow) counts.set(label, (counts.get(label) ?? 0) + 1);
  if (share === 0 || rows.length < fewestToSetAside || Math.min(...counts.values()) < fewestOfClass)
    return { training: every, held: null };
  const named = columns.map((values, column) => ({
    kind: 'number' as const,
    name: String(column),
    values: Float64Array.from(rows, (row) => values[row]!),
  }));
  const { groupOfRow, groupCount } = rowGroups(
    { rowCount: rows.length, columns: named },
    named.map(({ name }) => name),
  );
  if (groupCount < fewestToSetAside) return { training: every, held: null };
  const folds = Math.max(2, Math.min(20, Math.round(1 / share)));
  const [first] = groupedFolds(groupOfRow, ofRow, { folds, seed });
  // At least two folds were asked for.
  const { trainingRows, testRows } = first!;
  const picked = (places: Uint32Array): WeighedRows => ({
    rows: places.map((at) => rows[at]!),
    weights: weights === null ? null : Float64Array.from(places, (at) => weights[at]!),
  });
  return { training: picked(trainingRows), held: picked(testRows) };
}
