// Answers against the rows a person expects: right, wrong, or abstained.
import type { JsonValue } from '../databases/index.js';
import { problem } from '../shared/index.js';
import type { AskAnswer } from './ask-answer.js';
import type { Scope } from './guard-policy.js';

export interface ExpectedQuestion {
  readonly id: string;
  readonly question: string;
  readonly scope?: Scope;
  /** Rows of a right answer; null when the data cannot answer it and abstaining is right. */
  readonly expected: readonly (readonly JsonValue[])[] | null;
}

export interface Evaluation {
  readonly right: number;
  readonly wrong: number;
  readonly abstained: number;
  readonly verdicts: readonly {
    readonly id: string;
    readonly verdict: 'right' | 'wrong' | 'abstained';
  }[];
}

/** Counts the verdicts over questions, in order; asking them one after the other. */
export async function evaluate(
  questions: readonly ExpectedQuestion[],
  ask: (question: ExpectedQuestion) => Promise<AskAnswer>,
): Promise<Evaluation> {
  const verdicts: { id: string; verdict: 'right' | 'wrong' | 'abstained' }[] = [];
  for (const question of questions)
    verdicts.push({ id: question.id, verdict: verdictOf(await ask(question), question.expected) });
  const count = (wanted: string) => verdicts.filter(({ verdict }) => verdict === wanted).length;
  return { right: count('right'), wrong: count('wrong'), abstained: count('abstained'), verdicts };
}

function verdictOf(
  answer: AskAnswer,
  expected: ExpectedQuestion['expected'],
): 'right' | 'wrong' | 'abstained' {
  if (expected === null) return answer.status === 'answered' ? 'wrong' : 'right';
  if (answer.status !== 'answered') return 'abstained';
  return sameRows(answer.rows, expected) ? 'right' : 'wrong';
}

/**
 * Whether the rows say what is expected: the same number of rows, each holding every expected value of
 * its partner; further columns and the order do not matter. Numbers agree to 1e-6 relative (databases
 * round averages differently), dates to the day when the expected one has no time.
 */
export function sameRows(
  rows: readonly (readonly JsonValue[])[],
  expected: readonly (readonly JsonValue[])[],
): boolean {
  if (rows.length !== expected.length) return false;
  // A row may hold the values of several expected ones; partners are found by augmenting paths (Kuhn 1955).
  const partnerOf = new Map<number, number>();
  const finds = (wanted: number, tried: Set<number>): boolean =>
    rows.some((row, at) => {
      if (tried.has(at) || !holds(row, expected[wanted]!)) return false;
      tried.add(at);
      const rival = partnerOf.get(at);
      if (rival !== undefined && !finds(rival, tried)) return false;
      partnerOf.set(at, wanted);
      return true;
    });
  return expected.every((_, wanted) => finds(wanted, new Set()));
}

function holds(row: readonly JsonValue[], wanted: readonly JsonValue[]): boolean {
  const left = [...row];
  return wanted.every((value) => {
    const at = left.findIndex((cell) => sameValue(cell, value));
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

function sameValue(a: JsonValue, b: JsonValue): boolean {
  if (a === null || b === null) return a === b;
  if (a === b) return true;
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== null && y !== null)
    return Math.abs(x - y) <= 1e-6 * Math.max(1, Math.abs(x), Math.abs(y));
  const [first, second] = [String(a), String(b)];
  if (/^\d{4}-\d\d-\d\d$/.test(second)) return first.slice(0, 10) === second;
  return first.replace('T', ' ') === second.replace('T', ' ');
}

function numberOf(value: JsonValue): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : null;
}

/** Reads lines `{id, question, scope?, expected?}`; throws `ask.expected-rows-invalid`. */
export function readQuestions(text: string): readonly ExpectedQuestion[] {
  return text
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [readQuestion(line, at + 1)]));
}

function readQuestion(text: string, line: number): ExpectedQuestion {
  const invalid = (detail: string, cause?: unknown) =>
    problem('ask.expected-rows-invalid', { line, detail }, cause);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw invalid('it is not JSON', cause);
  }
  if (typeof parsed !== 'object' || parsed === null) throw invalid('it is no object');
  const entry: Readonly<Record<string, unknown>> = { ...parsed };
  const { id, question, scope, expected } = entry;
  if (typeof question !== 'string') throw invalid('`question` is no text');
  if (expected !== undefined && expected !== null && !Array.isArray(expected))
    throw invalid('`expected` is no list of rows');
  const rows = Array.isArray(expected)
    ? expected.map((row: unknown) => {
        if (Array.isArray(row)) return row as readonly JsonValue[]; // came out of JSON.parse
        if (typeof row === 'object' && row !== null)
          return Object.values(row) as readonly JsonValue[];
        throw invalid('a row of `expected` is neither a list nor an object');
      })
    : null;
  return {
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : String(line),
    question,
    ...(typeof scope === 'object' && scope !== null ? { scope: scope as Scope } : {}),
    expected: rows,
  };
}
