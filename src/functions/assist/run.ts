// One function over all the others: a question or a reading in; stages, evidence and words out.
import { asProblem, type Language, languageOf, type Problem, problem } from '../../shared/index.js';
import type { FeatureSchema } from '../../tabular/index.js';
import type { Invocation, OpenFunction } from '../contract.js';
import { elapsedMs } from '../elapsed-ms.js';
import type { OpenStream } from '../stream/stream-definition.js';
import type { AssistEvent, AssistFact } from './assist-event.js';
import { type AssistMemory, nothingKept } from './assist-memory.js';
import type { AskedWith, AssistRooms } from './assist-rooms.js';
import { collectAnswer } from './collect-answer.js';
import { type AssistInput, assistAnswerContract, assistContract } from './contract.js';
import {
  type FeatureNames,
  type FeatureVocabulary,
  featureVocabulary,
} from './reading/feature-vocabulary.js';
import { type PastedReading, readPasted } from './reading/read-pasted.js';
import { destinationOf, type Route, routeQuestion } from './route/route-question.js';
import { isSmallTalk } from './route/said.js';
import { runStep } from './steps/run-step.js';
import { stepTitle } from './steps/step-title.js';

/** The assistant as a stream, under its deployed name. */
export function openAssist(name: string, rooms: AssistRooms): OpenStream {
  return {
    name,
    contract: assistContract,
    stream: (input, invocation) => assist(assistContract.readInput(input), rooms, invocation),
  };
}

/** The assistant as a function that answers in one piece. */
export function openAssistAnswer(name: string, rooms: AssistRooms): OpenFunction {
  return {
    name,
    contract: assistAnswerContract,
    call: async (input, invocation) => {
      const started = rooms.clock.monotonic();
      const events = assist(assistAnswerContract.readInput(input), rooms, invocation);
      const answer = await collectAnswer(events);
      return { ...answer, processing_time_ms: elapsedMs(rooms.clock, started) };
    },
  };
}

/**
 * Answers one question. The last event is exactly one `done` or `error`; the next one is computed when it is asked for,
 * so a slow reader slows the work and one that leaves ends it. A room that fails is told as `step-failed`, and what the
 * other rooms answered stands; when all of them fail, the first failure is the `error`.
 */
export async function* assist(
  input: AssistInput,
  rooms: AssistRooms,
  invocation: Invocation,
): AsyncGenerator<AssistEvent, void, undefined> {
  try {
    yield* answering(input, rooms, invocation);
  } catch (thrown) {
    yield { type: 'error', problem: asProblem(thrown) };
  }
}

async function* answering(
  input: AssistInput,
  rooms: AssistRooms,
  invocation: Invocation,
): AsyncGenerator<AssistEvent, void, undefined> {
  refuseEndless(input.prompt, rooms.limits.question);
  // The call's own name is unique across processes.
  const session = rooms.sessions.open(input.sessionId ?? invocation.requestId);
  // Nothing is loaded for a greeting.
  const vocabulary = isSmallTalk(input.prompt) ? null : await vocabularyOf(rooms, invocation);
  const memory = session.memory ?? memoryOf(input, vocabulary);
  const question = input.prompt.normalize('NFC').trim();
  const pasted = vocabulary === null ? null : readPasted(question, vocabulary);
  const asked: AskedWith = {
    language: input.language ?? languageOfQuestion(question, pasted, rooms.language),
    scope: input.scope,
    sentReading: input.features ?? null,
  };
  yield { type: 'session-opened', session_id: session.id, language: asked.language };
  const base = { rooms, memory, asked, vocabulary, pasted, invocation, question };
  const route = await routeOf(base);
  const { planByModel } = await plannerFor(route, rooms);
  const outcome =
    planByModel === null
      ? yield* byRules(route, base)
      : yield* planByModel({ ...base, route, history: input.history, byRules });
  const last = { question, kinds: outcome.kinds };
  rooms.sessions.remember(session.id, { ...outcome.memory, last }, question, outcome.text);
  const { model } = outcome;
  invocation.log.info('assisted', { destination: outcome.destination, model });
  yield { type: 'done', finish: 'stop', model: model ?? 'rules', cached: false };
}

