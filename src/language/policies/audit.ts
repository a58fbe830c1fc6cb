import { createHmac } from 'node:crypto';
import { asProblem, type Clock } from '../../shared/index.js';
import type {
  FinishReason,
  LanguageEvent,
  LanguageModel,
  LanguageRequest,
  Usage,
} from '../model.js';
import { replyEvents } from '../reply-events.js';
import { requestKey } from './cache.js';
import { costOf, listPrices, type Price } from './prices.js';

/** One call without personal data: no text of the question or the answer, only sizes and a keyed hash. */
export interface AuditRecord {
  /** Milliseconds since 1970 at the start of the call. */
  readonly at: number;
  /** The model that answered, or that was asked when none did. */
  readonly model: string;
  readonly operation: 'generate' | 'stream';
  /** HMAC-SHA256 of the request, hex; the same request has the same hash under the same key. */
  readonly requestHash: string;
  readonly messages: number;
  readonly promptCharacters: number;
  readonly answerCharacters: number;
  readonly toolCalls: number;
  /** Milliseconds to the first text or tool call, null when none came or the call was not streamed. */
  readonly firstTokenMs: number | null;
  readonly durationMs: number;
  readonly usage: Usage | null;
  /** US dollars by the price table, null when unknown. */
  readonly dollars: number | null;
  readonly cached: boolean;
  /** `left` when the reader went away before the end. */
  readonly outcome: FinishReason | 'left' | 'error';
  /** Code of the problem, null without one. */
  readonly problem: string | null;
}

export interface AuditOptions {
  /** Takes a record after each call; must not throw. */
  readonly record: (record: AuditRecord) => void;
  /** Key of the hash, kept secret so that short questions cannot be guessed from it. */
  readonly hashKey: string;
  /** Default `listPrices`. */
  readonly prices?: readonly Price[];
  readonly clock: Clock;
}

/** Records every call, however it ended. */
export function withAudit(model: LanguageModel, options: AuditOptions): LanguageModel {
  return {
    name: model.name,
    abilities: model.abilities,
    generate: async (request, call) => {
      const entry = openEntry(model.name, 'generate', request, options);
      try {
        const reply = await model.generate(request, call);
        entry.answerCharacters = reply.text.length;
        entry.toolCalls = reply.toolCalls.length;
        entry.usage = reply.usage;
        entry.model = reply.model;
        entry.cached = reply.cached;
        entry.outcome = reply.finish;
        return reply;
      } catch (thrown) {
        entry.outcome = 'error';
        entry.problem = asProblem(thrown).code;
        throw thrown;
      } finally {
        entry.close();
      }
    },
    stream: (request, call) =>
      replyEvents(model.name, call, async function* (signal): AsyncGenerator<LanguageEvent> {
        const entry = openEntry(model.name, 'stream', request, options);
        try {
          for await (const event of model.stream(request, { ...call, signal })) {
            note(entry, event, options.clock);
            yield event;
          }
        } finally {
          entry.close();
        }
      }),
  };
}

type Entry = { -readonly [K in keyof AuditRecord]: AuditRecord[K] } & {
  readonly start: number;
  close(): void;
};

function openEntry(
  model: string,
  operation: AuditRecord['operation'],
  request: LanguageRequest,
  { clock, hashKey, record, prices = listPrices }: AuditOptions,
): Entry {
  const start = clock.monotonic();
  const hash = createHmac('sha256', hashKey).update(requestKey(request, '')).digest('hex');
  const entry: Entry = {
    at: clock.now(),
    model,
    operation,
    requestHash: hash,
    messages: request.messages.length,
    promptCharacters: charactersOf(request),
    answerCharacters: 0,
    toolCalls: 0,
    firstTokenMs: null,
    durationMs: 0,
    usage: null,
    dollars: null,
    cached: false,
    outcome: 'left',
    problem: null,
    start,
    close: () => {
      const { start: _, close: __, ...finished } = entry;
      record({
        ...finished,
        durationMs: clock.monotonic() - start,
        dollars: entry.usage === null ? null : costOf(entry.model, entry.usage, prices),
      });
    },
  };
  return entry;
}

function note(entry: Entry, event: LanguageEvent, clock: Clock): void {
  if (event.type === 'text-delta' || event.type === 'tool-call')
    entry.firstTokenMs ??= clock.monotonic() - entry.start;
  switch (event.type) {
    case 'text-delta':
      entry.answerCharacters += event.text.length;
      break;
    case 'tool-call':
      entry.toolCalls += 1;
      break;
    case 'usage':
      entry.usage = event.usage;
      break;
    case 'done':
      entry.model = event.model;
      entry.cached = event.cached;
      entry.outcome = event.finish;
      break;
    case 'error':
      entry.outcome = 'error';
      entry.problem = event.problem.code;
      break;
  }
}

function charactersOf({ system, messages }: LanguageRequest): number {
  return messages.reduce(
    (sum, message) =>
      sum +
      (message.role === 'tool'
        ? message.results.reduce((length, { text }) => length + text.length, 0)
        : message.text.length),
    system?.length ?? 0,
  );
}
