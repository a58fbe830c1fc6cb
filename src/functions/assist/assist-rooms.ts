// What a composition root hands to the assistant: the rooms it may ask, each opened only when a question needs it.
import type { AskAnswer, Catalogue } from '../../ask-data/index.js';
import type { PassageSource } from '../../ask-documents/index.js';
import type { LanguageModel } from '../../language/index.js';
import type { BilingualText, Clock, Language } from '../../shared/index.js';
import type { DeskOptions, Scope } from '../ask-data/data-desk.js';
import type { SessionStore } from '../ask-data/session-store.js';
import type { Invocation } from '../contract.js';
import type { ExplainModelAnswer, ExplainRowAnswer } from '../explain/contract.js';
import type { PredictAnswer, PredictRowsAnswer } from '../predict/contract.js';
import type { ServedModel } from '../served-model.js';
import type { AssistMemory } from './assist-memory.js';
import type { FeatureNames } from './reading/feature-vocabulary.js';
import type { Reading } from './reading/read-pasted.js';

/** The rooms of one installation. Any of them may be missing; the assistant says so. */
export interface AssistRooms {
  readonly clock: Clock;
  /** Of answers to questions that show no language, such as a bare reading. */
  readonly language: Language;
  /** Null where no model is served. */
  readonly predicting: PredictingRoom | null;
  /** Null where there are no documents. */
  readonly documents: DocumentsRoom | null;
  /** One for each database, the first workspace first. */
  readonly data: readonly DataRoom[];
  /** The language model; null while none is configured. */
  readonly languageModel: (() => Promise<LanguageModel>) | null;
  readonly sessions: SessionStore<AssistMemory, string>;
  readonly limits: AssistLimits;
  /** Waits between tries; throws when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface PredictingRoom {
  readonly model: () => Promise<ServedModel>;
  /** Other names of features. Default none. */
  readonly featureNames?: FeatureNames;
  /** A reading to show as an example of what to paste. Default none. */
  readonly example?: Reading;
  readonly predict: (
    rows: readonly Reading[],
    call: Invocation,
  ) => Promise<PredictAnswer | PredictRowsAnswer>;
  readonly explain: (ask: ExplainAsk, call: Invocation) => Promise<ExplainRowAnswer>;
  readonly importance: (language: Language, call: Invocation) => Promise<ExplainModelAnswer>;
}

export interface ExplainAsk {
  readonly reading: Reading;
  readonly language: Language;
  readonly predictionId: string;
}

export interface DocumentsRoom {
  readonly open: () => Promise<{
    readonly source: PassageSource;
    readonly model: LanguageModel | null;
  }>;
  /** Whether looking costs money or much time, so that only questions meant for documents are tried on them. */
  readonly isRemote: boolean;
}

export interface DataRoom {
  /** The workspace. */
  readonly name: string;
  readonly title: BilingualText;
  readonly catalogue: () => Promise<Catalogue>;
  readonly ask: (question: string, options: DeskOptions) => Promise<AskAnswer>;
  /** Interprets by rules alone and runs no query: what the room makes of a question, for nothing. */
  readonly understand: (question: string, options: DeskOptions) => Promise<AskAnswer>;
}

export interface AssistLimits {
  /** Who plans: `rules-first` asks the model what the rules do not place, `model` always, `rules` never. */
  readonly planner: 'rules-first' | 'rules' | 'model';
  /** Calls of rooms that a model may make for one question. */
  readonly steps: number;
  /** Tokens that planning one question may cost. */
  readonly tokens: number;
  /** US dollars that planning one question may cost, where the price of the model is known. */
  readonly dollars: number;
  /** Characters that a line of a question may have. */
  readonly question: number;
  /** Characters of a question that decide where it goes: its first and its last. */
  readonly excerpt: number;
}

/** What a question was asked with. */
export interface AskedWith {
  readonly language: Language;
  readonly scope: Scope;
  /** The reading that was sent beside the question. */
  readonly sentReading: Reading | null;
}
