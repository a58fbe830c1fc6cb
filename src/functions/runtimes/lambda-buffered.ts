import {
  asProblem,
  type Clock,
  errorBody,
  type Problem,
  problem,
  type Settings,
} from '../../shared/index.js';
import type { Invocation, OpenFunction } from '../contract.js';
import { type LambdaCall, readLambdaEvent } from './lambda-event.js';
import { originList, streamingCors } from './streaming-cors.js';
import { structuredLog } from './structured-log.js';

/** The part of Lambda's context that is read. */
export interface LambdaContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly getRemainingTimeInMillis: () => number;
  /** Aborted when the caller leaves; only the local runtime knows. */
  readonly callerSignal?: AbortSignal;
}

export interface BufferedHandlerProps {
  readonly clock: Clock;
  readonly logLevel: Settings['logLevel'];
  readonly writeLine: (line: string) => void;
  /** Origins that browsers may call from, parted by commas, `*` for any; empty sends no CORS headers. Default empty. */
  readonly corsOrigin?: string;
}

/** What an HTTP-shaped event is answered with. */
export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: false;
}

/**
 * The function as Lambda calls it. A direct invocation gets the bare answer, and an Error named after the
 * problem's code when it fails; an HTTP-shaped event gets status, headers and body, also for failures.
 * `open` runs until it has succeeded once; what it failed with is the answer of that call only.
 */
export function bufferedHandler(
  open: () => Promise<OpenFunction>,
  props: BufferedHandlerProps,
): (event: unknown, context: LambdaContext) => Promise<unknown> {
  let opening: Promise<OpenFunction> | null = null;
  const openOnce = () => {
    opening ??= open().catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  return async (event, context) => {
    const { clock, logLevel: level, writeLine, corsOrigin = '' } = props;
    const { awsRequestId: requestId, functionName } = context;
    const facts = { function_name: functionName, request_id: requestId };
    const log = structuredLog({ level, clock, writeLine, facts });
    const call = readLambdaEvent(event);
    const started = clock.monotonic();
    let isHttp = call.face === 'http';
    const outcome = await outcomeOf(async () => {
      if (call.face === 'http' && call.method === 'OPTIONS') return null;
      const opened = await openOnce();
      isHttp ||= opened.contract.answersBodyAsHttp === true && Object.hasOwn(Object(event), 'body');
      checkMethod(call, opened);
      return await withDeadline(context, (signal) =>
        opened.call(call.readInput(), {
          requestId,
          functionName,
          signal,
          remainingMs: context.getRemainingTimeInMillis,
          log,
        }),
      );
    });
    const duration_ms = round(clock.monotonic() - started);
    if (outcome.failure === null) log.info('answered', { duration_ms });
    else logFailure(log, outcome.failure, duration_ms);
    if (!isHttp) return directAnswer(outcome);
    const origin = call.face === 'http' ? call.origin : null;
    return httpAnswer(outcome, requestId, streamingCors(origin, originList(corsOrigin)));
  };
}

type Outcome = { readonly failure: null; readonly answer: unknown } | { readonly failure: Problem };

async function outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { failure: null, answer: await work() };
  } catch (error) {
    return { failure: asProblem(error) };
  }
}

function checkMethod(call: LambdaCall, { contract }: OpenFunction): void {
  if (call.face === 'http' && call.method !== contract.method)
    throw problem('request.wrong-method', { method: call.method, expected: contract.method });
}

/** Fails with `request.deadline` shortly before the platform would end the call without a word. */
async function withDeadline<T>(
  context: LambdaContext,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { callerSignal } = context;
  const controller = new AbortController();
  const ms = Math.max(0, context.getRemainingTimeInMillis() - lastWordsMs);
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const failure = problem('request.deadline', { seconds: Math.round(ms / 100) / 10 });
      controller.abort(failure);
      reject(failure);
    }, ms);
  });
  const signal = callerSignal
    ? AbortSignal.any([controller.signal, callerSignal])
    : controller.signal;
  try {
    return await Promise.race([work(signal), timeUp]);
  } finally {
    clearTimeout(timer);
  }
}

/** Time kept back for answering and logging. */
const lastWordsMs = 200;

function logFailure(log: Invocation['log'], failure: Problem, duration_ms: number): void {
  const facts = { code: failure.code, status: failure.status, duration_ms };
  // The caller's mistake is an ordinary event; ours needs its trace.
  if (failure.status < 500) log.warn(failure.message, facts);
  else log.error(failure.message, { ...facts, trace: causeTrace(failure) });
}

function causeTrace(failure: Problem): string | undefined {
  return failure.cause instanceof Error ? failure.cause.stack : failure.stack;
}

function directAnswer(outcome: Outcome): unknown {
  if (outcome.failure === null) return outcome.answer;
  // Lambda makes errorType, errorMessage and trace of it; the fix must be in the message to arrive.
  const { code, message, fix, stack } = outcome.failure;
  const error = new Error(`${message}; ${fix}`);
  error.name = code;
  if (stack !== undefined) error.stack = stack;
  throw error;
}

function httpAnswer(
  outcome: Outcome,
  requestId: string,
  cors: Readonly<Record<string, string>>,
): HttpAnswer {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-request-id': requestId,
    ...cors,
  };
  if (outcome.failure !== null)
    return {
      statusCode: outcome.failure.status,
      headers,
      body: JSON.stringify(errorBody(outcome.failure, requestId)),
      isBase64Encoded: false,
    };
  const empty = outcome.answer === null;
  return {
    statusCode: empty ? 204 : 200,
    headers,
    body: empty ? '' : JSON.stringify(outcome.answer),
    isBase64Encoded: false,
  };
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
