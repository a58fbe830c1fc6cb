import { problem, quote } from '../../shared/index.js';
import { readLambdaEvent } from './lambda-event.js';

/** A call of a streaming function: who asked in which shape, and the input they sent. */
export interface StreamCall {
  readonly face: 'direct' | 'http';
  /** Upper case; empty for a direct call. */
  readonly method: string;
  /** Origin of the page that called, null outside a browser. */
  readonly origin: string | null;
  /** Whether the Accept header asks for server-sent events. */
  readonly acceptsEvents: boolean;
  /** Query and JSON body as one object, the body's fields first; throws as `readLambdaEvent`. */
  readonly readInput: () => unknown;
}

/** Reads an event as `readLambdaEvent` does, with the query and the headers that matter to a stream. */
export function readStreamCall(event: unknown): StreamCall {
  const call = readLambdaEvent(event);
  if (call.face === 'direct') return { ...call, method: '', origin: null, acceptsEvents: false };
  // An event with an HTTP face is an object.
  const fields = event as HttpFields;
  const header = (name: string) => headerOf(fields.headers, name);
  return {
    face: 'http',
    method: call.method,
    origin: header('origin'),
    acceptsEvents: /\btext\/event-stream\b/i.test(header('accept') ?? ''),
    readInput: () => {
      const query = queryOf(fields);
      const body = call.method === 'POST' ? call.readInput() : {};
      return isPlainObject(body) ? { ...query, ...body } : body;
    },
  };
}

interface HttpFields {
  readonly headers?: unknown;
  readonly rawQueryString?: unknown;
  readonly queryStringParameters?: unknown;
}

function headerOf(headers: unknown, name: string): string | null {
  if (!isPlainObject(headers)) return null;
  for (const [key, value] of Object.entries(headers))
    if (key.toLowerCase() === name && typeof value === 'string') return value;
  return null;
}

function queryOf(fields: HttpFields): Record<string, string> {
  const { rawQueryString, queryStringParameters } = fields;
  const query: Record<string, string> = {};
  if (typeof rawQueryString === 'string') {
    for (const pair of rawQueryString.split('&')) {
      if (pair === '') continue;
      const equals = pair.indexOf('=');
      const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
      query[name] = equals < 0 ? '' : decoded(pair.slice(equals + 1));
    }
  } else if (isPlainObject(queryStringParameters)) {
    for (const [name, value] of Object.entries(queryStringParameters))
      if (typeof value === 'string') query[name] = value;
  }
  return query;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch (error) {
    throw problem(
      'input.invalid',
      { at: 'query', got: quote(text), expected: 'percent-encoded UTF-8' },
      error,
    );
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
