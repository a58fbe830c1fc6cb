// The index of documents in a folder: index file, the sources it was made from, the journal of a reading.
import path from 'node:path';
import {
  DocumentIndex,
  type DocumentSource,
  type IngestOptions,
  type IngestReport,
  ingest,
  storeSource,
} from '../../ask-documents/index.js';
import { Problem, problem } from '../../shared/index.js';
import { folderStore } from '../../storage/index.js';
import { fileJournal, folderDocuments } from './folder-documents.js';

const indexKey = 'documents.index';
const sourcesKey = 'sources.json';

export interface DocumentLibrary {
  /**
   * The index; one that is damaged or of another version is made again from its sources, never served.
   * Throws `documents.index-not-found`.
   */
  open(): Promise<DocumentIndex>;
  /** Takes in a folder, a file or `s3://BUCKET/PREFIX`. What was there stays when it fails. */
  add(target: string, options?: LibraryOptions): Promise<IngestReport>;
}

export type LibraryOptions = Pick<
  IngestOptions,
  'embedding' | 'progress' | 'signal' | 'limitBytes'
>;

/** The library in a folder, which is made at the first `add`. `warn` is told when an index is made again. */
export function documentLibrary(
  folder: string,
  warn: (message: string) => void = () => {},
): DocumentLibrary {
  const store = folderStore(folder);
  const journal = fileJournal(path.join(folder, 'reading.jsonl'));

  const stored = async (): Promise<DocumentIndex | null> => {
    const object = await store.get(indexKey);
    return object === null ? null : new DocumentIndex(object.bytes, folder);
  };
  const sources = async (): Promise<string[]> => {
    const object = await store.get(sourcesKey);
    if (object === null) return [];
    const list: unknown = JSON.parse(new TextDecoder().decode(object.bytes));
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
  };

  const add = async (target: string, options: LibraryOptions = {}): Promise<IngestReport> => {
    const source = await openSource(target);
    const previous = await stored().catch((error) => {
      if (!isDamage(error)) throw error;
      warn(`${error.message}; it is made again`);
      return null;
    });
    // A damaged index lost what other sources gave: they are read again first.
    const known = await sources();
    if (previous === null)
      for (const other of known) if (other !== source.label) await addOne(other, options);
    const report = await addOne(target, options, previous);
    if (!known.includes(source.label)) {
      const list = JSON.stringify([...known, source.label], null, 1);
      await store.put(sourcesKey, new TextEncoder().encode(list));
    }
    return report;
  };

  const addOne = async (
    target: string,
    options: LibraryOptions,
    given?: DocumentIndex | null,
  ): Promise<IngestReport> => {
    const previous =
      given ??
      (await stored().catch((error) => {
        if (isDamage(error)) return null;
        throw error;
      }));
    const { file, report } = await ingest(await openSource(target), {
      ...options,
      previous,
      journal,
    });
    await store.put(indexKey, file);
    await journal.clear();
    return report;
  };

  return {
    add,
    open: async () => {
      try {
        const index = await stored();
        if (index === null) throw problem('documents.index-not-found', { index: folder });
        return index;
      } catch (error) {
        const known = await sources();
        if (!isDamage(error) || known.length === 0) throw error;
        warn(`${error.message}; it is made again`);
        for (const target of known) await addOne(target, {});
        return (await stored())!;
      }
    },
  };
}

function isDamage(error: unknown): error is Problem {
  return (
    error instanceof Problem &&
    (error.code === 'documents.index-damaged' || error.code === 'documents.index-outdated')
  );
}

async function openSource(target: string): Promise<DocumentSource> {
  const bucket = /^s3:\/\/([^/]+)\/?(.*?)\/?$/.exec(target);
  if (bucket === null) return await folderDocuments(target);
  const { s3Store } = await import('../../storage/index.js');
  const source = storeSource(s3Store({ bucket: bucket[1]!, prefix: bucket[2]! }));
  return { ...source, label: target };
}
