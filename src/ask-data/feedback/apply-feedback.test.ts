import { expect, test } from 'vitest';
import { confirmedStatement, isRejected } from './apply-feedback.js';
import type { FeedbackRecord } from './feedback-record.js';

const right: FeedbackRecord = {
  question: '어제 방문은 몇 건이야?',
  sql: "SELECT count(*) FROM visits WHERE visit_date = '2026-11-20'",
  verdict: 'right',
  planner: 'person',
  withoutValues: false,
  confirmedAt: '2026-11-21T08:00:00.000Z',
};

test('repeats a statement for its question, and one about "yesterday" on its own day only', () => {
  expect(confirmedStatement('어제  방문은 몇 건이야', [right], '2026-11-21')).toBe(right);
  expect(confirmedStatement('어제 방문은 몇 건이야?', [right], '2026-11-22')).toBeNull();
  expect(confirmedStatement('오늘 방문은 몇 건이야?', [right], '2026-11-21')).toBeNull();
  const named = { ...right, question: 'How many visits on 2026-11-20?' };
  expect(confirmedStatement('how many visits on 2026-11-20', [named], '2030-01-01')).toBe(named);
  expect(confirmedStatement(named.question, [{ ...named, verdict: 'wrong' }], '2030-01-01')).toBe(
    null,
  );
  expect(
    confirmedStatement(named.question, [{ ...named, withoutValues: true }], '2030-01-01'),
  ).toBe(null);
});

test('rejects a wrong statement for its question; without values, for every question of its form', () => {
  const wrong: FeedbackRecord = { ...right, verdict: 'wrong' };
  expect(isRejected(right.question, right.sql, [wrong], 'postgres')).toBe(true);
  expect(isRejected(right.question, 'SELECT 1', [wrong], 'postgres')).toBe(false);
  expect(isRejected(right.question, right.sql, [right], 'postgres')).toBe(false);
  const bare: FeedbackRecord = {
    ...wrong,
    question: "…'s phone (…)?",
    sql: "SELECT telephone FROM owners WHERE name = '…'",
    withoutValues: true,
  };
  const sql = "SELECT telephone FROM owners WHERE name = 'Kim'";
  expect(isRejected("Kim's phone (home)?", sql, [bare], 'postgres')).toBe(true);
  expect(isRejected("Kim's phone?", sql, [bare], 'postgres')).toBe(false);
  expect(isRejected("Kim's phone (home)?", `${sql} LIMIT 1`, [bare], 'postgres')).toBe(false);
});
