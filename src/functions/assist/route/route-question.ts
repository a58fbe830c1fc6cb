// Where a question goes. Rules first: what the words say about themselves, what was given and kept, then what the rooms
// make of it.
import type { AskedAnswer } from '../../../ask-documents/index.js';
import type { AssistStepKind } from '../assist-event.js';
import { type AskedChange, readChanges } from '../reading/read-changes.js';
import { aboutKept } from './about-kept.js';
import { aboutReading } from './about-reading.js';
import { declined, one, type PlacingContext, type RoutingProps, step } from './placing.js';
import {
  asksHowTo,
  asksToPredict,
  isHypothetical,
  isOrder,
  isSmallTalk,
  isTampering,
  namesDocuments,
} from './said.js';
import { splitClauses } from './split-clauses.js';

/** One thing to do for an answer. */
export interface RouteStep {
  readonly kind: AssistStepKind;
  /** The part of the question it answers. */
  readonly question: string;
  /** The workspace whose database is asked; null for other kinds. */
  readonly room: string | null;
  /** What is to be otherwise, for a what-if. */
  readonly changes: readonly AskedChange[];
  /** What the documents gave when they were looked at. */
  readonly found: AskedAnswer | null;
  /** Of talk: it is said to the assistant or about it. Default: only where the words of small talk say so. */
  readonly isToAssistant?: boolean;
}

export interface Route {
  /** At least one. */
  readonly steps: readonly RouteStep[];
  /** Why, in a few words. */
  readonly reason: string;
  /** Whether a room is sure of it; a model may be asked where none is. */
  readonly isSure: boolean;
  /** Whether it is meant for these rooms, be there an answer or not. Default: whether a room is sure. */
  readonly isLikely?: boolean;
}

/** The kinds joined by +, a database with its name: `predict+documents`, `data:petclinic`. */
export function destinationOf(steps: readonly Pick<RouteStep, 'kind' | 'room'>[]): string {
  return steps.map(({ kind, room }) => (kind === 'data' ? `data:${room}` : kind)).join('+');
}

/**
 * Places a question, whole where it asks one thing, else each of its parts. Of one that is longer than
 * `limits.excerpt` its beginning and its end decide, and it is not taken apart: the work grows with the limit and not
 * with the question.
 */
export async function routeQuestion(question: string, props: RoutingProps): Promise<Route> {
  const pasted = isWhatIfInNumbers(question, props) ? null : props.pasted;
  const text = pasted === null ? question : pasted.question;
  if (isTampering(text)) return declined(text, 'steers the assistant');
  const { excerpt } = props.rooms.limits;
  if (text.length > excerpt) return await routeExcerpt(text, excerpt, { ...props, pasted });
  const clauses = splitClauses(text.replace(/[^\S\n]+/g, ' '));
  const context: PlacingContext = { ...props, before: pasted === null ? [] : ['predict'] };
  if (pasted !== null) return await routeReading(text, clauses, context);
  if (clauses.length > 1) {
    const parts = await routeClauses(clauses, context);
    if (parts !== null) return parts;
  }
  const placed = await place(text, context);
  return placed;
}

// "형체력 260, 주조 압력 1050으로 바꾸면?" behind a reading changes that one and is no other.
function isWhatIfInNumbers(question: string, { pasted, memory }: RoutingProps): boolean {
  return (
    pasted?.form === 'pairs' &&
    memory.reading !== null &&
    !/[=:]/.test(question) &&
    isHypothetical(question)
  );
}

async function routeExcerpt(text: string, letters: number, props: RoutingProps): Promise<Route> {
  const half = Math.floor(letters / 2);
  const excerpt = `${text.slice(0, half)} ${text.slice(-half)}`.replace(/\s+/g, ' ');
  if (props.pasted !== null)
    return await routeReading(excerpt, [excerpt], { ...props, before: ['predict'] });
  const { steps, ...route } = await place(excerpt, { ...props, before: [] });
  // What was found for the excerpt is no answer to the whole.
  return { ...route, steps: steps.map((made) => ({ ...made, question: text, found: null })) };
}

/** A pasted reading is predicted; what else is asked about it follows. */
async function routeReading(
  text: string,
  clauses: readonly string[],
  context: PlacingContext,
): Promise<Route> {
  const steps: RouteStep[] = [step('predict', text)];
  for (const clause of clauses) {
    if (isOrder(clause) && !asksToPredict(clause)) return declined(clause, 'an order');
    const changes = context.vocabulary === null ? [] : readChanges(clause, context.vocabulary);
    if (changes.length > 0 && isHypothetical(clause))
      steps.push(step('what-if', clause, { changes }));
    else if (namesDocuments(clause) || asksHowTo(clause)) steps.push(step('documents', clause));
  }
  return { steps: withoutRepeats(steps), reason: 'a pasted reading', isSure: true };
}

/** The steps of several clauses; null when they all go to one place, which then gets the whole question. */
async function routeClauses(
  clauses: readonly string[],
  context: PlacingContext,
): Promise<Route | null> {
  const placed: Route[] = [];
  let before: readonly AssistStepKind[] = [];
  for (const clause of clauses) {
    const next = await place(clause, { ...context, before });
    if (next.steps.some(({ kind }) => kind === 'decline')) return next;
    placed.push(next);
    before = [...before, ...next.steps.map(({ kind }) => kind)];
  }
  // A clause that may belong anywhere is a remark about the others.
  const useful = placed.filter(({ isSure, isLikely = isSure }) => isLikely);
  const steps = withoutRepeats(useful.flatMap((part) => part.steps)).filter(
    ({ kind }, _, all) => kind !== 'talk' || all.every((other) => other.kind === 'talk'),
  );
  if (new Set(steps.map((made) => destinationOf([made]))).size < 2) return null;
  return { steps, reason: useful.map(({ reason }) => reason).join('; '), isSure: true };
}

// A prediction comes with its reasons, and a room is asked once.
function withoutRepeats(steps: readonly RouteStep[]): readonly RouteStep[] {
  const predicts = steps.some(({ kind }) => kind === 'predict');
  const kept: RouteStep[] = [];
  for (const made of steps) {
    if (predicts && made.kind === 'explain') continue;
    if (kept.some((other) => destinationOf([other]) === destinationOf([made]))) continue;
    kept.push(made);
  }
  return kept;
}

/** Places one clause. */
async function place(text: string, context: PlacingContext): Promise<Route> {
  if (isTampering(text)) return declined(text, 'steers the assistant');
  if (isSmallTalk(text)) return one(step('talk', text), 'small talk');
  return (
    aboutReading(text, context) ??
    (isOrder(text) ? declined(text, 'an order') : null) ??
    (await aboutKept(text, context)) ??
    (await byWhatItWants(text, context))
  );
}

// The words and weights are loaded for the first question that needs them: a greeting and a reading do without.
async function byWhatItWants(text: string, context: PlacingContext): Promise<Route> {
  const { byIntent } = await import('./by-intent.js');
  return await byIntent(text, context);
}
