import { asProblem, type Problem, type Random } from '../../shared/index.js';
import type { CallOptions, LanguageEvent, LanguageModel } from '../model.js';
import { replyEvents } from '../reply-events.js';
import type { Sleep } from './sleep.js';

export interface RetryOptions {
  /** Calls in all, 1 or more; default 4. */
  readonly attempts?: number;
  /** Longest wait before the second call in milliseconds, doubled for each further one; default 500. */
  readonly firstWaitMs?: number;
  /** Longest wait of all in milliseconds; default 20,000. A provider that asks for more is not waited for. */
  readonly longestWaitMs?: number;
  readonly sleep: Sleep;
  readonly random: Random;
}

/**
 * Calls again after a problem marked `retryable`, and only while no text or tool call has been given
 * out. Waits as long as the provider asks, otherwise a random part of a doubling time ("full jitter",
 * Brooker 2015). Gives up, with the last problem, when the wait would outlast the caller's deadline.
 */
export function withRetry(model: LanguageModel, options: RetryOptions): LanguageModel {
  const attempts = options.attempts ?? 4;

  const wait = async (failed: Problem, attempt: number, call: CallOptions | undefined) => {
    const waitMs = waitBefore(failed, attempt, options);
    if (!failed.retryable || attempt >= attempts || waitMs === null) return false;
    if (waitMs >= (call?.remainingMs?.() ?? Number.POSITIVE_INFINITY)) return false;
    await options.sleep(waitMs, call?.signal);
    return !call?.signal?.aborted;
  };

  return {
    name: model.name,
    abilities: model.abilities,
    generate: async (request, call) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await model.generate(request, call);
        } catch (thrown) {
          if (!(await wait(asProblem(thrown), attempt, call))) throw thrown;
        }
      }
    },
    stream: (request, call) =>
      replyEvents(model.name, call, async function* (signal): AsyncGenerator<LanguageEvent> {
        for (let attempt = 1; ; attempt++) {
          let failed: Problem | null = null;
          let started = false;
          for await (const event of model.stream(request, { ...call, signal })) {
            if (event.type === 'error') failed = event.problem;
            else {
              started ||= event.type !== 'usage';
              yield event;
            }
          }
          if (failed === null) return;
          if (started || !(await wait(failed, attempt, { ...call, signal }))) throw failed;
        }
      }),
  };
}

function waitBefore(failed: Problem, attempt: number, options: RetryOptions): number | null {
  const longestMs = options.longestWaitMs ?? 20_000;
  const asked = failed.facts.retryAfterMs;
  // Never sooner than asked; the jitter on top keeps many callers from coming back at once.
  if (typeof asked === 'number')
    return asked > longestMs ? null : asked + options.random.next() * asked * 0.1;
  const ceiling = Math.min(longestMs, (options.firstWaitMs ?? 500) * 2 ** (attempt - 1));
  return options.random.next() * ceiling;
}
