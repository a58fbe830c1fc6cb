import { beforeEach, describe, expect, test } from 'vitest';
import { smallModel } from '../../test/support/small-model.js';
import { fixedClock } from '../shared/index.js';
import { memoryStore } from '../storage/index.js';
import { type ModelRegistry, modelRegistry } from '../tabular/index.js';
import { servedModel } from './served-model.js';

const first = smallModel();
const second = { ...first, threshold: 0.7 };

describe('servedModel', () => {
  let registry: ModelRegistry;
  let clock: ReturnType<typeof fixedClock>;
  let reads: string[];
  let failures: unknown[];
  const open = (reference = 'small') =>
    servedModel({
      registry: {
        resolve: (wanted) => {
          reads.push('resolve');
          return registry.resolve(wanted);
        },
        loadAny: (wanted) => {
          reads.push('load');
          return registry.loadAny(wanted);
        },
      },
      reference: async () => reference,
      clock,
      refreshMs: 1000,
      onStale: (failure) => failures.push(failure),
    });
  /** Lets the look in the background come to its end. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  beforeEach(() => {
    clock = fixedClock();
    registry = modelRegistry(memoryStore(), clock);
    reads = [];
    failures = [];
  });

  test('loads once, whoever asks at the same time', async () => {
    await registry.register(first);
    const served = open();
    const answers = await Promise.all([served(), served(), served()]);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]!.version).toBe('small@1');
    await served();
    expect(reads).toEqual(['load']);
  });

  test('looks again when the time has come, and loads only what changed', async () => {
    await registry.register(first);
    const served = open();
    await served();
    clock.advance(999);
    await served();
    expect(reads).toEqual(['load']);
    clock.advance(1);
    await served();
    await settle();
    expect(reads).toEqual(['load', 'resolve']);
    await registry.register(second);
    clock.advance(1000);
    expect((await served()).version).toBe('small@1');
    await settle();
    const { version, open: opened } = await served();
    expect(version).toBe('small@2');
    expect(opened.model.threshold).toBe(0.7);
  });

  test('a fixed version stays, whatever is registered', async () => {
    await registry.register(first);
    const served = open('small@1');
    await served();
    await registry.register(second);
    clock.advance(5000);
    await served();
    await settle();
    expect((await served()).version).toBe('small@1');
  });

  test('tries again after a first look that failed', async () => {
    const served = open();
    await expect(served()).rejects.toMatchObject({ code: 'model.unknown-name' });
    await registry.register(first);
    expect((await served()).version).toBe('small@1');
    expect(failures).toEqual([]);
  });

  test('serves on when a later look fails, and tells', async () => {
    await registry.register(first);
    const served = open();
    await served();
    const found = registry.resolve;
    registry = { ...registry, resolve: () => Promise.reject(new Error('the store is away')) };
    clock.advance(1000);
    expect((await served()).version).toBe('small@1');
    await settle();
    expect(failures.map(String)).toEqual(['Error: the store is away']);
    registry = { ...registry, resolve: found };
    clock.advance(1000);
    await served();
    await settle();
    expect(failures).toHaveLength(1);
  });
});
