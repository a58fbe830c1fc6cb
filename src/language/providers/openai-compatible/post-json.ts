import { problem } from '../../../shared/index.js';
import type { JsonObject } from '../../model.js';
import { shortDetail } from '../wire/chat-reply.js';
import { asObject, asText } from '../wire/lenient-json.js';
import { retryAfterMs } from '../wire/retry-after.js';

export interface ServerOptions {
  /** Address up to the version, such as http://127.0.0.1:11434/v1; a trailing slash does not matter. */
  readonly baseUrl: string;
  /** Sent as a bearer token; default none. Never part of a message. */
  readonly apiKey?: string;
  /** Further headers, such as an OpenRouter title. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch;
}

/** Sends one JSON body; answers the response when its status is 2xx, throws a Problem otherwise. */
export async function postJson(
  server: ServerOptions,
  model: string,
  call: {
    readonly path: string;
    readonly body: JsonObject;
    readonly signal: AbortSignal | null;
    readonly accept: string;
  },
): Promise<Response> {
  let response: Response;
  try {
    response = await server.fetch(server.baseUrl.replace(/\/+$/, '') + call.path, {
      method: 'POST',
      headers: {
        ...server.headers,
        'content-type': 'application/json',
        accept: call.accept,
        ...(server.apiKey ? { authorization: `Bearer ${server.apiKey}` } : {}),
      },
      body: JSON.stringify(call.body),
      signal: call.signal,
    });
  } catch (cause) {
    if (call.signal?.aborted) throw problem('language.aborted', { model }, cause);
    const detail = 'the server cannot be reached';
    throw problem('language.unavailable', { model, detail, retryAfterMs: null }, cause);
  }
  if (response.ok) return response;
  throw await refusal(server, model, response);
}

async function refusal(server: ServerOptions, model: string, response: Response) {
  const { status, headers } = response;
  const text = await response.text().catch(() => '');
  const detail = withoutKey(server.apiKey, errorText(text));
  const waitMs = retryAfterMs(headers.get('retry-after'), headers.get('date'));
  switch (status) {
    case 401:
      return server.apiKey
        ? problem('language.credentials-refused', { model })
        : problem('language.credentials-missing', { model });
    case 402:
      return problem('language.quota-exceeded', { model });
    case 403:
      return problem('language.access-denied', { model, action: 'the model' });
    case 404:
      return problem('language.model-unknown', { model, region: hostOf(server.baseUrl) });
    case 408:
    case 504:
      return problem('language.model-timeout', { model, retryAfterMs: waitMs });
    case 429:
      return /insufficient_quota/.test(text)
        ? problem('language.quota-exceeded', { model })
        : problem('language.throttled', { model, retryAfterMs: waitMs });
    default:
      return status >= 500
        ? problem('language.unavailable', {
            model,
            detail: `status ${status}, ${shortDetail(detail)}`,
            retryAfterMs: waitMs,
          })
        : problem('language.refused-by-provider', { model, detail: shortDetail(detail) });
  }
}

// {"error":{"message"}}, {"error":"..."}, {"message"} or {"detail"}: servers differ.
function errorText(text: string): string {
  try {
    const body = asObject(JSON.parse(text));
    const error = asObject(body?.error);
    return (
      asText(error?.message) ??
      asText(body?.error) ??
      asText(body?.message) ??
      asText(body?.detail) ??
      ''
    );
  } catch {
    return '';
  }
}

function withoutKey(key: string | undefined, text: string): string {
  const shown = key ? text.replaceAll(key, '***') : text;
  return shown.replace(/\b(sk|key|Bearer)[-_ ][\w*.-]{6,}/g, '***');
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
