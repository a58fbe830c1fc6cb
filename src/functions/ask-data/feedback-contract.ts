import type * as z from 'zod';
import type { FunctionContract } from '../contract.js';
import { booleanField, invalid, readFields, wordField } from '../input/read-fields.js';
import { questionField, sessionField } from './contract.js';
import type { feedbackAnswer } from './schema.js';

export interface FeedbackInput {
  readonly sessionId: string;
  readonly verdict: 'right' | 'wrong';
  /** Undefined: the last question of the session. */
  readonly question: string | undefined;
  readonly confirmed: boolean;
}

export type FeedbackAnswer = z.infer<typeof feedbackAnswer>;

/** `{session_id, verdict, question?, confirmed?}`; nothing is kept before `confirmed` is true. */
export function feedbackContract({
  kind,
  path,
}: {
  readonly kind: string;
  readonly path: string;
}): FunctionContract<FeedbackInput, FeedbackAnswer> {
  return {
    kind,
    summary: 'Say whether an answer was right or wrong; it is kept once a person confirms.',
    method: 'POST',
    path,
    needs: ['database:read', 'feedback:write'],
    answersBodyAsHttp: true,
    deployed: { memoryMegabytes: 512, timeoutSeconds: 60 },
    readInput: readFeedbackInput,
    schemas: async () => (await import('./schema.js')).feedbackSchemas(),
  };
}

/** Whether an input speaks of an answer instead of asking. */
export function isFeedback(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'verdict' in data;
}

function readFeedbackInput(data: unknown): FeedbackInput {
  const { session_id, verdict, question, confirmed } = readFields(data, {
    session_id: sessionField,
    verdict: wordField('right', 'wrong'),
    question: questionField,
    confirmed: booleanField(),
  });
  if (session_id === undefined)
    throw invalid('session_id', undefined, 'the session_id of the answer that is meant');
  if (verdict === undefined) throw invalid('verdict', undefined, '"right" or "wrong"');
  return { sessionId: session_id, verdict, question, confirmed: confirmed ?? false };
}
