// Databases that make asking hard, on real servers of both dialects: every question gets a right answer or a clear
// problem, and the next one works.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWritableDatabase, type WritableDatabase } from '../src/databases/index.js';
import { openAsking } from '../src/functions/compose/open-asking.js';
import { readSettings } from '../src/shared/index.js';
import { sharedMariadb, sharedPostgres } from './support/shared-servers.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

async function askingOf(url: string, environment: Record<string, string> = {}) {
  const settings = readSettings({ CASTHOUSE_DATABASE_URL: url, ...environment });
  const asking = await openAsking(settings, { workspace: null, folder: '/nowhere', environment });
  cleanups.push(asking.close);
  return asking;
}

describe.each([
  ['PostgreSQL', 'postgres'],
  ['MariaDB', 'mysql'],
] as const)('%s', async (_, dialect) => {
  const shared = dialect === 'postgres' ? sharedPostgres : sharedMariadb;
  const place = await shared('bad_databases');
  const many = await shared('bad_databases_many');
  const name = (text: string) => (dialect === 'postgres' ? `"${text}"` : `\`${text}\``);
  const open = async (url: string): Promise<WritableDatabase> => {
    const database = await openWritableDatabase(url);
    cleanups.push(() => database.close());
    return database;
  };

  beforeAll(async () => {
    if (place === null) return;
    const database = await open(place.url);
    const huge = dialect === 'postgres' ? 'text' : 'longtext';
    await database.execute(`
      CREATE TABLE ${name('주문')} (${name('번호')} integer PRIMARY KEY, ${name('고객 이름')} varchar(40), ${name('금액')} integer);
      CREATE TABLE ${name('order')} (${name('select')} integer PRIMARY KEY, ${name('group')} varchar(20), ${name('from')} integer);
      CREATE TABLE empty_shelves (id integer PRIMARY KEY, label varchar(20), price integer, made date);
      CREATE TABLE letters (id integer PRIMARY KEY, title varchar(40), body ${huge});
      INSERT INTO ${name('주문')} VALUES (1, '김하늘', 5000), (2, '이바다', 12000), (3, '김하늘', 700);
      INSERT INTO ${name('order')} VALUES (1, 'where', 5), (2, 'limit', 7), (3, 'limit', 9);
      INSERT INTO letters VALUES (1, 'short', 'hello')`);
    const body = dialect === 'postgres' ? "repeat('한', 1700000)" : "REPEAT('한', 1700000)";
    for (const id of [2, 3, 4])
      await database.execute(`INSERT INTO letters VALUES (${id}, 'long ${id}', ${body})`);
  });

  test.skipIf(place === null)('Korean and reserved names are names', async () => {
    const { desk } = await askingOf(place!.url);
    const rows = async (question: string) => {
      const answer = await desk.ask(question);
      expect([question, answer.status, answer.answer]).toEqual([
        question,
        'answered',
        answer.answer,
      ]);
      return answer.rows.map((row) =>
        row.map((cell) => (typeof cell === 'number' ? cell : String(cell))),
      );
    };
    expect((await rows('주문은 몇 건이야?')).flat().map(Number)).toEqual([3]);
    expect((await rows('금액 합계는 얼마야?')).flat().map(Number)).toEqual([17_700]);
    expect((await rows('How many order rows have the group limit?')).flat().map(Number)).toEqual([
      2,
    ]);
  });

  test.skipIf(place === null)('empty tables have nothing, and say so', async () => {
    const { desk } = await askingOf(place!.url);
    const counted = await desk.ask('How many empty shelves are there?');
    expect(counted.rows.flat().map(Number)).toEqual([0]);
    const listed = await desk.ask('Show all empty shelves');
    expect(listed).toMatchObject({ status: 'answered', rows: [] });
    expect(listed.answer).toMatch(/nothing found/i);
    const average = await desk.ask('What is the average price of empty shelves?');
    expect(average.rows).toEqual([[null]]);
  });

  test.skipIf(place === null)(
    'values of five megabytes stay out of the answer, not in its way',
    async () => {
      const { desk } = await askingOf(place!.url);
      expect((await desk.ask('How many letters are there?')).rows.flat().map(Number)).toEqual([4]);
      const listed = await desk.ask('Show all letters');
      expect(listed.status).toBe('answered');
      expect(Buffer.byteLength(JSON.stringify(listed.rows))).toBeLessThan(6 * 1024 * 1024);
      expect(listed.answer.length).toBeLessThan(20_000);
    },
  );

  test.skipIf(place === null)('ten million rows are cut at the cap, and said to be', async () => {
    const database = await open(place!.url);
    const digits = `(SELECT 0 AS d UNION ALL ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((d) => `SELECT ${d}`).join(' UNION ALL ')})`;
    const crossed = Array.from({ length: 7 }, (_, at) => `${digits} AS d${at}`).join(
      ' CROSS JOIN ',
    );
    await database.execute(
      `CREATE VIEW readings AS SELECT d0.d AS level, d1.d AS depth FROM ${crossed}`,
    );
    const { desk } = await askingOf(place!.url);
    const listed = await desk.ask('Show all readings');
    expect(listed).toMatchObject({ status: 'answered', truncated: true });
    expect(listed.rows).toHaveLength(1000);
    await database.execute('DROP VIEW readings');
  });

  test.skipIf(many === null)('three hundred tables are looked at and asked about', async () => {
    const database = await open(many!.url);
    const statements = Array.from(
      { length: 300 },
      (_, at) =>
        `CREATE TABLE machine_${at} (id integer PRIMARY KEY, label varchar(20)); INSERT INTO machine_${at} VALUES (1, 'a${at}'), (2, 'b')`,
    );
    await database.execute(statements.join('; '));
    const { desk, catalogue } = await askingOf(many!.url);
    expect((await catalogue()).tables).toHaveLength(300);
    const answer = await desk.ask('How many machine 217 are there?');
    if (answer.status === 'answered') expect(answer.rows.flat().map(Number)).toEqual([2]);
    const abstained = await desk.ask('How many unicorns are there?');
    expect(abstained.status).toBe('abstained');
    expect(abstained.answer.length).toBeLessThan(2000);
  });
});

