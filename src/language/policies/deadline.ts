import { type Problem, problem } from '../../shared/index.js';
import { interruptible } from '../interruptible.js';
import type { CallOptions, LanguageEvent, LanguageModel, LanguageRequest } from '../model.js';
import { replyEvents } from '../reply-events.js';
import type { Sleep } from './sleep.js';

export interface DeadlineOptions {
  /** Longest a call may take in milliseconds; default no bound of its own. */
  readonly longestMs?: number;
  /** Kept back from the caller's remaining time to send what there is; default 500 ms. */
  readonly reserveMs?: number;
  readonly sleep: Sleep;
}

/**
 * Ends a call with `language.deadline` when its time is over: the caller's `remainingMs` (a Lambda's
 * time left) less a reserve, or `longestMs`, whichever is shorter. No time left: the model is not called.
 */
export function withDeadline(model: LanguageModel, options: DeadlineOptions): LanguageModel {
  return {
    name: model.name,
    abilities: model.abilities,
    stream: (request, call) =>
      replyEvents(model.name, call, (signal) =>
        timed(model, request, { ...call, signal }, options),
      ),
    generate: async (request, call) => {
      const timer = startTimer(model.name, call, options);
      try {
        return await Promise.race([
          model.generate(request, { ...call, signal: timer.signal }),
          timer.over,
        ]);
      } finally {
        timer.stop();
      }
    },
  };
}

async function* timed(
  model: LanguageModel,
  request: LanguageRequest,
  call: CallOptions,
  options: DeadlineOptions,
): AsyncGenerator<LanguageEvent, void, undefined> {
  const timer = startTimer(model.name, call, options);
  const { items, interrupt } = interruptible(
    model.stream(request, { ...call, signal: timer.signal }),
  );
  timer.over.catch(interrupt);
  try {
    yield* items;
  } finally {
    timer.stop();
  }
}

interface Timer {
  /** Rejects with the problem when time is over. */
  readonly over: Promise<never>;
  /** Aborted by the caller, by the deadline, or by `stop`. */
  readonly signal: AbortSignal;
  stop(): void;
}

function startTimer(
  model: string,
  call: CallOptions | undefined,
  { longestMs, reserveMs = 500, sleep }: DeadlineOptions,
): Timer {
  const remaining = (call?.remainingMs?.() ?? Number.POSITIVE_INFINITY) - reserveMs;
  const timeMs = Math.min(remaining, longestMs ?? Number.POSITIVE_INFINITY);
  const stopped = new AbortController();
  const late = (): Problem => problem('language.deadline', { model, afterMs: Math.max(0, timeMs) });
  if (timeMs <= 0) throw late();
  const over = new Promise<never>((_, reject) => {
    if (timeMs === Number.POSITIVE_INFINITY) return;
    sleep(timeMs, stopped.signal).then(() => {
      if (stopped.signal.aborted) return;
      reject(late());
      stopped.abort();
    });
  });
  over.catch(() => {});
  const callerSignal = call?.signal;
  return {
    over,
    signal:
      callerSignal === undefined ? stopped.signal : AbortSignal.any([callerSignal, stopped.signal]),
    stop: () => stopped.abort(),
  };
}
