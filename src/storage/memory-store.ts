import { type ObjectStore, problem } from '../shared/index.js';
import { checkKeyPrefix, checkObjectKey } from './object-key.js';

/** A store that lives as long as the value: for tests and for work nobody keeps. Bytes are copied in and out. */
export function memoryStore(label = 'memory'): ObjectStore {
  const objects = new Map<string, { readonly bytes: Uint8Array; readonly revision: string }>();
  let writes = 0;
  return {
    label,
    async get(key) {
      checkObjectKey(key);
      const object = objects.get(key);
      return object === undefined
        ? null
        : { bytes: object.bytes.slice(), revision: object.revision };
    },
    async put(key, bytes, options = {}) {
      checkObjectKey(key);
      const { ifRevision } = options;
      if (ifRevision !== undefined && (objects.get(key)?.revision ?? null) !== ifRevision)
        throw problem('store.conflict', { key });
      writes += 1;
      const revision = `m${writes}`;
      objects.set(key, { bytes: bytes.slice(), revision });
      return revision;
    },
    async list(prefix) {
      checkKeyPrefix(prefix);
      return [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
    },
    async delete(key) {
      checkObjectKey(key);
      objects.delete(key);
    },
    async address(key) {
      checkObjectKey(key);
      return null;
    },
  };
}
