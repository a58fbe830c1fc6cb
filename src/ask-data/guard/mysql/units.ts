import type { TokenReader } from './token-reader.js';

const units = new Set([
  'MICROSECOND',
  'SECOND',
  'MINUTE',
  'HOUR',
  'DAY',
  'WEEK',
  'MONTH',
  'QUARTER',
  'YEAR',
]);

/** Reads a unit of time, in upper case. */
export function unitAt(tokens: TokenReader): string {
  if (!units.has(tokens.peek().upper)) throw tokens.unexpected('a unit such as DAY or YEAR');
  return tokens.next().upper;
}

/** Whether a bare unit comes next, as the first argument of TIMESTAMPDIFF: a unit, then a comma. */
export function startsUnit(tokens: TokenReader): boolean {
  return (
    units.has(tokens.peek().upper) &&
    tokens.peek(1).upper === ',' &&
    tokens.peek(-1).upper === '(' &&
    ['TIMESTAMPDIFF', 'TIMESTAMPADD'].includes(tokens.peek(-2).upper)
  );
}
