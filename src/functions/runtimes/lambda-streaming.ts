import {
  asProblem,
  type Clock,
  errorBody,
  type Problem,
  problem,
  type Settings,
} from '../../shared/index.js';
import type { Log } from '../contract.js';
import type { PromptInput } from '../stream/prompt-input.js';
import type { OpenStream, StreamEvent } from '../stream/stream-definition.js';
import type { LambdaContext } from './lambda-buffered.js';
import { eventBody, type StreamBody, textBody } from './streaming-body.js';
import { streamingCors } from './streaming-cors.js';
import { readStreamCall, type StreamCall } from './streaming-event.js';
import { httpResponseStream, type ResponseStream, writeFully } from './streaming-response.js';
import { structuredLog } from './structured-log.js';

export interface StreamingHandlerProps {
  readonly clock: Clock;
  readonly logLevel: Settings['logLevel'];
  readonly writeLine: (line: string) => void;
  /** Origins whose pages may read the answer, `*` for any. Default none. */
  readonly corsOrigins?: readonly string[];
  /** Silence after which server-sent events get a comment line, so that no proxy gives up. Default 15 s. */
  readonly heartbeatMs?: number;
}

export type StreamingHandler = (
  event: unknown,
  responseStream: ResponseStream,
  context: LambdaContext,
) => Promise<void>;

/**
 * The function as Lambda calls it for a streamed answer. Nothing is sent before the model has said its first
 * word, so a failure until then is a proper status with the error body (a thrown Error for a direct
 * invocation); after it, a failure is an event or a marked last line. Each piece waits for room at the
 * reader; a reader that leaves ends the model call. `open` runs until it has succeeded once.
 */
