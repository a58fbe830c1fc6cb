// The commands that ask, as a person runs them; in this process, over real servers and embedded data.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram } from '../src/cli/program.js';
import { openWritableDatabase } from '../src/databases/index.js';
import { insertRows } from '../src/functions/compose/insert-rows.js';
import type { Workspace } from '../src/functions/index.js';
import { readSettings, systemClock } from '../src/shared/index.js';
import { workspace as cctv, demoEvents } from '../workspaces/cctv/index.js';
import { workspace as petclinic } from '../workspaces/petclinic/index.js';
import { sharedPostgres } from './support/shared-servers.js';

const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-ask-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => path.join(folder, name);

/** Runs a command; answers what it printed, or fails with what it threw. */
async function casthouse(...parameters: string[]): Promise<string> {
  const printed: string[] = [];
  const program = buildProgram({
    settings: readSettings({ CASTHOUSE_HOME: path.join(folder, 'home') }),
    clock: systemClock,
    version: '0.0.0',
    folder,
    terminal: () => ({
      print: (text: string) => void printed.push(text),
      say: () => {},
      progress: Object.assign(() => {}, { end: () => {} }),
      width: 80,
    }),
    stopSignal: () => new AbortController().signal,
    user: 'tester',
  } as unknown as Parameters<typeof buildProgram>[0]);
  await program.parseAsync(['node', 'casthouse', ...parameters]);
  return printed.join('\n');
}

/** The workspace on a real server, which opens quicker than the embedded database; that one where there is none. */
async function onServer(name: string, { database }: Workspace): Promise<string[]> {
  const place = await sharedPostgres(`ask_cli_${name}`);
  if (place === null) return [];
  const writable = await openWritableDatabase(place.url);
  for (const script of database!.scripts!.postgres)
    await writable.execute(readFileSync(script, 'utf8'));
  for (const rows of database!.rows?.() ?? []) await insertRows(writable, rows);
  await writable.close();
  return ['--db', place.url];
}

