import type { EmbeddingModel } from '../language/index.js';
import { languageOf } from '../shared/index.js';
import { type AnswerOptions, answerFrom, type DocumentAnswer } from './answer/answer-question.js';
import { chooseSentences } from './answer/choose-sentences.js';
import {
  type PredictionContext,
  type Recommendation,
  recommend,
  steeringOf,
} from './answer/recommend.js';
import { type DocumentText, documentText } from './document-text.js';
import type { DocumentIndex } from './index-file/open-index.js';
import { type DocumentFilters, isOpen } from './search/filters.js';
import { type FoundPassage, searchPassages } from './search/search-passages.js';
import type { VectorSearch } from './vectors/vector-store.js';
import { analyseQuestion } from './words/analyse-question.js';

/** Where passages come from: an index file, a knowledge base. */
export interface PassageSource {
  /** What answered, for metadata: `index`, `knowledge-base/ID`. */
  readonly name: string;
  /** Passages best first; throws a Problem. */
  search(question: string, options: SourceSearch): Promise<readonly FoundPassage[]>;
  ask(question: string, options: AskOptions): Promise<AskedAnswer>;
  /** The whole text of a document; null when there is none of that id. Absent where only pieces can be had. */
  document?(id: string): Promise<DocumentText | null>;
}

export interface SourceSearch {
  readonly filters?: DocumentFilters;
  /** 1 to 100, default 10. */
  readonly limit?: number;
  readonly steering?: string;
  readonly signal?: AbortSignal;
}

export interface AskOptions extends SourceSearch, AnswerOptions {
  /** A prediction the question is about: its strongest features steer the search. */
  readonly context?: PredictionContext;
}

export interface AskedAnswer extends DocumentAnswer {
  /** True when it was remembered, see `cachedSource`. */
  readonly cached?: boolean;
  readonly found: readonly FoundPassage[];
  readonly recommendations: readonly Recommendation[];
}

export interface IndexSourceOptions {
  /** Embeds questions; default none, and passages are found by their words alone. */
  readonly embedding?: EmbeddingModel | null;
  /** Where the passages' vectors are; default in the index file. */
  readonly vectors?: VectorSearch | null;
}

/** An index as a source of passages and answers; with an embedding model, questions are embedded too. */
export function indexSource(
  index: DocumentIndex,
  { embedding = null, vectors = null }: IndexSourceOptions = {},
): PassageSource {
  const search = async (question: string, options: SourceSearch) => {
    const { filters, limit, steering } = options;
    const near =
      embedding === null || question.trim() === ''
        ? {}
        : vectors === null
          ? await questionVector(index, embedding, question, options.signal)
          : await storedNearest(index, embedding, vectors, question, options);
    return searchPassages(index, question, { filters, limit, steering, ...near });
  };
  return {
    name: 'index',
    search,
    document: async (id) => documentText(index, id),
    ask: async (question, options) => {
      const steering = [options.steering ?? '', steeringOf(options.context)].join(' ').trim();
      const limit = Math.max(options.limit ?? 10, 10);
      const found = await search(question, { ...options, steering, limit });
      // "왜?" and "a" name nothing: what was found is what a prediction steered to, or chance.
      const namesSomething = analyseQuestion(question, index.header.synonyms).some(
        ({ importance }) => importance >= leastNaming,
      );
      const choice = namesSomething ? chooseSentences(index, question, found) : nothingChosen;
      const answer = await answerFrom(question, choice, found, options);
      return {
        ...answer,
        found: found.slice(0, options.limit ?? 10),
        recommendations: recommend(index, options.context, {
          filters: options.filters,
          language: options.language ?? languageOf(question),
        }),
      };
    },
  };
}

/** Of a word that names what is asked about; words of asking and fillers have less. */
const leastNaming = 0.5;
const nothingChosen = { quotes: [], evidence: null } as const;

// A question without a vector is still answered by its words.
async function questionVector(
  index: DocumentIndex,
  embedding: EmbeddingModel,
  question: string,
  signal: AbortSignal | undefined,
) {
  const model = index.header.embedding?.model;
  if (model !== embedding.name) return {};
  const values = await embedded(embedding, question, signal);
  return values === null ? {} : { vector: { model, values } };
}

/** Passages taken from a store: as many as are fused, and more when filters leave some out. */
const nearestTaken = 50;
const nearestTakenToFilter = 500;

async function storedNearest(
  index: DocumentIndex,
  embedding: EmbeddingModel,
  vectors: VectorSearch,
  question: string,
  { filters = {}, signal }: SourceSearch,
) {
  const values = await embedded(embedding, question, signal);
  if (values === null) return {};
  const limit = isOpen(filters) ? nearestTaken : nearestTakenToFilter;
  const keys = await vectors.nearest(embedding.name, values, limit, signal).catch((error) => {
    if (signal?.aborted) throw error;
    return [];
  });
  // The store may be ahead of the index or behind it: only what both hold in the same version counts.
  const nearest = keys.flatMap(({ document, hash, passage }) => {
    const number = index.numberOf(document);
    if (number === null || index.documents()[number]!.hash !== hash) return [];
    const at = index.firstPassage[number]! + passage;
    return at < index.firstPassage[number + 1]! ? [at] : [];
  });
  return nearest.length === 0 ? {} : { nearest };
}

async function embedded(
  embedding: EmbeddingModel,
  question: string,
  signal: AbortSignal | undefined,
): Promise<Float32Array | null> {
  try {
    const { vectors } = await embedding.embed([question], {
      purpose: 'question',
      ...(signal === undefined ? {} : { signal }),
    });
    return vectors[0]!;
  } catch {
    return null;
  }
}
