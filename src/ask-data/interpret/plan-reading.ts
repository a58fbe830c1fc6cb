// A reading as a query plan: joins along foreign keys, conditions on many rows as EXISTS.
import type { Catalogue, CatalogueTable } from '../catalogue/catalogue.js';
import { columnOf, tableOf } from '../catalogue/catalogue.js';
import { isToOne, type JoinPath, joinPaths } from '../plan/join-paths.js';
import type { Expression, Measure, PlanOrder, QueryPlan, SelectItem } from '../plan/query-plan.js';
import {
  type Counter,
  extremeValue,
  measure,
  notLinked,
  type PlanSurroundings,
  Query,
} from './plan-query.js';
import type { ColumnOf, Group, Reading } from './reading.js';

export type { PlanSurroundings };

/** The plan of a reading; throws `Unread` when tables are not linked, or linked in two ways. */
export function planReading(reading: Reading, surroundings: PlanSurroundings): QueryPlan {
  const counter = { next: 0 };
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
  if (
    reading.order === null &&
    filters.length > 0 &&
    columns.every(({ table }) => table !== target)
  )
    return [];
  return target.nameColumns.map((name) => ({ table: target, column: columnOf(target, name)! }));
}

function groupedPlan(
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
  const [onlyGroup] = reading.groups;
  if (
    reading.everyGroup &&
    reading.groups.length === 1 &&
    onlyGroup!.column === null &&
    onlyGroup!.table !== counted &&
    reading.measure === null &&
    reading.order === null
  ) {
    const query = new Query(onlyGroup!.table, surroundings, counter);
    const own = reading.filters.filter(({ table }) => table === onlyGroup!.table);
    query.addFilters(own);
    const select: SelectItem[] = [];
    for (const of of groupColumns(onlyGroup!))
      addSelect(select, query.column(of), of, onlyGroup!.table);
    const count = query.countOf(
      counted,
      reading.filters.filter((filter) => !own.includes(filter)),
    );
    select.push({ expression: count, as: name });
    return {
      ...query.plan(select),
      orderBy: [
        { expression: count, direction: 'descending' },
        ...keyOrder(onlyGroup!.table, query),
      ],
      limit: maxRows,
    };
  }
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

function averagePerRow(
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

// The table from which every other is one row away, so that no row is counted twice.
function rootOf(tables: readonly CatalogueTable[], catalogue: Catalogue): CatalogueTable {
  const distinct = [...new Set(tables)];
  const [first] = distinct;
  if (distinct.length === 1) return first!;
  const candidates = [
    ...distinct,
    ...catalogue.tables.filter((table) => !distinct.includes(table)),
  ];
  const fitting = candidates
    .map((root) => ({
      root,
      paths: distinct.map((table) => joinPaths(catalogue, root.name, table.name)),
    }))
    .filter(({ paths }) => paths.every((ways) => ways.length > 0 && isToOne(ways[0]!)))
    .sort((a, b) => total(a.paths) - total(b.paths));
  const best = fitting.find(({ root }) => distinct.includes(root)) ?? fitting[0];
  if (best === undefined) throw notLinked(first!, distinct[1]!);
  return best.root;
}

function total(paths: readonly (readonly JoinPath[])[]): number {
  return paths.reduce((sum, ways) => sum + ways[0]!.length, 0);
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

function groupColumns({ table, column, link }: Group): readonly ColumnOf[] {
  if (column !== null) return [{ table, column, link }];
  const names = table.nameColumns.length > 0 ? table.nameColumns : table.primaryKey;
  return names.map((name) => ({ table, column: columnOf(table, name)!, link }));
}

function addSelect(
  select: SelectItem[],
  expression: Expression,
  { table, column }: ColumnOf,
  root: CatalogueTable,
): void {
  const base = column.json?.key ?? column.name;
  const taken = (name: string) => select.some(({ as }) => as === name);
  let as = base;
  if (taken(as) || (table !== root && /^(?:name|id|title)$/.test(base)))
    as = `${(table.words[0]?.language === 'en' ? table.words[0].text : table.name).replace(/\s+/g, '_')}_${base}`;
  for (let at = 2; taken(as); at++) as = `${base}_${at}`;
  select.push({ expression, as });
}

function keyOrder(table: CatalogueTable, query: Query): readonly PlanOrder[] {
  return table.primaryKey.map((name) => ({
    expression: query.column({ table, column: columnOf(table, name)! }),
    direction: 'ascending' as const,
  }));
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

function measureName(name: Measure['function'], { column }: ColumnOf): string {
  const words = {
    average: 'average',
    sum: 'total',
    least: 'minimum',
    greatest: 'maximum',
    count: 'count',
    'count-distinct': 'count',
  };
  return `${words[name]}_${column.json?.key ?? column.name}`;
}
