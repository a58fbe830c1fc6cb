import { asProblem, problem } from '../../shared/index.js';
import { type ChatEvent, readServerError, type ServerError } from './chat-event.js';
import type { ChatTarget } from './chat-target.js';
import { readAnswer } from './read-answer.js';

/** A turn of the conversation so far. */
export interface ChatTurn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** A question with what belongs to its conversation. */
export interface ChatQuestion {
  readonly prompt: string;
  readonly history: readonly ChatTurn[];
  /** The session an answer before has opened; null for none. */
  readonly sessionId: string | null;
}

/**
 * Asks one question and gives the answer's events as they come. Throws `chat.no-server`, `chat.unreachable`,
 * `chat.refused` and `chat.answer-cut`; an abort throws what `signal` was aborted with.
 */
export async function* ask(
  target: ChatTarget,
  question: ChatQuestion,
  signal: AbortSignal,
): AsyncGenerator<ChatEvent, void, undefined> {
  const { url, headersFor } = target;
  const { prompt, history, sessionId } = question;
  const body = JSON.stringify({
    prompt,
    ...(history.length === 0 ? {} : { history }),
    // Only who has opened one knows the field.
    ...(sessionId === null ? {} : { session_id: sessionId }),
  });
  const headers = {
    accept: 'text/event-stream, text/plain;q=0.5',
    'content-type': 'application/json',
    ...(await headersFor(body)),
  };
  const response = await reached(target, () =>
    fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' }),
  );
  if (!response.ok) throw await refusal(response);
  const contentType = response.headers.get('content-type') ?? '';
  try {
    yield* readAnswer(response.body ?? noBytes(), contentType, url.origin);
  } catch (thrown) {
    signal.throwIfAborted();
    const failure = asProblem(thrown);
    if (failure.code !== 'internal.unexpected') throw failure;
    throw problem('chat.answer-cut', { address: url.origin }, thrown);
  }
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}

async function reached<T>(target: ChatTarget, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'AbortError') throw thrown;
    const address = target.url.origin;
    const cause = thrown instanceof Error ? thrown.cause : undefined;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (target.isLocal && code === 'ECONNREFUSED')
      throw problem('chat.no-server', { address }, thrown);
    const detail = code || (cause instanceof Error ? cause.message : String(thrown));
    throw problem('chat.unreachable', { address, detail }, thrown);
  }
}

async function refusal(response: Response) {
  const { status } = response;
  const text = await response.text().catch(() => '');
  const { code, message, fix } = errorOf(text);
  const refusedByAws = response.headers.get('x-amzn-errortype') !== null || code === 'unknown';
  return problem('chat.refused', {
    status,
    message: code === 'unknown' ? message : `${message} (${code})`,
    fix: status === 403 && refusedByAws ? howToGetIn(message) : fix,
  });
}

// Ours is {"error": {...}}; Lambda and CloudFront answer {"Message": ...} or {"message": ...}, proxies HTML.
function errorOf(text: string): ServerError {
  try {
    const body: Readonly<Record<string, unknown>> = { ...JSON.parse(text) };
    if (body.error !== undefined) return readServerError(body.error);
    return readServerError({ message: body.message ?? body.Message });
  } catch {
    const line = text
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 160);
    return readServerError(line === '' ? {} : { message: line });
  }
}

function howToGetIn(message: string): string {
  return /signature/i.test(message)
    ? 'behind CloudFront send the hash with --oac; a function URL with IAM wants --sign, with the right keys, region and clock'
    : 'a function URL with IAM wants --sign, and the role needs lambda:InvokeFunctionUrl and lambda:InvokeFunction; behind CloudFront use its address with --oac';
}
