import { describe, expect, it } from 'vitest';
import { codeOf, eventsOf, textOf } from '../../../test/support/language-contract.js';
import { saying, scriptedModel } from '../../../test/support/scripted-model.js';
import type { LanguageModel } from '../model.js';
import { withDeadline } from './deadline.js';

const request = { messages: [{ role: 'user', text: '?' }] } as const;

/** Says one word, then nothing until it is aborted. */
function hanging(): LanguageModel & { aborted: boolean } {
  const model = {
    name: 'm',
    abilities: { tools: false, jsonOutput: false },
    aborted: false,
    generate: () => new Promise<never>(() => {}),
    stream: async function* (_: unknown, call?: { signal?: AbortSignal }) {
      call?.signal?.addEventListener('abort', () => {
        model.aborted = true;
      });
      yield { type: 'text-delta', text: '하나' } as const;
      await new Promise(() => {});
    },
  };
  return model;
}

describe('withDeadline', () => {
  it('keeps what came and ends with the deadline when the model hangs', async () => {
    const inner = hanging();
    let over: () => void = () => {};
    const waits: number[] = [];
    const sleep = (ms: number) => {
      waits.push(ms);
      return new Promise<void>((resolve) => {
        over = resolve;
      });
    };
    const model = withDeadline(inner, { sleep, reserveMs: 500 });
    const events = [];
    for await (const event of model.stream(request, { remainingMs: () => 3000 })) {
      events.push(event);
      over();
    }
    expect([textOf(events), codeOf(events)]).toEqual(['하나', 'language.deadline']);
    expect(waits).toEqual([2500]);
    expect(inner.aborted).toBe(true);
    const whole = model.generate(request, { remainingMs: () => 3000 });
    over();
    await expect(whole).rejects.toMatchObject({ code: 'language.deadline' });
  });

  it('does not call a model for which no time is left', async () => {
    const inner = scriptedModel('m', saying('late'));
    const model = withDeadline(inner, { sleep: () => Promise.resolve() });
    expect(codeOf(await eventsOf(model.stream(request, { remainingMs: () => 400 })))).toBe(
      'language.deadline',
    );
    await expect(model.generate(request, { remainingMs: () => 0 })).rejects.toMatchObject({
      code: 'language.deadline',
    });
    expect(inner.requests).toEqual([]);
  });
});
