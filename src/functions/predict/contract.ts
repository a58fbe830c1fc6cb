import type * as z from 'zod';
import type { FunctionContract } from '../contract.js';
import { type FeatureValues, featuresOrRowsField, rowsField } from '../input/feature-rows.js';
import { invalid, readFields } from '../input/read-fields.js';
import type {
  predictAnswer,
  predictNumberAnswer,
  predictNumberRowsAnswer,
  predictRowsAnswer,
} from './schema.js';

export interface PredictInput {
  readonly rows: readonly FeatureValues[];
  /** Whether several rows were sent, which are answered under `predictions`. */
  readonly isBatch: boolean;
}

/** The answer for one row. */
export type PredictAnswer = z.infer<typeof predictAnswer>;
/** The answer for several rows. */
export type PredictRowsAnswer = z.infer<typeof predictRowsAnswer>;
/** The same of a model that predicts a number. */
export type PredictNumberAnswer = z.infer<typeof predictNumberAnswer>;
export type PredictNumberRowsAnswer = z.infer<typeof predictNumberRowsAnswer>;
/** What the function answers, by what the model predicts and how many rows were sent. */
export type AnyPredictAnswer =
  | PredictAnswer
  | PredictRowsAnswer
  | PredictNumberAnswer
  | PredictNumberRowsAnswer;

/** `{features: {...}}` for one row; `{rows: [...]}` or `{features: [...]}` for up to 10,000. */
export const predictContract: FunctionContract<PredictInput, AnyPredictAnswer> = {
  kind: 'predict',
  summary:
    'Predict the class of one row or many, with probability, confidence and warnings; or a number.',
  method: 'POST',
  path: '/api/predict',
  needs: ['models:read'],
  deployed: { memoryMegabytes: 1024, timeoutSeconds: 30 },
  readInput: readPredictInput,
  schemas: async () => (await import('./schema.js')).predictSchemas(),
};

function readPredictInput(data: unknown): PredictInput {
  const { features, rows } = readFields(data, {
    features: featuresOrRowsField(),
    rows: rowsField(),
  });
  if (features !== undefined && rows !== undefined)
    throw invalid('rows', rows, 'either features or rows, not both');
  const given = rows ?? features;
  if (given === undefined)
    throw invalid('features', undefined, 'an object of feature values by name');
  return isList(given) ? { rows: given, isBatch: true } : { rows: [given], isBatch: false };
}

function isList(
  given: FeatureValues | readonly FeatureValues[],
): given is readonly FeatureValues[] {
  return Array.isArray(given);
}
