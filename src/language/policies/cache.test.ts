import { describe, expect, it } from 'vitest';
import { eventsOf, textOf } from '../../../test/support/language-contract.js';
import { failing, saying, scriptedModel, throttled } from '../../../test/support/scripted-model.js';
import { fixedClock } from '../../shared/index.js';
import { memoryAnswerCache, requestKey, withCache } from './cache.js';

const ask = (text: string) => ({ messages: [{ role: 'user' as const, text }] });

describe('withCache', () => {
  it('gives a kept answer to the same request only', async () => {
    const inner = scriptedModel('m', saying('하나'), saying('둘'), saying('셋'));
    const clock = fixedClock();
    const cache = memoryAnswerCache({ clock, keepMs: 1000 });
    const model = withCache(inner, { cache, scope: 'v1' });
    await eventsOf(model.stream(ask('불량 10건?')));
    expect(await model.generate(ask('불량 10건?'))).toMatchObject({
      text: '하나',
      cached: true,
      usage: null,
    });
    const again = await eventsOf(model.stream(ask('불량 10건?')));
    expect([textOf(again), again.at(-1)]).toMatchObject(['하나', { type: 'done', cached: true }]);
    expect((await model.generate(ask('불량 11건?'))).text).toBe('둘');
    const other = withCache(inner, { cache, scope: 'v2' });
    expect(await other.generate(ask('불량 10건?'))).toMatchObject({ text: '셋', cached: false });
    clock.advance(1000);
    expect(await model.generate(ask('불량 10건?'))).toMatchObject({ cached: false });
  });

  it('keeps no failure and no cut answer', async () => {
    const cut = [
      ...saying('반쪽').slice(0, 2),
      { type: 'done' as const, finish: 'length' as const, model: 'm', cached: false },
    ];
    const inner = scriptedModel('m', failing(throttled(1), '반'), cut, saying('전부'));
    const model = withCache(inner, {
      cache: memoryAnswerCache({ clock: fixedClock() }),
      scope: '',
    });
    await eventsOf(model.stream(ask('?')));
    expect((await model.generate(ask('?'))).text).toBe('반쪽');
    expect((await model.generate(ask('?'))).text).toBe('전부');
  });

  it('drops the answer unused longest', async () => {
    const cache = memoryAnswerCache({ clock: fixedClock(), entries: 2 });
    const reply = {
      text: '',
      toolCalls: [],
      finish: 'stop' as const,
      usage: null,
      model: 'm',
      cached: false,
    };
    cache.put('a', reply);
    cache.put('b', reply);
    cache.get('a');
    cache.put('c', reply);
    expect([cache.get('a'), cache.get('b'), cache.get('c')].map((kept) => kept !== null)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('makes the same key of the same request in any order of keys', () => {
    const a = { messages: [{ role: 'user' as const, text: 'x' }], maxTokens: 3, topK: undefined };
    const b = { maxTokens: 3, messages: [{ text: 'x', role: 'user' as const }] };
    expect(requestKey(a, 's')).toBe(requestKey(b, 's'));
    expect(requestKey(a, 's')).not.toBe(requestKey({ ...a, maxTokens: 4 }, 's'));
  });
});
