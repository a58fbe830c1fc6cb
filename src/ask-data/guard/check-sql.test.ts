import { describe, expect, it } from 'vitest';
import type { Dialect } from '../catalogue/catalogue.js';
import { checkSql, loadGuard } from './check-sql.js';
import { guardLimits } from './check-text.js';
import type { GuardedSql, GuardPolicy, Refusal } from './policy.js';

const policy: GuardPolicy = {
  tables: [
    {
      schema: 'public',
      name: 'owners',
      columns: ['id', 'name', 'phone', 'city'],
      personalColumns: ['name', 'phone'],
    },
    { schema: 'public', name: 'pets', columns: ['id', 'name', 'owner_id'] },
    { schema: 'public', name: 'Order Items', columns: ['id', '수량', 'we"ird`'] },
    { schema: null, name: 'events', columns: ['id', 'video_id', 'kind'] },
  ],
  maxRows: 100,
};
const scoped: GuardPolicy = {
  ...policy,
  scope: [{ table: 'events', column: 'video_id', value: 7 }],
};
const dialects = ['postgres', 'mysql'] satisfies Dialect[];

async function guarded(
  sql: string,
  of = policy,
  dialect: Dialect = 'postgres',
): Promise<GuardedSql> {
  const answer = await checkSql(sql, of, dialect);
  if (answer.kind === 'refused') throw answer.problem;
  return answer;
}

async function refused(sql: string, of = policy, dialect: Dialect = 'postgres'): Promise<Refusal> {
  const answer = await checkSql(sql, of, dialect);
  if (answer.kind === 'guarded') throw new Error(`passed: ${answer.sql}`);
  return answer;
}

