import type { EmbeddingModel } from '../../language/index.js';
import { noProgress, type Progress } from '../../shared/index.js';
import type { DocumentIndex } from '../index-file/open-index.js';
import { embedPassages } from './embed-passages.js';
import type { StoredVector, VectorStore } from './vector-store.js';

export interface StoreVectorsOptions {
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

/** Documents written at once; an interrupted run goes on behind the last piece. */
const documentsAtOnce = 50;

/**
 * Makes a store hold a vector for every passage of an index: embeds what is new or changed, drops what is gone.
 * Answers how many passages were embedded and how many documents dropped.
 */
export async function storeVectors(
  index: DocumentIndex,
  embedding: EmbeddingModel,
  store: VectorStore,
  { progress = noProgress, signal }: StoreVectorsOptions = {},
): Promise<{ readonly embedded: number; readonly dropped: number }> {
  const held = new Map<string, { readonly hash: string; count: number }>();
  for (const { document, hash } of await store.stored(embedding.name)) {
    const before = held.get(document);
    if (before === undefined || before.hash !== hash) held.set(document, { hash, count: 1 });
    else before.count++;
  }
  const documents = index.documents();
  const known = new Set(documents.map(({ id }) => id));
  const gone = [...held.keys()].filter((id) => !known.has(id));
  const wanted = documents.flatMap(({ id, hash }, number) => {
    const before = held.get(id);
    const passages = index.firstPassage[number + 1]! - index.firstPassage[number]!;
    return before?.hash === hash && before.count === passages ? [] : [number];
  });
  if (gone.length > 0) await store.write(embedding.name, { drop: gone, put: [] });
  let embedded = 0;
  for (let at = 0; at < wanted.length; at += documentsAtOnce) {
    signal?.throwIfAborted();
    progress({ stage: 'embedding', done: at, total: wanted.length });
    const piece = wanted.slice(at, at + documentsAtOnce);
    const places = piece.flatMap((number) => {
      const first = index.firstPassage[number]!;
      const count = index.firstPassage[number + 1]! - first;
      return Array.from({ length: count }, (_, passage) => ({
        number,
        passage,
        at: first + passage,
      }));
    });
    const vectors = await embedPassages(
      embedding,
      places.map((place) => index.passageAt(place.at)),
      signal,
    );
    const put = places.map(
      ({ number, passage }, place): StoredVector => ({
        document: documents[number]!.id,
        hash: documents[number]!.hash,
        passage,
        vector: vectors[place]!,
      }),
    );
    await store.write(embedding.name, { drop: piece.map((number) => documents[number]!.id), put });
    embedded += put.length;
  }
  progress({ stage: 'embedding', done: wanted.length, total: wanted.length });
  return { embedded, dropped: gone.length };
}
