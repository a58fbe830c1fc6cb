// Random plans, written for both dialects and checked by the guard, answer the same rows on PostgreSQL, PGlite and
// MariaDB: three servers that know nothing of each other are the truth.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkSql, type GuardPolicy } from '../src/ask-data/index.js';
import type {
  ColumnReference,
  Condition,
  Expression,
  Measure,
  QueryPlan,
  SelectItem,
} from '../src/ask-data/plan/query-plan.js';
import { renderPlan } from '../src/ask-data/plan/render/render-plan.js';
import {
  type JsonValue,
  openWritableDatabase,
  type WritableDatabase,
} from '../src/databases/index.js';
import { sharedMariadb, sharedPostgres } from './support/shared-servers.js';

const postgres = await sharedPostgres('plan_servers');
const mariadb = await sharedMariadb('plan_servers');
const servers: WritableDatabase[] = [];

beforeAll(async () => {
  for (const address of ['pglite:memory', postgres?.url, mariadb?.url]) {
    if (address === undefined) continue;
    const database = await openWritableDatabase(address);
    servers.push(database);
    await database.execute(world(database.dialect));
  }
});
afterAll(async () => {
  for (const database of servers) await database.close();
});

// Nulls, ties, quotes, wildcards, backslashes, two scripts, names that are words of SQL; JSON with nulls and gaps.
const names = ['Ann', 'ann', "O'Hara", '100%_a', 'b\\c', '김철수', '김', 'x"y`z', '', 'a!b'];
const owners = Array.from({ length: 14 }, (_, id) => [
  id,
  id === 3 ? null : names[id % names.length]!,
  id % 4 === 0 ? null : (id * 7) % 5,
]);
const pets = Array.from({ length: 30 }, (_, id) => [
  id,
  id % 7 === 0 ? null : (id * 5) % 14,
  names[(id * 3) % names.length]!,
  id % 6 === 0 ? null : `20${10 + (id % 4)}-0${1 + (id % 9)}-1${id % 10}`,
  id % 5 === 0 ? null : (id % 8) * 1.25,
  id % 3 === 0,
  id % 9 === 0
    ? null
    : {
        age: id % 4 === 0 ? null : id % 11,
        kind: ['cat', 'dog', 'null', null][id % 4],
        odd: { a: 1 },
      },
  `2024-03-${10 + (id % 5)} ${10 + (id % 9)}:05:00`,
  (id * 613) % 4000,
]);

function world(dialect: WritableDatabase['dialect']): string {
  const isPostgres = dialect === 'postgres';
  const name = (text: string) => (isPostgres ? `"${text}"` : `\`${text}\``);
  const value = (cell: unknown): string => {
    if (cell === null || cell === undefined) return 'NULL';
    if (typeof cell === 'object') return value(JSON.stringify(cell));
    if (typeof cell !== 'string') return String(cell);
    return `'${(isPostgres ? cell : cell.replaceAll('\\', '\\\\')).replaceAll("'", "''")}'`;
  };
  const rows = (list: readonly (readonly unknown[])[]) =>
    list.map((row) => `(${row.map(value).join(', ')})`).join(', ');
  // What is equal is the collation's business, not the plan's.
  const end = isPostgres ? '' : ' CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin';
  return `
    CREATE TABLE ${name('주인')} (id integer PRIMARY KEY, ${name('이름')} varchar(30), ${name('order')} integer)${end};
    CREATE TABLE pets (id integer PRIMARY KEY, owner_id integer, name varchar(30), born date, weight decimal(8,2),
      alive boolean NOT NULL, attributes ${isPostgres ? 'jsonb' : 'json'}, seen ${isPostgres ? 'timestamp' : 'datetime'}, offset_s integer)${end};
    INSERT INTO ${name('주인')} VALUES ${rows(owners)};
    INSERT INTO pets VALUES ${rows(pets)};`;
}

const policy: GuardPolicy = {
  tables: [
    { schema: null, name: '주인', columns: ['id', '이름', 'order'] },
    {
      schema: null,
      name: 'pets',
      columns: [
        'id',
        'owner_id',
        'name',
        'born',
        'weight',
        'alive',
        'attributes',
        'seen',
        'offset_s',
      ],
    },
  ],
  maxRows: 1000,
};

type Table = '주인' | 'pets';
const column = (alias: string, name: string): ColumnReference => ({
  kind: 'column',
  alias,
  column: name,
});
const json = (alias: string, key: string, number: boolean): ColumnReference => ({
  ...column(alias, 'attributes'),
  json: { key, number },
});
const literal = (given: string | number | boolean | null, type?: 'date' | 'timestamp') =>
  ({ kind: 'literal', value: given, ...(type === undefined ? {} : { type }) }) as const;

const numbersOf = (alias: string, table: Table): ColumnReference[] =>
  table === '주인'
    ? [column(alias, 'id'), column(alias, 'order')]
    : [
        column(alias, 'id'),
        column(alias, 'owner_id'),
        column(alias, 'weight'),
        json(alias, 'age', true),
      ];
