import type { Usage } from '../model.js';

/** What a model costs, in US dollars per million tokens. */
export interface Price {
  /** Matches the end of a model's name, such as `amazon.nova-lite-v1:0`, whatever its profile prefix. */
  readonly model: RegExp;
  readonly input: number;
  readonly output: number;
  /** Input read from the provider's prompt cache; default a tenth of `input`. */
  readonly cacheRead?: number;
  /** Input written to it; default 1.25 times `input`. */
  readonly cacheWrite?: number;
}

/**
 * On-demand list prices of the global or us-east-1 endpoint as published by AWS, looked up 2026-11-20;
 * regional endpoints may cost about a tenth more. Own prices are put before these.
 */
export const listPrices: readonly Price[] = [
  { model: /anthropic\.claude-sonnet-4-6/, input: 3, output: 15 },
  { model: /anthropic\.claude-sonnet-4-5-/, input: 3, output: 15 },
  { model: /anthropic\.claude-haiku-4-5-/, input: 1, output: 5 },
  { model: /anthropic\.claude-opus-4-[567]/, input: 5, output: 25 },
  { model: /amazon\.nova-micro-v1/, input: 0.035, output: 0.14 },
  { model: /amazon\.nova-lite-v1/, input: 0.06, output: 0.24 },
  { model: /amazon\.nova-pro-v1/, input: 0.8, output: 3.2 },
  { model: /amazon\.titan-embed-text-v2/, input: 0.02, output: 0 },
  { model: /meta\.llama3-3-70b-instruct/, input: 0.72, output: 0.72 },
  // No one is billed for these.
  { model: /^offline$/, input: 0, output: 0 },
];

/** US dollars of a call, or null when no price matches. */
export function costOf(
  model: string,
  usage: Usage,
  prices: readonly Price[] = listPrices,
): number | null {
  const price = prices.find((candidate) => candidate.model.test(model));
  if (price === undefined) return null;
  const { cacheReadTokens, cacheWriteTokens, inputTokens, outputTokens } = usage;
  const plain = Math.max(0, inputTokens - cacheReadTokens - cacheWriteTokens);
  return (
    (plain * price.input +
      cacheReadTokens * (price.cacheRead ?? price.input * 0.1) +
      cacheWriteTokens * (price.cacheWrite ?? price.input * 1.25) +
      outputTokens * price.output) /
    1e6
  );
}
