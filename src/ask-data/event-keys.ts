// Lists of events point at their rows: each carries its key and when it happened.
import type { JsonValue } from '../databases/index.js';
import type { Reading } from './interpret/reading.js';
import type { QueryPlan, SelectItem } from './plan/query-plan.js';

/** The plan of a list of events with the key and the time of each; any other plan as it is. */
export function withEventKeys(reading: Reading, plan: QueryPlan): QueryPlan {
  const { target } = reading;
  const isList = reading.shape === 'list' && reading.groups.length === 0 && !plan.distinct;
  const [key] = target.primaryKey;
  if (
    !isList ||
    target.whenColumn === null ||
    target.nameColumns.length > 0 ||
    key === undefined ||
    target.primaryKey.length !== 1 ||
    plan.from.table !== target.name
  )
    return plan;
  const added = [key, target.whenColumn]
    .filter((column) => !plan.select.some(({ as }) => as === column))
    .map(
      (column): SelectItem => ({
        expression: { kind: 'column', alias: plan.from.alias, column },
        as: column,
      }),
    );
  return { ...plan, select: [...added, ...plan.select] };
}

/** Keys of the listed events, in their order; empty for anything but a list of events. */
export function eventIds(
  reading: Reading,
  columns: readonly string[],
  rows: readonly (readonly JsonValue[])[],
): readonly (string | number)[] {
  const [key] = reading.target.primaryKey;
  const at = columns.indexOf(key ?? '');
  if (
    at < 0 ||
    reading.shape !== 'list' ||
    reading.target.whenColumn === null ||
    reading.groups.length > 0
  )
    return [];
  return rows.flatMap((row) =>
    typeof row[at] === 'number' || typeof row[at] === 'string' ? [row[at]] : [],
  );
}
