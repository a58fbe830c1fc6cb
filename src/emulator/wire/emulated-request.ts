import type { RawRequest } from './shared-port.js';

/** A request as it came over the wire, with its whole body. */
export interface EmulatedRequest {
  /** The id the answer carries as x-amzn-requestid. */
  readonly id: string;
  readonly method: string;
  /** Path as sent, still percent-encoded, without the query. */
  readonly path: string;
  /** Query as sent, without the question mark. */
  readonly query: string;
  /** Lower-case names; repeated ones joined by a comma. `host` holds the HTTP/2 authority. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly protocol: 'HTTP/1.1' | 'HTTP/2';
  /** Milliseconds since 1970. */
  readonly receivedMs: number;
}

/** Larger than any body AWS accepts here; a request beyond it is refused. */
export const largestBodyBytes = 32 * 1024 * 1024;

/** Reads a request; null when the body is longer than `largestBodyBytes`. */
export async function readRequest(
  raw: RawRequest,
  id: string,
  receivedMs: number,
): Promise<EmulatedRequest | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of raw) {
    const bytes: Buffer = piece;
    length += bytes.length;
    // Read to its end even so: a client that is still sending would not hear the refusal.
    if (length <= largestBodyBytes) pieces.push(bytes);
  }
  if (length > largestBodyBytes) return null;
  const target = raw.url ?? '/';
  const mark = target.indexOf('?');
  return {
    id,
    method: raw.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers: plainHeaders(raw),
    body: Buffer.concat(pieces),
    protocol: raw.httpVersionMajor === 2 ? 'HTTP/2' : 'HTTP/1.1',
    receivedMs,
  };
}

function plainHeaders(raw: RawRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw.headers)) {
    if (value === undefined || name.startsWith(':')) continue;
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const authority = raw.headers[':authority'];
  if (typeof authority === 'string') headers.host = authority;
  return headers;
}
