// What PostgreSQL and MySQL write differently.
import type { Dialect } from '../../catalogue/catalogue.js';
import type { DateTimePart, Literal } from '../query-plan.js';

export interface DialectWords {
  readonly name: (identifier: string) => string;
  readonly text: (value: string) => string;
  /** Placeholder of the n-th parameter, from 1. */
  readonly placeholder: (position: number) => string;
  readonly typed: (literal: string, type: Literal['type']) => string;
  readonly jsonField: (column: string, key: string, number: boolean) => string;
  readonly datePart: (part: DateTimePart['part'], of: string) => string;
  readonly clockTime: (start: string, seconds: string) => string;
  /** The least first, NULL last. */
  readonly ascending: (of: string) => string;
  /** The greatest first, NULL last. */
  readonly descending: (of: string) => string;
}

// NUL ends a text in both servers' protocols and can be part of no value, so it is dropped.
function withoutNul(value: string): string {
  return value.replaceAll('\u0000', '');
}

export const dialectWords: Readonly<Record<Dialect, DialectWords>> = {
  postgres: {
    name: (identifier) => `"${withoutNul(identifier).replaceAll('"', '""')}"`,
    // standard_conforming_strings is on by default since 9.1: a backslash is a plain letter.
    text: (value) => `'${withoutNul(value).replaceAll("'", "''")}'`,
    placeholder: (position) => `$${position}`,
    typed: (literal, type) => (type === undefined ? literal : `CAST(${literal} AS ${type})`),
    jsonField: (column, key, number) => {
      const field = `${column} ->> '${withoutNul(key).replaceAll("'", "''")}'`;
      return number ? `CAST(${field} AS numeric)` : `(${field})`;
    },
    datePart: (part, of) =>
      `EXTRACT(${part === 'weekday' ? 'DOW' : part.toUpperCase()} FROM ${of})`,
    clockTime: (start, seconds) => `(${start} + ${seconds} * INTERVAL '1 second')`,
    ascending: (of) => of,
    descending: (of) => `${of} DESC NULLS LAST`,
  },
  mysql: {
    name: (identifier) => `\`${withoutNul(identifier).replaceAll('`', '``')}\``,
    // A backslash escapes unless NO_BACKSLASH_ESCAPES is set; doubled, and never at the end alone.
    text: (value) => `'${withoutNul(value).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`,
    placeholder: () => '?',
    typed: (literal, type) =>
      type === undefined
        ? literal
        : `CAST(${literal} AS ${type === 'timestamp' ? 'DATETIME' : type.toUpperCase()})`,
    jsonField: (column, key, number) => {
      const path = `$."${withoutNul(key).replace(/["\\']/g, '')}"`;
      const value = `JSON_EXTRACT(${column}, '${path}')`;
      // A null of JSON is unquoted to the letters "null", which is no missing value and, as a number, 0.
      const field = `CASE WHEN JSON_TYPE(${value}) <> 'NULL' THEN JSON_UNQUOTE(${value}) END`;
      return number ? `CAST(${field} AS DECIMAL(30,10))` : field;
    },
    datePart: (part, of) =>
      part === 'weekday' ? `(DAYOFWEEK(${of}) - 1)` : `${part.toUpperCase()}(${of})`,
    clockTime: (start, seconds) => `DATE_ADD(${start}, INTERVAL ${seconds} SECOND)`,
    ascending: (of) => `${of} IS NULL, ${of}`,
    descending: (of) => `${of} DESC`,
  },
};
