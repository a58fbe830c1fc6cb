import { problem } from '../../shared/index.js';

/** A question of a batch or an evaluation. */
export interface ListedQuestion {
  readonly id: string;
  readonly question: string;
  /** Documents that answer it; empty when none does, undefined when nobody says. */
  readonly documents?: readonly string[];
  /** A piece of text that answers it. */
  readonly quote?: string;
}

/** Reads JSON lines of questions; throws `input.invalid` with the line that is wrong. */
export function readQuestions(text: string, file: string): ListedQuestion[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [questionOf(line, `${file}:${at + 1}`)]));
}

function questionOf(line: string, place: string): ListedQuestion {
  const wrong = (got: string) =>
    problem('input.invalid', { at: place, got, expected: 'a JSON object with id and question' });
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    throw wrong('no JSON');
  }
  if (typeof data !== 'object' || data === null) throw wrong('no object');
  const { id, question, documents, quote } = data as Record<string, unknown>;
  if (typeof question !== 'string') throw wrong('no question');
  if (typeof id !== 'string' && typeof id !== 'number') throw wrong('no id');
  return {
    id: String(id),
    question,
    ...(Array.isArray(documents) ? { documents: documents.map(String) } : {}),
    ...(typeof quote === 'string' ? { quote } : {}),
  };
}
