// What the assistant takes, sends and answers, in zod: drawn into the OpenAPI document, held against real answers by
// tests, and the source of the type. Never loaded while serving.
import * as z from 'zod';

const value = z.union([z.number(), z.string(), z.null()]);

export const assistInput = z.strictObject({
  prompt: z
    .string()
    .min(1)
    .nullish()
    .describe('A question, a pasted reading, or both; in Korean or English.'),
  question: z.string().min(1).nullish().describe('The same as prompt.'),
  message: z.string().min(1).nullish().describe('The same as prompt.'),
  features: z
    .record(z.string(), value)
    .nullish()
    .describe('A reading by feature name, for questions such as "why?"; may stand alone.'),
  session_id: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .nullish()
    .describe('The conversation; absent: a new one.'),
  history: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant']), text: z.string().min(1) }))
    .max(100)
    .nullish()
    .describe('What was said before, for a process that does not know the session.'),
  scope: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .nullish()
    .describe('Values that queries are limited to, by parameter of the catalogue.'),
  language: z.enum(['ko', 'en']).nullish().describe('Of the answer; default that of the question.'),
  format: z
    .enum(['text', 'events'])
    .nullish()
    .describe('Of the stream; default as the Accept header asks.'),
});

const kind = z.enum([
  'predict',
  'explain',
  'what-if',
  'model',
  'documents',
  'data',
  'talk',
  'decline',
]);
const reading = z.record(z.string(), value);
const prediction = z.strictObject({
  class: z.string(),
  probability: z.number().min(0).max(1).describe('Of the positive class.'),
  confidence: z.enum(['high', 'medium', 'low']),
  threshold: z.number(),
  positive_class: z.string(),
  prediction_id: z.string(),
  model_version: z.string(),
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string() })),
});
const topFeature = z.strictObject({
  name: z.string(),
  title: z.string().describe('What people call it.'),
  value,
  shap: z.number().describe('Log odds; for the model as a whole the mean of the absolute values.'),
  equipment: z.string().nullable(),
  normal_range: z.strictObject({ low: z.number(), high: z.number(), unit: z.string() }).nullable(),
  in_range: z.boolean().nullable(),
  action: z.string().nullable(),
});
const change = z.strictObject({
  feature: z.string(),
  title: z.string(),
  from: z.number().nullable(),
  to: z.number(),
  unit: z.string(),
});
const table = z.strictObject({
  room: z.string().describe('The workspace whose database was asked.'),
  sql: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())).describe('The first rows, at most 100.'),
  row_count: z.number().int(),
  truncated: z.boolean(),
});
const citation = z.strictObject({
  number: z.number().int().describe('The number in brackets in the answer.'),
  document: z.string(),
  title: z.string(),
  heading: z.string(),
  page: z.number().int().nullable(),
  quote: z.string(),
  passage: z.string().describe('The text around the quote, which holds it word for word.'),
  uri: z.string(),
});
const recommendation = z.strictObject({
  feature: z.string(),
  text: z.string(),
  document: z.string(),
  title: z.string(),
  heading: z.string(),
});
const failure = z.strictObject({
  code: z.string(),
  message: z.string(),
  fix: z.string(),
  retryable: z.boolean(),
});
const usage = z.strictObject({
  inputTokens: z.number(),
  outputTokens: z.number(),
  cacheReadTokens: z.number(),
  cacheWriteTokens: z.number(),
});
const step = z.number().int().describe('The step it belongs to, from 1.');
const explanation = {
  top_features: z.array(topFeature),
  base_value: z.number(),
  chart_url: z.string().nullable(),
  chart_svg_url: z.string().nullable(),
};
const calls = z.array(
  z.strictObject({ row: z.number().int(), class: z.string(), probability: z.number() }),
);

/** One server-sent event: the JSON behind `data:`. */
export const assistEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('session-opened'),
    session_id: z.string(),
    language: z.enum(['ko', 'en']),
  }),
  z.strictObject({
    type: z.literal('route-chosen'),
    destination: z.string().describe('Kinds joined by +, a database with its name.'),
    planned_by: z.enum(['rules', 'model']),
    reason: z.string(),
  }),
  z.strictObject({
    type: z.literal('step-started'),
    step,
    kind,
    room: z.string().nullable(),
    title: z.string(),
  }),
  z.strictObject({
    type: z.literal('reading-read'),
    step,
    reading,
    row_count: z.number().int(),
    source: z.enum(['pasted', 'sent', 'kept']),
  }),
  z.strictObject({ type: z.literal('prediction-made'), step, prediction }),
  z.strictObject({ type: z.literal('predictions-made'), step, predictions: calls }),
  z.strictObject({ type: z.literal('explanation-made'), step, ...explanation }),
  z.strictObject({
    type: z.literal('what-if-made'),
    step,
    changes: z.array(change),
    before: prediction,
    after: prediction,
  }),
  z.strictObject({ type: z.literal('rows-found'), step, table }),
  z.strictObject({ type: z.literal('citation-found'), step, citation }),
  z.strictObject({ type: z.literal('recommendation-found'), step, recommendation }),
  z.strictObject({
    type: z.literal('step-finished'),
    step,
    status: z.enum(['answered', 'empty']),
    ms: z.number(),
  }),
  z.strictObject({
    type: z.literal('step-failed'),
    step,
    error: failure,
    attempts: z.number().int(),
  }),
  z.strictObject({ type: z.literal('text-delta'), text: z.string() }),
  z.strictObject({ type: z.literal('usage'), usage }),
  z.strictObject({
    type: z.literal('done'),
    finish: z.literal('stop'),
    model: z.string().describe('rules, or the model that wrote at least a part.'),
    cached: z.boolean(),
  }),
  z.strictObject({ type: z.literal('error'), error: failure.extend({ request_id: z.string() }) }),
]);

export const assistAnswer = z.strictObject({
  answer: z.string(),
  session_id: z.string().describe('Name it in the next question to go on.'),
  language: z.enum(['ko', 'en']),
  destination: z.string().describe('Where the question went: kinds joined by +.'),
  planned_by: z.enum(['rules', 'model']),
  steps: z.array(
    z.strictObject({
      kind,
      room: z.string().nullable(),
      status: z.enum(['answered', 'empty', 'failed']),
      ms: z.number().nullable(),
      error: failure.nullable(),
    }),
  ),
  reading: reading.nullable(),
  prediction: prediction.nullable(),
  predictions: calls.describe('Of several rows; empty for one.'),
  explanation: z.strictObject(explanation).nullable(),
  what_if: z
    .strictObject({ changes: z.array(change), before: prediction, after: prediction })
    .nullable(),
  tables: z.array(table),
  citations: z.array(citation),
  recommendations: z.array(recommendation),
  model: z.string().describe('rules, or the model that wrote at least a part of the answer.'),
  usage: usage.nullable().describe('Tokens of planning by a model; null without.'),
  processing_time_ms: z.number(),
});

/** Input and answer as JSON Schema. */
export function assistSchemas() {
  return {
    input: z.toJSONSchema(assistInput, { io: 'input' }),
    output: z.toJSONSchema(assistAnswer),
  };
}

/** Input and one event as JSON Schema. */
export function assistStreamSchemas() {
  return {
    input: z.toJSONSchema(assistInput, { io: 'input' }),
    event: z.toJSONSchema(assistEvent),
  };
}
