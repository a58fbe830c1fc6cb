export interface Interruptible<T> {
  readonly items: AsyncGenerator<T, void, undefined>;
  /** Makes the reader's current or next wait throw, even when the source hangs. */
  interrupt(error: Error): void;
}

/**
 * Reads a source that may hang or ignore signals. Promise.race with one long-lived promise would keep
 * every item alive until the end of the stream, so the interruption rejects the current wait itself.
 */
export function interruptible<T>(source: AsyncIterable<T>): Interruptible<T> {
  let interrupted: Error | null = null;
  let rejectWait: (error: Error) => void = () => {};

  async function* items(): AsyncGenerator<T, void, undefined> {
    const iterator = source[Symbol.asyncIterator]();
    try {
      for (;;) {
        if (interrupted !== null) throw interrupted;
        const next = await new Promise<IteratorResult<T>>((resolve, reject) => {
          rejectWait = reject;
          iterator.next().then(resolve, reject);
        });
        if (next.done) return;
        yield next.value;
      }
    } finally {
      const closed = iterator.return?.();
      // A source that hangs in its own wait would hold the reader.
      if (interrupted === null) await closed;
      else closed?.catch(() => {});
    }
  }

  return {
    items: items(),
    interrupt: (error) => {
      interrupted ??= error;
      rejectWait(interrupted);
    },
  };
}
