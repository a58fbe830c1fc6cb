import { setMaxListeners } from 'node:events';
import { type Problem, problem } from '../../shared/index.js';
import type { QueryLimits } from '../query-limits.js';

/** Time limit and cancellation of one call, from the call on. Call `end` when it is over. */
export class CallWatch {
  /** Rejects with `database.timeout` or `database.cancelled` when either comes, else never. */
  readonly stopped: Promise<never>;
  readonly #controller = new AbortController();
  readonly #limits: QueryLimits | null;
  readonly #cancel: () => void;
  readonly #timer: NodeJS.Timeout | undefined;

  /** Without limits (a write) only `cancel` stops it. */
  constructor(label: string, limits: QueryLimits | null) {
    this.#limits = limits;
    const { signal } = this.#controller;
    setMaxListeners(0, signal); // a Data API call hands it to several requests
    this.stopped = new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    this.stopped.catch(() => {}); // whoever waits hears it
    this.#cancel = () => this.#stop(problem('database.cancelled', { label }));
    if (limits === null) return;
    const { timeoutMs } = limits;
    const late = () => this.#stop(problem('database.timeout', { label, timeoutMs }));
    this.#timer = setTimeout(late, timeoutMs);
    if (limits.signal?.aborted) this.#cancel();
    limits.signal?.addEventListener('abort', this.#cancel);
  }

  /** Aborted when the call is to stop. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why it was stopped; null while it was not. */
  get reason(): Problem | null {
    return this.signal.aborted ? this.signal.reason : null;
  }

  /** Stops it as its caller would. */
  cancel(): void {
    this.#cancel();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#limits?.signal?.removeEventListener('abort', this.#cancel);
  }

  #stop(why: Problem): void {
    if (!this.signal.aborted) this.#controller.abort(why);
  }
}
