import { describe, expect, it } from 'vitest';
import { codeOf, eventsOf, textOf } from '../../../test/support/language-contract.js';
import {
  denied,
  failing,
  saying,
  scriptedModel,
  throttled,
} from '../../../test/support/scripted-model.js';
import { fixedClock } from '../../shared/index.js';
import { offlineModel } from '../providers/offline/index.js';
import { withFallback } from './fallback.js';

const request = {
  messages: [{ role: 'user', text: '질문' }],
  evidence: { facts: [{ label: '불량', value: 3 }] },
} as const;

describe('withFallback', () => {
  it('answers with the next model and names it', async () => {
    const passed: string[] = [];
    const chain = withFallback([scriptedModel('a', failing(denied)), offlineModel()], {
      clock: fixedClock(),
      onFallback: (from, why) => passed.push(`${from} ${why.code}`),
    });
    expect(await chain.generate(request)).toMatchObject({ model: 'offline', text: '불량: 3' });
    const events = await eventsOf(chain.stream(request));
    expect([textOf(events), events.at(-1)]).toMatchObject([
      '불량: 3',
      { type: 'done', model: 'offline' },
    ]);
    expect(passed).toEqual(['a language.access-denied', 'a language.access-denied']);
  });

  it('does not start over after the first token, nor carry a bad request on', async () => {
    const second = scriptedModel('b', saying('other'));
    const chain = withFallback([scriptedModel('a', failing(throttled(1), 'half')), second], {
      clock: fixedClock(),
    });
    const events = await eventsOf(chain.stream(request));
    expect([textOf(events), codeOf(events)]).toEqual(['half', 'language.throttled']);
    const picky = withFallback([offlineModel(), second], { clock: fixedClock() });
    await expect(picky.generate({ messages: [] })).rejects.toMatchObject({
      code: 'language.prompt-empty',
    });
    expect(second.requests).toEqual([]);
  });

  it('leaves a failing model alone, then tries it with one call', async () => {
    const clock = fixedClock();
    const first = scriptedModel(
      'a',
      failing(denied),
      failing(denied),
      failing(denied),
      failing(denied),
      saying('back', 'a'),
    );
    const chain = withFallback([first, offlineModel()], { clock, openMs: 1000 });
    for (let i = 0; i < 6; i++) await chain.generate(request);
    expect(first.requests).toHaveLength(3);
    clock.advance(1000);
    expect((await chain.generate(request)).model).toBe('offline');
    expect((await chain.generate(request)).model).toBe('offline');
    expect(first.requests).toHaveLength(4);
    clock.advance(1000);
    expect((await chain.generate(request)).model).toBe('a');
    expect((await chain.generate(request)).model).toBe('a');
  });

  it('says how long to wait when every model is left alone', async () => {
    const clock = fixedClock();
    const chain = withFallback([scriptedModel('a', failing(denied))], {
      clock,
      openMs: 1000,
      failuresToOpen: 1,
    });
    await expect(chain.generate(request)).rejects.toBe(denied);
    clock.advance(400);
    expect(await eventsOf(chain.stream(request))).toMatchObject([
      { type: 'error', problem: { code: 'language.circuit-open', facts: { retryAfterMs: 600 } } },
    ]);
  });
});
