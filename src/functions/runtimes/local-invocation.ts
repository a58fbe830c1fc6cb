import type { Clock, Settings } from '../../shared/index.js';
import type { OpenFunction } from '../contract.js';
import { bufferedHandler } from './lambda-buffered.js';

export interface LocalInvocationProps {
  readonly clock: Clock;
  readonly logLevel: Settings['logLevel'];
  /** Takes every log line of the function. */
  readonly writeLine: (line: string) => void;
  readonly requestId: string;
  readonly corsOrigin?: string;
  /** Aborted when the caller leaves. */
  readonly callerSignal?: AbortSignal;
}

/** How a call of the real handler ended, as the platform sees it. */
export interface LocalInvocationResult {
  /** The answer, or the error's `{errorType, errorMessage, trace}`, as JSON. */
  readonly payload: string;
  readonly failed: boolean;
  /** The lines Lambda would have logged for this call, START to REPORT. */
  readonly log: string;
  /** The answer itself, where the handler gave one. */
  readonly answer: unknown;
}

/** Largest answer of a buffered invocation: 6 MB and a little, as the platform's own message has it. */
const answerLimitBytes = 6 * 1024 * 1024 + 100;

/**
 * Calls a function through the handler that runs in AWS and does the platform's part around it:
 * remaining time, JSON, error payload, size limit, log. Never fails itself.
 */
export async function invokeLocally(
  opened: OpenFunction,
  event: unknown,
  props: LocalInvocationProps,
): Promise<LocalInvocationResult> {
  const { requestId } = props;
  const platform = localPlatform(opened.contract.deployed, props);
  const { writeLine } = platform;
  const handler = bufferedHandler(async () => opened, { ...props, writeLine });
  const result = await endingOf(() =>
    handler(event, {
      awsRequestId: requestId,
      functionName: opened.name,
      callerSignal: props.callerSignal,
      getRemainingTimeInMillis: platform.remainingMs,
    }),
  );
  return { ...result, log: platform.end(result.failed ? result.payload : null) };
}

/** What the platform keeps about one call: its time and its log. */
export interface LocalPlatform {
  readonly remainingMs: () => number;
  readonly writeLine: (line: string) => void;
  /** The log from START to REPORT, with the error's payload when there was one. */
  end(errorPayload: string | null): string;
}

export function localPlatform(
  deployed: { readonly memoryMegabytes: number; readonly timeoutSeconds: number },
  props: Pick<LocalInvocationProps, 'clock' | 'requestId' | 'writeLine'>,
): LocalPlatform {
  const { clock, requestId } = props;
  const { timeoutSeconds, memoryMegabytes } = deployed;
  const lines: string[] = [`START RequestId: ${requestId} Version: $LATEST`];
  const started = clock.monotonic();
  return {
    remainingMs: () => Math.max(0, timeoutSeconds * 1000 - (clock.monotonic() - started)),
    writeLine: (line) => {
      lines.push(line);
      props.writeLine(line);
    },
    end: (errorPayload) => {
      const ms = clock.monotonic() - started;
      const usedMegabytes = Math.ceil(process.memoryUsage.rss() / 1024 / 1024);
      if (errorPayload !== null) lines.push(`${requestId}\tERROR\tInvoke Error\t${errorPayload}`);
      lines.push(
        `END RequestId: ${requestId}`,
        `REPORT RequestId: ${requestId}\tDuration: ${ms.toFixed(2)} ms\tBilled Duration: ${Math.ceil(ms)} ms` +
          `\tMemory Size: ${memoryMegabytes} MB\tMax Memory Used: ${usedMegabytes} MB\t`,
      );
      return `${lines.join('\n')}\n`;
    },
  };
}

type Ending = Omit<LocalInvocationResult, 'log'>;

async function endingOf(work: () => Promise<unknown>): Promise<Ending> {
  try {
    const answer = await work();
    const payload = JSON.stringify(answer ?? null);
    const bytes = Buffer.byteLength(payload);
    if (bytes > answerLimitBytes)
      return failure(
        'Function.ResponseSizeTooLarge',
        `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${answerLimitBytes} bytes).`,
      );
    return { payload, failed: false, answer };
  } catch (error) {
    // The handler throws Errors only; whatever else came is told as the runtime would.
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return failure(name, message, stack.split('\n'));
  }
}

function failure(errorType: string, errorMessage: string, trace?: readonly string[]): Ending {
  return {
    payload: JSON.stringify({ errorType, errorMessage, ...(trace ? { trace } : {}) }),
    failed: true,
    answer: undefined,
  };
}
