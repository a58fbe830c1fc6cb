// Rows put in groups: one row of the answer for each group, with what is counted or measured of it.

import { columnOf } from '../catalogue/catalogue.js';
import type { Expression, PlanOrder, QueryPlan, SelectItem } from '../plan/query-plan.js';
import { measure } from './plan-condition.js';
import { countPerRow } from './plan-per-row.js';
import { type Counter, type PlanSurroundings, Query } from './plan-query.js';
import type { Reading } from './reading.js';
import { addSelect, groupColumns, measureName, rootOf } from './select-items.js';

/** The plan of a reading with groups. */
export function groupedPlan(
  reading: Reading,
  surroundings: PlanSurroundings,
  counter: Counter,
): QueryPlan {
  const { catalogue, maxRows } = surroundings;
  const counted =
    reading.order?.kind === 'count'
      ? (reading.order.table ?? reading.target)
      : reading.order?.kind === 'measure'
        ? reading.order.of.table
        : (reading.measure?.of.table ?? reading.target);
  const groupTables = reading.groups.map(({ table }) => table);
  const value = (query: Query): Expression => {
    if (reading.order?.kind === 'measure')
      return measure(reading.order.function, query.column(reading.order.of));
    if (reading.measure !== null)
      return measure(reading.measure.function, query.column(reading.measure.of));
    return measure('count', null);
  };
  const name =
    reading.order?.kind === 'measure'
      ? measureName(reading.order.function, reading.order.of)
      : reading.measure !== null
        ? measureName(reading.measure.function, reading.measure.of)
        : 'count';
  const [group] = reading.groups;
  const isPerRow =
    reading.groups.length === 1 &&
    group!.column === null &&
    group!.table !== counted &&
    reading.measure === null &&
    reading.having === null &&
    reading.relations.length === 0;
  // "each owner" lists those with none, and whoever has the fewest may have none.
  const hasFewest = reading.order?.kind === 'count' && !reading.order.largest;
  if (isPerRow && (hasFewest || (reading.everyGroup && reading.order === null)))
    return countPerRow(reading, counted, surroundings, counter);
  const root = rootOf([counted, ...groupTables], catalogue);
  const build = () => {
    const query = new Query(root, surroundings, counter);
    query.addFilters(reading.filters);
    query.addRelations(
      reading.relations.filter(({ table }) => table !== counted),
      reading.filters,
    );
    const select: SelectItem[] = [];
    const groupBy: Expression[] = [];
    for (const group of reading.groups) {
      query.require(group.table, group.link);
      if (group.column === null)
        for (const key of group.table.primaryKey)
          groupBy.push(
            query.column({
              table: group.table,
              column: columnOf(group.table, key)!,
              link: group.link,
            }),
          );
      if (group.part != null && group.column !== null) {
        const expression: Expression = {
          kind: 'part',
          part: group.part,
          of: query.moment({ table: group.table, column: group.column }),
        };
        select.push({ expression, as: group.part });
        groupBy.push(expression);
        continue;
      }
      if (group.bandWidth != null && group.column !== null) {
        const of = query.column({ table: group.table, column: group.column });
        const expression: Expression = { kind: 'band', of, width: group.bandWidth };
        select.push({ expression, as: `${group.column.json?.key ?? group.column.name}_from` });
        groupBy.push(expression);
        continue;
      }
      for (const of of groupColumns(group)) {
        const expression = query.column(of);
        addSelect(select, expression, of, group.table);
        if (!groupBy.some((other) => sameExpression(other, expression))) groupBy.push(expression);
      }
    }
    return { query, select, groupBy, measured: value(query) };
  };
  const { query, select, groupBy, measured } = build();
  const largest = reading.order === null || reading.order.largest;
  const direction = largest ? ('descending' as const) : ('ascending' as const);
  const ordered: PlanOrder[] = [
    { expression: measured, direction },
    ...select.map(({ expression }): PlanOrder => ({ expression, direction: 'ascending' })),
  ];
  const plan: QueryPlan = {
    ...query.plan([...select, { expression: measured, as: name }]),
    groupBy,
    having:
      reading.having === null
        ? null
        : {
            kind: 'compare',
            left: measured,
            operator: reading.having.operator,
            right: { kind: 'literal', value: reading.having.value },
          },
    orderBy: ordered,
    limit: reading.limit !== null && reading.limit > 1 ? reading.limit : maxRows,
  };
  if (reading.limit !== 1) return plan;
  // Every group that shares the first place, not one of them by chance.
  const best = build();
  const bestPlan: QueryPlan = {
    ...best.query.plan([{ expression: best.measured, as: 'value' }]),
    groupBy: best.groupBy,
    orderBy: [{ expression: best.measured, direction }],
    limit: 1,
  };
  return {
    ...plan,
    having: {
      kind: 'compare',
      left: measured,
      operator: '=',
      right: { kind: 'query', query: bestPlan },
    },
  };
}

function sameExpression(a: Expression, b: Expression): boolean {
  return (
    a.kind === 'column' &&
    b.kind === 'column' &&
    a.alias === b.alias &&
    a.column === b.column &&
    a.json?.key === b.json?.key
  );
}
