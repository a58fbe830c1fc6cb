import { createHash } from 'node:crypto';
import type { Clock } from '../../shared/index.js';
import { eventsOfReply } from '../collect-reply.js';
import type {
  LanguageEvent,
  LanguageModel,
  LanguageReply,
  LanguageRequest,
  ToolCall,
} from '../model.js';
import { replyEvents } from '../reply-events.js';

/** Where whole answers are kept, by exact key. */
export interface AnswerCache {
  get(key: string): LanguageReply | null;
  put(key: string, reply: LanguageReply): void;
}

export interface CacheOptions {
  readonly cache: AnswerCache;
  /** Part of the key: schema version, workspace, user scope. What differs in it never shares answers. */
  readonly scope: string;
}

/**
 * Gives a kept answer to exactly the same request in the same scope to the same model, marked
 * `cached`; one number apart is another request. Keeps whole answers that ended by themselves and
 * call no tools.
 */
export function withCache(model: LanguageModel, { cache, scope }: CacheOptions): LanguageModel {
  const keyOf = (request: LanguageRequest) => requestKey(request, `${model.name}\n${scope}`);
  const keep = (key: string, reply: LanguageReply) => {
    if (reply.finish === 'stop' && reply.toolCalls.length === 0) cache.put(key, reply);
  };
  const kept = (key: string): LanguageReply | null => {
    const reply = cache.get(key);
    return reply === null ? null : { ...reply, usage: null, cached: true };
  };
  return {
    name: model.name,
    abilities: model.abilities,
    generate: async (request, call) => {
      const key = keyOf(request);
      const known = call?.signal?.aborted ? null : kept(key);
      if (known !== null) return known;
      const reply = await model.generate(request, call);
      keep(key, reply);
      return reply;
    },
    stream: (request, call) =>
      replyEvents(model.name, call, async function* (signal): AsyncGenerator<LanguageEvent> {
        const key = keyOf(request);
        const known = kept(key);
        if (known !== null) {
          yield* eventsOfReply(known);
          return;
        }
        const texts: string[] = [];
        const toolCalls: ToolCall[] = [];
        let usage: LanguageReply['usage'] = null;
        for await (const event of model.stream(request, { ...call, signal })) {
          if (event.type === 'text-delta') texts.push(event.text);
          if (event.type === 'tool-call') toolCalls.push(event.call);
          if (event.type === 'usage') usage = event.usage;
          if (event.type === 'done')
            keep(key, {
              text: texts.join(''),
              toolCalls,
              finish: event.finish,
              usage,
              model: event.model,
              cached: event.cached,
            });
          yield event;
        }
      }),
  };
}

/** SHA-256 in hex of a request and a scope; the order of object keys does not matter. */
export function requestKey(request: LanguageRequest, scope: string): string {
  return createHash('sha256')
    .update(JSON.stringify([scope, sorted(request)]))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, sorted(item)]),
  );
}

export interface MemoryAnswerCacheOptions {
  /** Answers kept; the one unused longest goes first; default 1000. */
  readonly entries?: number;
  /** How long an answer is kept in milliseconds; default an hour. */
  readonly keepMs?: number;
  readonly clock: Clock;
}

/** A cache in this process. */
export function memoryAnswerCache(options: MemoryAnswerCacheOptions): AnswerCache {
  const { entries = 1000, keepMs = 3_600_000, clock } = options;
  const kept = new Map<string, { reply: LanguageReply; until: number }>();
  return {
    get: (key) => {
      const entry = kept.get(key);
      if (entry === undefined) return null;
      kept.delete(key);
      if (entry.until <= clock.monotonic()) return null;
      // Last in the map is the one used last.
      kept.set(key, entry);
      return entry.reply;
    },
    put: (key, reply) => {
      kept.delete(key);
      kept.set(key, { reply, until: clock.monotonic() + keepMs });
      for (const oldest of kept.keys()) {
        if (kept.size <= entries) break;
        kept.delete(oldest);
      }
    },
  };
}
