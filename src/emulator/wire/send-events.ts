import { encodeStringEvent } from '../event-stream.js';
import { type Call, faultOf } from '../operation.js';
import { drops } from './send-body.js';
import { ServiceError } from './service-error.js';

/** One message of a streamed answer. Only pieces of content count for delays and for `afterChunks`. */
export interface StreamFrame {
  readonly bytes: Uint8Array;
  readonly isContent: boolean;
}

/**
 * Streams the messages with the script's delays and the faults that hit a stream. `errorName` is what a
 * `mid-stream-error` without a name plays.
 */
export async function sendEvents(
  call: Call,
  headers: Readonly<Record<string, string>>,
  frames: Iterable<StreamFrame> | AsyncIterable<StreamFrame>,
  errorName: string,
): Promise<void> {
  const { reply, request, rule } = call;
  reply.start(200, {
    'content-type': 'application/vnd.amazon.eventstream',
    'x-amzn-requestid': request.id,
    ...headers,
  });
  await reply.wait(rule?.answer?.firstDelayMs ?? 0);
  const trap = faultOf(call, 'mid-stream-error', 'malformed-chunk', 'cut', 'timeout');
  const drip = faultOf(call, 'slow-drip');
  let contents = 0;
  for await (const frame of frames) {
    if (frame.isContent) {
      if (contents > 0) await reply.wait(rule?.answer?.chunkDelayMs ?? 0);
      if (trap !== null && contents >= (trap.afterChunks ?? 1))
        return spring(call, trap, frame, errorName);
      contents += 1;
    }
    if (drip === null) await reply.write(frame.bytes);
    else
      for (const piece of drops(frame.bytes, drip.bytes)) {
        await reply.write(piece);
        await reply.wait(drip.delayMs ?? 1);
      }
  }
  // An answer shorter than afterChunks meets the fault at its end.
  if (trap !== null)
    return spring(call, trap, { bytes: Buffer.alloc(32), isContent: true }, errorName);
  reply.end();
}

/** A modeled error as a message inside a stream; the name begins with a small letter for Bedrock. */
export function exceptionFrame(call: Call, error: ServiceError): Uint8Array {
  const isBedrock = call.operation.service.startsWith('bedrock');
  const type = isBedrock ? error.type.charAt(0).toLowerCase() + error.type.slice(1) : error.type;
  const text = isBedrock ? { message: error.message } : { Message: error.message };
  return encodeStringEvent(
    { ':exception-type': type, ':content-type': 'application/json', ':message-type': 'exception' },
    JSON.stringify({ ...text, ...error.members }),
  );
}

type Trap = NonNullable<
  ReturnType<typeof faultOf<'mid-stream-error' | 'malformed-chunk' | 'cut' | 'timeout'>>
>;

async function spring(
  call: Call,
  trap: Trap,
  frame: StreamFrame,
  errorName: string,
): Promise<void> {
  const { reply } = call;
  switch (trap.kind) {
    case 'mid-stream-error': {
      const message =
        trap.message ??
        'The system encountered an unexpected error during processing. Try your request again.';
      const type = trap.error ?? errorName;
      const members = streamErrorMembers[type] ?? {};
      await reply.write(exceptionFrame(call, new ServiceError(type, 424, message, { members })));
      return reply.end();
    }
    case 'malformed-chunk': {
      const damaged = Buffer.from(frame.bytes);
      const last = damaged.length - 1;
      damaged[last] = damaged[last]! ^ 0xff;
      await reply.write(damaged);
      return reply.end();
    }
    case 'cut':
      await reply.write(frame.bytes.subarray(0, Math.max(1, frame.bytes.length >> 1)));
      return reply.cut();
    case 'timeout':
      return reply.never();
  }
}

const streamErrorMembers: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ModelStreamErrorException: { originalStatusCode: 500, originalMessage: 'model failure' },
  ModelStreamError: { ErrorCode: 'ModelInvocationTimeExceeded' },
};
