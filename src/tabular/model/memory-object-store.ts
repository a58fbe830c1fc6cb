import { type ObjectStore, problem } from '../../shared/index.js';

/** An object store in memory for tests of this room; `failNextPut` makes the next put fail before it changes anything. */
export function memoryObjectStore(): ObjectStore & {
  failNextPut: Error | null;
  readonly objects: Map<string, { readonly bytes: Uint8Array; readonly revision: string }>;
} {
  const objects = new Map<string, { readonly bytes: Uint8Array; readonly revision: string }>();
  let puts = 0;
  return {
    label: 'memory',
    failNextPut: null,
    objects,
    async get(key) {
      return objects.get(key) ?? null;
    },
    async put(key, bytes, options = {}) {
      const failure = this.failNextPut;
      this.failNextPut = null;
      if (failure !== null) throw failure;
      const { ifRevision } = options;
      if (ifRevision !== undefined && (objects.get(key)?.revision ?? null) !== ifRevision)
        throw problem('store.conflict', { key });
      puts += 1;
      objects.set(key, { bytes: bytes.slice(), revision: `r${puts}` });
      return `r${puts}`;
    },
    async list(prefix) {
      return [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
    },
    async delete(key) {
      objects.delete(key);
    },
    async address() {
      return null;
    },
  };
}
