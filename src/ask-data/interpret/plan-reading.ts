// A reading as a query plan: joins along foreign keys, conditions on many rows as EXISTS.
import type {
  Catalogue,
  CatalogueColumn,
  CatalogueTable,
  ScopeRule,
} from '../catalogue/catalogue.js';
import { columnOf, tableOf } from '../catalogue/catalogue.js';
import { isToOne, type JoinPath, joinPaths, reversed } from '../plan/join-paths.js';
import type {
  Condition,
  Expression,
  Measure,
  PlanJoin,
  PlanOrder,
  QueryPlan,
  SelectItem,
} from '../plan/query-plan.js';
import { timeCondition } from './plan-time.js';
import type { ColumnOf, Filter, Group, Reading, Relation } from './reading.js';
import { Unread } from './reading.js';

export interface PlanSurroundings {
  readonly catalogue: Catalogue;
  /** Local date `YYYY-MM-DD` for ages. */
  readonly today: string;
  /** Rows of a list at most. */
  readonly maxRows: number;
}

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
  for (const of of asked) addSelect(select, query.column(of), of, root);
  const plan = query.plan(select);
  if (order?.kind === 'column') {
    const by = query.column(order.of);
    if (reading.columns.length === 0 && !asked.some(({ column }) => column === order.of.column))
      addSelect(select, by, order.of, root);
    if (reading.limit === 1) {
      const extreme = new Query(root, surroundings, counter);
      extreme.addFilters(reading.filters);
      extreme.addRelations(reading.relations, reading.filters);
      const value = extreme.plan([
        {
          expression: measure(order.largest ? 'greatest' : 'least', extreme.column(order.of)),
          as: 'value',
        },
      ]);
      query.add({
        kind: 'compare',
        left: by,
        operator: '=',
        right: { kind: 'query', query: value },
      });
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
  if (reading.order !== null || columns.length > 1 || filters.length === 0) {
    if (
      reading.order === null &&
      filters.some(
        (filter) => filter.table === target && target.nameColumns.includes(filter.column.name),
      )
    )
      return [];
    if (columns.every(({ table }) => table !== target) && filters.length > 0) return [];
    return target.nameColumns.map((name) => ({ table: target, column: columnOf(target, name)! }));
  }
  return [];
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
      : reading.order?.kind === 'sum'
        ? reading.order.of.table
        : (reading.measure?.of.table ?? reading.target);
  const groupTables = reading.groups.map(({ table }) => table);
  const value = (query: Query): Expression => {
    if (reading.order?.kind === 'sum') return measure('sum', query.column(reading.order.of));
    if (reading.measure !== null)
      return measure(reading.measure.function, query.column(reading.measure.of));
    return measure('count', null);
  };
  const name =
    reading.order?.kind === 'sum'
      ? measureName('sum', reading.order.of)
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
          groupBy.push(query.column({ table: group.table, column: columnOf(group.table, key)! }));
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

interface Counter {
  next: number;
}

// One SELECT being written: its root, the tables joined to it one row each, its conditions.
class Query {
  readonly #root: CatalogueTable;
  readonly #alias: string;
  readonly #surroundings: PlanSurroundings;
  readonly #counter: Counter;
  readonly #joins: PlanJoin[] = [];
  readonly #aliases = new Map<string, string>();
  readonly #conditions: Condition[] = [];

  constructor(root: CatalogueTable, surroundings: PlanSurroundings, counter: Counter) {
    this.#root = root;
    this.#surroundings = surroundings;
    this.#counter = counter;
    this.#alias = this.#newAlias();
  }

  #newAlias(): string {
    this.#counter.next++;
    return `t${this.#counter.next}`;
  }

  add(condition: Condition): void {
    this.#conditions.push(condition);
  }

  plan(select: readonly SelectItem[]): QueryPlan {
    const [first] = this.#conditions;
    return {
      from: { table: this.#root.name, alias: this.#alias },
      joins: [...this.#joins],
      select,
      distinct: false,
      where:
        first === undefined
          ? null
          : this.#conditions.length === 1
            ? first
            : { kind: 'and', of: [...this.#conditions] },
      groupBy: [],
      having: null,
      orderBy: [],
      limit: null,
    };
  }

  reaches(table: CatalogueTable): boolean {
    const path = joinPaths(this.#surroundings.catalogue, this.#root.name, table.name)[0];
    return path !== undefined && isToOne(path);
  }

  /** A column of the root or of a table it has one row of. */
  column({ table, column }: ColumnOf): Expression {
    const alias = this.#aliasOf(this.#path(table));
    if (column.json !== null)
      return {
        kind: 'column',
        alias,
        column: column.json.column,
        json: { key: column.json.key, number: column.kind === 'number' },
      };
    return { kind: 'column', alias, column: column.name };
  }

  #path(table: CatalogueTable): JoinPath {
    const paths = joinPaths(this.#surroundings.catalogue, this.#root.name, table.name);
    if (paths.length === 0) throw notLinked(this.#root, table);
    if (paths.length > 1) throw twoWays(table, paths);
    return paths[0]!;
  }

  #aliasOf(path: JoinPath): string {
    let alias = this.#alias;
    let key = '';
    for (const step of path) {
      if (step.direction === 'down')
        throw new Unread({ kind: 'not-linked', from: step.from, to: step.to });
      key += `/${step.link.fromColumns.join(',')}>${step.to}`;
      const known = this.#aliases.get(key);
      if (known !== undefined) {
        alias = known;
        continue;
      }
      const joined = this.#newAlias();
      const nullable = step.link.fromColumns.some(
        (name) =>
          tableOf(this.#surroundings.catalogue, step.from)?.columns.find(
            (column) => column.name === name,
          )?.nullable !== false,
      );
      this.#joins.push({
        table: step.to,
        alias: joined,
        kind: nullable ? 'left' : 'inner',
        on: step.link.fromColumns.map((name, at) => ({
          left: { kind: 'column', alias, column: name },
          right: { kind: 'column', alias: joined, column: step.link.toColumns[at]! },
        })),
      });
      this.#aliases.set(key, joined);
      alias = joined;
    }
    return alias;
  }

  /** Conditions on one row go into WHERE, those on many rows into one EXISTS per way. */
  addFilters(filters: readonly Filter[]): void {
    const many = new Map<string, { path: JoinPath; filters: Filter[] }>();
    for (const filter of filters) {
      const path = this.#path(filter.table);
      if (isToOne(path)) {
        this.#conditions.push(this.#condition(filter));
        continue;
      }
      const down = path.findIndex(({ direction }) => direction === 'down');
      const key = `${path
        .slice(0, down + 1)
        .map(({ to, link }) => `${to}:${link.fromColumns.join(',')}`)
        .join(
          '/',
        )}${filter.negated ? `!${filter.said}` : filter.test.kind === 'values' && filter.test.all ? `&${filter.said}` : ''}`;
      const group = many.get(key) ?? { path: path.slice(0, down + 1), filters: [] };
      group.filters.push(filter);
      many.set(key, group);
    }
    for (const { path, filters: grouped } of many.values()) {
      const negated = grouped[0]!.negated;
      const exists = this.#exists(
        path,
        grouped.map((filter) => ({ ...filter, negated: false })),
      );
      this.#conditions.push(negated ? { kind: 'not', of: exists } : exists);
    }
  }

  addRelations(relations: readonly Relation[], filters: readonly Filter[]): void {
    for (const relation of relations) {
      const path = this.#path(relation.table);
      if (relation.count !== null) {
        const own = filters.filter(({ table }) => table === relation.table);
        this.#conditions.push({
          kind: 'compare',
          left: this.countOf(relation.table, own),
          operator: relation.count.operator,
          right: { kind: 'literal', value: relation.count.value },
        });
        continue;
      }
      if (isToOne(path)) {
        const key = path[0]?.link.fromColumns[0];
        if (key === undefined) continue;
        const isNull: Condition = {
          kind: 'is-null',
          left: { kind: 'column', alias: this.#alias, column: key },
        };
        this.#conditions.push(relation.negated ? isNull : { kind: 'not', of: isNull });
        continue;
      }
      const down = path.findIndex(({ direction }) => direction === 'down');
      const exists = this.#exists(path.slice(0, down + 1), [], path.slice(down + 1));
      this.#conditions.push(relation.negated ? { kind: 'not', of: exists } : exists);
    }
  }

  /** The number of rows of a table that belong to one row of the root. */
  countOf(table: CatalogueTable, filters: readonly Filter[]): Expression {
    const path = this.#path(table);
    const down = path.findIndex(({ direction }) => direction === 'down');
    if (down < 0) throw notLinked(this.#root, table);
    // Every further way down is walked from the far end, so that each of its rows counts once.
    const bottom = path.findLastIndex(({ direction }) => direction === 'down');
    const from = tableOf(this.#surroundings.catalogue, path[bottom]!.to)!;
    const inner = new Query(from, this.#surroundings, this.#counter);
    inner.addFilters(filters);
    const back = reversed(path.slice(down, bottom + 1));
    const alias = inner.#aliasOf(back.slice(0, -1));
    const last = path[down]!;
    for (const [at, name] of last.link.fromColumns.entries())
      inner.#conditions.push({
        kind: 'compare',
        left: { kind: 'column', alias, column: name },
        operator: '=',
        right: {
          kind: 'column',
          alias: this.#aliasOf(path.slice(0, down)),
          column: last.link.toColumns[at]!,
        },
      });
    return {
      kind: 'query',
      query: inner.plan([{ expression: measure('count', null), as: 'count' }]),
    };
  }

  #exists(path: JoinPath, filters: readonly Filter[], further: JoinPath = []): Condition {
    const step = path.at(-1)!;
    const inner = new Query(
      tableOf(this.#surroundings.catalogue, step.to)!,
      this.#surroundings,
      this.#counter,
    );
    const outer = this.#aliasOf(path.slice(0, -1));
    for (const [at, name] of step.link.fromColumns.entries())
      inner.#conditions.push({
        kind: 'compare',
        left: { kind: 'column', alias: inner.#alias, column: name },
        operator: '=',
        right: { kind: 'column', alias: outer, column: step.link.toColumns[at]! },
      });
    inner.addFilters(filters);
    const down = further.findIndex(({ direction }) => direction === 'down');
    if (down >= 0)
      inner.#conditions.push(
        inner.#exists(further.slice(0, down + 1), [], further.slice(down + 1)),
      );
    return {
      kind: 'exists',
      query: inner.plan([{ expression: { kind: 'literal', value: 1 }, as: 'one' }]),
    };
  }

  #condition(filter: Filter): Condition {
    const positive = this.#positive(filter);
    return filter.negated ? { kind: 'not', of: positive } : positive;
  }

  #positive(filter: Filter): Condition {
    const left = this.column(filter);
    const { test } = filter;
    switch (test.kind) {
      case 'values':
        return valuesCondition(left, filter.column, test.values);
      case 'compare':
        if (typeof test.value === 'string') {
          const years = Number.parseFloat(test.value.slice(1));
          return {
            kind: 'compare',
            left,
            operator: test.operator,
            right: {
              kind: 'literal',
              value: yearsBefore(this.#surroundings.today, years),
              type: 'date',
            },
          };
        }
        return {
          kind: 'compare',
          left,
          operator: test.operator,
          right: { kind: 'literal', value: test.value },
        };
      case 'between':
        return {
          kind: 'and',
          of: [
            { kind: 'compare', left, operator: '>=', right: { kind: 'literal', value: test.low } },
            { kind: 'compare', left, operator: '<=', right: { kind: 'literal', value: test.high } },
          ],
        };
      case 'average': {
        const inner = new Query(filter.table, this.#surroundings, this.#counter);
        return {
          kind: 'compare',
          left,
          operator: test.operator,
          right: {
            kind: 'query',
            query: inner.plan([
              { expression: measure('average', inner.column(filter)), as: 'average' },
            ]),
          },
        };
      }
      case 'missing':
        return { kind: 'is-null', left };
      case 'time':
        return timeCondition(
          left,
          filter,
          test.range,
          (of) => this.column(of),
          this.#surroundings.catalogue,
        );
      case 'definition': {
        const parts = test.definition.conditions.map((condition): Condition => {
          const column = columnOf(filter.table, condition.column)!;
          const of = this.column({ table: filter.table, column });
          const { value, operator } = condition;
          if (operator === 'in' || operator === 'not-in') {
            // The check of the file has seen that these operators come with a list.
            const inList = valuesCondition(of, column, value as readonly (string | number)[]);
            return operator === 'in' ? inList : { kind: 'not', of: inList };
          }
          return {
            kind: 'compare',
            left: of,
            operator,
            right: { kind: 'literal', value: value as string | number | boolean },
          };
        });
        return parts.length === 1 ? parts[0]! : { kind: 'and', of: parts };
      }
    }
  }
}

function valuesCondition(
  left: Expression,
  column: CatalogueColumn,
  values: readonly (string | number | boolean)[],
): Condition {
  const [first] = values;
  const isOpenText = column.kind === 'text' && column.values === null && values.length === 1;
  if (isOpenText && typeof first === 'string') return { kind: 'same-text', left, text: first };
  if (values.length === 1 && first !== undefined)
    return { kind: 'compare', left, operator: '=', right: { kind: 'literal', value: first } };
  return { kind: 'in', left, values: values.map((value) => ({ kind: 'literal', value })) };
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

function groupColumns({ table, column }: Group): readonly ColumnOf[] {
  if (column !== null) return [{ table, column }];
  const names = table.nameColumns.length > 0 ? table.nameColumns : table.primaryKey;
  return names.map((name) => ({ table, column: columnOf(table, name)! }));
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

function measure(name: Measure['function'], of: Expression | null): Measure {
  return { kind: 'measure', function: name, of };
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

function yearsBefore(today: string, years: number): string {
  const [year = '2000', ...rest] = today.split('-');
  return [String(Number(year) - Math.floor(years)).padStart(4, '0'), ...rest].join('-');
}

function notLinked(from: CatalogueTable, to: CatalogueTable): Unread {
  return new Unread({
    kind: 'not-linked',
    from: from.words[0]?.text ?? from.name,
    to: to.words[0]?.text ?? to.name,
  });
}

function twoWays(table: CatalogueTable, paths: readonly JoinPath[]): Unread {
  return new Unread({
    kind: 'unclear',
    word: table.words[0]?.text ?? table.name,
    choices: paths.map((path) => path.map(({ link }) => link.fromColumns.join(', ')).join(' > ')),
  });
}

/** Scope rules that concern the tables of a plan and its subplans. */
export function scopeOfPlan(plan: QueryPlan, rules: readonly ScopeRule[]): readonly ScopeRule[] {
  const text = JSON.stringify(plan);
  return rules.filter(({ table }) => text.includes(`"table":${JSON.stringify(table)}`));
}
