import { problem } from '../../../shared/index.js';
import type { TokenReader } from './token-reader.js';

// Largest modifiers by type; a padded type could otherwise build a large value out of nothing.
const types = new Map<string, readonly number[]>([
  ['CHAR', [10_000]],
  ['DATE', []],
  ['DATETIME', [6]],
  ['TIME', [6]],
  ['DECIMAL', [65, 38]],
  ['DOUBLE', []],
  ['FLOAT', []],
  ['SIGNED', []],
  ['UNSIGNED', []],
  ['JSON', []],
]);

/** Reads the type of a CAST, as it is written in our SQL. */
export function parseType(tokens: TokenReader): string {
  const word = tokens.next().upper;
  const most = types.get(word);
  if (most === undefined) throw problem('guard.cast', { type: word.toLowerCase() });
  if (word === 'SIGNED' || word === 'UNSIGNED') {
    if (!tokens.take('INTEGER')) tokens.take('INT');
    return word;
  }
  if (!tokens.isAt('(')) return word;
  const numbers = tokens.inBrackets(() => tokens.list(() => Number(tokens.next().text)));
  if (numbers.length > most.length || !numbers.every((number, at) => number <= most[at]!))
    throw problem('guard.cast', { type: `${word.toLowerCase()}(${numbers.join(',')})` });
  return `${word}(${numbers.join(',')})`;
}
