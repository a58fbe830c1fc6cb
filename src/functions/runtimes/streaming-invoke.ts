import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { OpenFunction } from '../contract.js';
import type { OpenStream } from '../stream/stream-definition.js';
import type { InvokeApiProps } from './invoke-api.js';
import { invokeLocally } from './local-invocation.js';
import { invokeStreamLocally, type StreamInvocationResult } from './streaming-invocation.js';
import { eventStreamTarget } from './streaming-target.js';

/**
 * InvokeWithResponseStream: PayloadChunk events as the function writes, then one InvokeComplete, with the error
 * when it failed. A function that does not stream answers in one chunk.
 */
export async function invokeWithResponseStream(
  c: Context,
  opened: OpenFunction | OpenStream,
  event: unknown,
  props: InvokeApiProps,
): Promise<Response> {
  const requestId = props.newRequestId();
  // The Node adaptor hands its request and response over as bindings.
  const { outgoing } = c.env as HttpBindings;
  const { stream, endStream } = eventStreamTarget(outgoing, {
    'content-type': 'application/vnd.amazon.eventstream',
    'x-amzn-requestid': requestId,
    'x-amz-executed-version': '$LATEST',
  });
  const { failure, log } = await run();
  const wantsTail = c.req.header('x-amz-log-type') === 'Tail';
  endStream({
    ...(failure === null
      ? {}
      : { ErrorCode: failure.errorType, ErrorDetails: JSON.stringify(failure) }),
    ...(wantsTail ? { LogResult: tailOf(log) } : {}),
  });
  return RESPONSE_ALREADY_SENT;

  async function run() {
    if ('stream' in opened)
      return await invokeStreamLocally(opened, event, stream, { ...props, requestId });
    const { payload, failed, log } = await invokeLocally(opened, event, {
      ...props,
      requestId,
      callerSignal: c.req.raw.signal,
    });
    if (!failed) stream.write(payload);
    stream.end();
    await new Promise<void>((resolve) => stream.once('close', () => resolve()));
    return { failure: failed ? readFailure(payload) : null, log };
  }
}

function readFailure(payload: string): StreamInvocationResult['failure'] {
  return JSON.parse(payload);
}

/** The last 4 KB of the log as Lambda sends them; cut at a character, so that Korean text stays whole. */
export function tailOf(log: string): string {
  const bytes = Buffer.from(log);
  let from = Math.max(0, bytes.length - 4096);
  // Continuation bytes of UTF-8 look like 10xxxxxx.
  while (from < bytes.length && (bytes[from]! & 0xc0) === 0x80) from += 1;
  return bytes.subarray(from).toString('base64');
}
