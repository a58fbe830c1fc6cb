import {
  type FeedbackRecord,
  feedbackText,
  readFeedback,
  withFeedback,
} from '../../ask-data/index.js';
import { asProblem, type Clock, type ObjectStore } from '../../shared/index.js';

/** What people said about answers over one database, in one file. */
export interface FeedbackStore {
  /** Where the file is, for a person. */
  readonly address: () => Promise<string>;
  /**
   * The records; looked at anew after a while. A store that cannot be reached leaves those known before; a file that
   * cannot be read throws `feedback.bad-line`.
   */
  readonly read: () => Promise<readonly FeedbackRecord[]>;
  /** Adds one; of two processes that add at once none is lost. Throws what the store says. */
  readonly add: (record: FeedbackRecord) => Promise<void>;
}

export interface FeedbackStoreOptions {
  readonly clock: Clock;
  /** Milliseconds before the file is looked at again. */
  readonly refreshMs: number;
}

/** Attempts to add while others write. */
const attempts = 8;

/** Feedback as the lines of one object of a store. */
export function feedbackStore(
  store: ObjectStore,
  key: string,
  { clock, refreshMs }: FeedbackStoreOptions,
): FeedbackStore {
  let known: readonly FeedbackRecord[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  const load = async () => {
    const stored = await store.get(key);
    const text = stored === null ? '' : new TextDecoder().decode(stored.bytes);
    return { revision: stored?.revision ?? null, records: readFeedback(text) };
  };
  return {
    address: async () => (await store.address(key)) ?? `${store.label}/${key}`,
    read: async () => {
      if (clock.monotonic() - lookedAt < refreshMs) return known;
      try {
        known = (await load()).records;
        lookedAt = clock.monotonic();
      } catch (thrown) {
        if (asProblem(thrown).code === 'feedback.bad-line') throw thrown;
        lookedAt = clock.monotonic();
      }
      return known;
    },
    add: async (record) => {
      for (let attempt = 1; ; attempt++) {
        const { revision, records } = await load();
        const next = withFeedback(records, record);
        try {
          const bytes = new TextEncoder().encode(feedbackText(next));
          await store.put(key, bytes, {
            ifRevision: revision,
            contentType: 'application/x-ndjson; charset=utf-8',
          });
          known = next;
          lookedAt = clock.monotonic();
          return;
        } catch (thrown) {
          if (asProblem(thrown).code !== 'store.conflict' || attempt === attempts) throw thrown;
        }
      }
    },
  };
}
