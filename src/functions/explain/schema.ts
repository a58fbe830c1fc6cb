// What explain takes and answers, in zod: drawn into the OpenAPI document, held against real answers by tests,
// and the source of the types. Never loaded while serving.
import * as z from 'zod';

const featureValue = z.union([z.number(), z.string(), z.null()]);

export const explainInput = z.strictObject({
  features: z
    .record(z.string(), featureValue)
    .nullish()
    .describe('The row to explain; without it the answer is about the model as a whole.'),
  latent_features: z
    .array(z.number())
    .max(4096)
    .nullish()
    .describe(
      'What predict answered under this name. The encoder makes them anew; a warning says where they differ, or that the model has no encoder.',
    ),
  top_n: z.number().int().min(1).max(100).nullish().describe('Features to describe, default 10.'),
  language: z.enum(['ko', 'en']).nullish().describe('Of texts and chart; default the setting.'),
  generate_chart: z
    .boolean()
    .nullish()
    .describe('Default false for a row, true for the model as a whole, whose chart is drawn once.'),
  use_bedrock: z
    .boolean()
    .nullish()
    .describe(
      'Whether a language model may rephrase the summary; summary_source says who wrote it.',
    ),
  prediction_id: z.string().min(1).max(128).nullish().describe('The prediction this explains.'),
});

const range = z.strictObject({ low: z.number(), high: z.number(), unit: z.string() }).nullable();
const text = z.string().nullable().describe('Null when nobody stated it.');

const featureWords = {
  name: z.string(),
  title: text.describe('What people call it; null when nobody has said.'),
  equipment: text,
  description: text,
  normal_range: range,
};

const common = {
  model_version: z.string().describe('NAME@VERSION, for instance diecasting@3.'),
  base_value: z.number().describe('Expected model output before any feature is known.'),
  shap_unit: z
    .enum(['log_odds', 'score', 'probability', 'number', 'logarithm'])
    .describe(
      'Log odds of two classes; of several the score of the explained class in a softmax, or its probability in a forest; a number, or the logarithm of it.',
    ),
  language: z.enum(['ko', 'en']),
  summary: z.string().describe('In the language asked for.'),
  summaries: z.strictObject({ ko: z.string(), en: z.string() }),
  summary_source: z.literal('deterministic'),
  equipment_descriptions: z
    .record(
      z.string(),
      z.strictObject({
        equipment: z.string(),
        description: z.string(),
        impact: z.string().describe('What goes wrong outside the normal range.'),
        action: text,
        importance: z.number().min(0).max(1).describe('Share of all attribution, 0..1.'),
      }),
    )
    .describe('The described features an operator knows, by name.'),
  chart_url: z.string().nullable().describe('PNG; null when none was asked for or it failed.'),
  chart_svg_url: z.string().nullable().describe('The same chart as SVG.'),
  processing_time_ms: z.number().min(0),
  warnings: z.array(z.looseObject({ code: z.string(), message: z.string() })),
};

export const explainRowAnswer = z.strictObject({
  method: z
    .enum(['tree_shap_exact', 'linear_shap_exact', 'shapley_sampled'])
    .describe('Exact for trees and logistic regression; transformers are explained by sampling.'),
  prediction_id: z.string().nullable(),
  prediction: z.strictObject({
    class: z.string(),
    probability: z.number().min(0).max(1),
    confidence: z.enum(['high', 'medium', 'low']),
  }),
  prediction_proba: z.number().min(0).max(1).describe('Of the positive class.'),
  shap_values: z
    .record(z.string(), z.number())
    .describe(
      'By what the model reads, exact but for shapley_sampled: features, then latent_1, latent_2, ... of an encoder; with base_value they add up to the log odds of prediction_proba.',
    ),
  shap_standard_errors: z
    .record(z.string(), z.number().min(0))
    .nullable()
    .describe(
      'How far each sampled value may be off; null where they are exact. Their sum is exact either way.',
    ),
  top_features: z
    .array(
      z.strictObject({
        ...featureWords,
        value: featureValue.describe('Null when it was missing.'),
        shap: z.number(),
        direction: z
          .enum(['increases', 'decreases', 'none'])
          .describe('What it does to the probability of the positive class.'),
        in_range: z.boolean().nullable().describe('Null without a normal range or a value.'),
        action: text.describe('What to do about a value outside its normal range.'),
      }),
    )
    .describe('Largest contribution of the raw feature view first.'),
  raw_feature_view: z
    .array(z.strictObject({ name: z.string(), value: featureValue, shap: z.number() }))
    .describe(
      "Every measured feature in model order with its whole contribution, also by way of an encoder's latents, against the good rows most like this one; with base_value they add up to the same.",
    ),
  ...common,
});

export const explainNumberAnswer = explainRowAnswer.omit({ prediction_proba: true }).extend({
  prediction: z.strictObject({
    value: z.number().describe('What the model predicts a number of.'),
  }),
});

export const explainModelAnswer = z.strictObject({
  method: z.enum([
    'mean_absolute_tree_shap',
    'mean_absolute_linear_shap',
    'mean_absolute_sampled_shapley',
  ]),
  reference_rows: z.number().describe('Rows the mean was taken over.'),
  feature_importance: z.record(z.string(), z.number()).describe('Mean |SHAP| by feature name.'),
  top_features: z
    .array(
      z.strictObject({
        ...featureWords,
        importance: z.number().min(0).describe('Mean |SHAP|, log odds.'),
        share: z.number().min(0).max(1).describe('Share of all importance, 0..1.'),
      }),
    )
    .describe('Most important first.'),
  ...common,
});

/** The JSON Schemas of both. */
export function explainSchemas() {
  return {
    input: z.toJSONSchema(explainInput, { io: 'input' }),
    output: z.toJSONSchema(z.union([explainRowAnswer, explainNumberAnswer, explainModelAnswer])),
  };
}
