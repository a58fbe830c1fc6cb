import type { AssistStepKind, PredictionFacts, TopFeature } from './assist-event.js';
import type { AskedChange } from './reading/read-changes.js';
import type { Reading } from './reading/read-pasted.js';

/** What the next question of a session may refer to. */
export interface AssistMemory {
  /** The last reading, and what was said of it; null before the first. */
  readonly reading: Reading | null;
  readonly prediction: PredictionFacts | null;
  readonly topFeatures: readonly TopFeature[];
  /** The last what-if: its reading, and the features that were changed. */
  readonly whatIf: {
    readonly reading: Reading;
    readonly features: readonly string[];
    /** What was asked for, for "그럼 15도는?". */
    readonly asked: readonly AskedChange[];
  } | null;
  /** The database that was asked last, with what it needs for "그 중 여자는?". */
  readonly data: {
    readonly room: string;
    readonly memory: unknown;
    /** How the question was understood and what ran, for "왜?". */
    readonly how: string;
  } | null;
  /** The last question and where it went; null before the first. */
  readonly last: {
    readonly question: string;
    readonly kinds: readonly AssistStepKind[];
  } | null;
}

export const nothingKept: AssistMemory = {
  reading: null,
  prediction: null,
  topFeatures: [],
  whatIf: null,
  data: null,
  last: null,
};
