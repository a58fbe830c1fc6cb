// The documents of this machine: the workspace's and those that were added.
import type { Settings } from '../../shared/index.js';
import { type DocumentLibrary, documentLibrary } from './document-library.js';
import {
  type OpenDocuments,
  ofIndex,
  openDocumentModels,
  openKnowledgeBase,
} from './open-documents.js';

export interface LocalDocumentsProps {
  readonly settings: Settings;
  /** Folder of the index. */
  readonly folder: string;
  /** Documents that are always in the index: those of the workspace; null for none. */
  readonly workspaceDocuments: string | null;
  readonly warn: (message: string) => void;
}

/**
 * The documents of this machine, opened at the first call: the workspace's are taken in when they are
 * new or changed, the others are there since `casthouse documents add`. What another process adds is
 * there with the next call.
 */
export function localDocuments(props: LocalDocumentsProps): () => Promise<OpenDocuments> {
  const library = documentLibrary(props.folder, props.warn);
  let opening: Promise<Opened> | null = null;
  const opened = (open: () => Promise<Opened>) => {
    const promise = open();
    opening = promise;
    promise.catch(() => {
      if (opening === promise) opening = null;
    });
    return promise;
  };
  return async () => {
    const known = await (opening ?? opened(() => openLocalDocuments(props, library)));
    if (known.stamp === null || known.stamp === (await library.stamp())) return known.documents;
    // An index that cannot be read right now leaves the one at hand.
    const next = await openAgain(props, library, known).catch((error: Error) => {
      props.warn(`still answering from the documents at hand: ${error.message}`);
      return known;
    });
    opening = Promise.resolve(next);
    return next.documents;
  };
}

interface Opened {
  readonly documents: OpenDocuments;
  /** Of the index as it was opened; null for a knowledge base. */
  readonly stamp: string | null;
}

async function openLocalDocuments(
  { settings, workspaceDocuments }: LocalDocumentsProps,
  library: DocumentLibrary,
): Promise<Opened> {
  const { model, embedding } = await openDocumentModels(settings);
  const knowledgeBase = openKnowledgeBase(settings);
  if (knowledgeBase !== null) return { documents: { source: knowledgeBase, model }, stamp: null };
  if (workspaceDocuments !== null) await library.add(workspaceDocuments);
  const stamp = await library.stamp();
  const source = await ofIndex(await library.open(), embedding, settings);
  return { documents: { source, model }, stamp };
}

async function openAgain(
  { settings }: LocalDocumentsProps,
  library: DocumentLibrary,
  { documents: { model } }: Opened,
): Promise<Opened> {
  const { embedding } = await openDocumentModels(settings);
  const stamp = await library.stamp();
  const source = await ofIndex(await library.open(), embedding, settings);
  return { documents: { source, model }, stamp };
}
