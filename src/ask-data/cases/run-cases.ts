// Asks every case of a database and compares with its hand-written SQL.
import { fixedClock } from '../../shared/index.js';
import { askData } from '../ask.js';
import type { AskAnswer } from '../ask-answer.js';
import { sameRows } from '../evaluate.js';
import { type Case, type CaseDatabase, casesOf, type OpenCases } from './case-databases.js';

export interface CaseResult {
  readonly case: Case;
  readonly verdict: 'right' | 'wrong' | 'abstained';
  readonly answer: AskAnswer;
}

/** 2026-03-10 03:00 UTC: noon in Korea, a Tuesday. */
export const caseClock = Date.UTC(2026, 2, 10, 3);

export async function runCases(
  chosen: CaseDatabase,
  { database, catalogues, use }: OpenCases,
): Promise<readonly CaseResult[]> {
  const catalogue = catalogues.get(chosen.name)!;
  await use(chosen.name);
  const results: CaseResult[] = [];
  for (const one of casesOf(chosen.name)) {
    const answer = await askData(
      { database, catalogue, clock: fixedClock(caseClock) },
      { question: one.question, scope: chosen.scope },
    );
    const expected = one.sql === null ? null : (await database.query(one.sql)).rows;
    const isAnswered = answer.status === 'answered';
    const verdict =
      expected === null
        ? isAnswered
          ? 'wrong'
          : 'right'
        : !isAnswered
          ? 'abstained'
          : sameRows(answer.rows, expected)
            ? 'right'
            : 'wrong';
    results.push({ case: one, verdict, answer });
  }
  return results;
}
