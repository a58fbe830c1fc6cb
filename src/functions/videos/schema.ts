// What questions about a video take and answer, in zod. Never loaded while serving.
import * as z from 'zod';
import { evidence } from '../ask-data/schema.js';

export const askVideoInput = z.strictObject({
  prompt: z.string().regex(/\S/).describe('The question, in Korean or English.'),
  video_id: z.union([
    z
      .int()
      .min(1)
      .max(2 ** 31 - 1),
    z.string().regex(/^\d{1,10}$/),
  ]),
  session_id: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .nullish(),
});

const event = z.record(z.string(), z.unknown()).describe('The row of the event, by column name.');

export const askVideoAnswer = z.strictObject({
  response: z.string().describe('The sentence for a person.'),
  timestamp: z
    .number()
    .nullable()
    .describe('Seconds from the first picture of the event the answer points at.'),
  event_id: z.number().nullable(),
  event: event.nullable(),
  event_ids: z.array(z.number()).describe('Of every event that was found, in their order.'),
  video_id: z.number(),
  ...evidence,
});

/** The JSON Schemas of both. */
export function askVideoSchemas() {
  return {
    input: z.toJSONSchema(askVideoInput, { io: 'input' }),
    output: z.toJSONSchema(askVideoAnswer),
  };
}
