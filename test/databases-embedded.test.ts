// The embedded database: its folder, its lock, its snapshot, and what is left after its thread was killed.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  openDatabase,
  openEmbeddedDatabase,
  openWritableDatabase,
} from '../src/databases/index.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'casthouse-pglite-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const count = 'SELECT count(*) FROM parts';
const forever = 'SELECT count(*) FROM generate_series(1, 100000000) a, generate_series(1, 1000) b';

it('keeps its folder to itself, over kills and reopening', async () => {
  const data = path.join(folder, 'data');
  const first = await openWritableDatabase(`pglite:${data}`);
  await first.execute('CREATE TABLE parts (id integer); INSERT INTO parts VALUES (1), (2)');
  const second = await openDatabase(`pglite:${data}`);
  await expect(second.query(count)).rejects.toMatchObject({
    code: 'database.folder-in-use',
    message: expect.stringContaining(String(process.pid)),
  });
  await second.close();
  await expect(first.query(forever, [], { timeoutMs: 100 })).rejects.toMatchObject({
    code: 'database.timeout',
  });
  expect((await first.query(count)).rows).toEqual([[2]]);
  await first.close();
  await expect(readFile(`${data}.lock`)).rejects.toMatchObject({ code: 'ENOENT' });

  // The lock of a process that is gone is no lock: no process has this number.
  const { hostname } = os;
  await writeFile(
    `${data}.lock`,
    JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1, started: '1' }),
  );
  const third = await openDatabase(`pglite:${data}`);
  expect((await third.query(count)).rows).toEqual([[2]]);
  await third.close();
});

it('starts from a snapshot, and loses nothing to a kill in memory', async () => {
  const source = await openEmbeddedDatabase(`pglite:${path.join(folder, 'data')}`);
  const snapshot = await source.dump();
  await source.close();
  const file = path.join(folder, 'parts.tar');
  await writeFile(file, snapshot);

  const database = await openWritableDatabase({ engine: 'pglite', folder: null, snapshot: file });
  expect((await database.query(count)).rows).toEqual([[2]]);
  await database.execute('INSERT INTO parts SELECT generate_series(3, 10)');
  await expect(database.query(forever, [], { timeoutMs: 600 })).rejects.toMatchObject({
    code: 'database.timeout',
  });
  expect((await database.query(count)).rows).toEqual([[10]]);
  // A script that fails changes nothing.
  await expect(
    database.execute('INSERT INTO parts VALUES (11); INSERT INTO nowhere VALUES (1)'),
  ).rejects.toMatchObject({ code: 'database.query-failed' });
  expect((await database.query(count)).rows).toEqual([[10]]);

  const running = database.query(forever).catch((thrown) => thrown.code);
  await database.query('SELECT 1', [], { timeoutMs: 50 }).catch(() => {});
  await database.close();
  expect(await running).toBe('database.cancelled');
});

it('says that a snapshot is none', async () => {
  const missing = await openDatabase({
    engine: 'pglite',
    folder: null,
    snapshot: path.join(folder, 'no.tar'),
  });
  await expect(missing.query('SELECT 1')).rejects.toMatchObject({ code: 'file.not-found' });
  await missing.close();
  const broken = await openDatabase({
    engine: 'pglite',
    folder: null,
    snapshot: new Uint8Array(2048).fill(65),
  });
  await expect(broken.query('SELECT 1')).rejects.toMatchObject({ code: 'database.unreadable' });
  await broken.close();
});
