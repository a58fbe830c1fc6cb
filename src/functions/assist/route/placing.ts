// One clause of a question on its way to a room.

import type { AssistStepKind } from '../assist-event.js';
import type { FeatureVocabulary } from '../reading/feature-vocabulary.js';
import type { PastedReading } from '../reading/read-pasted.js';
import type { LookingProps } from './evidence.js';
import type { Route, RouteStep } from './route-question.js';

export interface RoutingProps extends LookingProps {
  /** Null where no model is served. */
  readonly vocabulary: FeatureVocabulary | null;
  /** Names of the classes of the model, empty without one. */
  readonly classes: readonly string[];
  readonly pasted: PastedReading | null;
}

export interface PlacingContext extends RoutingProps {
  /** Kinds of the clauses before this one in the same question. */
  readonly before: readonly AssistStepKind[];
}

export function step(
  kind: AssistStepKind,
  question: string,
  more: Partial<Pick<RouteStep, 'room' | 'changes' | 'found' | 'isToAssistant'>> = {},
): RouteStep {
  return { kind, question, room: null, changes: [], found: null, ...more };
}

export function one(made: RouteStep, reason: string, isSure = true): Route {
  return { steps: [made], reason, isSure };
}

export function declined(question: string, reason: string): Route {
  return one(step('decline', question), reason);
}
