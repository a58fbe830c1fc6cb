import { asProblem, problem } from '../shared/index.js';
import { interruptible } from './interruptible.js';
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
  const { items, interrupt } = interruptible(open(signal));
  const onAbort = () => interrupt(aborted());
  callerSignal?.addEventListener('abort', onAbort, { once: true });
  try {
    if (callerSignal?.aborted) throw aborted();
    for await (const event of items) {
      yield event;
      if (event.type === 'done' || event.type === 'error') return;
    }
    throw problem('language.stream-cut', { model });
  } catch (thrown) {
    yield { type: 'error', problem: callerSignal?.aborted ? aborted() : asProblem(thrown) };
  } finally {
    callerSignal?.removeEventListener('abort', onAbort);
    leaving.abort();
  }
}
