import type { JsonValue } from '../../databases/index.js';
import type { Language } from '../../shared/index.js';

/** Values that every query is limited to, by parameter: `{ video_id: 1 }`. */
export type Scope = Readonly<Record<string, string | number>>;

/** A database with its catalogue, ready to be asked. */
export interface DataDesk {
  /** Never throws for a question it cannot answer; a database that fails throws its problem. */
  ask(question: string, options?: DeskOptions): Promise<DeskAnswer>;
}

export interface DeskOptions {
  /** Default none. */
  readonly scope?: Scope;
  /** What the answer before gave, for "and in 2012?"; null at the start. */
  readonly memory?: unknown;
  readonly signal?: AbortSignal;
  /** Interprets only: no query runs, `rows` stay empty. Default false. */
  readonly sqlOnly?: boolean;
}

export interface DeskAnswer {
  readonly status: 'answered' | 'abstained' | 'refused' | 'clarify';
  /** The sentence for a person, in the language of the question. */
  readonly answer: string;
  readonly language: Language;
  /** What ran, or would run; null when nothing could. */
  readonly sql: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly JsonValue[])[];
  /** Primary keys of the rows of the default table that the answer rests on, when it lists any. */
  readonly rowIds: readonly (string | number)[];
  /** Whether rows were left out at a cap. */
  readonly truncated: boolean;
  /** How the question was understood, a line each. */
  readonly explanation: readonly string[];
  /** What the next question may refer to. */
  readonly memory: unknown;
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>;
}
