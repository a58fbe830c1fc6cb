import { encodeStringEvent } from '../event-stream.js';
import type { Call, Operation } from '../operation.js';
import { sendBody } from '../wire/send-body.js';
import { type StreamFrame, sendEvents } from '../wire/send-events.js';
import { ServiceError } from '../wire/service-error.js';
import {
  findFunction,
  largestPayloadBytes,
  type Run,
  readEvent,
  runHandler,
} from './run-handler.js';

/** Invoke: RequestResponse, Event (202, runs on) and DryRun (204). */
export const invoke: Operation = {
  service: 'lambda',
  name: 'Invoke',
  method: 'POST',
  path: '/2015-03-31/functions/{FunctionName}/invocations',
  prompt: (_body, request) => request.body.toString('utf8'),
  answer: async (call) => {
    const found = findFunction(call);
    const event = readEvent(call);
    const type = call.request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
    const version = { 'x-amz-executed-version': found.version };
    switch (type) {
      case 'DryRun':
        return sendBody(call, 204, version, '');
      case 'Event':
        await sendBody(call, 202, {}, '');
        // Nobody reads what it answers; a failure is its own affair, as in AWS without a dead letter queue.
        await collected(runHandler(call, found, event));
        return;
      case 'RequestResponse':
        return answerResponse(call, runHandler(call, found, event), version);
      default:
        throw new ServiceError(
          'InvalidParameterValueException',
          400,
          `Unsupported invocation type: ${type}. Expected RequestResponse, Event or DryRun.`,
        );
    }
  },
};

/** InvokeWithResponseStream: PayloadChunk events, then InvokeComplete with the error if there was one. */
export const invokeWithResponseStream: Operation = {
  service: 'lambda',
  name: 'InvokeWithResponseStream',
  method: 'POST',
  path: '/2021-11-15/functions/{FunctionName}/response-streaming-invocations',
  prompt: (_body, request) => request.body.toString('utf8'),
  answer: async (call) => {
    const found = findFunction(call);
    const event = readEvent(call);
    const version = { 'x-amz-executed-version': found.version };
    if (call.request.headers['x-amz-invocation-type'] === 'DryRun')
      return sendBody(call, 204, version, '');
    const run = runHandler(call, found, event);
    await sendEvents(call, version, frames(call, run), 'ServiceException');
  },
};

async function answerResponse(
  call: Call,
  run: Run,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const payload = await collected(run);
  const { failure } = await run.end;
  const tooLarge = payload.length > largestPayloadBytes;
  const error = tooLarge
    ? {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: `Response payload size exceeded maximum allowed payload size (${largestPayloadBytes} bytes).`,
      }
    : failure;
  await sendBody(
    call,
    200,
    {
      ...headers,
      ...(error === null ? {} : { 'x-amz-function-error': 'Unhandled' }),
      ...(wantsTail(call) ? { 'x-amz-log-result': run.logTail() } : {}),
    },
    error === null ? payload : JSON.stringify(error),
  );
}

async function* frames(call: Call, run: Run): AsyncIterable<StreamFrame> {
  const sizes = call.rule?.answer?.chunkBytes;
  let part = 0;
  for await (const bytes of run.payload) {
    let at = 0;
    while (at < bytes.length) {
      const size = sizes === undefined ? bytes.length : sizes[part++ % sizes.length]!;
      yield chunkFrame(bytes.subarray(at, at + size));
      at += size;
    }
  }
  const { failure } = await run.end;
  const complete = {
    ...(failure === null
      ? {}
      : { ErrorCode: failure.errorType, ErrorDetails: JSON.stringify(failure) }),
    ...(wantsTail(call) ? { LogResult: run.logTail() } : {}),
  };
  yield {
    isContent: false,
    bytes: encodeStringEvent(
      {
        ':event-type': 'InvokeComplete',
        ':content-type': 'application/json',
        ':message-type': 'event',
      },
      JSON.stringify(complete),
    ),
  };
}

function chunkFrame(bytes: Uint8Array): StreamFrame {
  return {
    isContent: true,
    bytes: encodeStringEvent(
      {
        ':event-type': 'PayloadChunk',
        ':content-type': 'application/octet-stream',
        ':message-type': 'event',
      },
      bytes,
    ),
  };
}

async function collected(run: Run): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of run.payload) pieces.push(piece);
  return Buffer.concat(pieces);
}

function wantsTail(call: Call): boolean {
  return call.request.headers['x-amz-log-type'] === 'Tail';
}
