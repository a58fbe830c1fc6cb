// What goes into a question and what comes out of it.
import type { Database, JsonValue } from '../databases/index.js';
import type { LanguageModel } from '../language/index.js';
import type { Clock, Language } from '../shared/index.js';
import type { ChartSuggestion } from './answer/chart-suggestion.js';
import type { Catalogue } from './catalogue/catalogue.js';
import type { FeedbackRecord } from './feedback/feedback-record.js';
import type { checkSql } from './guard/check-sql.js';
import type { Scope } from './guard-policy.js';

export interface AskSurroundings {
  readonly database: Pick<Database, 'dialect' | 'query'>;
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  /** Plans what the rules do not understand, and phrases answers. Default none: rules only. */
  readonly languageModel?: LanguageModel | null;
  /** Default: the room's own guard. */
  readonly guard?: typeof checkSql;
  /** What people said about answers: right statements answer again and are examples, wrong ones do not run. Default none. */
  readonly feedback?: readonly FeedbackRecord[];
  /** Minutes that local time is ahead of UTC, for "yesterday". Default: the catalogue's clock rule, else 0. */
  readonly utcOffsetMinutes?: number;
}

export interface AskQuestion {
  readonly question: string;
  readonly scope?: Scope;
  /** Default: the language of the question. */
  readonly language?: Language;
  /** `memory` of the answer before, for "and in 2012?". Default none. */
  readonly memory?: unknown;
}

export interface AskOptions {
  /** Rows of an answer at most, 1..10000, default 1000. */
  readonly maxRows?: number;
  /** Milliseconds for each statement, 10..600000, default 10000. */
  readonly timeoutMs?: number;
  /** Plans only: no answer is queried and `rows` stay empty. Default false. */
  readonly sqlOnly?: boolean;
  /** Lets the model phrase the answer as well. Default true when there is one. */
  readonly phraseByModel?: boolean;
  readonly signal?: AbortSignal;
  /** Told of every stage as it ends. */
  readonly onStage?: (stage: AskStage) => void;
}

export type AskStage =
  | { readonly type: 'understood'; readonly interpretation: readonly string[] }
  | { readonly type: 'sql-ready'; readonly sql: string }
  | { readonly type: 'rows-ready'; readonly rowCount: number }
  | { readonly type: 'answer-ready'; readonly status: AskAnswer['status'] };

export interface AskAnswer {
  readonly status: 'answered' | 'abstained' | 'refused' | 'clarify';
  /** One sentence or more for a person, in the language of the question. */
  readonly answer: string;
  readonly language: Language;
  /** The statement that ran, in the guard's words; null when none did. */
  readonly sql: string | null;
  readonly columns: readonly string[];
  /** For the person who asked; `personalColumns` must be masked before anything else sees them. */
  readonly rows: readonly (readonly JsonValue[])[];
  readonly personalColumns: readonly string[];
  readonly truncated: boolean;
  /** Keys of the listed rows when the table asked about is a list of events (it has a when column). */
  readonly eventIds: readonly (string | number)[];
  /** How the question was understood, a line each. */
  readonly interpretation: readonly string[];
  /** Words nothing in the data explains; empty when that is not why. */
  readonly unknownWords: readonly string[];
  /** Questions that can be asked, with an abstention. */
  readonly suggestions: readonly string[];
  readonly chart: ChartSuggestion | null;
  /** `confirmed`: the statement is one that a person confirmed for this question. */
  readonly planner: 'rules' | 'model' | 'confirmed' | null;
  /**
   * The statement before scope and limit, and who wrote it: what feedback keeps. Null when none ran and for questions
   * that lean on the one before.
   */
  readonly confirmable: Pick<FeedbackRecord, 'sql' | 'planner'> | null;
  /** Give it to the next question of the conversation. Plain inside this process only. */
  readonly memory: unknown;
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<'interpret' | 'guard' | 'query' | 'phrase', number>>;
}
