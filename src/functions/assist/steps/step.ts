// One step of an answer: what it is given, what it sends, what it leaves behind.
import type { Evidence } from '../../../language/index.js';
import type { Language } from '../../../shared/index.js';
import type { Invocation } from '../../contract.js';
import type { AssistFact } from '../assist-event.js';
import type { AssistMemory } from '../assist-memory.js';
import type { AskedWith, AssistRooms } from '../assist-rooms.js';
import type { FeatureVocabulary } from '../reading/feature-vocabulary.js';
import type { PastedReading } from '../reading/read-pasted.js';
import type { RouteStep } from '../route/route-question.js';

export interface StepProps {
  readonly step: RouteStep;
  /** Its number in the answer, from 1. */
  readonly number: number;
  readonly rooms: AssistRooms;
  readonly memory: AssistMemory;
  readonly asked: AskedWith;
  readonly language: Language;
  /** Null where no model is served. */
  readonly vocabulary: FeatureVocabulary | null;
  readonly pasted: PastedReading | null;
  /** Citations of the steps before, so that numbers go on. */
  readonly citationsBefore: number;
  /** Whether other steps answer too. */
  readonly isPartOfMany: boolean;
  readonly invocation: Invocation;
}

export interface StepResult {
  /** `empty`: the room has no answer, and the text says so. */
  readonly status: 'answered' | 'empty';
  readonly text: string;
  /** What the text rests on, for the check of what a model makes of it. */
  readonly evidence: Evidence;
  readonly memory: AssistMemory;
  /** The model that phrased it; null when nobody but the rooms did. */
  readonly model: string | null;
  /** Whether the text holds personal data, which no model may see. Default false. */
  readonly isPrivate?: boolean;
  /** Citations given so far. */
  readonly citations: number;
}

/** Sends evidence as it comes about and leaves the result; throws a Problem. */
export type Step = AsyncGenerator<AssistFact, StepResult, undefined>;
