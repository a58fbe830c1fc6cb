/** Waits; returns early when the signal is aborted. Policies take it as an argument. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The machine's timer, for composition roots. */
export const systemSleep: Sleep = (ms, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal?.addEventListener('abort', finish, { once: true });
  });
