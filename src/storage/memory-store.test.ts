import { expect, test } from 'vitest';
import { objectStoreContract } from '../../test/support/object-store-contract.js';
import { memoryStore } from './memory-store.js';

objectStoreContract('memory', async () => memoryStore());

test('what the caller does with its bytes afterwards changes nothing', async () => {
  const store = memoryStore();
  const bytes = Uint8Array.of(1, 2, 3);
  await store.put('a', bytes);
  bytes[0] = 9;
  (await store.get('a'))!.bytes[1] = 9;
  expect([...(await store.get('a'))!.bytes]).toEqual([1, 2, 3]);
});
