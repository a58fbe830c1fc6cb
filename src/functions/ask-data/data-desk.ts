import type { AskAnswer, FeedbackRecord, Scope } from '../../ask-data/index.js';

export type { Scope };

/** A database with its catalogue, ready to be asked. */
export interface DataDesk {
  /** Never throws for a question it cannot answer; a database that fails throws its problem. */
  ask(question: string, options?: DeskOptions): Promise<AskAnswer>;
}

export interface DeskOptions {
  /** Default none. */
  readonly scope?: Scope;
  /** What the answer before gave, for "and in 2012?"; null at the start. */
  readonly memory?: unknown;
  readonly signal?: AbortSignal;
  /** Interprets only: no query runs, `rows` stay empty. Default false. */
  readonly sqlOnly?: boolean;
  /** Instead of what is kept: to try a statement before it is confirmed. Default what is kept. */
  readonly feedback?: readonly FeedbackRecord[];
}
