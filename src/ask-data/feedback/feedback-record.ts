// What people said about answers: lines of JSON in one file that is read, corrected and backed up like any other.
import { problem } from '../../shared/index.js';

/** A question with a statement that a person said is right, or wrong. */
export interface FeedbackRecord {
  readonly question: string;
  /** The planner's statement, before the guard added scope and limit. */
  readonly sql: string;
  readonly verdict: 'right' | 'wrong';
  /** Who wrote the statement. */
  readonly planner: 'rules' | 'model' | 'person';
  /** Values were replaced by `…`, because the statement reads personal columns: an example of the form alone. */
  readonly withoutValues: boolean;
  /** ISO time at which a person confirmed it. */
  readonly confirmedAt: string;
}

/** Records kept; beyond it the oldest go. */
export const mostRecords = 5000;

/**
 * The records after one more, the latest last. A question has one right statement at most; the later word about the
 * same question and statement counts.
 */
export function withFeedback(
  records: readonly FeedbackRecord[],
  added: FeedbackRecord,
): readonly FeedbackRecord[] {
  const isReplaced = (record: FeedbackRecord) =>
    sameQuestion(record.question, added.question) &&
    (record.sql === added.sql || (record.verdict === 'right' && added.verdict === 'right'));
  return [...records.filter((record) => !isReplaced(record)), added].slice(-mostRecords);
}

/** Whether two questions differ in nothing but blanks, case and the mark at their end. */
export function sameQuestion(one: string, other: string): boolean {
  return plainQuestion(one) === plainQuestion(other);
}

/** A question as it is compared. */
export function plainQuestion(question: string): string {
  return question
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s?!.。？]+$/u, '')
    .trim();
}

/** One line a record, with a line end. */
export function feedbackText(records: readonly FeedbackRecord[]): string {
  return records.map((record) => `${JSON.stringify(lineOf(record))}\n`).join('');
}

/**
 * Reads the lines; a line with `question` and `sql` alone, as a person may write it, is a right one. Throws
 * `feedback.bad-line` with the first line that is none.
 */
export function readFeedback(text: string): readonly FeedbackRecord[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [recordOf(line, at + 1)]));
}

function lineOf({ withoutValues, confirmedAt, ...record }: FeedbackRecord) {
  return {
    ...record,
    ...(withoutValues ? { without_values: true } : {}),
    confirmed_at: confirmedAt,
  };
}

function recordOf(text: string, line: number): FeedbackRecord {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw problem('feedback.bad-line', { line, detail: 'it is not JSON' }, cause);
  }
  if (typeof parsed !== 'object' || parsed === null)
    throw problem('feedback.bad-line', { line, detail: 'it is no object' });
  const given: Readonly<Record<string, unknown>> = { ...parsed };
  const { question, sql, verdict = 'right', planner = 'person' } = given;
  if (typeof question !== 'string' || typeof sql !== 'string')
    throw problem('feedback.bad-line', { line, detail: 'it has no text for question and sql' });
  if (verdict !== 'right' && verdict !== 'wrong')
    throw problem('feedback.bad-line', { line, detail: 'verdict is neither right nor wrong' });
  if (planner !== 'rules' && planner !== 'model' && planner !== 'person')
    throw problem('feedback.bad-line', { line, detail: 'planner is not rules, model or person' });
  return {
    question,
    sql,
    verdict,
    planner,
    withoutValues: given.without_values === true,
    confirmedAt: typeof given.confirmed_at === 'string' ? given.confirmed_at : '',
  };
}
