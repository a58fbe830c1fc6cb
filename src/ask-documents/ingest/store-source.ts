import type { ObjectStore } from '../../shared/index.js';
import type { DocumentSource } from './document-source.js';

/** The documents of an object store below a prefix: a folder, memory, S3. */
export function storeSource(store: ObjectStore, prefix = ''): DocumentSource {
  return {
    label: `${store.label}${prefix}`,
    async *entries() {
      for (const key of await store.list(prefix)) {
        const read = async () => {
          const object = await store.get(key);
          // Removed since the listing: as good as empty, and reported as unreadable.
          return object?.bytes ?? new Uint8Array(0);
        };
        // Keys that were put from a Mac are decomposed; the object is asked for by its own.
        yield {
          id: key.normalize('NFC'),
          uri: (await store.address(key)) ?? '',
          bytes: null,
          read,
        };
      }
    },
  };
}
