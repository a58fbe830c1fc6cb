// A model that plays prepared events, one list per call, and keeps what it was asked.
import type { LanguageEvent, LanguageModel, LanguageRequest } from '../../src/language/index.js';
import { collectReply } from '../../src/language/index.js';
import { type Problem, problem } from '../../src/shared/index.js';

export interface ScriptedModel extends LanguageModel {
  readonly requests: LanguageRequest[];
}

/** Plays the lists in order, the last one again when they are used up. */
export function scriptedModel(name: string, ...calls: readonly LanguageEvent[][]): ScriptedModel {
  const requests: LanguageRequest[] = [];
  const stream: LanguageModel['stream'] = async function* (request) {
    const events = calls[Math.min(requests.length, calls.length - 1)]!;
    requests.push(request);
    yield* events;
  };
  return {
    name,
    abilities: { tools: true, jsonOutput: true },
    requests,
    stream,
    generate: (request, call) => collectReply(name, stream(request, call)),
  };
}

export function saying(text: string, model = 'm', input = 10, output = 5): LanguageEvent[] {
  return [
    { type: 'text-delta', text },
    {
      type: 'usage',
      usage: {
        inputTokens: input,
        outputTokens: output,
        cacheReadTokens: 0,
        cacheWriteTokens: 0,
      },
    },
    { type: 'done', finish: 'stop', model, cached: false },
  ];
}

export function failing(failure: Problem, ...before: string[]): LanguageEvent[] {
  return [
    ...before.map((text): LanguageEvent => ({ type: 'text-delta', text })),
    { type: 'error', problem: failure },
  ];
}

export const throttled = (retryAfterMs: number | null) =>
  problem('language.throttled', { model: 'm', retryAfterMs });
export const denied = problem('language.access-denied', { model: 'm', action: 'a' });