const textsOf = (alias: string, table: Table): ColumnReference[] =>
  table === '주인' ? [column(alias, '이름')] : [column(alias, 'name'), json(alias, 'kind', false)];
const partsOf = (alias: string): Expression[] =>
  (['year', 'month', 'day', 'weekday'] as const).map((part) => ({
    kind: 'part',
    part,
    of: column(alias, 'born'),
  }));

const typed = fc.oneof(
  fc.constantFrom(...names, 'ANN', 'cat', 'null', '%', '_', "'; --", '\\'),
  fc.string({ maxLength: 3 }),
);
const operator = fc.constantFrom(
  '=' as const,
  '<>' as const,
  '<' as const,
  '<=' as const,
  '>' as const,
  '>=' as const,
);

/** Conditions on one alias, `depth` deep. */
function condition(alias: string, table: Table, depth: number): fc.Arbitrary<Condition> {
  const number = fc.constantFrom(
    ...numbersOf(alias, table),
    ...(table === 'pets' ? partsOf(alias) : []),
  );
  const text = fc.constantFrom(...textsOf(alias, table));
  const leaf: fc.Arbitrary<Condition>[] = [
    fc.record({
      kind: fc.constant('compare' as const),
      left: number,
      operator,
      right: fc.oneof(
        fc.integer({ min: -2, max: 12 }).map((n) => literal(n)),
        average(alias, table),
      ),
    }),
    fc.record({ kind: fc.constant('same-text' as const), left: text, text: typed }),
    fc.record({ kind: fc.constant('contains' as const), left: text, text: typed }),
    fc.record({ kind: fc.constant('starts-with' as const), left: text, text: typed }),
    fc.record({
      kind: fc.constant('in' as const),
      left: text,
      values: fc.array(
        typed.map((value) => literal(value)),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fc.record({ kind: fc.constant('is-null' as const), left: fc.oneof(number, text) }),
  ];
  if (table === 'pets')
    leaf.push(
      fc.record({
        kind: fc.constant('compare' as const),
        left: fc.constant(column(alias, 'born')),
        operator,
        right: fc.constantFrom(literal('2011-05-15', 'date'), literal('2013-01-01', 'date')),
      }),
      fc.record({
        kind: fc.constant('compare' as const),
        left: fc.constant({
          kind: 'clock' as const,
          start: column(alias, 'seen'),
          seconds: column(alias, 'offset_s'),
        }),
        operator,
        right: fc.constant(literal('2024-03-12 12:30:00', 'timestamp')),
      }),
      fc.record({
        kind: fc.constant('compare' as const),
        left: fc.constant(column(alias, 'alive')),
        operator: fc.constant('=' as const),
        right: fc.boolean().map((value) => literal(value)),
      }),
    );
  if (depth === 0) return fc.oneof(...leaf);
  const below = condition(alias, table, depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: fc.oneof(...leaf) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(below, { minLength: 1, maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: below.map((of) => ({ kind: 'not' as const, of })) },
    { weight: 1, arbitrary: exists(alias, table, depth - 1) },
  );
}

/** Some row of the other table that belongs to this one. */
function exists(alias: string, table: Table, depth: number): fc.Arbitrary<Condition> {
  const other: Table = table === 'pets' ? '주인' : 'pets';
  const inner = `${alias}x`;
  const [child, parent] = table === 'pets' ? [alias, inner] : [inner, alias];
  const linked: Condition = {
    kind: 'compare',
    left: column(child, 'owner_id'),
    operator: '=',
    right: column(parent, 'id'),
  };
  return condition(inner, other, depth).map((own) => ({
    kind: 'exists',
    query: {
      ...nothing({ table: other, alias: inner }),
      select: [{ expression: literal(1), as: 'one' }],
      where: { kind: 'and', of: [linked, own] },
    },
  }));
}

function average(alias: string, table: Table): fc.Arbitrary<Expression> {
  const inner = `${alias}a`;
  return fc.constantFrom(...numbersOf(inner, table)).chain((of) =>
    fc.constantFrom('least' as const, 'greatest' as const).map((measure) => ({
      kind: 'query' as const,
      query: {
        ...nothing({ table, alias: inner }),
        select: [{ expression: { kind: 'measure', function: measure, of }, as: 'value' }],
      },
    })),
  );
}

const nothing = (from: QueryPlan['from']): QueryPlan => ({
  from,
  joins: [],
  select: [],
  distinct: false,
  where: null,
  groupBy: [],
  having: null,
  orderBy: [],
  limit: null,
});

const shape = fc.record({
  table: fc.constantFrom('주인' as const, 'pets' as const),
  join: fc.constantFrom('inner' as const, 'left' as const, null),
});

/** Plans of the three shapes that planners make: rows, one figure, groups. */
const plan: fc.Arbitrary<QueryPlan> = shape.chain(({ table, join }) => {
  const other: Table = table === 'pets' ? '주인' : 'pets';
  const base: QueryPlan = {
    ...nothing({ table, alias: 't1' }),
    joins:
      join === null
        ? []
        : [
            {
              table: other,
              alias: 't2',
              kind: join,
              on: [
                table === 'pets'
                  ? { left: column('t1', 'owner_id'), right: column('t2', 'id') }
                  : { left: column('t1', 'id'), right: column('t2', 'owner_id') },
              ],
            },
          ],
  };
  const aliases: [string, Table][] = [
    ['t1', table],
    ...(join === null ? [] : ([['t2', other]] as [string, Table][])),
  ];
  const numbers = aliases.flatMap(([alias, of]) => numbersOf(alias, of));
  const columns: Expression[] = [
    ...numbers,
    ...aliases.flatMap(([alias, of]) => [
      ...textsOf(alias, of),
      ...(of === 'pets' ? [column(alias, 'born'), ...partsOf(alias)] : []),
    ]),
  ];
  const where = fc.option(condition('t1', table, 2), { nil: null });
  const measure: fc.Arbitrary<Measure> = fc.oneof(
    fc.constant<Measure>({ kind: 'measure', function: 'count', of: null }),
    fc.record({
      kind: fc.constant('measure' as const),
      function: fc.constantFrom(
        'count' as const,
        'count-distinct' as const,
        'sum' as const,
        'average' as const,
        'least' as const,
        'greatest' as const,
      ),
      of: fc.constantFrom(...numbers),
    }),
  );
  const rows = fc
    .record({
      chosen: fc.uniqueArray(fc.integer({ min: 0, max: columns.length - 1 }), {
        minLength: 1,
        maxLength: 4,
      }),
      distinct: fc.boolean(),
      descending: fc.boolean(),
      limit: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
      where,
    })
    .map(({ chosen, distinct, descending, limit, where }): QueryPlan => {
      const select = items(chosen.map((at) => columns[at]!));
      return {
        ...base,
        select,
        distinct,
        where,
        // Every selected value takes part, so a limit leaves nothing to chance.
        orderBy: select.map(({ expression }, at) => ({
          expression,
          direction: descending && at === 0 ? 'descending' : 'ascending',
        })),
        limit,
      };
    });
  const figure = fc
    .record({ measure, where })
    .map(({ measure, where }): QueryPlan => ({ ...base, select: items([measure]), where }));
  const groups = fc
    .record({
      group: fc.constantFrom(...columns),
      measure,
      where,
      least: fc.integer({ min: 0, max: 3 }),
    })
    .map(
      ({ group, measure, where, least }): QueryPlan => ({
        ...base,
        select: items([group, measure]),
        where,
        groupBy: [group],
        having:
          least === 0
            ? null
            : {
                kind: 'compare',
                left: { kind: 'measure', function: 'count', of: null },
                operator: '>=',
                right: literal(least),
              },
        orderBy: [{ expression: measure, direction: 'descending' }],
      }),
    );
  return fc.oneof(rows, figure, groups);
});

function items(expressions: readonly Expression[]): SelectItem[] {
  return expressions.map((expression, at) => ({ expression, as: `c${at}` }));
}

test('every server answers a plan with the same rows', async () => {
  let answered = 0;
  let withRows = 0;
  await fc.assert(
    fc.asyncProperty(plan, async (one) => {
      const answers: { readonly sql: string; readonly rows: string[] }[] = [];
      for (const database of servers) {
        const { sql } = renderPlan(one, database.dialect);
        const guarded = await checkSql(sql, policy, database.dialect);
        if (guarded.kind === 'refused') throw new Error(`${guarded.message}: ${sql}`);
        const { rows } = await database.query(guarded.sql);
        answers.push({ sql: guarded.sql, rows: rows.map(rowText).sort() });
        // Values as parameters say the same as values in the text.
        const { sql: open, parameters } = renderPlan(one, database.dialect, {
          values: 'parameters',
        });
        if (parameters.length > 0 && database.dialect === 'mysql')
          expect((await database.query(open, parameters)).rows.map(rowText).sort(), open).toEqual(
            answers.at(-1)!.rows,
          );
      }
      const [first, ...others] = answers;
      for (const other of others)
        expect(other.rows, `${first!.sql}\n${other.sql}`).toEqual(first!.rows);
      answered += 1;
      if (first!.rows.length > 0) withRows += 1;
    }),
    { numRuns: 120 },
  );
  expect(answered).toBe(120);
  // Most plans find something; otherwise nothing was compared.
  expect(withRows).toBeGreaterThan(60);
});

// Numbers to four digits after the point: that is how MariaDB answers an average. A boolean is 0 or 1 there.
function rowText(row: readonly JsonValue[]): string {
  return JSON.stringify(
    row.map((cell) => {
      if (typeof cell === 'boolean') return Number(cell);
      const isNumber =
        typeof cell === 'number' || (typeof cell === 'string' && /^-?\d+\.?\d*$/.test(cell));
      return isNumber ? Number(Number(cell).toFixed(3)) : cell;
    }),
  );
}
