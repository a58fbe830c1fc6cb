// What predict takes and answers, in zod: drawn into the OpenAPI document, held against real answers by tests,
// and the source of the types. Never loaded while serving.
import * as z from 'zod';
import { limits } from '../../shared/index.js';

const featureValue = z.union([z.number(), z.string(), z.null()]);
const features = z
  .record(z.string(), featureValue)
  .describe(
    "Value by feature name, as the model's features are called; null or absent is missing.",
  );
const rows = z.array(features).min(1).max(limits.predictRows);

export const predictInput = z
  .strictObject({
    features: z.union([features, rows]).nullish().describe('One row, or a list of rows.'),
    rows: rows.nullish().describe('Several rows; the same as a list under features.'),
  })
  .refine((input) => (input.features == null) !== (input.rows == null), {
    message: 'exactly one of features and rows',
  });

const warning = z.looseObject({
  code: z.enum(['missing-feature', 'outside-training-range', 'unknown-category']),
  feature: z.string(),
  message: z.string(),
});

const oneRow = {
  prediction: z.strictObject({
    class: z.string().describe('The called class, for instance defect or normal.'),
    probability: z
      .number()
      .min(0)
      .max(1)
      .describe('Of the positive class; of the called one where there are more than two.'),
    confidence: z
      .enum(['high', 'medium', 'low'])
      .describe('How clear the call is, from the distance to the threshold.'),
    class_probabilities: z.record(z.string(), z.number()),
  }),
  latent_features: z
    .array(z.number())
    .describe("What the model's encoder condensed the row to; empty where it has no encoder."),
  attention_weights: z
    .array(z.number())
    .describe(
      "The encoder's self-attention as [head][query][key], 4 x 4 x 4, every four adding up to 1; empty where the model has no encoder.",
    ),
  prediction_id: z.string().describe('Name of this prediction for feedback and explanation.'),
  warnings: z
    .array(warning)
    .describe('Missing values, values outside the training range, unknown categories.'),
};

const figure = z.number().nullable().describe('Null where the test rows do not define it.');
const aboutModel = {
  processing_time_ms: z.number().min(0),
  model_version: z.string().describe('NAME@VERSION, for instance diecasting@3.'),
  model_performance: z
    .strictObject({
      f1_score: figure,
      roc_auc: figure,
      accuracy: figure,
      pr_auc: figure,
      precision: figure,
      recall: figure,
      threshold: z.number(),
      protocol: z
        .string()
        .describe('How the test rows were held out; twins-together never tests on a copied row.'),
      test_rows: z.number(),
    })
    .nullable()
    .describe('Figures on held-out rows under the honest protocol.'),
};

const oneNumber = {
  ...oneRow,
  prediction: z.strictObject({
    value: z.number().describe('What the model predicts a number of.'),
  }),
};

export const predictAnswer = z.strictObject({ ...oneRow, ...aboutModel });
export const predictRowsAnswer = z.strictObject({
  predictions: z.array(z.strictObject(oneRow)).describe('In the order of the rows.'),
  ...aboutModel,
});
export const predictNumberAnswer = z.strictObject({ ...oneNumber, ...aboutModel });
export const predictNumberRowsAnswer = z.strictObject({
  predictions: z.array(z.strictObject(oneNumber)).describe('In the order of the rows.'),
  ...aboutModel,
});

/** The JSON Schemas of both. */
export function predictSchemas() {
  return {
    input: z.toJSONSchema(predictInput, { io: 'input' }),
    output: z.toJSONSchema(
      z.union([predictAnswer, predictRowsAnswer, predictNumberAnswer, predictNumberRowsAnswer]),
    ),
  };
}
