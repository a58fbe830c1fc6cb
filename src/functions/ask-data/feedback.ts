import type { FeedbackRecord, GivenFeedback } from '../../ask-data/index.js';
import { problem } from '../../shared/index.js';
import type { OpenFunction } from '../contract.js';
import { type FeedbackAnswer, type FeedbackInput, feedbackContract } from './feedback-contract.js';
import type { SessionStore } from './session-store.js';

/** Where what people say about answers goes. */
export interface FeedbackDesk {
  /** The record as it would be kept; throws the guard's problem for a statement that may not run. */
  readonly prepare: (given: GivenFeedback) => Promise<FeedbackRecord>;
  /** Throws `feedback.no-store` where nothing can be kept. */
  readonly keep: (record: FeedbackRecord) => Promise<void>;
}

export interface FeedbackSurroundings {
  readonly feedback: FeedbackDesk;
  /** The conversations whose answers may be judged. */
  readonly sessions: readonly Pick<SessionStore<unknown, unknown>, 'turn'>[];
}

/** The function that takes right and wrong, under its deployed name and path. */
export function openFeedback(
  name: string,
  route: { readonly kind: string; readonly path: string },
  surroundings: FeedbackSurroundings,
): OpenFunction {
  const contract = feedbackContract(route);
  return {
    name,
    contract,
    call: async (input, invocation) => {
      const answer = await giveFeedback(contract.readInput(input), surroundings);
      const { verdict, kept } = answer;
      invocation.log.info('feedback', { verdict, kept });
      return answer;
    },
  };
}

/** Only what this process answered can be judged, so nobody brings a statement of their own. */
async function giveFeedback(
  { sessionId, verdict, question, confirmed }: FeedbackInput,
  { feedback, sessions }: FeedbackSurroundings,
): Promise<FeedbackAnswer> {
  const turn = sessions
    .map((store) => store.turn(sessionId, question))
    .find((found) => found !== null);
  if (turn == null) throw problem('feedback.unknown-answer', { session: sessionId });
  if (turn.confirmable === null)
    throw problem('feedback.nothing-to-keep', {
      reason: 'it came from no statement, or its question leans on the one before',
    });
  const record = await feedback.prepare({
    question: turn.question,
    verdict,
    ...turn.confirmable,
  });
  if (confirmed) await feedback.keep(record);
  const { question: keptQuestion, sql, withoutValues } = record;
  return {
    kept: confirmed,
    verdict,
    question: keptQuestion,
    sql,
    without_values: withoutValues,
    session_id: sessionId,
    next_step: confirmed ? null : 'show this to a person; send it again with "confirmed": true',
  };
}
