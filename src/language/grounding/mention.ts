import type { Unit } from './units.js';

interface Place {
  /** Code units in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A number as written. `value` is in its own unit, `resolution` the worth of its last digit. */
export interface NumberMention extends Place {
  readonly kind: 'number';
  readonly value: number;
  readonly resolution: number;
  readonly sign: '+' | '-' | null;
  readonly unit: Unit | null;
  /** Written with 약, about, 쯤 and the like. */
  readonly approximate: boolean;
  /** Counts things: 세 건, 4 events. */
  readonly counts: boolean;
}

/** A day, month or year; components that were not written are null. */
export interface DateMention extends Place {
  readonly kind: 'date';
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

/** A time of day. `half` is null when neither morning nor afternoon was said and the hour is 1 to 12. */
export interface TimeMention extends Place {
  readonly kind: 'time';
  readonly hour: number;
  readonly minute: number | null;
  readonly second: number | null;
  readonly half: 'am' | 'pm' | null;
}

/** 12:30 or 01:05:02, which may be a time of day or a time from the start. */
export interface ColonMention extends Place {
  readonly kind: 'colon';
  readonly parts: readonly number[];
}

/** Letters mixed with digits or underscores, a file name, a telephone number. */
export interface IdentifierMention extends Place {
  readonly kind: 'identifier';
}

/** A source number in square brackets. */
export interface CitationMention extends Place {
  readonly kind: 'citation';
  readonly index: number;
}

/** A word that names someone or something. */
export interface NameMention extends Place {
  readonly kind: 'name';
}

export type Mention =
  | NumberMention
  | DateMention
  | TimeMention
  | ColonMention
  | IdentifierMention
  | CitationMention
  | NameMention;
