// What a streaming function takes and sends, in zod: drawn into the OpenAPI document, held against real streams
// by tests. Never loaded while serving.
import * as z from 'zod';
import { defaultPrompt } from './prompt-input.js';

export const promptInput = z.strictObject({
  prompt: z.string().min(1).nullish().describe(`The question. Absent: "${defaultPrompt}".`),
  history: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant']), text: z.string().min(1) }))
    .max(100)
    .nullish()
    .describe('What was said before, oldest first, user and assistant in turn. POST only.'),
  format: z
    .enum(['text', 'events'])
    .nullish()
    .describe('Plain text or server-sent events; default as the Accept header asks.'),
});

const error = z.strictObject({
  code: z.string(),
  message: z.string(),
  fix: z.string(),
  retryable: z.boolean(),
  request_id: z.string(),
});

/** One server-sent event: the JSON behind `data:`. */
export const streamEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text-delta'), text: z.string() }),
  z.strictObject({
    type: z.literal('usage'),
    usage: z.strictObject({
      inputTokens: z.number(),
      outputTokens: z.number(),
      cacheReadTokens: z.number(),
      cacheWriteTokens: z.number(),
    }),
  }),
  z.strictObject({
    type: z.literal('done'),
    finish: z.enum(['stop', 'length', 'tool-calls', 'filtered']),
    model: z.string(),
    cached: z.boolean(),
  }),
  z.strictObject({ type: z.literal('error'), error }),
]);

/** The JSON Schemas of both. */
export function promptSchemas() {
  return {
    input: z.toJSONSchema(promptInput, { io: 'input' }),
    event: z.toJSONSchema(streamEvent),
  };
}
