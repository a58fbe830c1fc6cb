import { asProblem, type Problem } from '../../../shared/index.js';
import type { AssistFact, AssistStepKind } from '../assist-event.js';
import { dataStep } from './data-step.js';
import { documentsStep } from './documents-step.js';
import { explainStep, modelStep, predictStep, whatIfStep } from './predict-steps.js';
import type { Step, StepProps, StepResult } from './step.js';
import { declineStep, talkStep } from './talk-steps.js';

const steps: Readonly<Record<AssistStepKind, (props: StepProps) => Step>> = {
  predict: predictStep,
  explain: explainStep,
  'what-if': whatIfStep,
  model: modelStep,
  documents: documentsStep,
  data: dataStep,
  talk: talkStep,
  decline: declineStep,
};

const attempts = 3;
const firstWaitMs = 150;

/** How a step ended. */
export type StepEnding =
  | { readonly result: StepResult; readonly problem: null }
  | { readonly result: null; readonly problem: Problem };

/**
 * Runs a step between `step-started` and `step-finished` or `step-failed`. What its problem calls retryable is tried
 * again, at most twice, while time is left and nothing was sent. Throws only when the caller has left.
 */
export async function* runStep(
  props: StepProps,
  title: string,
): AsyncGenerator<AssistFact, StepEnding, undefined> {
  const { step, number, rooms, invocation } = props;
  const started = rooms.clock.monotonic();
  const elapsed = () => Math.round((rooms.clock.monotonic() - started) * 100) / 100;
  yield { type: 'step-started', step: number, kind: step.kind, room: step.room, title };
  for (let attempt = 1; ; attempt++) {
    let hasSent = false;
    try {
      const running = steps[step.kind](props);
      for (;;) {
        const next = await running.next();
        if (next.done) {
          yield { type: 'step-finished', step: number, status: next.value.status, ms: elapsed() };
          return { result: next.value, problem: null };
        }
        hasSent = true;
        yield next.value;
      }
    } catch (thrown) {
      invocation.signal.throwIfAborted();
      const failure = asProblem(thrown);
      const waitMs = firstWaitMs * 4 ** (attempt - 1);
      const mayRetry = failure.retryable && !hasSent && attempt < attempts;
      if (mayRetry && invocation.remainingMs() > 4 * waitMs + 1000) {
        invocation.log.warn('a step is tried again', {
          kind: step.kind,
          code: failure.code,
          attempt,
        });
        await rooms.sleep(waitMs, invocation.signal);
        continue;
      }
      invocation.log.warn('a step failed', { kind: step.kind, code: failure.code, attempt });
      const { code, message, fix, retryable } = failure;
      yield {
        type: 'step-failed',
        step: number,
        error: { code, message, fix, retryable },
        attempts: attempt,
      };
      return { result: null, problem: failure };
    }
  }
}
