import type * as z from 'zod';
import type { Language } from '../../shared/index.js';
import { sessionField } from '../ask-data/contract.js';
import type { Scope } from '../ask-data/data-desk.js';
import type { FunctionContract } from '../contract.js';
import { featuresField } from '../input/feature-rows.js';
import {
  type FieldReader,
  invalid,
  isRecord,
  readFields,
  wordField,
} from '../input/read-fields.js';
import { type PromptTurn, readPromptInput } from '../stream/prompt-input.js';
import type { StreamContract } from '../stream/stream-definition.js';
import type { Reading } from './reading/read-pasted.js';
import type { assistAnswer } from './schema.js';

/** What the assistant is asked. */
export interface AssistInput {
  /** The question, a pasted reading, or both. Empty only beside `features`. */
  readonly prompt: string;
  readonly history: readonly PromptTurn[];
  readonly format: 'text' | 'events' | null;
  readonly sessionId: string | undefined;
  readonly language: Language | undefined;
  /** A reading sent beside the question. */
  readonly features: Reading | undefined;
  readonly scope: Scope;
}

export type AssistAnswer = z.infer<typeof assistAnswer>;

const facts = {
  summary:
    'Answer a question or a pasted reading from every room: prediction, explanation, documents, data, language model.',
  deployed: { memoryMegabytes: 1024, timeoutSeconds: 120 },
  needs: [
    'models:read',
    'charts:write',
    'documents:read',
    'database:read',
    'language:invoke',
  ] as const,
};

/** The answer as it comes about: stages, evidence, words. `GET ?prompt=` or `POST {prompt}`. */
export const assistContract: StreamContract<AssistInput> = {
  ...facts,
  kind: 'assist',
  path: '/api/assist',
  functionUrl: { invokeMode: 'RESPONSE_STREAM', authorization: 'AWS_IAM' },
  readInput: readAssistInput,
  schemas: async () => (await import('./schema.js')).assistStreamSchemas(),
};

/** The same answer in one piece. */
export const assistAnswerContract: FunctionContract<AssistInput, AssistAnswer> = {
  ...facts,
  kind: 'assist-answer',
  summary: `${facts.summary} In one piece.`,
  method: 'POST',
  path: '/api/assist/answer',
  readInput: readAssistInput,
  schemas: async () => (await import('./schema.js')).assistSchemas(),
};

/** Asked when nothing at all is. */
const defaultQuestion = '무엇을 할 수 있어?';

function readAssistInput(data: unknown): AssistInput {
  const fields = readFields(data, {
    prompt: anything,
    // As the functions over data call it.
    question: anything,
    message: anything,
    history: anything,
    format: wordField('text', 'events'),
    session_id: sessionField,
    language: wordField('ko', 'en'),
    features: featuresField(),
    scope: scopeField,
  });
  const asked = fields.prompt ?? fields.question ?? fields.message;
  const isBare = asked === undefined && fields.features !== undefined;
  const { prompt, history } = readPromptInput({
    prompt: isBare ? undefined : (asked ?? defaultQuestion),
    history: fields.history,
  });
  return {
    prompt: isBare ? '' : prompt,
    history,
    format: fields.format ?? null,
    sessionId: fields.session_id,
    language: fields.language,
    features: fields.features === undefined ? undefined : readingOf(fields.features),
    scope: fields.scope,
  };
}

const anything: FieldReader<unknown> = (value) => value;

function readingOf(features: Readonly<Record<string, unknown>>): Reading {
  const values = Object.entries(features).map(([name, value]) => {
    if (typeof value !== 'number' && typeof value !== 'string' && value !== null)
      throw invalid(`features.${name}`, value, 'a number, text or null');
    return [name, value] as const;
  });
  return Object.fromEntries(values);
}

const scopeField: FieldReader<Scope> = (value, at) => {
  if (value === undefined) return {};
  if (!isRecord(value)) throw invalid(at, value, 'an object of values by parameter');
  const values = Object.entries(value).map(([parameter, given]) => {
    if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean')
      throw invalid(`${at}.${parameter}`, given, 'text, a number, true or false');
    return [parameter, given] as const;
  });
  return Object.fromEntries(values);
};
