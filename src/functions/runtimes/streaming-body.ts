import { errorBody, type Problem } from '../../shared/index.js';
import type { StreamEvent } from '../stream/stream-definition.js';

/** One way to write a stream of events down. */
export interface StreamBody {
  readonly contentType: string;
  /** The text of an event; empty for one that this form does not show. `error` events go through `failure`. */
  event(event: Exclude<StreamEvent, { type: 'error' }>): string;
  /** What is sent when the stream fails after its first byte. */
  failure(failure: Problem, requestId: string): string;
  /** Keeps a silent connection alive; null where nothing can be said without being read as text. */
  readonly heartbeat: string | null;
}

/** The text alone, as the documented functions send it. A failure is a last line of its own that begins with `[error `. */
export const textBody: StreamBody = {
  contentType: 'text/plain; charset=utf-8',
  event: (event) => (event.type === 'text-delta' ? event.text : ''),
  failure: ({ code, message, fix }, requestId) =>
    `\n\n[error ${code}] ${message}; ${fix} (request ${requestId})\n`,
  heartbeat: null,
};

/** Server-sent events (WHATWG HTML, 9.2): one JSON object behind `data:`, its `type` the event's. */
export const eventBody: StreamBody = {
  contentType: 'text/event-stream; charset=utf-8',
  event: serverSent,
  failure: (failure, requestId) => serverSent({ type: 'error', ...errorBody(failure, requestId) }),
  heartbeat: ': waiting\n\n',
};

// JSON text holds no line break, so one data line is enough for any text.
function serverSent(event: unknown): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
