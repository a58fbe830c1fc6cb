import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../shared/index.js';
import { StudyLedger, type StudyState } from './study-ledger.js';

describe('the ledger of a study', () => {
  it('measures nothing twice, also after a passage through JSON', () => {
    const states: StudyState[] = [];
    const clock = fixedClock(0);
    const ledger = new StudyLedger('k', { clock, checkpoint: (state) => states.push(state) });
    let calls = 0;
    const work = () => ({ area: 0.5 + ++calls });
    expect(ledger.measure('a', work)).toEqual({ area: 1.5 });
    clock.advance(700);
    expect(ledger.measure('a', work)).toEqual({ area: 1.5 });
    expect(ledger.measure('b', work)).toEqual({ area: 2.5 });
    expect(states).toHaveLength(2);
    const resume: StudyState = JSON.parse(JSON.stringify(states.at(-1)));
    const later = fixedClock(5000);
    const again = new StudyLedger('k', { clock: later, resume });
    expect(again.measure('b', work)).toEqual({ area: 2.5 });
    expect(calls).toBe(2);
    expect(again.resumed).toBe(2);
    later.advance(300);
    // Time of both runs counts.
    expect(again.spentMs).toBe(1000);
  });

  it('leaves a state of another table or other options aside', () => {
    const resume = {
      key: 'other',
      spentMs: 9,
      measured: { a: { value: 1, tookMs: 9 } },
      parts: { b: 1 },
    };
    const ledger = new StudyLedger('k', { clock: fixedClock(0), resume });
    expect(ledger.resumed).toBe(0);
    expect(ledger.spentMs).toBe(0);
    expect(ledger.measure('a', () => 2)).toBe(2);
    expect(ledger.part('b')).toBeUndefined();
  });

  it('stops before the next measurement when told, and keeps what it has', () => {
    const stopping = new AbortController();
    const states: StudyState[] = [];
    const ledger = new StudyLedger('k', {
      clock: fixedClock(0),
      signal: stopping.signal,
      checkpoint: (state) => states.push(state),
    });
    ledger.measure('a', () => 1);
    stopping.abort();
    expect(() => ledger.measure('b', () => 2)).toThrow(
      expect.objectContaining({ code: 'learning.stopped' }),
    );
    expect(states.at(-1)!.measured).toEqual({ a: { value: 1, tookMs: 0 } });
  });

  it('knows how long each measurement took, in whichever run', () => {
    const clock = fixedClock(0);
    const states: StudyState[] = [];
    const ledger = new StudyLedger('k', { clock, checkpoint: (state) => states.push(state) });
    ledger.measure('a', () => clock.advance(400));
    expect(ledger.tookMs('a')).toBe(400);
    expect(ledger.tookMs('b')).toBeUndefined();
    const resume: StudyState = JSON.parse(JSON.stringify(states.at(-1)));
    expect(new StudyLedger('k', { clock, resume }).tookMs('a')).toBe(400);
  });

  it('keeps what a long measurement has come to until it is done', () => {
    const states: StudyState[] = [];
    const begun = new StudyLedger('k', {
      clock: fixedClock(0),
      checkpoint: (state) => states.push(JSON.parse(JSON.stringify(state))),
    });
    begun.keepPart('a', { found: [1, 2] });
    const again = new StudyLedger('k', { clock: fixedClock(0), resume: states.at(-1)! });
    expect(again.part('a')).toEqual({ found: [1, 2] });
    again.measure('a', () => 3);
    expect(again.part('a')).toBeUndefined();
    expect(begun.part('b')).toBeUndefined();
  });
});
