// A number for every row of a table: how many rows of another belong to it, none included.
import type { CatalogueTable } from '../catalogue/catalogue.js';
import type { Expression, QueryPlan, SelectItem } from '../plan/query-plan.js';
import { measure } from './plan-condition.js';
import { type Counter, type PlanSurroundings, Query } from './plan-query.js';
import type { Reading } from './reading.js';
import { addSelect, groupColumns, keyOrder } from './select-items.js';

/** Each row of the grouped table with its count, the order's first rows only when it asks for them. */
export function countPerRow(
  reading: Reading,
  counted: CatalogueTable,
  surroundings: PlanSurroundings,
  counter: Counter,
): QueryPlan {
  const group = reading.groups[0]!;
  const own = reading.filters.filter(({ table }) => table === group.table);
  const rest = reading.filters.filter((filter) => !own.includes(filter));
  const build = () => {
    const query = new Query(group.table, surroundings, counter);
    query.addFilters(own);
    return { query, count: query.countOf(counted, rest) };
  };
  const { query, count } = build();
  const select: SelectItem[] = [];
  for (const of of groupColumns(group)) addSelect(select, query.column(of), of, group.table);
  select.push({ expression: count, as: 'count' });
  const largest = reading.order === null || reading.order.largest;
  if (reading.limit === 1) query.add(isExtreme(count, build, largest));
  return {
    ...query.plan(select),
    orderBy: [
      { expression: count, direction: largest ? 'descending' : 'ascending' },
      ...keyOrder(group.table, query),
    ],
    limit: reading.limit !== null && reading.limit > 1 ? reading.limit : surroundings.maxRows,
  };
}

// Every row that shares the first place.
function isExtreme(
  count: Expression,
  build: () => { readonly query: Query; readonly count: Expression },
  largest: boolean,
) {
  const best = build();
  const value = measure(largest ? 'greatest' : 'least', best.count);
  const query = best.query.plan([{ expression: value, as: 'value' }]);
  return {
    kind: 'compare',
    left: count,
    operator: '=',
    right: { kind: 'query', query },
  } as const;
}

/** The average of that number over the rows of the target. */
export function averagePerRow(
  reading: Reading,
  counted: CatalogueTable,
  surroundings: PlanSurroundings,
  counter: Counter,
): QueryPlan {
  const query = new Query(reading.target, surroundings, counter);
  const own = reading.filters.filter(({ table }) => table === reading.target);
  query.addFilters(own);
  const count = query.countOf(
    counted,
    reading.filters.filter((filter) => !own.includes(filter)),
  );
  return query.plan([{ expression: measure('average', count), as: 'average' }]);
}
