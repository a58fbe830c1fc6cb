import { limits, problem, quote } from '../../shared/index.js';

/** An event as the function sees it: who asked in which shape, and the input they sent. */
export type LambdaCall =
  | { readonly face: 'direct'; readonly readInput: () => unknown }
  | {
      readonly face: 'http';
      readonly method: string;
      readonly path: string;
      /** The `Origin` header of a browser's call; null without one. */
      readonly origin: string | null;
      readonly readInput: () => unknown;
    };

/**
 * Tells the event shapes apart: API Gateway REST (v1) and load balancer events, HTTP API (v2) and function URL
 * events, else a direct invocation. Reading the input throws `input.not-json` or `input.too-large`.
 * A direct event is the input itself, or holds it under `body` as an object or as JSON text, also twice nested.
 */
export function readLambdaEvent(event: unknown): LambdaCall {
  if (isRecord(event)) {
    const context = event.requestContext;
    const http = isRecord(context) ? context.http : undefined;
    if (event.version === '2.0' && isRecord(http))
      return httpCall(event, textOf(http.method), textOf(event.rawPath ?? http.path));
    if (typeof event.httpMethod === 'string' && isRecord(context))
      return httpCall(event, event.httpMethod, textOf(event.path));
  }
  return { face: 'direct', readInput: () => unwrap(event, 0) };
}

// A console test, an SDK call and a proxy each wrap once; more than this is nobody's habit.
const deepestBody = 3;

function httpCall(event: Record<string, unknown>, method: string, path: string): LambdaCall {
  return {
    face: 'http',
    method: method.toUpperCase(),
    path,
    origin: originOf(event.headers),
    readInput: () => unwrap({ body: '', ...dropNull(event) }, 0),
  };
}

// API Gateway REST keeps the caller's spelling of header names.
function originOf(headers: unknown): string | null {
  if (!isRecord(headers)) return null;
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'origin');
  const value = name === undefined ? null : headers[name];
  return typeof value === 'string' ? value : null;
}

// API Gateway sends `"body": null` for a request without one.
function dropNull(event: Record<string, unknown>): Record<string, unknown> {
  const { body, ...rest } = event;
  return body === null || body === undefined ? rest : event;
}

function unwrap(value: unknown, depth: number): unknown {
  if (!isRecord(value) || depth >= deepestBody || !Object.hasOwn(value, 'body')) return value;
  const { body } = value;
  if (typeof body === 'string') return unwrap(parseBody(decode(body, value)), depth + 1);
  return isRecord(body) || Array.isArray(body) ? unwrap(body, depth + 1) : value;
}

function decode(body: string, envelope: Record<string, unknown>): string {
  if (envelope.isBase64Encoded !== true) return body;
  // Four characters hold three bytes; checked before anything is decoded.
  checkSize(Math.floor((body.length * 3) / 4));
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(body))
    throw problem('input.invalid', {
      at: 'body',
      got: quote(body),
      expected: 'base64 text, because isBase64Encoded is true',
    });
  return decodeUtf8(Buffer.from(body, 'base64'));
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw problem('input.not-json', { detail: 'the bytes are not UTF-8' }, error);
  }
}

/** Reads one JSON text; an empty one counts as `{}`, a byte order mark is skipped. */
export function parseBody(text: string): unknown {
  // A UTF-16 unit takes at most three bytes, so short texts need no counting.
  if (text.length * 3 > limits.requestBytes) checkSize(Buffer.byteLength(text));
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') return {};
  try {
    return JSON.parse(json);
  } catch (error) {
    // Newer engines quote the text in their message, older ones name the position; both help, neither may be long.
    const detail = error instanceof Error ? error.message.slice(0, 120) : String(error);
    throw problem('input.not-json', { detail }, error);
  }
}

function checkSize(bytes: number): void {
  if (bytes > limits.requestBytes)
    throw problem('input.too-large', { bytes, limitBytes: limits.requestBytes });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
