// What the functions answer documents from: the knowledge base of the settings, or an index.
import {
  cachedSource,
  DocumentIndex,
  indexSource,
  knowledgeBaseSource,
  type PassageSource,
  type VectorSearch,
} from '../../ask-documents/index.js';
import type { EmbeddingModel, LanguageModel } from '../../language/index.js';
import { problem, type Settings, seededRandom, systemClock } from '../../shared/index.js';

/** A source of passages and the model that may phrase answers; null when none is configured. */
export interface OpenDocuments {
  readonly source: PassageSource;
  readonly model: LanguageModel | null;
}

/** The knowledge base the settings name, null when they name none. */
export function openKnowledgeBase(settings: Settings): PassageSource | null {
  const { knowledgeBaseId: id, bedrockRegion: region, awsEndpoint } = settings;
  const { knowledgeBaseModelArn: modelArn } = settings;
  if (id === '') return null;
  const source = knowledgeBaseSource({
    id,
    region,
    ...(awsEndpoint === '' ? {} : { endpoint: awsEndpoint }),
    ...(modelArn === '' ? {} : { modelArn }),
  });
  return cachedSource(source, { clock: systemClock });
}

/** The models of the settings; where none is configured nothing of the language room is loaded. */
export async function openDocumentModels(
  settings: Settings,
): Promise<{ readonly model: LanguageModel | null; readonly embedding: EmbeddingModel | null }> {
  const { useBedrock, sageMakerEndpoint, languageServerUrl } = settings;
  if (!useBedrock && sageMakerEndpoint === '' && languageServerUrl === '')
    return { model: null, embedding: null };
  const language = await import('../../language/index.js');
  const surroundings = {
    clock: systemClock,
    random: seededRandom(`${process.pid} ${Date.now()}`),
    sleep: language.systemSleep,
    fetch: (...call: Parameters<typeof fetch>) => fetch(...call),
  };
  return {
    model: language.openLanguageModel(settings, surroundings),
    embedding: language.openEmbeddingModel(settings, surroundings),
  };
}

/** The documents of a deployed function: DOCUMENTS_PATH or the object documents.index of BUCKET_NAME. */
export async function deployedDocuments(settings: Settings): Promise<OpenDocuments> {
  const { model, embedding } = await openDocumentModels(settings);
  const knowledgeBase = openKnowledgeBase(settings);
  if (knowledgeBase !== null) return { source: knowledgeBase, model };
  const { documentsPath, bucket } = settings;
  if (documentsPath === '' && bucket === '')
    throw problem('setting.invalid', {
      setting: 'DOCUMENTS_PATH',
      got: '',
      expected:
        'an index file, or KNOWLEDGE_BASE_ID, or BUCKET_NAME with documents/documents.index',
    });
  if (documentsPath !== '') {
    const { readFile } = await import('node:fs/promises');
    const bytes = await readFile(documentsPath).catch(() => null);
    if (bytes === null) throw problem('file.not-found', { path: documentsPath });
    return {
      source: await ofIndex(new DocumentIndex(bytes, documentsPath), embedding, settings),
      model,
    };
  }
  const { s3Store } = await import('../../storage/index.js');
  const label = `s3://${bucket}/documents`;
  const object = await s3Store({ bucket, prefix: 'documents' }).get('documents.index');
  if (object === null) throw problem('documents.index-not-found', { index: label });
  return {
    source: await ofIndex(new DocumentIndex(object.bytes, label), embedding, settings),
    model,
  };
}

/** An index as the functions ask it: what was asked within the hour is remembered. */
export async function ofIndex(
  index: DocumentIndex,
  embedding: EmbeddingModel | null,
  settings: Settings,
): Promise<PassageSource> {
  const vectors = embedding === null ? null : await openVectors(settings);
  return cachedSource(indexSource(index, { embedding, vectors }), { clock: systemClock });
}

/** The vectors of passages that a database holds, to be searched; null when the index file has them. */
export async function openVectors(settings: Settings): Promise<VectorSearch | null> {
  const { documentVectorsUrl: url } = settings;
  if (url === '') return null;
  const { openVectorSearch } = await import('./document-vectors.js');
  return await openVectorSearch(url, settings);
}
