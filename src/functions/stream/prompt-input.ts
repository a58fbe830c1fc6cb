import { problem } from '../../shared/index.js';
import {
  type FieldReader,
  invalid,
  isRecord,
  readFields,
  wordField,
} from '../input/read-fields.js';

/** What a streaming function is asked. */
export interface PromptInput {
  readonly prompt: string;
  /** What was said before, oldest first: first a question, then answer and question in turn. */
  readonly history: readonly PromptTurn[];
  /** How the caller wants it, null when the Accept header decides: plain text or server-sent events. */
  readonly format: 'text' | 'events' | null;
}

export interface PromptTurn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** Asked when a request names no prompt at all, as a visit to the bare address does. */
export const defaultPrompt = '안녕하세요? 간단히 자기소개를 해 주세요.';

/** Turns of history in one request. */
const longestHistory = 100;

/**
 * `{prompt, history?, format?}`. No prompt at all is the default prompt; an empty or blank one is a mistake
 * and throws `language.prompt-empty`. Length and Unicode are checked by the model's door.
 */
export function readPromptInput(data: unknown): PromptInput {
  const { prompt, history, format } = readFields(data, {
    prompt: promptField,
    history: historyField,
    format: wordField('text', 'events'),
  });
  return { prompt: prompt ?? defaultPrompt, history: history ?? [], format: format ?? null };
}

const promptField: FieldReader<string | undefined> = (value, at) => {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw invalid(at, value, 'text');
  if (value.trim() === '') throw problem('language.prompt-empty', {});
  return value;
};

const historyField: FieldReader<readonly PromptTurn[] | undefined> = (value, at) => {
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length > longestHistory)
    throw invalid(at, value, `a list of at most ${longestHistory} turns`);
  return value.map((turn, index) => readTurn(turn, `${at}[${index}]`, index));
};

function readTurn(turn: unknown, at: string, index: number): PromptTurn {
  const role = index % 2 === 0 ? 'user' : 'assistant';
  if (!isRecord(turn) || turn.role !== role || typeof turn.text !== 'string' || turn.text === '')
    throw invalid(at, turn, `{"role": "${role}", "text": "..."}, user and assistant in turn`);
  return { role, text: turn.text };
}
