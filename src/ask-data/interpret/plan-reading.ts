// A reading as a query plan: joins along foreign keys, conditions on many rows as EXISTS.
import type { Catalogue, CatalogueTable } from '../catalogue/catalogue.js';
import { columnOf, tableOf } from '../catalogue/catalogue.js';
import type { PlanOrder, QueryPlan, SelectItem } from '../plan/query-plan.js';
import { extremeValue, measure } from './plan-condition.js';
import { groupedPlan } from './plan-groups.js';
import { averagePerRow } from './plan-per-row.js';
import { type Counter, notLinked, type PlanSurroundings, Query } from './plan-query.js';
import type { ColumnOf, Reading } from './reading.js';
import { addSelect, keyOrder, measureName, rootOf } from './select-items.js';

export type { PlanSurroundings };

/** The plan of a reading; throws `Unread` when tables are not linked, or linked in two ways. */
export function planReading(reading: Reading, given: PlanSurroundings): QueryPlan {
  const counter = { next: 0 };
  const surroundings = { ...given, mentioned: mentionedTables(reading) };
  if (reading.averageOf !== null)
    return averagePerRow(reading, reading.averageOf, surroundings, counter);
  if (reading.groups.length > 0) return groupedPlan(reading, surroundings, counter);
  const tables = [
    reading.target,
    ...reading.columns.map(({ table }) => table),
    ...(reading.measure === null ? [] : [reading.measure.of.table]),
  ];
  const root = reading.shape === 'count' ? reading.target : rootOf(tables, surroundings.catalogue);
  const query = new Query(root, surroundings, counter);
  if (
    reading.order?.kind === 'column' &&
    reading.order.of.table !== reading.target &&
    reading.columns.length === 0 &&
    reading.shape === 'list' &&
    !query.reaches(reading.order.of.table)
  )
    throw notLinked(root, reading.order.of.table);
  query.addFilters(reading.filters);
  query.addRelations(reading.relations, reading.filters);
  if (reading.measure !== null)
    return query.plan([
      {
        expression: measure(reading.measure.function, query.column(reading.measure.of)),
        as: measureName(reading.measure.function, reading.measure.of),
      },
    ]);
  if (reading.shape === 'count') {
    const [only] = reading.columns;
    if (only !== undefined && reading.distinct)
      return query.plan([
        { expression: measure('count-distinct', query.column(only)), as: 'count' },
      ]);
    return query.plan([{ expression: measure('count', null), as: 'count' }]);
  }
  return listPlan(reading, query, root, surroundings, counter);
}

function mentionedTables({ target, filters, relations, groups, order }: Reading) {
  return new Set([
    target.name,
    ...[...filters, ...relations, ...groups].map(({ table }) => table.name),
    ...(order?.kind === 'count' && order.table !== null ? [order.table.name] : []),
    ...(order?.kind === 'measure' ? [order.of.table.name] : []),
  ]);
}

function listPlan(
  reading: Reading,
  query: Query,
  root: CatalogueTable,
  surroundings: PlanSurroundings,
  counter: Counter,
): QueryPlan {
  const asked =
    reading.columns.length > 0
      ? [...identifying(reading), ...reading.columns]
      : shown(root, surroundings.catalogue);
  const order = reading.order;
  const select: SelectItem[] = [];
  for (const of of asked) {
    if (of.part == null) addSelect(select, query.column(of), of, root);
    else
      select.push({
        expression: { kind: 'part', part: of.part, of: query.moment(of) },
        as: of.part,
      });
  }
  const plan = query.plan(select);
  if (order?.kind === 'column') {
    const by = query.column(order.of);
    if (!asked.some(({ column }) => column === order.of.column))
      addSelect(select, by, order.of, root);
    if (reading.limit === 1) {
      const among = () => {
        const extreme = new Query(root, surroundings, counter);
        extreme.addFilters(reading.filters);
        extreme.addRelations(reading.relations, reading.filters);
        return extreme;
      };
      const right = extremeValue(among, order.of, order.largest, reading.place);
      query.add({ kind: 'compare', left: by, operator: '=', right });
      return { ...query.plan(select), limit: surroundings.maxRows };
    }
    query.add({ kind: 'not', of: { kind: 'is-null', left: by } });
    return {
      ...query.plan(select),
      orderBy: [
        { expression: by, direction: order.largest ? 'descending' : 'ascending' },
        ...keyOrder(root, query),
      ],
      limit: reading.limit ?? surroundings.maxRows,
    };
  }
  if (reading.distinct)
    return {
      ...query.plan(select),
      distinct: true,
      orderBy: select.map(({ expression }) => ({ expression, direction: 'ascending' })),
      limit: reading.limit ?? surroundings.maxRows,
    };
  const when = root.whenColumn === null ? undefined : columnOf(root, root.whenColumn);
  const orderBy: PlanOrder[] = [
    ...(when === undefined
      ? []
      : [
          {
            expression: query.column({ table: root, column: when }),
            direction: 'ascending' as const,
          },
        ]),
    ...keyOrder(root, query),
  ];
  return { ...plan, select, orderBy, limit: reading.limit ?? surroundings.maxRows };
}

// "When was each pet born": a column says little without the row it is of, unless one row was named.
function identifying(reading: Reading): readonly ColumnOf[] {
  const { target, columns, filters, distinct } = reading;
  if (
    distinct ||
    columns.some(
      ({ table, column }) => table === target && target.nameColumns.includes(column.name),
    )
  )
    return [];
  const isNamed = filters.some(
    (filter) => filter.table === target && target.nameColumns.includes(filter.column.name),
  );
  if (reading.order === null && isNamed) return [];
  return target.nameColumns.map((name) => ({ table: target, column: columnOf(target, name)! }));
}

function shown(table: CatalogueTable, catalogue: Catalogue): readonly ColumnOf[] {
  const own = table.shownColumns.flatMap((name) => {
    const column = columnOf(table, name);
    return column === undefined ? [] : [{ table, column }];
  });
  if (table.nameColumns.length > 0) return own;
  // A row without a name is told by what it belongs to.
  const foreign = new Set(
    catalogue.links
      .filter(({ from }) => from === table.name)
      .flatMap(({ fromColumns }) => fromColumns),
  );
  const parents = catalogue.links
    .filter(({ from, to }) => from === table.name && to !== table.name)
    .filter((link, _at, all) => all.filter(({ to }) => to === link.to).length === 1)
    .flatMap(({ to }) => {
      const parent = tableOf(catalogue, to)!;
      return parent.nameColumns.map((name) => ({ table: parent, column: columnOf(parent, name)! }));
    });
  return [...own.filter(({ column }) => !foreign.has(column.name)), ...parents];
}
