// The index of documents in a folder: index file, the sources it was made from, the journal of a reading.
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import {
  DocumentIndex,
  type DocumentSource,
  type IngestOptions,
  type IngestReport,
  ingest,
  rowsScheme,
  storeSource,
} from '../../ask-documents/index.js';
import { asProblem, Problem, problem } from '../../shared/index.js';
import { folderStore } from '../../storage/index.js';
import { fileJournal, folderDocuments } from './folder-documents.js';

const indexKey = 'documents.index';
const sourcesKey = 'sources.json';
const rowsFiles = ['rows.jsonl', 'synonyms.txt'] as const;

export interface DocumentLibrary {
  /**
   * The index; one that is damaged or of another version is made again from its sources, never served.
   * Throws `documents.index-not-found`.
   */
  open(): Promise<DocumentIndex>;
  /** Changes whenever the index does; empty before the first document. */
  stamp(): Promise<string>;
  /** Takes in a folder, a file or `s3://BUCKET/PREFIX`. What was there stays when it fails. */
  add(target: string, options?: LibraryOptions): Promise<IngestReport>;
  /**
   * Takes in rows as documents, all of what is known under the name of the source: those that are gone go. They are
   * kept as JSON lines beside the index, so that it can be made again without the database they came from.
   */
  addRows(source: DocumentSource, options?: LibraryOptions): Promise<IngestReport>;
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

  // A name may be in any language, a key may not.
  const rowsKey = (label: string, file: string) =>
    `rows/${createHash('sha256').update(label).digest('hex').slice(0, 16)}/${file}`;
  const openSource = async (target: string): Promise<DocumentSource> => {
    if (!target.startsWith(rowsScheme)) return await outsideSource(target);
    const kept = new Map<string, Uint8Array>();
    for (const file of rowsFiles) {
      const object = await store.get(rowsKey(target, file));
      if (object !== null) kept.set(file, object.bytes);
    }
    if (!kept.has(rowsFiles[0]))
      throw problem('file.not-found', { path: rowsKey(target, rowsFiles[0]) });
    return keptSource(target, kept);
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
      await addAll(
        known.filter((other) => other !== source.label),
        options,
      );
    const report = await addOne(target, options, previous);
    if (!known.includes(source.label)) {
      const list = JSON.stringify([...known, source.label], null, 1);
      await store.put(sourcesKey, new TextEncoder().encode(list));
    }
    return report;
  };

  // A source that is gone costs its own documents only.
  const addAll = async (targets: readonly string[], options: LibraryOptions) => {
    for (const target of targets)
      await addOne(target, options).catch((thrown) => {
        const { message, fix } = asProblem(thrown);
        warn(`${target} could not be read again: ${message}; ${fix}`);
      });
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
    addRows: async (source, options) => {
      const label = `${rowsScheme}${source.label}`;
      const [lines, words] = await filesOf(source);
      await store.put(rowsKey(label, rowsFiles[0]), lines);
      await store.put(rowsKey(label, rowsFiles[1]), words);
      return await add(label, options);
    },
    stamp: async () => {
      const found = await stat(path.join(folder, indexKey)).catch(() => null);
      return found === null ? '' : `${found.mtimeMs} ${found.size}`;
    },
    open: async () => {
      try {
        const index = await stored();
        if (index === null) throw problem('documents.index-not-found', { index: folder });
        return index;
      } catch (error) {
        const known = await sources();
        if (!isDamage(error) || known.length === 0) throw error;
        warn(`${error.message}; it is made again`);
        await addAll(known, {});
        const index = await stored().catch(() => null);
        if (index === null) throw error;
        return index;
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

/** Files in memory; nobody can open them anywhere. */
function keptSource(label: string, files: ReadonlyMap<string, Uint8Array>): DocumentSource {
  return {
    label,
    async *entries() {
      for (const [id, bytes] of files)
        yield { id, uri: '', bytes: bytes.length, read: async () => bytes };
    },
  };
}

// The rows, and the words that mean the same in them.
async function filesOf(source: DocumentSource): Promise<[Uint8Array, Uint8Array]> {
  const files: [Uint8Array, Uint8Array] = [new Uint8Array(), new Uint8Array()];
  for await (const entry of source.entries())
    files[entry.id === rowsFiles[1] ? 1 : 0] = await entry.read();
  return files;
}

async function outsideSource(target: string): Promise<DocumentSource> {
  const bucket = /^s3:\/\/([^/]+)\/?(.*?)\/?$/.exec(target);
  if (bucket === null) return await folderDocuments(target);
  const { s3Store } = await import('../../storage/index.js');
  const source = storeSource(s3Store({ bucket: bucket[1]!, prefix: bucket[2]! }));
  return { ...source, label: target };
}
