import type { EmbeddingModel } from '../language/index.js';
import { type AnswerOptions, answerFrom, type DocumentAnswer } from './answer/answer-question.js';
import { chooseSentences } from './answer/choose-sentences.js';
import {
  type PredictionContext,
  type Recommendation,
  recommend,
  steeringOf,
} from './answer/recommend.js';
import type { DocumentIndex } from './index-file/open-index.js';
import type { DocumentFilters } from './search/filters.js';
import { type FoundPassage, searchPassages } from './search/search-passages.js';

/** Where passages come from: an index file, a knowledge base. */
export interface PassageSource {
  /** What answered, for metadata: `index`, `knowledge-base/ID`. */
  readonly name: string;
  /** Passages best first; throws a Problem. */
  search(question: string, options: SourceSearch): Promise<readonly FoundPassage[]>;
  ask(question: string, options: AskOptions): Promise<AskedAnswer>;
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

/** An index as a source of passages and answers; with an embedding model, questions are embedded too. */
export function indexSource(
  index: DocumentIndex,
  { embedding = null }: { readonly embedding?: EmbeddingModel | null } = {},
): PassageSource {
  const search = async (question: string, options: SourceSearch) => {
    const vector = await questionVector(index, embedding, question, options.signal);
    const { filters, limit, steering } = options;
    return searchPassages(index, question, {
      filters,
      limit,
      steering,
      ...(vector === null ? {} : { vector }),
    });
  };
  return {
    name: 'index',
    search,
    ask: async (question, options) => {
      const steering = [options.steering ?? '', steeringOf(options.context)].join(' ').trim();
      const limit = Math.max(options.limit ?? 10, 10);
      const found = await search(question, { ...options, steering, limit });
      const choice = chooseSentences(index, question, found);
      const answer = await answerFrom(question, choice, found, options);
      return {
        ...answer,
        found: found.slice(0, options.limit ?? 10),
        recommendations: recommend(index, options.context, options.filters),
      };
    },
  };
}

// A question without a vector is still answered by its words.
async function questionVector(
  index: DocumentIndex,
  embedding: EmbeddingModel | null,
  question: string,
  signal: AbortSignal | undefined,
) {
  const model = index.header.embedding?.model;
  if (embedding === null || model !== embedding.name || question.trim() === '') return null;
  try {
    const { vectors } = await embedding.embed([question], {
      purpose: 'question',
      ...(signal === undefined ? {} : { signal }),
    });
    return { model, values: vectors[0]! };
  } catch {
    return null;
  }
}
