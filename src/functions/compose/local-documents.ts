// The documents of this machine: the workspace's and those that were added.
import type { Settings } from '../../shared/index.js';
import { documentLibrary } from './document-library.js';
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
 * new or changed, the others are there since `casthouse documents add`.
 */
export function localDocuments(props: LocalDocumentsProps): () => Promise<OpenDocuments> {
  let opening: Promise<OpenDocuments> | null = null;
  return () => {
    opening ??= openLocalDocuments(props).catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  };
}

async function openLocalDocuments(props: LocalDocumentsProps): Promise<OpenDocuments> {
  const { settings, folder, workspaceDocuments, warn } = props;
  const { model, embedding } = await openDocumentModels(settings);
  const knowledgeBase = openKnowledgeBase(settings);
  if (knowledgeBase !== null) return { source: knowledgeBase, model };
  const library = documentLibrary(folder, warn);
  if (workspaceDocuments !== null) await library.add(workspaceDocuments);
  return { source: await ofIndex(await library.open(), embedding, settings), model };
}
