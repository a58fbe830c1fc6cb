import type { Writable } from 'node:stream';

/** What a handler learns about its invocation, as in the Node.js runtime; `log` writes into the log tail. */
export interface LambdaContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** Decoded X-Amz-Client-Context. */
  readonly clientContext?: unknown;
  callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis(): number;
  log(line: string): void;
}

/** Answers with the value its promise resolves to. */
export type BufferedHandler = (event: unknown, context: LambdaContext) => unknown;
/** Answers by writing; the stream is ended for it when it returns without ending it. */
export type StreamFunction = (
  event: unknown,
  responseStream: LambdaResponseStream,
  context: LambdaContext,
) => unknown;
export type LambdaResponseStream = Writable & { setContentType(type: string): void };

/** A function to invoke. One wrapped by `awslambda.streamifyResponse` is recognised by the mark the runtime gives it. */
export type LambdaHandler = BufferedHandler | { readonly stream: StreamFunction };

const streamingMark = Symbol.for('aws.lambda.runtime.handler.streaming');

/** The handler's streaming form, or null when it answers with a value. */
export function streamFunction(handler: LambdaHandler): StreamFunction | null {
  if (typeof handler !== 'function') return handler.stream;
  // The runtime marks a streaming handler, which takes (event, stream, context), with this property.
  return Reflect.get(handler, streamingMark) === 'response'
    ? (handler as unknown as StreamFunction)
    : null;
}