// A reading may be long, as JSON or line by line; words on one line may not.
function refuseEndless(prompt: string, limit: number): void {
  if (/[{[]/.test(prompt)) return;
  const characters = prompt
    .split('\n')
    .reduce((longest, line) => Math.max(longest, line.length), 0);
  if (characters > limit) throw problem('ask.question-too-long', { characters, limit });
}

/** All that one question is answered from. */
export interface Answering {
  readonly rooms: AssistRooms;
  readonly memory: AssistMemory;
  readonly asked: AskedWith;
  readonly vocabulary: FeatureVocabulary | null;
  readonly pasted: PastedReading | null;
  readonly invocation: Invocation;
  readonly question: string;
}

export interface Outcome {
  readonly destination: string;
  readonly kinds: readonly Route['steps'][number]['kind'][];
  readonly memory: AssistMemory;
  readonly text: string;
  readonly model: string | null;
}

async function routeOf(base: Answering): Promise<Route> {
  const { question, rooms, asked } = base;
  // A reading sent without a word is to be called.
  if (question === '' && asked.sentReading !== null)
    return {
      steps: [{ kind: 'predict', question, room: null, changes: [], found: null }],
      reason: 'a reading was sent',
      isSure: true,
    };
  const classes = base.vocabulary === null ? [] : await classesOf(rooms);
  return await routeQuestion(question, { ...base, classes, looked: new Map() });
}

async function classesOf({ predicting }: AssistRooms): Promise<readonly string[]> {
  return predicting === null
    ? []
    : await predicting.model().then(
        ({ open }) => open.model.classes,
        () => [],
      );
}

// The planner that needs a model is loaded where one plans.
async function plannerFor(route: Route, rooms: AssistRooms) {
  const { planner } = rooms.limits;
  const isDeclined = route.steps.some(({ kind }) => kind === 'decline');
  const isOpen = planner === 'model' || (planner === 'rules-first' && !route.isSure);
  if (rooms.languageModel === null || isDeclined || !isOpen) return { planByModel: null };
  return await import('./planner/plan-by-model.js');
}

/** Goes through the steps of a route in order; each builds on what the ones before left. */
async function* byRules(
  route: Route,
  base: Answering,
): AsyncGenerator<AssistEvent, Outcome, undefined> {
  const { asked, invocation } = base;
  const destination = destinationOf(route.steps);
  yield { type: 'route-chosen', destination, planned_by: 'rules', reason: route.reason };
  let { memory } = base;
  let citations = 0;
  let text = '';
  let model: string | null = null;
  const failures = [];
  for (const [at, step] of route.steps.entries()) {
    if (invocation.signal.aborted) throw problem('language.aborted', { model: 'assist' });
    const ending = yield* runStep(
      {
        ...base,
        memory,
        step,
        number: at + 1,
        language: asked.language,
        citationsBefore: citations,
        isPartOfMany: route.steps.length > 1,
      },
      stepTitle(step, base),
    );
    if (ending.problem !== null) failures.push(ending.problem);
    const said =
      ending.problem === null ? ending.result.text : failureText(ending.problem, asked.language);
    if (ending.result !== null) {
      ({ memory, citations } = ending.result);
      model = ending.result.model ?? model;
    }
    const part = text === '' ? said : `\n\n${said}`;
    text += part;
    if (failures.length < route.steps.length) yield { type: 'text-delta', text: part };
  }
  if (failures.length === route.steps.length) throw failures[0];
  return { destination, kinds: route.steps.map(({ kind }) => kind), memory, text, model };
}

function failureText(
  { code, message, fix, retryable }: Pick<Problem, 'code' | 'message' | 'fix' | 'retryable'>,
  language: Language,
): string {
  // The sentences of problems are English; what they say travels with `step-failed`.
  return language === 'ko'
    ? `이 부분은 답하지 못했습니다(${code}). ${retryable ? '잠시 뒤에 다시 물어보십시오.' : '관리자에게 이 코드를 알리십시오.'}`
    : `This part could not be answered: ${message}. Next: ${fix}`;
}

const vocabularies = new WeakMap<object, FeatureVocabulary>();

// A model that cannot be loaded costs what needs it, and its step says why.
async function vocabularyOf(
  { predicting }: AssistRooms,
  { log }: Invocation,
): Promise<FeatureVocabulary | null> {
  if (predicting === null) return null;
  try {
    const { features } = (await predicting.model()).open.model;
    const known =
      vocabularies.get(features) ??
      featureVocabulary(features, { ...titlesOf(features), ...predicting.featureNames });
    vocabularies.set(features, known);
    return known;
  } catch (error) {
    log.warn('no model to route by', { code: asProblem(error).code });
    return null;
  }
}

/** The titles that a model brings along, so that a deployed assistant says them too. */
function titlesOf(features: readonly FeatureSchema[]): FeatureNames {
  return Object.fromEntries(
    features.flatMap(({ name, operator }) =>
      operator?.title === undefined ? [] : [[name, [operator.title.ko, operator.title.en]]],
    ),
  );
}

/** A process that does not know the session finds the last reading in what was said. */
function memoryOf({ history }: AssistInput, vocabulary: FeatureVocabulary | null): AssistMemory {
  if (vocabulary === null) return nothingKept;
  for (const { role, text } of [...history].reverse()) {
    if (role !== 'user') continue;
    const reading = readPasted(text, vocabulary)?.rows[0];
    if (reading !== undefined)
      return { ...nothingKept, reading, last: { question: text, kinds: ['predict'] } };
  }
  return nothingKept;
}

// The names of a reading are in no language.
function languageOfQuestion(
  question: string,
  pasted: PastedReading | null,
  fallback: Language,
): Language {
  const words = pasted === null ? question : pasted.question;
  if (/[\p{L}]/u.test(words)) return languageOf(words);
  return languageOf(question) === 'ko' ? 'ko' : fallback;
}

export type { AssistFact };
