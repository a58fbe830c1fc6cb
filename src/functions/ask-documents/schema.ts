// What ask-documents takes and answers, in zod: drawn into the OpenAPI document, held against real answers
// by tests, and the source of the types. Never loaded while serving.
import * as z from 'zod';

const words = z.union([z.string().max(200), z.array(z.string().max(200)).max(100)]).nullish();
const day = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?(?:T.*)?$/)
  .nullish();

export const askDocumentsInput = z.strictObject({
  query: z.string().min(1).max(10_000).describe('The question, in Korean or English.'),
  filters: z
    .strictObject({
      category: words,
      date_range: z
        .strictObject({ from: day, to: day, start: day, end: day })
        .nullish()
        .describe('Both ends included; documents without a date do not pass.'),
      priority: words,
      language: words,
    })
    .nullish()
    .describe('Which documents may answer; default all.'),
  max_results: z.number().int().min(1).max(100).nullish().describe('Sources to list, default 5.'),
  include_sources: z.boolean().nullish().describe('Whether sources are listed, default true.'),
  context: z
    .looseObject({
      prediction: z.unknown(),
      top_features: z
        .array(z.union([z.string(), z.looseObject({})]))
        .max(1000)
        .nullish(),
    })
    .partial()
    .nullish()
    .describe('A prediction the question is about; its strongest features bring recommendations.'),
  language: z.enum(['ko', 'en']).nullish().describe('Of the answer; default that of the query.'),
});

const source = z.strictObject({
  document: z.string().describe('Id of the document.'),
  document_title: z.string(),
  category: z.string(),
  date: z.string().describe('Empty when the document has none.'),
  heading: z.string().describe('Where in the document; empty before its first heading.'),
  page: z.number().int().nullable(),
  excerpt: z.string().describe('The quote, or for a passage that is not quoted its beginning.'),
  citation: z.number().int().nullable().describe('Its number in the answer; null when not quoted.'),
  score: z.number().describe('Order within this answer.'),
  relevance_score: z.number().min(0).max(1),
  uri: z.string(),
});

export const askDocumentsAnswer = z.strictObject({
  status: z.enum(['answered', 'not-in-documents']),
  answer: z.string(),
  sources: z.array(source),
  recommendations: z.array(
    z.strictObject({
      feature: z.string(),
      text: z.string(),
      document: z.string(),
      document_title: z.string(),
      heading: z.string(),
    }),
  ),
  query_metadata: z.strictObject({
    documents_retrieved: z.number().int(),
    processing_time_ms: z.number(),
    model_used: z.string().nullable().describe('Null when the sentences are the documents own.'),
    retrieved_from: z.string(),
    cached: z.boolean().describe('Whether the answer is one of the last hour, remembered.'),
    support: z.number().min(0).max(1).describe('How well the documents support the answer.'),
  }),
});

/** Input and output as JSON Schema. */
export function askDocumentsSchemas() {
  return {
    input: z.toJSONSchema(askDocumentsInput) as Record<string, unknown>,
    output: z.toJSONSchema(askDocumentsAnswer) as Record<string, unknown>,
  };
}
