import type * as z from 'zod';
import type { Language } from '../../shared/index.js';
import type { FunctionContract } from '../contract.js';
import { type FeatureValues, featuresField } from '../input/feature-rows.js';
import {
  booleanField,
  integerField,
  numbersField,
  readFields,
  textField,
  wordField,
} from '../input/read-fields.js';
import type { explainModelAnswer, explainNumberAnswer, explainRowAnswer } from './schema.js';

export interface ExplainInput {
  /** Undefined asks about the model as a whole. */
  readonly features: FeatureValues | undefined;
  readonly latentFeatures: readonly number[] | undefined;
  readonly topCount: number;
  readonly language: Language | undefined;
  readonly drawsChart: boolean;
  readonly predictionId: string | undefined;
}

/** Why one row was called as it was. */
export type ExplainRowAnswer = z.infer<typeof explainRowAnswer>;
/** Why a model that predicts a number said what it said. */
export type ExplainNumberAnswer = z.infer<typeof explainNumberAnswer>;
/** What the model leans on. */
export type ExplainModelAnswer = z.infer<typeof explainModelAnswer>;

export type AnyExplainAnswer = ExplainRowAnswer | ExplainNumberAnswer | ExplainModelAnswer;

/** `{features, top_n, ...}` explains a row; without features the answer is the model's global importance. */
export const explainContract: FunctionContract<ExplainInput, AnyExplainAnswer> = {
  kind: 'explain',
  summary: 'Explain a prediction by SHAP values, in words and as a chart; or the model itself.',
  method: 'POST',
  path: '/api/explain',
  needs: ['models:read', 'charts:write'],
  deployed: { memoryMegabytes: 1024, timeoutSeconds: 60 },
  readInput: readExplainInput,
  schemas: async () => (await import('./schema.js')).explainSchemas(),
};

function readExplainInput(data: unknown): ExplainInput {
  const fields = readFields(data, {
    features: featuresField(),
    latent_features: numbersField(4096),
    top_n: integerField(1, 100, 10),
    language: wordField('ko', 'en'),
    generate_chart: booleanField(),
    use_bedrock: booleanField(),
    prediction_id: textField(128),
  });
  return {
    features: fields.features,
    latentFeatures: fields.latent_features,
    topCount: fields.top_n,
    language: fields.language,
    // The model's own chart is drawn once and kept, a row's chart costs a drawing each time.
    drawsChart: fields.generate_chart ?? fields.features === undefined,
    predictionId: fields.prediction_id,
  };
}
