import { expect, test } from 'vitest';
import type { Clock } from '../../shared/index.js';
import { SessionStore } from './session-store.js';

function opened(limits = {}) {
  let now = 1_000_000;
  let ids = 0;
  const clock: Clock = { now: () => now, monotonic: () => now };
  const store = new SessionStore<string, string>(clock, () => `s${++ids}`, limits);
  const pass = (ms: number) => {
    now += ms;
  };
  return { store, pass };
}

test('remembers by session', () => {
  const { store } = opened();
  const first = store.open(undefined);
  expect(first).toEqual({ id: 's1', memory: null });
  store.remember('s1', 'women', 'a?', 'b');
  store.remember('own-id', 'men', 'c?', 'd');
  expect(store.open('s1').memory).toBe('women');
  expect(store.open('own-id').memory).toBe('men');
  expect(store.open('other').memory).toBeNull();
  expect(store.history('s1', 10).map(({ question }) => question)).toEqual(['a?']);
  expect(store.history(undefined, 10)).toHaveLength(2);
  expect(store.history(undefined, 1)[0]).toMatchObject({ sessionId: 'own-id', answer: 'd' });
});

test('forgets what is idle, too many, too long', () => {
  const { store, pass } = opened({ sessions: 2, turns: 2, idleMs: 100 });
  for (const question of ['1', '2', '3']) store.remember('a', null, question, '');
  expect(store.history('a', 10).map(({ question }) => question)).toEqual(['2', '3']);
  store.remember('b', 'b', '1', '');
  store.remember('a', 'a', '4', '');
  store.remember('c', 'c', '1', '');
  expect(['a', 'b', 'c'].map((id) => store.open(id).memory)).toEqual(['a', null, 'c']);
  pass(101);
  expect(store.open('a').memory).toBeNull();
  expect(store.history(undefined, 10)).toEqual([]);
});
