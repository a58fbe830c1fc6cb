import { expect, test } from 'vitest';
import { fixedClock, problem } from '../../shared/index.js';
import { madeUpModel } from './made-up-model.js';
import { memoryObjectStore } from './memory-object-store.js';
import { modelRegistry } from './registry.js';

const model = madeUpModel();
const note = { who: 'kim', why: 'better recall' };

function open() {
  const store = memoryObjectStore();
  const clock = fixedClock();
  return { store, clock, registry: modelRegistry(store, clock) };
}

test('versions number themselves and come back as they were stored', async () => {
  const { store, registry } = open();
  expect(await registry.register(model)).toEqual({ name: 'made-up', version: 1 });
  expect(await registry.register({ ...model, threshold: 0.3 })).toMatchObject({ version: 2 });
  expect([...store.objects.keys()]).toEqual([
    'made-up/versions/000001.casthouse',
    'made-up/versions/000002.casthouse',
  ]);
  expect(await registry.versions('made-up')).toEqual([1, 2]);
  const loaded = await registry.load('made-up@1');
  expect(loaded).toEqual({ name: 'made-up', version: 1, model });
});

test('many who register at once all get a version of their own', async () => {
  const { registry } = open();
  const registered = await Promise.all(Array.from({ length: 10 }, () => registry.register(model)));
  expect(new Set(registered.map(({ version }) => version)).size).toBe(10);
  expect(await registry.versions('made-up')).toHaveLength(10);
});

test('a reference names a version, an alias, or the usual one', async () => {
  const { registry } = open();
  for (let i = 0; i < 3; i++) await registry.register(model);
  const versionOf = async (reference: string) => (await registry.resolve(reference)).version;
  expect(await versionOf('made-up')).toBe(3);
  await registry.move('made-up', 'champion', 2, note);
  expect(await versionOf('made-up')).toBe(2);
  expect(await versionOf('made-up@champion')).toBe(2);
  expect(await versionOf('made-up@latest')).toBe(3);
  expect(await versionOf('made-up@1')).toBe(1);
  expect(await versionOf(' made-up@v3 ')).toBe(3);
});

test('what does not exist is refused with what does', async () => {
  const { registry } = open();
  const failure = (work: Promise<unknown>): Promise<string[]> =>
    work.then(
      () => ['no failure'],
      (error) => [error.code, error.fix],
    );
  expect(await failure(registry.load('made-up'))).toEqual([
    'model.unknown-name',
    'the registry is empty: train a model first',
  ]);
  await registry.register(model);
  await registry.move('made-up', 'champion', 1, note);
  expect(await failure(registry.load('madeup'))).toEqual([
    'model.unknown-name',
    'did you mean "made-up"?',
  ]);
  expect(await failure(registry.resolve('made-up@7'))).toEqual([
    'model.unknown-version',
    'its newest version is 1',
  ]);
  expect(await failure(registry.resolve('made-up@champoin'))).toEqual([
    'model.unknown-alias',
    'did you mean "champion"?',
  ]);
  expect((await failure(registry.move('made-up', 'champion', 9, note)))[0]).toBe(
    'model.unknown-version',
  );
  for (const reference of ['', 'a@', '@1', 'a@b@c', '../a', 'a/b', 'a b', 'a@b c'])
    expect((await failure(registry.resolve(reference)))[0]).toBe('model.bad-reference');
  for (const alias of ['v3', '3', 'latest', '', 'a b', '../x'])
    expect((await failure(registry.move('made-up', alias, 1, note)))[0]).toBe('model.bad-alias');
  for (const name of ['', '../up', 'a/b', '.hidden', 'x'.repeat(65), 'a@b'])
    expect((await failure(registry.register({ ...model, name })))[0]).toBe('model.bad-name');
});

test('an alias keeps its history: who, when, why, from where', async () => {
  const { registry, clock } = open();
  await registry.register(model);
  await registry.register(model);
  await registry.move('made-up', 'champion', 1, { who: 'kim', why: 'first' });
  clock.advance(60_000);
  const moved = await registry.move('made-up', 'champion', 2, { who: 'lee', why: 'better' });
  expect(moved).toEqual({
    alias: 'champion',
    version: 2,
    previousVersion: 1,
    at: '2026-01-19T00:01:00.000Z',
    who: 'lee',
    why: 'better',
  });
  expect(await registry.history('made-up')).toEqual([
    {
      alias: 'champion',
      version: 1,
      previousVersion: null,
      at: '2026-01-19T00:00:00.000Z',
      who: 'kim',
      why: 'first',
    },
    moved,
  ]);
  expect(await registry.list()).toEqual([
    { name: 'made-up', versions: [1, 2], aliases: { champion: 2 } },
  ]);
});

test('aliases moved at the same time all stay in the history', async () => {
  const { registry } = open();
  await registry.register(model);
  const aliases = ['a', 'b', 'c', 'd', 'e'];
  await Promise.all(aliases.map((alias) => registry.move('made-up', alias, 1, note)));
  const history = await registry.history('made-up');
  expect(history.map((move) => move.alias).sort()).toEqual(aliases);
});

test('a store that is full leaves everything as it was', async () => {
  const { store, registry } = open();
  await registry.register(model);
  await registry.move('made-up', 'champion', 1, note);
  const before = new Map(store.objects);
  const full = () => problem('file.unwritable', { path: 'x', detail: 'ENOSPC' });
  store.failNextPut = full();
  await expect(registry.register(model)).rejects.toMatchObject({ code: 'file.unwritable' });
  store.failNextPut = full();
  await expect(registry.move('made-up', 'next', 1, note)).rejects.toMatchObject({
    code: 'file.unwritable',
  });
  expect(store.objects).toEqual(before);
  expect((await registry.load('made-up')).version).toBe(1);
});

test('a damaged version or alias file is refused by name', async () => {
  const { store, registry } = open();
  await registry.register(model);
  await store.put('made-up/versions/000001.casthouse', new Uint8Array(100));
  await expect(registry.load('made-up')).rejects.toMatchObject({ code: 'model.file-damaged' });
  for (const text of ['{', '[]', '{"aliases":{"champion":"2"},"history":[]}']) {
    await store.put('made-up/aliases.json', new TextEncoder().encode(text));
    await expect(registry.resolve('made-up')).rejects.toMatchObject({
      code: 'model.registry-damaged',
      message: expect.stringContaining('made-up/aliases.json'),
    });
  }
});

test('objects of others in the store are left alone', async () => {
  const { store, registry } = open();
  await store.put('charts/1.svg', new Uint8Array(1));
  await store.put('made-up/versions/readme.txt', new Uint8Array(1));
  expect(await registry.list()).toEqual([]);
  expect(await registry.register(model)).toEqual({ name: 'made-up', version: 1 });
});