describe('ask', async () => {
  const clinic = ['--workspace', 'petclinic', ...(await onServer('petclinic', petclinic))];
  const shop = ['--workspace', 'cctv', ...(await onServer('cctv', cctv))];

  test('prints the answer, its SQL alone, or all as JSON', async () => {
    const question = 'Coco라는 반려동물을 키우고 있는 사람은 누구야?';
    expect(await casthouse('ask', question, ...clinic)).toContain('Minseo Han');
    expect(await casthouse('ask', question, '--explain', ...clinic)).toMatch(
      /SELECT[\s\S]*Minseo +Han/,
    );
    const sql = await casthouse('ask', question, '--sql-only', ...clinic);
    expect(sql).toMatch(/^SELECT/);
    const facts = JSON.parse(await casthouse('ask', question, '--json', ...clinic));
    expect(facts).toMatchObject({
      status: 'answered',
      sql,
      columns: expect.arrayContaining(['first_name']),
      rows: [expect.arrayContaining(['Minseo'])],
      timings: { query: expect.any(Number) },
    });
  });

  test('draws groups into a file, tells what it draws, and says when there is nothing to draw', async () => {
    const question = '이벤트 유형별 건수를 알려줘';
    const draw = (asked: string, out: string) =>
      casthouse('ask', asked, '--chart', file(out), '--json', ...shop);
    const { chart, rows } = JSON.parse(await draw(question, 'types.svg'));
    expect(chart).toMatchObject({ kind: 'bar', labels: ['event_type'], values: 'count' });
    expect(chart.points.map(({ value }: { readonly value: number }) => value)).toEqual(
      rows.map(([, count]: readonly [string, number]) => count),
    );
    const svg = readFileSync(file('types.svg'), 'utf8');
    expect(svg).toMatch(/^<svg/);
    for (const { label } of chart.points) expect(svg).toContain(label);
    await draw(question, 'types.png');
    expect([...readFileSync(file('types.png')).subarray(0, 4)]).toEqual([137, 80, 78, 71]);
    expect(JSON.parse(await draw('도난은 몇 번 있었어?', 'none.svg'))).not.toHaveProperty('chart');
    expect(readdirSync(folder)).not.toContain('none.svg');
    await expect(draw(question, 'types.pdf')).rejects.toMatchObject({ code: 'input.invalid' });
  });

  test('answers a batch in its order, each under its id and scope', async () => {
    const lines = [
      { id: 7, question: '도난은 몇 번 있었어?', scope: { video_id: 1 } },
      { id: 'a', question: '진료비가 얼마야?' },
      { id: 8, question: '도난은 몇 번 있었어?' },
      { id: 9, question: ' ' },
    ];
    writeFileSync(file('q.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
    const run = casthouse('ask', '--batch', file('q.jsonl'), '--out', file('a.jsonl'), ...shop);
    await expect(run).rejects.toMatchObject({ code: 'ask.question-missing' });
    const answers = readFileSync(file('a.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l));
    expect(answers.map(({ id, status }) => [id, status])).toEqual([
      [7, 'answered'],
      ['a', 'abstained'],
      [8, 'answered'],
      [9, 'failed'],
    ]);
    expect(answers[2].rows[0][0]).toBeGreaterThan(answers[0].rows[0][0]);
  });

  test('counts right, wrong and abstained', async () => {
    const lines = [
      { id: 1, question: '강아지는 몇 마리야?', expected: [[7]] },
      { id: 2, question: '고양이는 몇 마리야?', expected: [[99]] },
      { id: 3, question: '진료비가 얼마야?', expected: null },
      { id: 4, question: '진료비가 얼마야?', expected: [[1]] },
    ];
    writeFileSync(file('e.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
    const result = JSON.parse(await casthouse('ask', 'eval', file('e.jsonl'), '--json', ...clinic));
    expect(result).toMatchObject({ right: 2, wrong: 1, abstained: 1 });
  });

  test('keeps a statement of a person, which answers from then on, and what is wrong', async () => {
    const question = '우리 병원의 단골은 누구야?';
    const ask = async () => JSON.parse(await casthouse('ask', question, '--json', ...clinic));
    expect((await ask()).status).toBe('abstained');
    const own = 'SELECT first_name, last_name FROM owners WHERE id = 3';
    const kept = ['ask', 'feedback', 'right', question, '--sql', own, ...clinic, '--json'];
    // Nobody is at the terminal of a test, and nobody said yes.
    await expect(casthouse(...kept)).rejects.toMatchObject({ code: 'input.invalid' });
    expect((await ask()).status).toBe('abstained');
    const { file: where, ...facts } = JSON.parse(await casthouse(...kept, '--yes'));
    expect(facts).toMatchObject({ kept: true, question, sql: own });
    expect(readFileSync(where, 'utf8')).toContain(own);
    expect(await ask()).toMatchObject({ status: 'answered', columns: ['first_name', 'last_name'] });
    const wrong = ['ask', 'feedback', 'wrong', question, '--yes', ...clinic];
    expect(await casthouse(...wrong)).toContain('kept in');
    expect((await ask()).status).toBe('abstained');
  });

  test.each([
    ['DELETE FROM pets', 'guard.'],
    ['SELECT * FROM pg_user', 'guard.'],
  ])('keeps no statement that may not run: %s', async (sql, rule) => {
    const run = casthouse('ask', 'feedback', 'right', 'a', '--sql', sql, '--yes', ...clinic);
    await expect(run).rejects.toMatchObject({ code: expect.stringContaining(rule) });
  });

  test.each<[string, string[], string]>([
    ['nothing to ask', [], 'input.invalid'],
    ['a question and a batch', ['a', '--batch', 'b'], 'input.invalid'],
    ['a workspace without data', ['a', '--workspace', 'diecasting'], 'workspace.cannot'],
    ['no such workspace', ['a', '--workspace', 'petclinics'], 'workspace.not-found'],
    ['no address', ['a', '--db', 'somewhere'], 'database.bad-address'],
    [
      'a server that is not there',
      ['a', '--db', 'postgres://u:hunter2@127.0.0.1:9/x'],
      'database.unreachable',
    ],
    ['no such file', ['--batch', '/nowhere.jsonl', ...clinic], 'file.not-found'],
    ['no such catalogue', ['a', '--catalogue', '/nowhere.json', ...clinic], 'file.not-found'],
  ])('says so for %s', async (_, parameters, code) => {
    const failure = await casthouse('ask', ...parameters).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(String(Object(failure).message) + Object(failure).fix).not.toContain('hunter2');
  });

  test('takes rows in as documents through the guard, in the words of the catalogue', async () => {
    const query = (sql: string, ...more: string[]) =>
      casthouse('documents', 'add-rows', '--query', sql, ...more, ...shop);
    const text = ['--text', '{timestamp}에 {location}에서 {event_type}이/가 감지되었습니다.'];
    await query("SELECT * FROM db_event WHERE event_type <> 'walking'", '--name', '사건', ...text);
    const answer = JSON.parse(await casthouse('documents', 'ask', '싸움이 있었나?', '--json'));
    // What the incident catalogue calls a fight, and the event's own id to find it by.
    const { events } = demoEvents();
    const fights = events.filter(({ eventType }) => eventType === 'fighting');
    expect(answer.citations.length).toBeGreaterThan(0);
    for (const { document, quote } of answer.citations) {
      expect(fights.map(({ id }) => `사건/${id}`)).toContain(document.id);
      expect(quote).toMatch(
        /^(?:\d+시간 )?\d+분(?: \d+초)?에 .+에서 싸움 \(fighting\)이 감지되었습니다\.$/,
      );
    }
    for (const [sql, code] of [
      ['DELETE FROM db_event', 'guard.not-select'],
      ['SELECT 1; DROP TABLE db_event', 'guard.not-one-statement'],
      ['SELECT plaece FROM db_event', 'guard.column'],
      ['SELECT id FROM db_event WHERE id < 0', 'documents.no-rows'],
    ] as const)
      await expect(query(sql, '--name', '사건')).rejects.toMatchObject({ code });
    expect(JSON.parse(await casthouse('documents', 'list', '--json')).length).toBe(
      events.filter(({ eventType }) => eventType !== 'walking').length,
    );
  });

  test('names the line of a batch that is wrong, before anything is asked', async () => {
    writeFileSync(file('bad.jsonl'), '{"id":1,"question":"a"}\n{"id":2,"question":5}\n');
    await expect(casthouse('ask', '--batch', file('bad.jsonl'), ...clinic)).rejects.toThrow(
      'line 2',
    );
  });
});

test('import takes every event of a file into the embedded data, or none', async () => {
  const facts = async (...parameters: string[]) => JSON.parse(await casthouse(...parameters));
  const ask = ['ask', '7100초에 도난이 있었어?', '--workspace', 'cctv', '--json'];
  writeFileSync(
    file('good.csv'),
    'video_id,timestamp,event_type,age\n1,7100,theft,20\n2,7100,theft,\n',
  );
  writeFileSync(file('bad.csv'), 'video_id,timestamp,event_type\n1,7100,theft\n99,7100,theft\n');
  await expect(casthouse('import', 'events', file('bad.csv'))).rejects.toThrow('row 2, video_id');
  expect(await facts('import', 'events', file('good.csv'), '--json')).toMatchObject({
    imported: 2,
  });
  const planned = demoEvents().events.filter(
    ({ timestamp, eventType }) => timestamp === 7100 && eventType === 'theft',
  );
  expect((await facts(...ask)).event_ids).toHaveLength(planned.length + 2);
});

describe("a database of one's own", async () => {
  const place = await sharedPostgres('ask_cli_shop');
  beforeAll(async () => {
    if (place === null) return;
    const database = await openWritableDatabase(place.url);
    await database.execute(`
      CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, city text);
      CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers (id), total numeric, placed_on date);
      INSERT INTO customers VALUES (1, 'Nova', 'Busan'), (2, 'Orion', 'Seoul'), (3, 'Vega', 'Busan');
      INSERT INTO orders VALUES (1, 1, 30, '2026-01-05'), (2, 1, 12.5, '2026-02-01'), (3, 2, 8, '2026-02-11');`);
    await database.close();
  });

  test.skipIf(place === null)('is asked by its address alone', async () => {
    const facts = async (question: string) =>
      JSON.parse(await casthouse('ask', question, '--db', place!.url, '--json'));
    expect(await facts('How many customers live in Busan?')).toMatchObject({ rows: [[2]] });
    expect(await facts('How many orders are there?')).toMatchObject({ rows: [[3]] });
  });

  test.skipIf(place === null)(
    'becomes a workspace that answers at once, its address kept private',
    async () => {
      await casthouse('init', '--db', place!.url, '--name', 'shop');
      expect(readdirSync(file('shop')).sort()).toEqual([
        '.gitignore',
        'catalogue.json',
        'connection',
        'index.mjs',
      ]);
      expect(statSync(file('shop/connection')).mode & 0o777).toBe(0o600);
      const asked = await casthouse(
        'ask',
        'How many customers?',
        '--workspace',
        file('shop'),
        '--json',
      );
      expect(JSON.parse(asked)).toMatchObject({ status: 'answered', rows: [[3]] });
      await expect(casthouse('init', '--db', place!.url, '--name', 'shop')).rejects.toMatchObject({
        code: 'file.unwritable',
      });
    },
  );

  test.skipIf(place === null)(
    'has a catalogue file that is written, edited and checked',
    async () => {
      const out = file('own.json');
      await casthouse('catalogue', 'init', '--db', place!.url, '--out', out);
      expect(await casthouse('catalogue', 'check', out, '--db', place!.url)).toContain('2 tables');
      const written = JSON.parse(readFileSync(out, 'utf8'));
      written.tables.customers.words.ko = ['단골'];
      writeFileSync(out, JSON.stringify(written));
      const asked = await casthouse(
        'ask',
        '단골은 몇 명이야?',
        '--db',
        place!.url,
        '--catalogue',
        out,
        '--json',
      );
      expect(JSON.parse(asked)).toMatchObject({ rows: [[3]] });
      written.tables.customer = {};
      writeFileSync(out, JSON.stringify(written));
      await expect(casthouse('catalogue', 'check', out, '--db', place!.url)).rejects.toMatchObject({
        code: 'catalogue.unknown-name',
        fix: expect.stringContaining('customers'),
      });
    },
  );
});

test.each([
  'ask',
  'ask eval',
  'ask feedback',
  'catalogue init',
  'catalogue check',
  'init',
  'import events',
])('the help of %s fits a screen and shows an example', (name) => {
  const program = buildProgram({ settings: readSettings({}), version: '0' } as Parameters<
    typeof buildProgram
  >[0]);
  const command = name
    .split(' ')
    .reduce((parent, word) => parent.commands.find((child) => child.name() === word)!, program);
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 80 });
  command.outputHelp();
  expect(help.trimEnd().split('\n').length).toBeLessThanOrEqual(24);
  expect(help).toContain('Example:');
});
