// The guide of asking: its questions are answered, its catalogue is one, and every field there is stands in it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { catalogueOfDatabase, parseCatalogue, type Scope } from '../src/ask-data/index.js';
import { openWritableDatabase } from '../src/databases/index.js';
import { askDataSchemas, feedbackSchemas } from '../src/functions/ask-data/schema.js';
import { insertRows } from '../src/functions/compose/insert-rows.js';
import { openAsking } from '../src/functions/compose/open-asking.js';
import { askVideoSchemas } from '../src/functions/videos/schema.js';
import { readSettings } from '../src/shared/index.js';
import { workspace as cctv } from '../workspaces/cctv/index.js';
import { workspace as petclinic } from '../workspaces/petclinic/index.js';
import { markdownFences } from './support/markdown.js';
import { sharedPostgres } from './support/shared-servers.js';
import { shellCommands } from './support/shell-commands.js';

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8');
const guide = read('docs/guide/asking.md');
const fences = markdownFences(guide);
const cleanups: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

describe('the questions of the guide', async () => {
  const place = {
    petclinic: await sharedPostgres('ask_docs_clinic'),
    cctv: await sharedPostgres('ask_docs_cctv'),
  };
  const asked = fences
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => shellCommands(text))
    .map((words) => (words[0] === 'npx' ? words.slice(1) : words))
    .filter(([program, command]) => program === 'casthouse' && command === 'ask')
    .map((words) => ({
      question: ['right', 'wrong'].includes(words[3] ?? '') ? words[4]! : words[2]!,
      workspace: words[words.indexOf('--workspace') + 1] ?? '',
      isOwn: words.includes('--sql'),
    }))
    .filter(
      ({ question, workspace, isOwn }) =>
        !isOwn && !/^(eval|--)/.test(question) && workspace in place,
    );

  test.skipIf(place.petclinic === null)('are answered', async () => {
    expect(asked.length).toBeGreaterThan(6);
    for (const own of [petclinic, cctv]) {
      const { url } = place[own.name as 'petclinic' | 'cctv']!;
      const database = await openWritableDatabase(url);
      for (const script of own.database!.scripts!.postgres)
        await database.execute(readFileSync(script, 'utf8'));
      for (const rows of own.database!.rows?.() ?? []) await insertRows(database, rows);
      await database.close();
      const asking = await openAsking(readSettings({ CASTHOUSE_DATABASE_URL: url }), {
        workspace: own.name,
        folder: '/nowhere',
        environment: {},
      });
      cleanups.push(asking.close);
      const scope: Scope = own.name === 'cctv' ? { video_id: 1 } : {};
      for (const { question, workspace } of asked) {
        if (workspace !== own.name) continue;
        const { status, answer } = await asking.desk.ask(question, { scope });
        expect([question, status, answer]).toEqual([question, 'answered', answer]);
      }
    }
  });
});

test('its catalogue fits a database that has what it names', async () => {
  const [json] = fences.filter(({ language }) => language === 'json');
  const place = await sharedPostgres('ask_docs_shop');
  if (place === null) return;
  const database = await openWritableDatabase(place.url);
  cleanups.push(() => database.close());
  await database.execute(`
    CREATE TABLE customers (id int PRIMARY KEY, name text, phone text, attributes jsonb);
    CREATE TABLE orders (id int PRIMARY KEY, customer_id int REFERENCES customers (id), shop_id int, placed_on date, status text, total int, margin int);
    CREATE TABLE audit_log (id int PRIMARY KEY, note text);
    INSERT INTO orders VALUES (1, NULL, 1, '2026-01-01', 'S', 5, 1)`);
  const file = parseCatalogue(json!.text) as Parameters<typeof catalogueOfDatabase>[1];
  const catalogue = catalogueOfDatabase(await database.introspect(), file);
  expect(catalogue.tables.map(({ name }) => name)).toEqual(['customers', 'orders']);
});

test('names every field of the catalogue file, and of what the functions take and answer', () => {
  const source = read('src/ask-data/catalogue/catalogue-file.ts');
  const fields = [...source.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name!);
  expect(fields.length).toBeGreaterThan(20);
  const words = [
    ...fields,
    ...[askDataSchemas(), askVideoSchemas(), feedbackSchemas()].flatMap(({ input, output }) =>
      [input, output].flatMap(({ properties = {} }) => Object.keys(properties)),
    ),
  ];
  expect([...new Set(words)].filter((word) => !new RegExp(`\\b${word}\\b`).test(guide))).toEqual(
    [],
  );
});
