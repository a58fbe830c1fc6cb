// What questions to data take and answer, in zod. Never loaded while serving.
import * as z from 'zod';

const sessionId = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .describe('Name of the conversation; absent: a new one.');
const scope = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .describe('Values that every query is limited to, by parameter of the catalogue.');

export const askDataInput = z
  .strictObject({
    question: z.string().nullish().describe('In Korean or English.'),
    message: z.string().nullish().describe('The same as question.'),
    session_id: sessionId.nullish(),
    scope: scope.nullish(),
    language: z.enum(['ko', 'en']).nullish().describe('Accepted; the question decides.'),
  })
  .refine(({ question, message }) => (question ?? message ?? '').trim() !== '', {
    message: 'question or message',
  });

const cell = z.unknown().describe('A value of the database.');

/** What every answer from data carries. */
export const evidence = {
  status: z
    .enum(['answered', 'abstained', 'refused', 'clarify'])
    .describe('abstained: not understood or not in the data; clarify: two readings fit.'),
  sql: z.string().nullable().describe('The statement that ran; null when none did.'),
  columns: z.array(z.string()),
  rows: z.array(z.array(cell)).describe('Values in the order of the columns.'),
  truncated: z.boolean().describe('Whether rows were left out at a limit.'),
  chart: z
    .strictObject({
      kind: z.enum(['bar', 'line']),
      labels: z.array(z.string()).describe('Columns that name a bar or a point.'),
      values: z.string().describe('Column of its size.'),
      unit: z.string().nullable(),
      points: z
        .array(z.strictObject({ label: z.string(), value: z.number() }))
        .describe('What is drawn, in the order of the rows.'),
    })
    .nullable()
    .describe('How the rows are best drawn; null when a table says more.'),
  session_id: z.string(),
  timings: z.record(z.string(), z.number()).describe('Milliseconds by stage.'),
};

export const askDataAnswer = z.strictObject({
  question: z.string(),
  answer: z.string(),
  data_source: z
    .enum(['database', 'language-model', 'none'])
    .describe('Where the answer comes from.'),
  question_type: z.enum(['DATABASE_QUERY', 'GENERAL_ADVICE']),
  timestamp: z.string().describe('ISO time of the answer.'),
  ...evidence,
});

export const feedbackInput = z.strictObject({
  session_id: sessionId.describe('Of the answer that is meant.'),
  verdict: z.enum(['right', 'wrong']),
  question: z.string().nullish().describe('The question that is meant; absent: the last one.'),
  confirmed: z
    .boolean()
    .nullish()
    .describe('Whether a person confirmed it. Until then the answer shows what would be kept.'),
});

export const feedbackAnswer = z.strictObject({
  kept: z.boolean(),
  verdict: z.enum(['right', 'wrong']),
  question: z.string().describe('As it is kept.'),
  sql: z.string().describe('As it is kept: without scope and limit.'),
  without_values: z
    .boolean()
    .describe('Whether what was typed was taken out, because personal columns are read.'),
  session_id: z.string(),
  next_step: z.string().nullable(),
});

/** The JSON Schemas of feedback. */
export function feedbackSchemas() {
  return {
    input: z.toJSONSchema(feedbackInput, { io: 'input' }),
    output: z.toJSONSchema(feedbackAnswer),
  };
}

/** The JSON Schemas of both. */
export function askDataSchemas() {
  return {
    input: z.toJSONSchema(askDataInput, { io: 'input' }),
    output: z.toJSONSchema(askDataAnswer),
  };
}
