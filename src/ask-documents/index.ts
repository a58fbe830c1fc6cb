// Documents in, passages, an index; questions in, passages and answers with citations out. Pure but for
// the sources, journals and models it is handed; readers of PDF, DOCX and HTML load when one comes.
export { leastSupport } from './answer/abstention.js';
export type {
  AnswerOptions,
  Citation,
  DocumentAnswer,
} from './answer/answer-question.js';
export type { ContextFeature, PredictionContext, Recommendation } from './answer/recommend.js';
export {
  type AskedAnswer,
  type AskOptions,
  type IndexSourceOptions,
  indexSource,
  type PassageSource,
  type SourceSearch,
} from './ask.js';
export { type CachedSourceProps, cachedSource } from './cached-source.js';
export { categories, type DocumentFacts, type Passage } from './document.js';
export { type DocumentText, type DocumentTextSection, documentText } from './document-text.js';
export { DocumentIndex } from './index-file/open-index.js';
export {
  type DocumentSource,
  type IngestJournal,
  memorySource,
  type SourceEntry,
} from './ingest/document-source.js';
export { type IngestOptions, type IngestReport, ingest } from './ingest/ingest.js';
export { storeSource } from './ingest/store-source.js';
export {
  type KnowledgeBaseProps,
  knowledgeBaseSource,
} from './knowledge-base/knowledge-base-source.js';
export {
  type QueryDocumentsProps,
  type QueryRowsOptions,
  queryDocuments,
  queryRows,
  type RowTable,
} from './query-documents.js';
export { type DocumentRow, type RowDocumentsProps, rowDocuments } from './row-documents.js';
export { type DocumentFilters, rowsScheme } from './search/filters.js';
export {
  type FoundPassage,
  rankedDocuments,
  type SearchOptions,
  searchPassages,
} from './search/search-passages.js';
export { pgvectorSearch, pgvectorStore } from './vectors/pgvector-store.js';
export { type StoreVectorsOptions, storeVectors } from './vectors/store-vectors.js';
export type {
  PassageKey,
  StoredVector,
  VectorSearch,
  VectorStore,
} from './vectors/vector-store.js';
