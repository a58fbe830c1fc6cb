// What passes the guard is run on real servers: it may change nothing, show nothing that the policy hides, and an
// ordinary statement must answer what it answered before the guard rewrote it.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSql } from '../src/ask-data/guard/check-sql.js';
import { type DatabaseServer, startMariadb, startPostgres } from './support/database-servers.js';
import { mutated } from './support/guard-fuzz.js';
import {
  canary,
  type Dialect,
  guardCases,
  guardPolicy,
  worldStatements,
} from './support/guard-world.js';

const run = promisify(execFile);
const timeoutMs = 250;

/** One of two databases that differ only in what the policy hides. */
interface World {
  /** Rows as arrays; `read-only` begins a read-only transaction with a timeout and rolls it back. */
  readonly query: (sql: string, mode: 'read-only' | 'write') => Promise<unknown[][]>;
  readonly dump: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Answers of these differ from call to call. */
const volatile =
  /random|rand\(|now\(|current_|clock_|statement_t|transaction_t|sysdate|curdate|curtime|utc_|local/i;

for (const dialect of ['postgres', 'mysql'] satisfies Dialect[]) {
  const server = await (dialect === 'postgres' ? startPostgres() : startMariadb());
  if (server === null && process.env.CI) throw new Error(`no server for ${dialect}`);
  afterAll(async () => server?.stop());

  describe.skipIf(server === null)(`guard on a real server, ${dialect}`, () => {
    let a: World;
    let b: World;
    beforeAll(async () => {
      const open = dialect === 'postgres' ? openPostgres : openMariadb;
      a = await open(server!, 'a');
      b = await open(server!, 'b');
    });
    afterAll(async () => {
      await a?.close();
      await b?.close();
    });

    it('hostile statements that pass change nothing, show no secret and end', async () => {
      const before = [await a.dump(), await b.dump()];
      expect(before[0]).toContain(canary);
      const cases = [...guardCases('hostile-both'), ...guardCases(`hostile-${dialect}`)];
      let ran = 0;
      for (const { sql } of cases) if (await compareWorlds(sql)) ran += 1;
      console.info(`${dialect}: ${ran} of ${cases.length} hostile statements passed and were run`);
      expect(ran).toBeGreaterThan(50);
      expect([await a.dump(), await b.dump()]).toEqual(before);
    });

    it('mutated statements that pass change nothing, show no secret and end', async () => {
      const before = [await a.dump(), await b.dump()];
      const statements = [...guardCases('ordinary-both'), ...guardCases(`ordinary-${dialect}`)];
      let ran = 0;
      await fc.assert(
        fc.asyncProperty(mutated(statements.map(({ sql }) => sql)), async (sql) => {
          if (await compareWorlds(sql)) ran += 1;
        }),
        { numRuns: 1200, seed: 7 },
      );
      console.info(`${dialect}: ${ran} of 1200 mutated statements passed and were run`);
      expect(ran).toBeGreaterThan(50);
      expect([await a.dump(), await b.dump()]).toEqual(before);
    });

    it('ordinary statements answer the same rows as before', async () => {
      let compared = 0;
      for (const { sql } of [
        ...guardCases('ordinary-both'),
        ...guardCases(`ordinary-${dialect}`),
      ]) {
        const answer = await checkSql(sql, guardPolicy(dialect, false), dialect);
        if (answer.kind === 'refused') continue;
        const original = await a.query(sql, 'read-only');
        const guarded = await a.query(answer.sql, 'read-only');
        const hidden = /select (?:\w+\.)?\*/i.test(sql);
        // `*` shows hidden columns before, and does not after.
        if (hidden) expect(guarded.length, sql).toBe(original.length);
        else expect(asSet(guarded), `${sql} -> ${answer.sql}`).toEqual(asSet(original));
        expect(answer.columns.length, sql).toBe(guarded[0]?.length ?? answer.columns.length);
        compared += 1;
      }
      expect(compared).toBeGreaterThan(150);
    });

    it('a scoped outer join keeps its rows as if other rows did not exist', async () => {
      const scoped = [
        'select v.id, e.id from videos v left join events e on e.video_id = v.id',
        'select e.id, v.id from events e right join videos v on e.video_id = v.id',
        'select t.id, x.id from types t left join (events x join videos y on y.id = x.video_id) on x.id = t.id',
        'select o.id, count(e.id) from owners o left join events e on e.id = o.id group by o.id',
        'select count(*) from events',
        // MySQL has no FULL JOIN.
        ...(dialect === 'postgres'
          ? ['select o.id, e.id from owners o full join events e on e.id = o.id']
          : []),
      ];
      for (const sql of scoped) {
        const answer = await checkSql(
          sql,
          { ...guardPolicy(dialect, true), maxRows: 10_000 },
          dialect,
        );
        if (answer.kind === 'refused') throw answer.problem;
        const byHand = sql
          .replaceAll(/\bevents (\w+)/g, '(select * from events where video_id = 1) $1')
          .replace('from events', 'from (select * from events where video_id = 1) q')
          .replaceAll(/\bvideos (\w+)/g, "(select * from videos where tenant = 'north') $1");
        const rows = await a.query(answer.sql, 'read-only');
        expect(asSet(rows), answer.sql).toEqual(asSet(await a.query(byHand, 'read-only')));
        expect(rows.length).toBeGreaterThan(0);
      }
    });

    const onMysql = dialect === 'mysql' ? it : () => undefined;
    onMysql('a scope of 0 does not match every text', async () => {
      const scope = [{ table: 'videos', column: 'tenant', value: 0 }];
      const sql = 'select count(*) from videos';
      const answer = await checkSql(sql, { ...guardPolicy(dialect, true), scope }, dialect);
      if (answer.kind === 'refused') throw answer.problem;
      expect(await a.query(answer.sql, 'read-only')).toEqual([['0']]);
      // What a comparison with the number would have shown.
      expect(await a.query(`${sql} where tenant = 0`, 'read-only')).toEqual([['4']]);
    });

    /** Runs what passes on both worlds: the answers must be equal, so they depend on nothing hidden. */
    async function compareWorlds(sql: string): Promise<boolean> {
      const policy = guardPolicy(dialect, true);
      const answer = await checkSql(sql, policy, dialect);
      if (answer.kind === 'refused') return false;
      const outcomes = await Promise.all([a, b].map((world) => outcomeOf(world, answer.sql)));
      const [first, second] = outcomes;
      expect(JSON.stringify(outcomes), answer.sql).not.toContain(canary);
      if (Array.isArray(first))
        expect(first.length, answer.sql).toBeLessThanOrEqual(policy.maxRows);
      const timed = outcomes.includes('timeout');
      // Without ORDER BY a lowered limit may keep other rows; the number of rows is still the same.
      if (!timed && !volatile.test(answer.sql)) {
        if (Array.isArray(first) && Array.isArray(second) && first.length === answer.limit)
          expect(second.length, answer.sql).toBe(first.length);
        else if (Array.isArray(first) && Array.isArray(second))
          expect(asSet(second), answer.sql).toEqual(asSet(first));
        else expect(second, answer.sql).toEqual(first);
      }
      return true;
    }
  });
}

function asSet(rows: unknown[][]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

async function outcomeOf(world: World, sql: string): Promise<unknown[][] | string> {
  try {
    return await world.query(sql, 'read-only');
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    const timedOut = ['57014', 'ER_STATEMENT_TIMEOUT', 'ER_QUERY_TIMEOUT'].includes(code);
    return timedOut
      ? 'timeout'
      : `failed: ${code} ${thrown instanceof Error ? thrown.message : ''}`;
  }
}

async function openPostgres(server: DatabaseServer, name: 'a' | 'b'): Promise<World> {
  const { Client } = (await import('pg')).default;
  const { host, port, user } = server;
  const admin = new Client({ host, port, user, database: 'test' });
  await admin.connect();
  await admin.query(`create database world_${name}`);
  await admin.query(`alter database world_${name} set casthouse.canary = '${canary}-${name}'`);
  await admin.end();
  const client = new Client({ host, port, user, database: `world_${name}` });
  await client.connect();
  for (const sql of worldStatements('postgres', name)) await client.query(sql);
  await client.query(`comment on table pets is '${canary}-${name}'`);
  const folder = readdirSync('/usr/lib/postgresql').sort((x, y) => Number(y) - Number(x))[0];
  const program = `/usr/lib/postgresql/${folder}/bin/pg_dump`;
  return {
    query: async (text, mode) => {
      await client.query(mode === 'write' ? 'begin' : 'begin read only');
      try {
        await client.query(`set local statement_timeout = ${timeoutMs}`);
        const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' });
        return rows;
      } finally {
        await client.query('rollback');
      }
    },
    dump: async () => {
      const at = ['-h', host, '-p', String(port), '-U', user, `world_${name}`];
      const { stdout } = await run(program, at, { maxBuffer: 1e8 });
      return stdout.replace(/^\\(un)?restrict .*$/gm, '');
    },
    close: () => client.end(),
  };
}

async function openMariadb(server: DatabaseServer, name: 'a' | 'b'): Promise<World> {
  const { createConnection } = await import('mysql2/promise');
  const { host, port, user } = server;
  // Both worlds carry the name the policy knows, so each has a server schema of its own kind of session: world b
  // runs on a second server.
  const own = name === 'a' ? server : await secondMariadb();
  const connection = await createConnection({
    host,
    port: own.port,
    user,
    database: 'test',
    rowsAsArray: true,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
  });
  for (const sql of worldStatements('mysql', name)) await connection.query(sql);
  await connection.query(`alter table pets comment '${canary}-${name}'`);
  await connection.query(`set max_statement_time = ${timeoutMs / 1000}`);
  return {
    query: async (text, mode) => {
      await connection.query(
        mode === 'write' ? 'start transaction' : 'start transaction read only',
      );
      try {
        const [rows] = await connection.query(text);
        return rows as unknown[][]; // rowsAsArray, and only SELECTs are run.
      } finally {
        await connection.query('rollback');
      }
    },
    dump: async () => {
      const at = ['--no-defaults', '-h', host, '-P', String(own.port), '-u', user];
      const { stdout } = await run('mariadb-dump', [...at, '--skip-dump-date', 'test'], {
        maxBuffer: 1e8,
      });
      return stdout;
    },
    close: async () => {
      await connection.end();
      if (own.port !== port) await own.stop();
    },
  };
}

async function secondMariadb(): Promise<DatabaseServer> {
  const server = await startMariadb();
  if (server === null) throw new Error('the first server started, the second did not');
  return server;
}
