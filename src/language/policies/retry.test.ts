import { describe, expect, it } from 'vitest';
import { codeOf, eventsOf, textOf } from '../../../test/support/language-contract.js';
import {
  denied,
  failing,
  saying,
  scriptedModel,
  throttled,
} from '../../../test/support/scripted-model.js';
import { seededRandom } from '../../shared/index.js';
import { withRetry } from './retry.js';

const request = { messages: [{ role: 'user', text: '?' }] } as const;

function around(model: ReturnType<typeof scriptedModel>, attempts = 4) {
  const waits: number[] = [];
  const sleep = (ms: number) => {
    waits.push(ms);
    return Promise.resolve();
  };
  return { waits, model: withRetry(model, { attempts, sleep, random: seededRandom(1) }) };
}

describe('withRetry', () => {
  it('asks again until it works, waiting longer each time but never beyond the ceiling', async () => {
    const inner = scriptedModel(
      'm',
      failing(throttled(null)),
      failing(throttled(null)),
      failing(throttled(null)),
      saying('ok'),
    );
    const { model, waits } = around(inner);
    expect(textOf(await eventsOf(model.stream(request)))).toBe('ok');
    expect(inner.requests).toHaveLength(4);
    for (const [i, wait] of waits.entries()) expect(wait).toBeLessThanOrEqual(500 * 2 ** i);
    expect((await model.generate(request)).text).toBe('ok');
  });

  it('waits as long as the provider asks and gives up when that is too long', async () => {
    const patient = around(scriptedModel('m', failing(throttled(3000)), saying('ok')));
    await patient.model.generate(request);
    expect(patient.waits[0]).toBeGreaterThanOrEqual(3000);
    expect(patient.waits[0]).toBeLessThan(3301);
    const tenMinutes = around(scriptedModel('m', failing(throttled(600_000)), saying('ok')));
    expect(codeOf(await eventsOf(tenMinutes.model.stream(request)))).toBe('language.throttled');
    expect(tenMinutes.waits).toEqual([]);
  });

  it('ends after ten minutes of throttling with the throttle, not with a hang', async () => {
    const inner = scriptedModel('m', failing(throttled(null)));
    const { model, waits } = around(inner, 6);
    await expect(model.generate(request)).rejects.toMatchObject({ code: 'language.throttled' });
    expect(inner.requests).toHaveLength(6);
    expect(waits).toHaveLength(5);
  });

  it('never asks again after the first token, nor for what cannot be retried', async () => {
    const started = scriptedModel('m', failing(throttled(1), 'half'), saying('other'));
    const events = await eventsOf(around(started).model.stream(request));
    expect([textOf(events), codeOf(events)]).toEqual(['half', 'language.throttled']);
    expect(started.requests).toHaveLength(1);
    const refused = scriptedModel('m', failing(denied), saying('ok'));
    await expect(around(refused).model.generate(request)).rejects.toBe(denied);
    expect(refused.requests).toHaveLength(1);
  });

  it('does not begin a wait that outlasts the deadline', async () => {
    const { model, waits } = around(scriptedModel('m', failing(throttled(3000)), saying('ok')));
    const events = await eventsOf(model.stream(request, { remainingMs: () => 2999 }));
    expect(codeOf(events)).toBe('language.throttled');
    expect(waits).toEqual([]);
  });
});
