// MySQL's lexical rules in its default SQL mode: https://dev.mysql.com/doc/refman/8.4/en/language-structure.html
import { problem } from '../../../shared/index.js';

/** One token. `text` is decoded for names and strings, upper case for words when compared through `upper`. */
export interface Token {
  readonly type: 'word' | 'name' | 'string' | 'number' | 'symbol' | 'end';
  readonly text: string;
  /** `text` in upper case for a word or symbol; empty for what was quoted, so that it is never a keyword. */
  readonly upper: string;
  readonly start: number;
  readonly end: number;
}

/** Cuts the text into tokens; the last one is `end`. Executable comments, variables and parameters are refused. */
export function readTokens(sql: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    const blank = blankLength(sql, at);
    if (blank > 0) {
      at += blank;
      continue;
    }
    const token = tokenAt(sql, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ type: 'end', text: '', upper: '', start: sql.length, end: sql.length });
  return tokens;
}

/** A refusal that names the place. */
export function syntax(sql: string, at: number, expected: string) {
  const near = sql.slice(at, at + 20).replace(/\s+/g, ' ');
  const place = near === '' ? 'the end' : `"${near}"`;
  return problem('guard.syntax', { dialect: 'MySQL', detail: `${expected} expected at ${place}` });
}

// White space and comments. `--` begins a comment only when a blank follows, as in MySQL.
function blankLength(sql: string, at: number): number {
  const space = match(/[ \t\n\r]+/y, sql, at);
  if (space !== null) return space.length;
  const line = match(/(?:#|--(?=[ \t\n\r]|$))[^\n]*/y, sql, at);
  if (line !== null) return line.length;
  if (!sql.startsWith('/*', at)) return 0;
  if (/^\/\*(?:!|M!|\+)/i.test(sql.slice(at, at + 4)))
    throw problem('guard.construct', { what: 'a comment that the server executes' });
  const end = sql.indexOf('*/', at + 2);
  if (end < 0) throw syntax(sql, at, 'the end of a comment');
  return end + 2 - at;
}

function tokenAt(sql: string, at: number): Token {
  const quoted = sql[at]!;
  if (quoted === "'" || quoted === '"') return stringAt(sql, at);
  if (quoted === '`') {
    const raw = match(/`(?:[^`]|``)+`/y, sql, at);
    if (raw === null) throw syntax(sql, at, 'a quoted name');
    return token('name', raw.slice(1, -1).replaceAll('``', '`'), at, raw.length);
  }
  const number = match(/(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?/y, sql, at);
  if (number !== null) {
    // 1abc is a name and 0x41 a hexadecimal number for MySQL; neither is worth the risk.
    if (/[\p{L}\p{N}_$]/u.test(sql.charAt(at + number.length)))
      throw syntax(sql, at, 'a decimal number');
    return token('number', number, at, number.length);
  }
  const word = match(/[\p{L}_$][\p{L}\p{M}\p{N}_$]*/uy, sql, at);
  if (word !== null) {
    // x'41', n'a', _utf8'a': a word glued to a string changes what the string means.
    if (/['"]/.test(sql.charAt(at + word.length)) && /^(?:x|b|n|_.*)$/i.test(word))
      throw problem('guard.construct', { what: 'a string with a prefix' });
    return token('word', word, at, word.length);
  }
  const symbol = match(/->>|<=>|->|<=|>=|<>|!=|<<|>>|\|\||&&|[-+*/%^~<>=(),.;|&!]/y, sql, at);
  if (symbol !== null) return token('symbol', symbol, at, symbol.length);
  if (quoted === '@') throw problem('guard.construct', { what: 'a variable' });
  if (quoted === '?' || quoted === ':') throw problem('guard.construct', { what: 'a parameter' });
  throw syntax(sql, at, 'SQL');
}

function token(type: Token['type'], text: string, start: number, length: number): Token {
  const upper = type === 'word' || type === 'symbol' ? text.toUpperCase() : '';
  return { type, text, upper, start, end: start + length };
}

const escapes = new Map([
  ['0', '\0'],
  ['b', '\b'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['Z', '\u001a'],
]);

function stringAt(sql: string, at: number): Token {
  const quotation = sql[at]!;
  let text = '';
  let next = at + 1;
  while (next < sql.length) {
    const character = sql[next]!;
    if (character === quotation) {
      if (sql[next + 1] !== quotation) return token('string', text, at, next + 1 - at);
      text += quotation;
      next += 2;
    } else if (character === '\\' && next + 1 < sql.length) {
      const escaped = sql[next + 1]!;
      // \% and \_ keep their backslash: they matter to LIKE only.
      if (escaped === '%' || escaped === '_') text += `\\${escaped}`;
      else text += escapes.get(escaped) ?? escaped;
      next += 2;
    } else {
      text += character;
      next += 1;
    }
  }
  throw syntax(sql, at, 'the end of a string');
}

function match(pattern: RegExp, sql: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? null;
}
