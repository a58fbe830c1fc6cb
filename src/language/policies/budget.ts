import { type Clock, problem } from '../../shared/index.js';
import type { LanguageEvent, LanguageModel, LanguageRequest, Usage } from '../model.js';
import { replyEvents } from '../reply-events.js';
import { estimateInputTokens, estimateTokens, totalTokens } from './estimate-tokens.js';
import { costOf, listPrices, type Price } from './prices.js';

export interface BudgetOptions {
  /** Tokens of a period, input and output; 0 allows none; default no limit. */
  readonly tokens?: number;
  /** US dollars of a period; 0 allows none; default no limit. */
  readonly dollars?: number;
  /** Length of a period in milliseconds; default the life of the process. */
  readonly periodMs?: number;
  /** Reserved for an answer whose request has no `maxTokens`; default 2048. */
  readonly expectedOutputTokens?: number;
  /** Default `listPrices`. */
  readonly prices?: readonly Price[];
  readonly clock: Clock;
}

/**
 * Refuses a call (`language.budget-used`) whose worst case does not fit into what is left: the
 * estimated input plus the longest answer are reserved before it and replaced by the real usage
 * after it, so calls at the same time cannot overshoot together. A call that failed half-way, without
 * usage, counts with its estimate; one that failed before its first token with nothing. With a money limit and no known price every call is
 * refused with `language.price-unknown`.
 */
export function withBudget(model: LanguageModel, options: BudgetOptions): LanguageModel {
  const { tokens = Number.POSITIVE_INFINITY, dollars = Number.POSITIVE_INFINITY } = options;
  const prices = options.prices ?? listPrices;
  let periodStart = options.clock.now();
  let spent = { tokens: 0, dollars: 0 };

  const priced = (usage: Usage) => ({
    tokens: totalTokens(usage),
    dollars: costOf(model.name, usage, prices) ?? 0,
  });

  const reserve = (request: LanguageRequest) => {
    startPeriod();
    const worst = usageOf(
      estimateInputTokens(request),
      request.maxTokens ?? options.expectedOutputTokens ?? 2048,
    );
    if (dollars !== Number.POSITIVE_INFINITY && costOf(model.name, worst, prices) === null)
      throw problem('language.price-unknown', { model: model.name });
    const reserved = priced(worst);
    refuseOver('tokens', reserved.tokens, tokens);
    refuseOver('dollars', reserved.dollars, dollars);
    const period = spent;
    period.tokens += reserved.tokens;
    period.dollars += reserved.dollars;
    return (usage: Usage) => {
      const real = priced(usage);
      period.tokens += real.tokens - reserved.tokens;
      period.dollars += real.dollars - reserved.dollars;
    };
  };

  const refuseOver = (what: 'tokens' | 'dollars', wanted: number, limit: number) => {
    if (spent[what] + wanted <= limit && limit > 0) return;
    throw problem('language.budget-used', {
      model: model.name,
      what,
      spent: spent[what],
      limit,
    });
  };

  const startPeriod = () => {
    const now = options.clock.now();
    const { periodMs = Number.POSITIVE_INFINITY } = options;
    if (now - periodStart < periodMs) return;
    periodStart = now - ((now - periodStart) % periodMs);
    // A call of the old period settles in the old figures.
    spent = { tokens: 0, dollars: 0 };
  };

  return {
    name: model.name,
    abilities: model.abilities,
    generate: async (request, call) => {
      const settle = reserve(request);
      let usage: Usage | null = null;
      let outputTokens = 0;
      try {
        const reply = await model.generate(request, call);
        usage = reply.cached ? usageOf(0, 0) : reply.usage;
        outputTokens = estimateTokens(reply.text);
        return reply;
      } finally {
        settle(usage ?? estimated(request, outputTokens));
      }
    },
    stream: (request, call) =>
      replyEvents(model.name, call, async function* (signal): AsyncGenerator<LanguageEvent> {
        const settle = reserve(request);
        let usage: Usage | null = null;
        let outputTokens = 0;
        try {
          for await (const event of model.stream(request, { ...call, signal })) {
            if (event.type === 'text-delta') outputTokens += estimateTokens(event.text);
            if (event.type === 'usage') usage = event.usage;
            if (event.type === 'done' && event.cached) usage = usageOf(0, 0);
            yield event;
          }
        } finally {
          settle(usage ?? estimated(request, outputTokens));
        }
      }),
  };
}

// Providers do not bill a call that failed before its first token.
function estimated(request: LanguageRequest, outputTokens: number): Usage {
  return outputTokens === 0 ? usageOf(0, 0) : usageOf(estimateInputTokens(request), outputTokens);
}

function usageOf(inputTokens: number, outputTokens: number): Usage {
  return { inputTokens, outputTokens, cacheReadTokens: 0, cacheWriteTokens: 0 };
}
