// The stream a Lambda function answers through, and the mark that tells Lambda it does.

/** What the Node.js runtime hands to a streaming handler: part of a Writable. */
export interface ResponseStream {
  write(chunk: string | Uint8Array): boolean;
  end(): unknown;
  on(event: 'close' | 'error' | 'drain', listener: (error?: Error) => void): unknown;
  off(event: 'close' | 'error' | 'drain', listener: (error?: Error) => void): unknown;
  setContentType(type: string): void;
  readonly destroyed: boolean;
  readonly writableFinished: boolean;
}

/** Status and headers of an answer to an HTTP-shaped event. */
export interface HttpPrelude {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

// Either may be missing: the AWS SDK, too, makes such a global for purposes of its own.
interface AwsLambdaGlobal {
  streamifyResponse?<Handler>(handler: Handler): Handler;
  readonly HttpResponseStream?: {
    from(stream: ResponseStream, prelude: HttpPrelude): ResponseStream;
  };
}

/** Media type that announces a prelude. */
export const preludeContentType = 'application/vnd.awslambda.http-integration-response';
/** Bytes of zero between prelude and body. */
export const preludeEndBytes = 8;

/**
 * Marks a handler `(event, responseStream, context)` as streaming: through the runtime's own global in
 * Lambda, with the same mark elsewhere.
 */
export function streamifyResponse<Handler extends object>(handler: Handler): Handler {
  const { streamifyResponse: streamify } = awsLambda();
  if (streamify !== undefined) return streamify(handler);
  return Object.assign(handler, {
    [Symbol.for('aws.lambda.runtime.handler.streaming')]: 'response',
  });
}

/** The stream for the body of an HTTP answer: status and headers travel before its first byte, even an empty one. */
export function httpResponseStream(stream: ResponseStream, prelude: HttpPrelude): ResponseStream {
  const { HttpResponseStream } = awsLambda();
  if (HttpResponseStream !== undefined) return HttpResponseStream.from(stream, prelude);
  stream.setContentType(preludeContentType);
  stream.write(JSON.stringify(prelude));
  stream.write(new Uint8Array(preludeEndBytes));
  return stream;
}

/** Writes and waits until there is room for more. Answers false when the reader has gone. */
export async function writeFully(stream: ResponseStream, chunk: string): Promise<boolean> {
  if (stream.destroyed) return false;
  if (stream.write(chunk)) return true;
  return await new Promise<boolean>((resolve) => {
    const settle = (isThere: boolean) => () => {
      stream.off('drain', onDrain);
      stream.off('close', onGone);
      stream.off('error', onGone);
      resolve(isThere);
    };
    const onDrain = settle(true);
    const onGone = settle(false);
    stream.on('drain', onDrain);
    stream.on('close', onGone);
    stream.on('error', onGone);
  });
}

function awsLambda(): AwsLambdaGlobal {
  // The Node.js runtime of Lambda puts it there before a handler is loaded.
  return (globalThis as { awslambda?: AwsLambdaGlobal }).awslambda ?? {};
}