test.each([
  ['postgres://someone:s3cret-pw@127.0.0.1:9/shop', 'database.unreachable'],
  ['mysql://someone:s3cret-pw@127.0.0.1:9/shop', 'database.unreachable'],
])('a server that is not there is said, without the password: %s', async (url, code) => {
  const { desk } = await askingOf(url);
  const failure = await desk.ask('How many customers?').catch((thrown) => thrown);
  expect(failure).toMatchObject({ code, fix: expect.any(String) });
  expect(JSON.stringify([failure.message, failure.fix, failure.facts])).not.toContain('s3cret-pw');
});

test('questions of any length and script are met', async () => {
  const place = await sharedPostgres('bad_databases_words');
  if (place === null) return;
  const database = await openWritableDatabase(place.url);
  cleanups.push(() => database.close());
  await database.execute(
    "CREATE TABLE customers (id integer PRIMARY KEY, name varchar(40)); INSERT INTO customers VALUES (1, 'Nova')",
  );
  const { desk } = await askingOf(place.url);
  await expect(desk.ask('가'.repeat(1_000_000))).rejects.toMatchObject({
    code: 'ask.question-too-long',
  });
  for (const question of [
    'customers는 몇 명이야?',
    'How many customers 있어?',
    '고객 हिन्दी العربية 数据 Ω 🐕?',
    '\u202Ehow many customers\u202C',
    'e\u0301'.repeat(500),
    '??!!..',
  ]) {
    const answer = await desk.ask(question);
    expect(answer.answer.length, question).toBeGreaterThan(5);
    if (answer.status === 'answered') expect(answer.rows.length).toBeLessThanOrEqual(1);
  }
});
