import type * as z from 'zod';
import type {
  ContextFeature,
  DocumentFilters,
  PredictionContext,
} from '../../ask-documents/index.js';
import type { Language } from '../../shared/index.js';
import type { FunctionContract } from '../contract.js';
import {
  booleanField,
  type FieldReader,
  integerField,
  invalid,
  isRecord,
  readFields,
  textField,
  wordField,
} from '../input/read-fields.js';
import type { askDocumentsAnswer } from './schema.js';

export interface AskDocumentsInput {
  readonly query: string;
  readonly filters: DocumentFilters;
  readonly maxResults: number;
  readonly includesSources: boolean;
  readonly context: PredictionContext | undefined;
  readonly language: Language | undefined;
}

export type AskDocumentsAnswer = z.infer<typeof askDocumentsAnswer>;

/** Longest question in characters. */
const longestQuery = 10_000;

/** `{query, filters?, max_results?, include_sources?, context?}` -> an answer with the places it stands at. */
export const askDocumentsContract: FunctionContract<AskDocumentsInput, AskDocumentsAnswer> = {
  kind: 'ask-documents',
  summary: 'Answer a question from the process documents, each sentence with its source.',
  method: 'POST',
  path: '/api/documents/ask',
  needs: ['documents:read', 'language:invoke'],
  deployed: { memoryMegabytes: 512, timeoutSeconds: 30 },
  readInput: readAskDocumentsInput,
  schemas: async () => (await import('./schema.js')).askDocumentsSchemas(),
};

function readAskDocumentsInput(data: unknown): AskDocumentsInput {
  const fields = readFields(data, {
    query: textField(longestQuery),
    filters: filtersField,
    max_results: integerField(1, 100, 5),
    include_sources: booleanField(),
    context: contextField,
    language: wordField('ko', 'en'),
  });
  if (fields.query === undefined || fields.query.trim() === '')
    throw invalid('query', fields.query, 'a question');
  return {
    query: fields.query,
    filters: fields.filters,
    maxResults: fields.max_results,
    includesSources: fields.include_sources ?? true,
    context: fields.context,
    language: fields.language,
  };
}

const filtersField: FieldReader<DocumentFilters> = (value, at) => {
  if (value === undefined) return {};
  const fields = readFields(value, {
    category: wordsField,
    date_range: dateRangeField,
    priority: wordsField,
    language: wordsField,
  });
  const { category, priority, language, date_range: dateRange } = fields;
  if (!isRecord(value)) throw invalid(at, value, 'an object');
  return {
    ...(category === undefined ? {} : { category }),
    ...(priority === undefined ? {} : { priority }),
    ...(language === undefined ? {} : { language }),
    ...(dateRange === undefined ? {} : { dateRange }),
  };
};

/** One word or a list of them; an empty list filters nothing. */
const wordsField: FieldReader<readonly string[] | undefined> = (value, at) => {
  if (value === undefined) return undefined;
  const words = typeof value === 'string' ? [value] : value;
  if (
    Array.isArray(words) &&
    words.length <= 100 &&
    words.every((word): word is string => typeof word === 'string' && word.length <= 200)
  )
    return words.length === 0 ? undefined : words;
  throw invalid(at, value, 'a list of at most 100 words');
};

/** `{from?, to?}`, also called start and end, each `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
const dateRangeField: FieldReader<DocumentFilters['dateRange']> = (value, at) => {
  if (value === undefined) return undefined;
  const { from, to, start, end } = readFields(value, {
    from: dateField,
    to: dateField,
    start: dateField,
    end: dateField,
  });
  const [first, last] = [from ?? start, to ?? end];
  if (first !== undefined && last !== undefined && first > last)
    throw invalid(at, `${first} to ${last}`, 'a range that begins before it ends');
  return {
    ...(first === undefined ? {} : { from: first }),
    ...(last === undefined ? {} : { to: last }),
  };
};

const dateField: FieldReader<string | undefined> = (value, at) => {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?:T.*)?$/.test(value))
    return value.slice(0, 10);
  throw invalid(at, value, 'a date such as 2026-01-19');
};

// What predict and explain answer may be passed on whole, so more fields than the read ones are let pass.
const contextField: FieldReader<PredictionContext | undefined> = (value, at) => {
  if (value === undefined) return undefined;
  if (!isRecord(value)) throw invalid(at, value, 'an object with prediction and top_features');
  const { prediction, top_features: features = [] } = value;
  const className = isRecord(prediction) ? prediction.class : prediction;
  if (!Array.isArray(features) || features.length > 1000)
    throw invalid(`${at}.top_features`, features, 'a list of at most 1000 features');
  return {
    ...(typeof className === 'string' ? { prediction: className } : {}),
    topFeatures: features.map((feature, index) => {
      if (typeof feature === 'string') return { name: feature, value: null };
      const name = isRecord(feature) ? (feature.name ?? feature.feature) : undefined;
      if (!isRecord(feature) || typeof name !== 'string')
        throw invalid(`${at}.top_features[${index}]`, feature, 'a name, or an object with one');
      const value = typeof feature.value === 'number' ? feature.value : null;
      const side = sideOf(value, feature.normal_range);
      return {
        name,
        value,
        ...(typeof feature.title === 'string' ? { titles: [feature.title] } : {}),
        ...(side === null ? {} : { side }),
      };
    }),
  };
};

// As explain answers it; what has another form says nothing.
function sideOf(value: number | null, range: unknown): ContextFeature['side'] | null {
  if (value === null || !isRecord(range)) return null;
  const { low, high } = range;
  if (typeof low !== 'number' || typeof high !== 'number') return null;
  return value < low ? 'below' : value > high ? 'above' : 'inside';
}
