import { describe, expect, it } from 'vitest';
import { codeOf, eventsOf } from '../../../test/support/language-contract.js';
import { failing, saying, scriptedModel, throttled } from '../../../test/support/scripted-model.js';
import { fixedClock } from '../../shared/index.js';
import { withBudget } from './budget.js';
import { costOf } from './prices.js';

const request = { messages: [{ role: 'user', text: '질문' }], maxTokens: 100 } as const;
const nova = 'bedrock/apac.amazon.nova-lite-v1:0';

describe('withBudget', () => {
  it('allows nothing with a budget of zero', async () => {
    const inner = scriptedModel(nova, saying('ok'));
    for (const limit of [{ tokens: 0 }, { dollars: 0 }]) {
      const model = withBudget(inner, { ...limit, clock: fixedClock() });
      expect(codeOf(await eventsOf(model.stream(request)))).toBe('language.budget-used');
      await expect(model.generate(request)).rejects.toMatchObject({ retryable: false });
    }
    expect(inner.requests).toEqual([]);
  });

  it('counts real usage and begins anew with the period', async () => {
    const clock = fixedClock();
    const inner = scriptedModel(nova, saying('ok', nova, 300, 100));
    const model = withBudget(inner, { tokens: 900, periodMs: 1000, clock });
    await model.generate(request);
    await eventsOf(model.stream(request));
    // 800 are spent, a third call could need more than 100.
    await expect(model.generate(request)).rejects.toMatchObject({
      facts: { spent: 800, limit: 900 },
    });
    clock.advance(1000);
    await expect(model.generate(request)).resolves.toMatchObject({ text: 'ok' });
  });

  it('reserves the worst case, so that calls at once cannot overshoot together', async () => {
    const inner = scriptedModel(nova, saying('ok'));
    const model = withBudget(inner, { tokens: 250, clock: fixedClock() });
    const results = await Promise.allSettled([1, 2, 3].map(() => model.generate(request)));
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });

  it('spends nothing on a call refused before its first token, and an estimate on one cut half-way', async () => {
    const free = withBudget(scriptedModel(nova, failing(throttled(1))), {
      tokens: 150,
      clock: fixedClock(),
    });
    for (let i = 0; i < 5; i++)
      expect(codeOf(await eventsOf(free.stream(request)))).toBe('language.throttled');
    const cut = withBudget(scriptedModel(nova, failing(throttled(1), '가'.repeat(60))), {
      tokens: 150,
      clock: fixedClock(),
    });
    await eventsOf(cut.stream(request));
    expect(codeOf(await eventsOf(cut.stream(request)))).toBe('language.budget-used');
  });

  it('needs a price for a money budget', async () => {
    const model = withBudget(scriptedModel('unheard-of', saying('ok')), {
      dollars: 5,
      clock: fixedClock(),
    });
    await expect(model.generate(request)).rejects.toMatchObject({ code: 'language.price-unknown' });
  });

  it('prices cached input apart', () => {
    const usage = {
      inputTokens: 1_000_000,
      outputTokens: 0,
      cacheReadTokens: 600_000,
      cacheWriteTokens: 100_000,
    };
    // 300k plain at 3, 600k read at 0.3, 100k written at 3.75 dollars per million.
    expect(costOf('bedrock/global.anthropic.claude-sonnet-4-6', usage)).toBeCloseTo(
      0.9 + 0.18 + 0.375,
      10,
    );
    expect(costOf('offline', usage)).toBe(0);
  });
});
