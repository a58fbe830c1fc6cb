import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type FeedbackRecord,
  feedbackText,
  readFeedback,
  withFeedback,
} from './feedback-record.js';

const record = (changes: Partial<FeedbackRecord> = {}): FeedbackRecord => ({
  question: 'How many owners are there?',
  sql: 'SELECT count(*) FROM owners',
  verdict: 'right',
  planner: 'rules',
  withoutValues: false,
  confirmedAt: '2026-11-21T00:00:00.000Z',
  ...changes,
});

test('reads back what it writes, whatever stands in a question', () => {
  const any = fc.record({
    question: fc.string({ unit: 'grapheme' }),
    sql: fc.string({ unit: 'grapheme' }),
    verdict: fc.constantFrom('right' as const, 'wrong' as const),
    planner: fc.constantFrom('rules' as const, 'model' as const, 'person' as const),
    withoutValues: fc.boolean(),
    confirmedAt: fc.constant('2026-11-21T00:00:00.000Z'),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 5 }), (records) => {
      expect(readFeedback(feedbackText(records))).toEqual(records);
    }),
  );
});

test('takes lines that a person wrote, and names the one that is none', () => {
  expect(readFeedback('\uFEFF{"question":"a","sql":"SELECT 1"}\r\n\n')).toEqual([
    record({ question: 'a', sql: 'SELECT 1', planner: 'person', confirmedAt: '' }),
  ]);
  for (const bad of [
    '{',
    '[]',
    '5',
    '{"question":"a"}',
    '{"question":"a","sql":"b","verdict":"so"}',
  ])
    expect(() => readFeedback(`{"question":"a","sql":"b"}\n${bad}`)).toThrow('line 2');
});

test('keeps the later word: one right statement a question, a wrong one takes it out', () => {
  const first = withFeedback([], record());
  const other = record({ question: ' how many  OWNERS are there ', sql: 'SELECT 2' });
  expect(withFeedback(first, other)).toEqual([other]);
  const wrong = record({ verdict: 'wrong' });
  expect(withFeedback(first, wrong)).toEqual([wrong]);
  expect(withFeedback([wrong], record())).toEqual([record()]);
  expect(withFeedback([other], wrong)).toEqual([other, wrong]);
});
