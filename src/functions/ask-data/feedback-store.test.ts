import { expect, test } from 'vitest';
import type { FeedbackRecord } from '../../ask-data/index.js';
import { fixedClock, problem } from '../../shared/index.js';
import { memoryStore } from '../../storage/index.js';
import { feedbackStore } from './feedback-store.js';

const record = (question: string): FeedbackRecord => ({
  question,
  sql: 'SELECT 1',
  verdict: 'right',
  planner: 'rules',
  withoutValues: false,
  confirmedAt: '2026-11-21T00:00:00.000Z',
});
const options = { clock: fixedClock(), refreshMs: 0 };

test('loses nothing when several add at once, and another process reads it', async () => {
  const store = memoryStore();
  const [one, other] = [0, 1].map(() => feedbackStore(store, 'feedback/a.jsonl', options));
  await Promise.all([
    ...['a', 'b', 'c'].map((name) => one!.add(record(name))),
    ...['d', 'e'].map((name) => other!.add(record(name))),
  ]);
  for (const reader of [one!, other!])
    expect((await reader.read()).map(({ question }) => question).sort()).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
});

test('keeps what it knew while the store is out of reach, and names a line that is none', async () => {
  const store = memoryStore();
  let isDown = false;
  const own = feedbackStore(
    {
      ...store,
      get: async (key) => {
        if (isDown) throw problem('store.conflict', { key });
        return await store.get(key);
      },
    },
    'a.jsonl',
    options,
  );
  await own.add(record('a'));
  isDown = true;
  expect(await own.read()).toHaveLength(1);
  isDown = false;
  await store.put('a.jsonl', new TextEncoder().encode('{"question":'));
  await expect(own.read()).rejects.toMatchObject({ code: 'feedback.bad-line' });
});
