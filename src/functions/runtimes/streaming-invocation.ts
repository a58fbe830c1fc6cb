import type { OpenStream } from '../stream/stream-definition.js';
import { streamingHandler } from './lambda-streaming.js';
import {
  type LocalInvocationProps,
  type LocalInvocationResult,
  localPlatform,
} from './local-invocation.js';
import { bufferTarget, type TargetStream } from './streaming-target.js';

export interface StreamInvocationProps extends Omit<LocalInvocationProps, 'corsOrigin'> {
  readonly corsOrigins?: readonly string[];
  readonly heartbeatMs?: number;
}

/** How a streamed call ended, as the platform sees it. */
export interface StreamInvocationResult {
  /** The error's `{errorType, errorMessage, trace}`, null when it went well. */
  readonly failure: {
    readonly errorType: string;
    readonly errorMessage: string;
    readonly trace: readonly string[];
  } | null;
  /** The lines Lambda would have logged for this call, START to REPORT. */
  readonly log: string;
}

/**
 * Calls a streaming function through the handler that runs in AWS, with the platform's part around it.
 * The stream is ended or closed when it returns. Never fails itself.
 */
export async function invokeStreamLocally(
  opened: OpenStream,
  event: unknown,
  stream: TargetStream,
  props: StreamInvocationProps,
): Promise<StreamInvocationResult> {
  const { requestId, callerSignal } = props;
  const platform = localPlatform(opened.contract.deployed, props);
  const handler = streamingHandler(async () => opened, { ...props, ...platform });
  let failure: StreamInvocationResult['failure'] = null;
  try {
    await handler(event, stream, {
      awsRequestId: requestId,
      functionName: opened.name,
      getRemainingTimeInMillis: platform.remainingMs,
      callerSignal,
    });
  } catch (error) {
    // The handler throws Errors only; whatever else came is told as the runtime would.
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    failure = { errorType: name, errorMessage: message, trace: stack.split('\n') };
    stream.endBroken();
  }
  await closeOf(stream);
  return { failure, log: platform.end(failure === null ? null : JSON.stringify(failure)) };
}

/** The same for a caller that takes the answer in one piece: its bytes as text, as Invoke gives them. */
export async function invokeStreamBuffered(
  opened: OpenStream,
  event: unknown,
  props: StreamInvocationProps,
): Promise<LocalInvocationResult> {
  const { stream, bytes } = bufferTarget();
  const { failure, log } = await invokeStreamLocally(opened, event, stream, props);
  const payload = failure === null ? bytes().toString('utf8') : JSON.stringify(failure);
  return { payload, failed: failure !== null, log, answer: payload };
}

function closeOf(stream: TargetStream): Promise<void> {
  if (stream.closed) return Promise.resolve();
  return new Promise((resolve) => stream.once('close', () => resolve()));
}