export function streamingHandler(
  open: () => Promise<OpenStream>,
  props: StreamingHandlerProps,
): StreamingHandler {
  let opening: Promise<OpenStream> | null = null;
  const openOnce = () => {
    opening ??= open().catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  return async (event, responseStream, context) => {
    const { clock, logLevel: level, writeLine } = props;
    const { awsRequestId: requestId, functionName, getRemainingTimeInMillis } = context;
    const facts = { function_name: functionName, request_id: requestId };
    const log = structuredLog({ level, clock, writeLine, facts });
    const call = readStreamCall(event);
    const answer = new StreamedAnswer(responseStream, call, requestId, props);
    const ending = await endingOf(answer, async () => {
      if (call.method === 'OPTIONS') return answer.empty();
      if (call.face === 'http' && call.method !== 'GET' && call.method !== 'POST')
        throw problem('request.wrong-method', { method: call.method, expected: 'GET or POST' });
      const opened = await openOnce();
      const input = call.readInput();
      answer.chooseBody(input);
      const events = opened.stream(input, {
        requestId,
        functionName,
        signal: answer.signal(context.callerSignal),
        remainingMs: getRemainingTimeInMillis,
        log,
      });
      return await answer.send(events);
    });
    logEnding(log, ending, answer.figures());
    if (ending.failure !== null && call.face === 'direct' && !ending.hasLeft)
      throw namedError(ending.failure);
    responseStream.end();
  };
}

interface Ending {
  readonly failure: Problem | null;
  /** The reader went away before the end. */
  readonly hasLeft: boolean;
}

async function endingOf(
  answer: StreamedAnswer,
  work: () => Promise<Problem | null>,
): Promise<Ending> {
  let failure: Problem | null;
  try {
    failure = await work();
  } catch (error) {
    failure = asProblem(error);
  } finally {
    answer.close();
  }
  if (answer.hasLeft) return { failure: null, hasLeft: true };
  if (failure !== null) await answer.fail(failure);
  return { failure, hasLeft: answer.hasLeft };
}

/** One answer on its way: what was sent so far, and how the rest is written. */
class StreamedAnswer {
  readonly #raw: ResponseStream;
  readonly #call: StreamCall;
  readonly #requestId: string;
  readonly #props: StreamingHandlerProps;
  readonly #leaving = new AbortController();
  readonly #startedMs: number;
  #body: StreamBody;
  #out: ResponseStream | null = null;
  #firstByteMs: number | null = null;
  #characters = 0;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(
    raw: ResponseStream,
    call: StreamCall,
    requestId: string,
    props: StreamingHandlerProps,
  ) {
    this.#raw = raw;
    this.#call = call;
    this.#requestId = requestId;
    this.#props = props;
    this.#body = call.acceptsEvents ? eventBody : textBody;
    this.#startedMs = props.clock.monotonic();
    raw.on('close', this.#onGone);
    raw.on('error', this.#onGone);
  }

  readonly #onGone = () => {
    if (!this.#raw.writableFinished) this.#leaving.abort();
  };

  get hasLeft(): boolean {
    return this.#leaving.signal.aborted;
  }

  /** Aborted when the reader leaves, seen here or by the platform. */
  signal(callerSignal: AbortSignal | undefined): AbortSignal {
    callerSignal?.addEventListener('abort', () => this.#leaving.abort(), { once: true });
    if (callerSignal?.aborted) this.#leaving.abort();
    return this.#leaving.signal;
  }

  /** The request's `format` wins over its Accept header. */
  chooseBody(input: unknown): void {
    const { format } = (input ?? {}) as Partial<Record<keyof PromptInput, unknown>>;
    if (format === 'events') this.#body = eventBody;
    if (format === 'text') this.#body = textBody;
  }

  /** Sends events until the last; answers the problem of an `error` event. */
  async send(events: AsyncIterable<StreamEvent>): Promise<Problem | null> {
    this.#beat();
    let held = '';
    for await (const event of events) {
      if (this.hasLeft) return null;
      if (event.type === 'error') return event.problem;
      if (event.type === 'text-delta') this.#characters += event.text.length;
      held += this.#body.event(event);
      // What a model says before its first word, such as its usage, is no reason to commit to status 200.
      if (event.type === 'usage' && this.#out === null) continue;
      if (held !== '' && !(await this.#write(held))) return null;
      held = '';
    }
    return null;
  }

  /** A preflight's answer. */
  async empty(): Promise<null> {
    const headers = streamingCors(this.#call.origin, this.#props.corsOrigins ?? []);
    this.#out = httpResponseStream(this.#raw, { statusCode: 204, headers });
    this.#out.write('');
    return null;
  }

  /** Tells a failure in the way that is left: status and body, or the last words of a stream. */
  async fail(failure: Problem): Promise<void> {
    if (this.#out !== null) {
      await writeFully(this.#out, this.#body.failure(failure, this.#requestId));
      return;
    }
    if (this.#call.face === 'direct') return;
    const out = httpResponseStream(this.#raw, {
      statusCode: failure.status,
      headers: this.#headers('application/json; charset=utf-8'),
    });
    await writeFully(out, JSON.stringify(errorBody(failure, this.#requestId)));
  }

  close(): void {
    clearTimeout(this.#heartbeat);
    this.#heartbeat = undefined;
  }

  figures() {
    const { clock } = this.#props;
    return {
      characters: this.#characters,
      first_byte_ms: this.#firstByteMs === null ? null : rounded(this.#firstByteMs),
      duration_ms: rounded(clock.monotonic() - this.#startedMs),
    };
  }

  async #write(text: string): Promise<boolean> {
    if (this.#out === null) {
      this.#firstByteMs = this.#props.clock.monotonic() - this.#startedMs;
      this.#out = this.#opened();
    }
    this.#heartbeat?.refresh();
    return await writeFully(this.#out, text);
  }

  #opened(): ResponseStream {
    const { contentType } = this.#body;
    if (this.#call.face === 'http')
      return httpResponseStream(this.#raw, {
        statusCode: 200,
        headers: this.#headers(contentType),
      });
    this.#raw.setContentType(contentType);
    return this.#raw;
  }

  #headers(contentType: string): Readonly<Record<string, string>> {
    return {
      'content-type': contentType,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': this.#requestId,
      ...streamingCors(this.#call.origin, this.#props.corsOrigins ?? []),
    };
  }

  // From the first comment on, status 200 is out and a failure can only be an event.
  #beat(): void {
    const { heartbeat } = this.#body;
    if (heartbeat === null) return;
    this.#heartbeat = setTimeout(() => {
      if (this.#heartbeat !== undefined && !this.hasLeft) void this.#write(heartbeat);
    }, this.#props.heartbeatMs ?? 15_000);
    this.#heartbeat.unref();
  }
}

function logEnding(log: Log, { failure, hasLeft }: Ending, figures: Record<string, unknown>): void {
  if (hasLeft) log.info('the reader left', figures);
  else if (failure === null) log.info('streamed', figures);
  else {
    const facts = { ...figures, code: failure.code, status: failure.status };
    // The caller's mistake is an ordinary event; ours needs its trace.
    if (failure.status < 500) log.warn(failure.message, facts);
    else log.error(failure.message, { ...facts, trace: traceOf(failure) });
  }
}

function traceOf(failure: Problem): string | undefined {
  return failure.cause instanceof Error ? failure.cause.stack : failure.stack;
}

// Lambda makes errorType, errorMessage and trace of it; the fix must be in the message to arrive.
function namedError({ code, message, fix, stack }: Problem): Error {
  const error = new Error(`${message}; ${fix}`);
  error.name = code;
  if (stack !== undefined) error.stack = stack;
  return error;
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
