// Pairs of question and SQL that a person said are right: lines of JSON, to be backed up like any file.
import { problem } from '../../shared/index.js';
import type { ConfirmedPair } from './model-planner.js';

export interface Feedback {
  readonly question: string;
  readonly sql: string;
  readonly verdict: 'right' | 'wrong';
  /** Whether a person, not a program, gave the verdict. */
  readonly confirmedByPerson: boolean;
}

/** The pairs after a feedback: a confirmed right one is kept once, a wrong one is taken out. */
export function confirmPair(
  pairs: readonly ConfirmedPair[],
  feedback: Feedback,
): readonly ConfirmedPair[] {
  if (!feedback.confirmedByPerson) return pairs;
  const same = (pair: ConfirmedPair) => plain(pair.question) === plain(feedback.question);
  const { question, sql } = feedback;
  if (feedback.verdict === 'wrong')
    return pairs.filter((pair) => !(same(pair) && pair.sql === sql));
  return [...pairs.filter((pair) => !same(pair)), { question, sql }];
}

/** Reads lines `{"question", "sql"}`; throws `ask.expected-rows-invalid` with the line that is none. */
export function readPairs(text: string): readonly ConfirmedPair[] {
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    let parsed: unknown;
    try {
      parsed = JSON.parse(line);
    } catch (cause) {
      throw problem('ask.expected-rows-invalid', { line: at + 1, detail: 'it is not JSON' }, cause);
    }
    if (
      typeof parsed !== 'object' ||
      parsed === null ||
      !('question' in parsed) ||
      !('sql' in parsed) ||
      typeof parsed.question !== 'string' ||
      typeof parsed.sql !== 'string'
    )
      throw problem('ask.expected-rows-invalid', {
        line: at + 1,
        detail: 'it has no text for question and sql',
      });
    return [{ question: parsed.question, sql: parsed.sql }];
  });
}

function plain(question: string): string {
  return question.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
