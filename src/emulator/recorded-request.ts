import type { EmulatedRequest } from './wire/emulated-request.js';

/** What was asked and answered, without secrets. */
export interface RecordedRequest {
  readonly id: string;
  /** Null when the path is not emulated. */
  readonly service: string | null;
  readonly operation: string | null;
  /** Model id, endpoint, knowledge base, function or cluster. */
  readonly target: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly protocol: 'HTTP/1.1' | 'HTTP/2';
  /** Without credentials: of authorization and the like only `[removed]` is kept. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON when the body is JSON, else its text. */
  readonly body: unknown;
  /** Milliseconds since 1970. */
  readonly receivedMs: number;
  /** The script's rule that decided; null for the default answer. */
  readonly rule: string | null;
  /** HTTP status, 0 while the answer has not begun. */
  status: number;
  /** The modeled error that was answered, null for none. */
  error: string | null;
  /** How the answer ended: `open` while it is being written. */
  outcome: 'open' | 'complete' | 'client-left' | 'cut';
}

const secretHeaders = /^(authorization|cookie|proxy-authorization|x-amz-security-token|x-api-key)$/;

/** The record of a request that has just come in. */
export function recordRequest(
  request: EmulatedRequest,
  known: Pick<RecordedRequest, 'service' | 'operation' | 'target' | 'body' | 'rule'>,
): RecordedRequest {
  return {
    id: request.id,
    ...known,
    body: known.body === undefined ? request.body.toString('utf8') : known.body,
    method: request.method,
    path: request.path,
    query: request.query.replace(
      /(X-Amz-(?:Signature|Credential|Security-Token)=)[^&]*/gi,
      '$1[removed]',
    ),
    protocol: request.protocol,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        secretHeaders.test(name) ? '[removed]' : value,
      ]),
    ),
    receivedMs: request.receivedMs,
    status: 0,
    error: null,
    outcome: 'open',
  };
}