describe('checkSql', () => {
  it('writes names in full, each with its table', async () => {
    const sql = 'select name from pets p where owner_id = 3 order by name';
    expect((await guarded(sql)).sql).toBe(
      'SELECT "p"."name" FROM "public"."pets" AS "p" WHERE "p"."owner_id" = 3 ORDER BY 1 LIMIT 100',
    );
    expect((await guarded(sql, policy, 'mysql')).sql).toBe(
      'SELECT `p`.`name` FROM `public`.`pets` AS `p` WHERE `p`.`owner_id` = 3 ORDER BY 1 LIMIT 100',
    );
  });

  it('finds names in other letters, with spaces, in Korean and with quotation marks', async () => {
    const postgres = await guarded('select "수량", "we""ird`" from "Order Items"');
    expect(postgres.sql).toContain('"Order Items"."수량", "Order Items"."we""ird`"');
    const mysql = await guarded('select 수량, `we"ird``` from `order items`', policy, 'mysql');
    expect(mysql.sql).toContain('`order items`.`수량`, `order items`.`we"ird```');
    expect(mysql.sql).toContain('FROM `public`.`Order Items`');
  });

  it('inserts, lowers and keeps the limit', async () => {
    for (const dialect of dialects) {
      const limitOf = async (sql: string) => (await guarded(sql, policy, dialect)).limit;
      expect(await limitOf('select id from pets')).toBe(100);
      expect(await limitOf('select id from pets limit 1000000')).toBe(100);
      expect(await limitOf('select id from pets limit 7')).toBe(7);
      expect(await limitOf('select id from pets limit 0')).toBe(0);
      expect(
        (await guarded('select id from pets limit 500 offset 20', policy, dialect)).sql,
      ).toMatch(/ LIMIT 100 OFFSET 20$/);
      expect((await refused('select id from pets limit 2 * 3', policy, dialect)).rule).toMatch(
        /guard\.(limit|syntax)/,
      );
    }
    expect((await guarded('select id from pets limit null')).limit).toBe(100);
    expect((await guarded('select id from pets limit all')).limit).toBe(100);
    expect((await guarded('select id from pets fetch first 3 rows only')).limit).toBe(3);
    expect((await refused('select id from pets limit (select 5)')).rule).toBe('guard.limit');
    expect(
      (await refused('select id from pets order by 1 fetch first 3 rows with ties')).rule,
    ).toBe('guard.limit');
  });

  it('filters every reference of a scoped table', async () => {
    const filters = async (sql: string, dialect: Dialect) =>
      (await guarded(sql, scoped, dialect)).sql.split(/video_id["`] = '?7/).length - 1;
    for (const dialect of dialects) {
      expect(await filters('select id from events', dialect)).toBe(1);
      expect(await filters('select a.id from events a, events b', dialect)).toBe(2);
      expect(await filters('select id from events union select id from events', dialect)).toBe(2);
      expect(await filters('with e as (select id from events) select id from e', dialect)).toBe(1);
      expect(await filters('select (select max(id) from events) from pets', dialect)).toBe(1);
      expect(await filters('select p.id from pets p left join events e on true', dialect)).toBe(1);
      expect(await filters('select id from pets', dialect)).toBe(0);
    }
  });

  it('keeps a condition with OR away from the filter', async () => {
    const { sql } = await guarded('select id from events where kind = 1 or true', scoped);
    expect(sql).toContain(`WHERE ("events"."video_id" = 7) AND (("events"."kind" = 1) OR TRUE)`);
  });

  it('cannot be left through the value of a filter', async () => {
    for (const dialect of dialects)
      for (const value of ["' or 1=1 --", "\\' or 1=1 --", '\\', "''", '/*!x*/', -1.5e-7, true]) {
        const tricky = { ...policy, scope: [{ table: 'events', column: 'video_id', value }] };
        expect((await guarded('select id from events', tricky, dialect)).kind).toBe('guarded');
      }
  });

  it('tells which answer columns carry personal data', async () => {
    const personal = async (sql: string) => (await guarded(sql)).personalColumns;
    expect(await personal('select * from owners')).toEqual(['name', 'phone']);
    expect(await personal('select upper(name) as n, city from owners')).toEqual(['n']);
    expect(await personal('select x.p from (select phone as p from owners) x')).toEqual(['p']);
    expect(await personal('with x (a) as (select name from owners) select a from x')).toEqual([
      'a',
    ]);
    expect(await personal('select city from owners union select name from owners')).toEqual([
      'city',
    ]);
    expect(await personal('select (select min(name) from owners) as m')).toEqual(['m']);
    expect(await personal('select case when true then phone end as c from owners')).toEqual(['c']);
    expect(await personal("select string_agg(city, ',' order by name) as s from owners")).toEqual([
      's',
    ]);
    expect(await personal('select count(name) as n from owners')).toEqual([]);
    expect(await personal("select name = 'x' as is_x, city from owners")).toEqual([]);
    expect(await personal('select p.name from pets p join owners o on o.id = p.owner_id')).toEqual(
      [],
    );
  });

  it('names the tables read and the answer columns', async () => {
    const answer = await guarded('select o.*, count(*) over () from owners o, events');
    expect(answer.tables).toEqual(['events', 'public.owners']);
    expect(answer.columns.map(({ name }) => name)).toEqual([
      'id',
      'name',
      'phone',
      'city',
      'count',
    ]);
  });

  it('says which rule, which name and what to do', async () => {
    expect(await refused('select nama from owners')).toMatchObject({
      rule: 'guard.column',
      message: 'column "nama" is in no table that can be seen at this place',
      fix: 'did you mean "name"?',
    });
    expect(await refused('select id from ownrs', policy, 'mysql')).toMatchObject({
      rule: 'guard.table',
      message: 'table "ownrs" is not in the catalogue',
      fix: 'did you mean "owners"? use only tables of the catalogue',
    });
    expect(await refused('select pg_sleep(1)')).toMatchObject({ rule: 'guard.function' });
    expect(await refused('select 1; select 2')).toMatchObject({ rule: 'guard.not-one-statement' });
    expect(await refused('drop table owners')).toMatchObject({ rule: 'guard.not-select' });
    expect(await refused('select owners from owners')).toMatchObject({ rule: 'guard.whole-row' });
    expect(await refused('select name from owners, pets')).toMatchObject({
      rule: 'guard.ambiguous',
    });
    expect(await refused("select 'owners'::regclass")).toMatchObject({ rule: 'guard.cast' });
    expect(await refused('')).toMatchObject({ rule: 'guard.not-one-statement' });
    expect(await refused('', policy, 'mysql')).toMatchObject({ rule: 'guard.not-one-statement' });
  });

  it('refuses what is too large before it costs anything', async () => {
    const many = (text: string, times: number) => text.repeat(times);
    for (const dialect of dialects) {
      const texts = [
        `select ${many('(', 100)}1${many(')', 100)}`,
        `select ${many('1 + ', 1000)}1`,
        `select ${many('not ', 1000)}true`,
        `select ${many('- ', 1000)}id from pets`,
        `select ${many('case when true then ', 500)}1${many(' end', 500)}`,
        `select ${many('*, ', 3000)}* from owners`,
        `select ${many('id, ', 3000)}id from owners`,
        `select id from pets order by ${many('id, ', 200)}id`,
        `select 1 ${many('union select 1 ', 100)}`,
        `select a.id from pets a ${many('cross join pets ', 100)}`,
        `select '${many('x', guardLimits.statementCharacters)}'`,
        `select '\u0000'`,
        `select '\ud800'`,
      ];
      for (const sql of texts) {
        const { rule } = await refused(sql, policy, dialect);
        expect(rule, sql.slice(0, 60)).toMatch(/^guard\.(too-large|text-invalid|ambiguous)$/);
      }
    }
  });

  it('throws for a policy that cannot hold, before it looks at the statement', async () => {
    const bad: GuardPolicy[] = [
      { ...policy, maxRows: 0 },
      { ...policy, maxRows: 1.5 },
      { ...policy, scope: [{ table: 'Events', column: 'video_id', value: 1 }] },
      { ...policy, scope: [{ table: 'nothing', column: 'video_id', value: 1 }] },
      { ...policy, scope: [{ table: 'events', column: 'video_id', value: Number.NaN }] },
      { ...policy, tables: [...policy.tables, policy.tables[0]!] },
      { ...policy, tables: [{ schema: null, name: 'a', columns: ['b'], personalColumns: ['c'] }] },
      { ...policy, tables: [{ schema: null, name: 'pg_class', columns: ['oid'] }] },
    ];
    for (const one of bad)
      await expect(checkSql('select 1', one, 'mysql')).rejects.toMatchObject({
        code: 'guard.policy-invalid',
      });
  });

  it('can be loaded ahead of the first statement', async () => {
    await expect(Promise.all(dialects.map(loadGuard))).resolves.toBeDefined();
  });
});
