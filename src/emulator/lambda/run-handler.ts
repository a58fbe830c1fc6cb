import { PassThrough } from 'node:stream';
import type { Call } from '../operation.js';
import { ServiceError } from '../wire/service-error.js';
import { type LambdaContext, type LambdaHandler, streamFunction } from './lambda-handler.js';

/** A function found by what its caller wrote. */
export interface FoundFunction {
  readonly name: string;
  readonly version: string;
  readonly arn: string;
  readonly handler: LambdaHandler;
}

/** How a run ended; `failure` is what the handler threw, as the runtime reports it. */
export interface RunEnd {
  readonly failure: {
    readonly errorType: string;
    readonly errorMessage: string;
    readonly trace: readonly string[];
  } | null;
}

/** A run under way: its payload as it comes, then its end. */
export interface Run {
  readonly payload: AsyncIterable<Uint8Array>;
  /** Settled after the payload is consumed. */
  readonly end: Promise<RunEnd>;
  /** The last 4 KiB of the log, base64, complete once the run has ended. */
  logTail(): string;
}

/** Finds NAME, NAME:QUALIFIER, ACCOUNT:function:NAME or a whole ARN. Throws ResourceNotFoundException. */
export function findFunction(call: Call): FoundFunction {
  const parts = call.target.split(':');
  const marker = parts.indexOf('function');
  const [name = '', inName] = marker < 0 ? parts : parts.slice(marker + 1);
  const qualifier = new URLSearchParams(call.request.query).get('Qualifier') ?? inName;
  const region = /Credential=[^/]*\/\d{8}\/([a-z0-9-]+)\//.exec(
    call.request.headers.authorization ?? '',
  );
  const arn = `arn:aws:lambda:${region?.[1] ?? 'us-east-1'}:123456789012:function:${name}`;
  const { lambda } = call.world;
  const handler = Object.hasOwn(lambda, name) ? lambda[name] : undefined;
  if (handler === undefined)
    throw new ServiceError(
      'ResourceNotFoundException',
      404,
      `Function not found: ${arn}${qualifier === undefined ? '' : `:${qualifier}`}`,
    );
  return { name, version: qualifier ?? '$LATEST', arn, handler };
}

/** The event of an invocation. Throws InvalidRequestContentException when the payload is not JSON. */
export function readEvent(call: Call): unknown {
  const { body } = call.request;
  if (body.length > largestPayloadBytes)
    throw new ServiceError(
      'RequestTooLargeException',
      413,
      `Request must be smaller than ${largestPayloadBytes} bytes for the InvokeFunction operation`,
    );
  if (body.length === 0) return {};
  if (call.body === undefined)
    throw new ServiceError(
      'InvalidRequestContentException',
      400,
      'Could not parse request body into json: Could not parse payload into json: Unexpected character',
    );
  return call.body;
}

export const largestPayloadBytes = 6 * 1024 * 1024;

/** Starts the handler. Whatever it throws becomes a function error, never an exception here. */
export function runHandler(call: Call, found: FoundFunction, event: unknown): Run {
  const lines: string[] = [];
  const context = contextOf(call, found, lines);
  const stream = Object.assign(new PassThrough(), { setContentType: () => {} });
  const startMs = call.world.clock.monotonic();
  lines.push(`START RequestId: ${context.awsRequestId} Version: ${found.version}`);

  const end = (async (): Promise<RunEnd> => {
    try {
      const streaming = streamFunction(found.handler);
      if (streaming !== null) await streaming(event, stream, context);
      else if (typeof found.handler === 'function')
        stream.write(JSON.stringify((await found.handler(event, context)) ?? null));
      return { failure: null };
    } catch (thrown) {
      return { failure: failureOf(thrown) };
    } finally {
      if (!stream.writableEnded) stream.end();
      const durationMs = (call.world.clock.monotonic() - startMs).toFixed(2);
      lines.push(
        `END RequestId: ${context.awsRequestId}`,
        `REPORT RequestId: ${context.awsRequestId}\tDuration: ${durationMs} ms\tBilled Duration: ${Math.ceil(Number(durationMs))} ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB`,
      );
    }
  })();
  // A client that leaves takes the stream with it, so that the handler's writes fail instead of piling up.
  call.reply.left.addEventListener(
    'abort',
    () => stream.destroy(new Error('the client has left')),
    { once: true },
  );
  stream.on('error', () => {});
  return {
    payload: stream,
    end,
    logTail: () =>
      Buffer.from(`${lines.join('\n')}\n`, 'utf8')
        .subarray(-4096)
        .toString('base64'),
  };
}

function contextOf(call: Call, found: FoundFunction, lines: string[]): LambdaContext {
  const { request, world } = call;
  const timeoutMs = 15 * 60 * 1000;
  const clientContext = request.headers['x-amz-client-context'];
  return {
    awsRequestId: request.id,
    functionName: found.name,
    functionVersion: found.version,
    invokedFunctionArn: found.version === '$LATEST' ? found.arn : `${found.arn}:${found.version}`,
    memoryLimitInMB: '128',
    logGroupName: `/aws/lambda/${found.name}`,
    logStreamName: `emulator/[${found.version}]${request.id.replaceAll('-', '')}`,
    ...(clientContext === undefined ? {} : { clientContext: decodedContext(clientContext) }),
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, request.receivedMs + timeoutMs - world.clock.now()),
    log: (line) => lines.push(line),
  };
}

function decodedContext(header: string): unknown {
  try {
    return JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
  } catch {
    throw new ServiceError(
      'InvalidRequestContentException',
      400,
      'Client context must be a valid Base64-encoded JSON object.',
    );
  }
}

function failureOf(thrown: unknown): NonNullable<RunEnd['failure']> {
  if (!(thrown instanceof Error))
    return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  return {
    errorType: thrown.name,
    errorMessage: thrown.message,
    trace: (thrown.stack ?? '').split('\n'),
  };
}
