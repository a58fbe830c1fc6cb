import {
  asProblem,
  type Clock,
  type Problem,
  type ProblemCode,
  problem,
} from '../../shared/index.js';
import type { LanguageEvent, LanguageModel } from '../model.js';
import { replyEvents } from '../reply-events.js';

export interface FallbackOptions {
  /** Failures in a row after which a model is left alone; default 3. */
  readonly failuresToOpen?: number;
  /** How long it is left alone in milliseconds before one call may try it again; default 30,000. */
  readonly openMs?: number;
  /** Told of every model that was passed over, for the log. */
  readonly onFallback?: (from: string, why: Problem) => void;
  readonly clock: Clock;
}

/**
 * Asks the first model, and the next one when it fails before its first token; the reply names the
 * one that answered. A model that failed several times in a row is skipped for a while (circuit
 * breaker, Nygard 2007). Faults of the request itself go to no other model. All failed: the last
 * problem. Its abilities are those that any of the models has; those without are passed over.
 */
export function withFallback(
  models: readonly [LanguageModel, ...LanguageModel[]],
  options: FallbackOptions,
): LanguageModel {
  const entries = models.map((model) => ({ model, breaker: circuitBreaker(options) }));
  const name = models[0].name;
  const any = (ability: 'tools' | 'jsonOutput') => models.some((m) => m.abilities[ability]);

  // Gives the models to try, in order; `failed` decides whether the next may be tried.
  async function* candidates(): AsyncGenerator<(typeof entries)[number]> {
    let tried = false;
    for (const entry of entries) {
      if (!entry.breaker.mayCall()) {
        const waiting = { model: entry.model.name, retryAfterMs: entry.breaker.waitMs() };
        options.onFallback?.(entry.model.name, problem('language.circuit-open', waiting));
        continue;
      }
      tried = true;
      yield entry;
    }
    if (tried) return;
    const retryAfterMs = Math.min(...entries.map(({ breaker }) => breaker.waitMs()));
    throw problem('language.circuit-open', { model: name, retryAfterMs });
  }

  const failed = ({ model, breaker }: (typeof entries)[number], why: Problem): boolean => {
    if (faultsOfTheRequest.has(why.code)) {
      breaker.release();
      return false;
    }
    if (why.code === 'language.unsupported') breaker.release();
    else breaker.failed();
    options.onFallback?.(model.name, why);
    return true;
  };

  return {
    name,
    abilities: { tools: any('tools'), jsonOutput: any('jsonOutput') },
    generate: async (request, call) => {
      let last: Problem | null = null;
      for await (const entry of candidates()) {
        try {
          const reply = await entry.model.generate(request, call);
          entry.breaker.succeeded();
          return reply;
        } catch (thrown) {
          last = asProblem(thrown);
          if (!failed(entry, last)) break;
        }
      }
      throw last ?? problem('language.stream-cut', { model: name });
    },
    stream: (request, call) =>
      replyEvents(name, call, async function* (signal): AsyncGenerator<LanguageEvent> {
        let last: Problem | null = null;
        for await (const entry of candidates()) {
          let started = false;
          let ended = false;
          last = null;
          try {
            for await (const event of entry.model.stream(request, { ...call, signal })) {
              if (event.type === 'error') last = event.problem;
              else {
                started ||= event.type !== 'usage';
                ended ||= event.type === 'done';
                if (ended) entry.breaker.succeeded();
                yield event;
              }
            }
          } finally {
            // A reader that leaves says nothing about the model.
            if (!ended && last === null) entry.breaker.release();
          }
          if (last === null) return;
          if (!failed(entry, last) || started) break;
        }
        throw last ?? problem('language.stream-cut', { model: name });
      }),
  };
}

const faultsOfTheRequest: ReadonlySet<ProblemCode> = new Set([
  'language.prompt-empty',
  'language.prompt-too-large',
  'language.text-not-unicode',
  'language.request-invalid',
  'language.aborted',
]);

// Closed: calls pass. Open: none does. After openMs one call passes; its result closes or opens again.
function circuitBreaker({ failuresToOpen = 3, openMs = 30_000, clock }: FallbackOptions) {
  let failures = 0;
  let openUntil = 0;
  let trying = false;
  return {
    mayCall: () => {
      if (failures < failuresToOpen) return true;
      if (trying || clock.monotonic() < openUntil) return false;
      trying = true;
      return true;
    },
    waitMs: () => Math.max(0, openUntil - clock.monotonic()),
    succeeded: () => {
      failures = 0;
      trying = false;
    },
    failed: () => {
      failures += 1;
      trying = false;
      if (failures >= failuresToOpen) openUntil = clock.monotonic() + openMs;
    },
    release: () => {
      trying = false;
    },
  };
}
