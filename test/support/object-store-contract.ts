import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObjectStore } from '../../src/shared/index.js';

const text = (value: string) => new TextEncoder().encode(value);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no failure',
    (error) => error.code,
  );

/** What every object store promises. `open` gives an empty store. */
export function objectStoreContract(name: string, open: () => Promise<ObjectStore>): void {
  describe(`object store contract: ${name}`, () => {
    test('gives back the bytes that were put, whatever they are', async () => {
      const store = await open();
      const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256);
      const revision = await store.put('models/a/1.bin', bytes, { contentType: 'image/png' });
      const got = await store.get('models/a/1.bin');
      expect(new Uint8Array(got!.bytes)).toEqual(bytes);
      expect(got!.revision).toBe(revision);
      await store.put('empty', new Uint8Array());
      expect((await store.get('empty'))!.bytes.length).toBe(0);
    });

    test('answers null for what is not there, a prefix of a key included', async () => {
      const store = await open();
      await store.put('models/a', text('x'));
      expect(await store.get('models')).toBeNull();
      expect(await store.get('models/b')).toBeNull();
    });

    test('the revision changes when the bytes do', async () => {
      const store = await open();
      const first = await store.put('a', text('1'));
      const second = await store.put('a', text('2'));
      expect(second).not.toBe(first);
    });

    test('creates only when nothing is there, if told so', async () => {
      const store = await open();
      await store.put('a', text('1'), { ifRevision: null });
      expect(await codeOf(store.put('a', text('2'), { ifRevision: null }))).toBe('store.conflict');
      expect(new Uint8Array((await store.get('a'))!.bytes)).toEqual(text('1'));
    });

    test('replaces only the revision it was told', async () => {
      const store = await open();
      const first = await store.put('a', text('1'));
      const second = await store.put('a', text('2'), { ifRevision: first });
      expect(await codeOf(store.put('a', text('3'), { ifRevision: first }))).toBe('store.conflict');
      expect((await store.get('a'))!.revision).toBe(second);
      await store.delete('a');
      expect(await codeOf(store.put('a', text('4'), { ifRevision: second }))).toBe(
        'store.conflict',
      );
      expect(await store.get('a')).toBeNull();
    });

    test('of many who create or change the same object at once, exactly one succeeds', async () => {
      const store = await open();
      const race = async (ifRevision: string | null) => {
        const codes = await Promise.all(
          Array.from({ length: 8 }, (_, i) =>
            codeOf(store.put('alias', text(`${ifRevision}${i}`), { ifRevision })),
          ),
        );
        expect(codes.filter((code) => code === 'no failure')).toHaveLength(1);
        expect(codes.filter((code) => code === 'store.conflict')).toHaveLength(7);
      };
      await race(null);
      await race((await store.get('alias'))!.revision);
    });

    test('deleting what is not there is no failure', async () => {
      const store = await open();
      await store.delete('nothing/here');
      await store.put('a', text('1'));
      await store.delete('a');
      await store.delete('a');
      expect(await store.list('')).toEqual([]);
    });

    test.each([
      '',
      '/a',
      'a/',
      'a//b',
      '.',
      '..',
      '../a',
      'a/../../b',
      'a/./b',
      'a/...',
      'a\\b',
      'a\0',
      'a b',
      'ключ',
      'C:x',
      'a~b',
      'a'.repeat(201),
      `${'a/'.repeat(256)}a`,
    ])('refuses the key %j at every door', async (key) => {
      const store = await open();
      expect(await codeOf(store.get(key))).toBe('store.bad-key');
      expect(await codeOf(store.put(key, text('x')))).toBe('store.bad-key');
      expect(await codeOf(store.delete(key))).toBe('store.bad-key');
      expect(await codeOf(store.address(key))).toBe('store.bad-key');
    });

    test('refuses a prefix that leaves the store', async () => {
      const store = await open();
      expect(await codeOf(store.list('../'))).toBe('store.bad-key');
      expect(await codeOf(store.list('a//'))).toBe('store.bad-key');
    });

    test('behaves as a map does, whatever is done in whatever order', async () => {
      const key = fc.constantFrom('a', 'b.json', 'dir/a', 'dir/b', 'dir/sub/c', 'dir2/a');
      const step = fc.record({
        act: fc.constantFrom('put', 'create', 'swap', 'delete', 'list'),
        key,
        value: fc.string({ maxLength: 5 }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const store = await open();
          const oracle = new Map<string, string>();
          for (const { act, key: k, value } of steps) {
            if (act === 'put') {
              await store.put(k, text(value));
              oracle.set(k, value);
            } else if (act === 'create') {
              const code = await codeOf(store.put(k, text(value), { ifRevision: null }));
              expect(code).toBe(oracle.has(k) ? 'store.conflict' : 'no failure');
              if (!oracle.has(k)) oracle.set(k, value);
            } else if (act === 'swap') {
              const ifRevision = (await store.get(k))?.revision ?? '"0"';
              const code = await codeOf(store.put(k, text(value), { ifRevision }));
              expect(code).toBe(oracle.has(k) ? 'no failure' : 'store.conflict');
              if (oracle.has(k)) oracle.set(k, value);
            } else if (act === 'delete') {
              await store.delete(k);
              oracle.delete(k);
            } else {
              const prefix = k.slice(0, value.length);
              expect(await store.list(prefix)).toEqual(
                [...oracle.keys()].filter((name) => name.startsWith(prefix)).sort(),
              );
            }
          }
          for (const k of ['a', 'b.json', 'dir/a', 'dir/b', 'dir/sub/c', 'dir2/a']) {
            const got = await store.get(k);
            expect(got === null ? undefined : new TextDecoder().decode(got.bytes)).toBe(
              oracle.get(k),
            );
          }
        }),
        { numRuns: 25 },
      );
    });
  });
}
