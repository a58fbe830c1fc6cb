// What was said before about a question that is asked again.
import type { Dialect } from '../../databases/index.js';
import { type FeedbackRecord, plainQuestion, sameQuestion } from './feedback-record.js';
import { removedValue, sqlWithoutValues } from './without-values.js';

/**
 * The statement that a person confirmed for this very question; null when there is none, when it lost its values, or
 * when it names a day that the question does not: such a day followed from the day of asking. `today` is `YYYY-MM-DD`.
 */
export function confirmedStatement(
  question: string,
  records: readonly FeedbackRecord[],
  today: string,
): FeedbackRecord | null {
  const found = records.findLast(
    (record) =>
      record.verdict === 'right' &&
      !record.withoutValues &&
      sameQuestion(record.question, question),
  );
  if (found === undefined) return null;
  const years = [...found.sql.matchAll(/\b(\d{4})-\d\d-\d\d/g)].map(([, year]) => year!);
  const isOfItsDay = years.some((year) => !question.includes(year));
  return isOfItsDay && !found.confirmedAt.startsWith(today) ? null : found;
}

/** Whether a person said that this statement does not answer this question. */
export function isRejected(
  question: string,
  sql: string,
  records: readonly FeedbackRecord[],
  dialect: Dialect,
): boolean {
  return records.some((record) => {
    if (record.verdict !== 'wrong') return false;
    if (!record.withoutValues) return record.sql === sql && sameQuestion(record.question, question);
    // Without its values a record stands for every question of its form.
    return (
      formOf(record.question).test(plainQuestion(question)) &&
      record.sql === sqlWithoutValues(sql, dialect).sql
    );
  });
}

function formOf(question: string): RegExp {
  const pieces = plainQuestion(question)
    .split(removedValue)
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.+')}$`, 'u');
}
