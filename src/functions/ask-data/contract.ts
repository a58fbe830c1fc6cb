import type * as z from 'zod';
import { problem } from '../../shared/index.js';
import type { FunctionContract } from '../contract.js';
import { invalid, isRecord, readFields, textField, wordField } from '../input/read-fields.js';
import type { Scope } from './data-desk.js';
import type { askDataAnswer } from './schema.js';

export interface AskDataInput {
  readonly question: string;
  readonly sessionId: string | undefined;
  readonly scope: Scope;
}

export type AskDataAnswer = z.infer<typeof askDataAnswer>;

/** `{question}` or `{message}`, and optionally `session_id` and `scope`. */
export function askDataContract({
  kind,
  path,
}: {
  readonly kind: string;
  readonly path: string;
}): FunctionContract<AskDataInput, AskDataAnswer> {
  return {
    kind,
    summary: 'Answer a question in Korean or English from the database, with the SQL and the rows.',
    method: 'POST',
    path,
    needs: ['database:read', 'language:invoke'],
    answersBodyAsHttp: true,
    deployed: { memoryMegabytes: 512, timeoutSeconds: 60 },
    readInput: readAskDataInput,
    schemas: async () => (await import('./schema.js')).askDataSchemas(),
  };
}

function readAskDataInput(data: unknown): AskDataInput {
  const { question, message, session_id, scope } = readFields(data, {
    question: questionField,
    message: questionField,
    session_id: sessionField,
    scope: scopeField,
    // Sent by clients of the documented system; the answer follows the language of the question.
    language: wordField('ko', 'en'),
  });
  const asked = question ?? message;
  if (asked === undefined) throw problem('ask.question-missing', {});
  return { question: asked, sessionId: session_id, scope: scope ?? {} };
}

/** Text that is not blank; undefined when absent or blank. The longest question is the room's business. */
export function questionField(value: unknown, at: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw invalid(at, value, 'text');
  return value.trim() === '' ? undefined : value;
}

/** A name the client keeps: letters, digits, dashes. */
export function sessionField(value: unknown, at: string): string | undefined {
  const text = textField(64)(value, at);
  if (text !== undefined && !/^[\w-]+$/.test(text))
    throw invalid(at, text, 'letters, digits, _ and -, as an answer gave it');
  return text;
}

function scopeField(value: unknown, at: string): Scope | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) throw invalid(at, value, 'an object of values by parameter');
  const scope: Record<string, string | number | boolean> = {};
  for (const [parameter, given] of Object.entries(value)) {
    if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean')
      throw invalid(`${at}.${parameter}`, given, 'text, a number, true or false');
    scope[parameter] = given;
  }
  return scope;
}
