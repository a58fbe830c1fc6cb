import type { Clock } from '../shared/index.js';
import type { AskedAnswer, AskOptions, PassageSource, SourceSearch } from './ask.js';
import type { FoundPassage } from './search/search-passages.js';

export interface CachedSourceProps {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** How long an answer is kept; default one hour. */
  readonly keepMs?: number;
  /** Answers and searches kept; the one unused longest goes first. Default 500. */
  readonly entries?: number;
}

/**
 * A source that remembers what it answered: the same question with the same filters, context, language and model is
 * answered from memory, marked `cached`. One digit of a difference is another question. Failures are not kept. An
 * index that is opened anew has a memory of its own; what changes in a knowledge base shows after `keepMs`.
 */
export function cachedSource(source: PassageSource, props: CachedSourceProps): PassageSource {
  const { clock, keepMs = 3_600_000, entries = 500 } = props;
  const kept = new Map<string, { readonly until: number; readonly value: unknown }>();

  async function remembered<T>(key: string, work: () => Promise<T>, mark: (value: T) => T) {
    const before = kept.get(key);
    kept.delete(key);
    if (before !== undefined && before.until > clock.monotonic()) {
      // Used last, goes last.
      kept.set(key, before);
      return mark(before.value as T); // what the same key was kept with
    }
    const value = await work();
    kept.set(key, { until: clock.monotonic() + keepMs, value });
    if (kept.size > entries) kept.delete(kept.keys().next().value!);
    return value;
  }

  return {
    name: source.name,
    ...(source.document === undefined ? {} : { document: (id) => source.document!(id) }),
    search: (question, options) =>
      remembered<readonly FoundPassage[]>(
        keyOf('search', question, options),
        () => source.search(question, options),
        (found) => found,
      ),
    ask: (question, options) =>
      remembered<AskedAnswer>(
        keyOf('ask', question, options),
        () => source.ask(question, options),
        (answer) => ({ ...answer, cached: true }),
      ),
  };
}

// Everything that an answer depends on; signals and deadlines do not change it.
function keyOf(kind: string, question: string, options: SourceSearch & AskOptions): string {
  const { filters, limit, steering, context, language, model } = options;
  return JSON.stringify([
    kind,
    question.normalize('NFC').trim().replace(/\s+/g, ' '),
    filters === undefined
      ? null
      : [
          filters.category,
          filters.priority,
          filters.language,
          filters.dateRange,
          filters.rowsOnly ?? false,
        ],
    limit ?? null,
    steering ?? '',
    context ?? null,
    language ?? null,
    model?.name ?? null,
  ]);
}
