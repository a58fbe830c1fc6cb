import { asProblem, problem } from '../shared/index.js';
import type { CallOptions, LanguageEvent } from './model.js';

/**
 * Wraps a provider's events so that they keep the contract of `LanguageModel.stream`:
 * what is thrown becomes the `error` event, an end without `done` becomes `language.stream-cut`,
 * an abort ends at once even when the source hangs, and leaving early aborts the source.
 * `open` gets the signal it has to pass on to the wire.
 */
export async function* replyEvents(
  model: string,
  options: CallOptions | undefined,
  open: (signal: AbortSignal) => AsyncIterable<LanguageEvent>,
): AsyncGenerator<LanguageEvent, void, undefined> {
  const leaving = new AbortController();
  const callerSignal = options?.signal;
  const signal =
    callerSignal === undefined ? leaving.signal : AbortSignal.any([callerSignal, leaving.signal]);
  const aborted = () => problem('language.aborted', { model });
  try {
    if (callerSignal?.aborted) throw aborted();
    for await (const event of untilAborted(open(signal), callerSignal, aborted)) {
      yield event;
      if (event.type === 'done' || event.type === 'error') return;
    }
    throw problem('language.stream-cut', { model });
  } catch (thrown) {
    yield { type: 'error', problem: callerSignal?.aborted ? aborted() : asProblem(thrown) };
  } finally {
    leaving.abort();
  }
}

// A source may ignore the signal, or notice it late; the reader must not wait for it.
async function* untilAborted<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal | undefined,
  aborted: () => Error,
): AsyncGenerator<T, void, undefined> {
  if (signal === undefined) {
    yield* source;
    return;
  }
  const iterator = source[Symbol.asyncIterator]();
  let stop: () => void = () => {};
  const abort = new Promise<never>((_, reject) => {
    stop = () => reject(aborted());
    signal.addEventListener('abort', stop, { once: true });
  });
  abort.catch(() => {});
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), abort]);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // Not awaited: a source that hangs would hold the reader.
    iterator.return?.().catch(() => {});
  }
}
