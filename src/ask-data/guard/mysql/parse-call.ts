import { problem } from '../../../shared/index.js';
import { type Call, type Expression, type OrderItem, plainCall } from '../query-tree.js';
import type { Parsers } from './parse-expression.js';
import { parseType } from './parse-type.js';
import type { TokenReader } from './token-reader.js';
import { unitAt } from './units.js';

/** Reads a function call or a construct that looks like one; null when none comes next. */
export function parseCall(tokens: TokenReader, parsers: Parsers): Expression | null {
  const token = tokens.peek();
  if (token.type !== 'word') return null;
  const called = tokens.peek(1).upper === '(';
  if (!called) return parseMoment(tokens) ?? parseClock(tokens);
  const special = specialCalls.get(token.upper);
  tokens.next();
  if (special !== undefined) return tokens.inBrackets(() => special(tokens, parsers));
  return parsePlainCall(token.text.toLowerCase(), tokens, parsers);
}

// DATE '2012-01-01': a word, then a string.
function parseMoment(tokens: TokenReader): Expression | null {
  const type = tokens.peek().upper;
  if (type !== 'DATE' && type !== 'TIME' && type !== 'TIMESTAMP') return null;
  if (tokens.peek(1).type !== 'string') return null;
  tokens.next();
  return { kind: 'moment', type, value: tokens.next().text };
}

const clockCalls = new Map([
  ['CURRENT_DATE', 'current_date'],
  ['CURRENT_TIME', 'current_time'],
  ['CURRENT_TIMESTAMP', 'current_timestamp'],
  ['LOCALTIME', 'current_timestamp'],
  ['LOCALTIMESTAMP', 'current_timestamp'],
  ['UTC_DATE', 'utc_date'],
  ['UTC_TIME', 'utc_time'],
  ['UTC_TIMESTAMP', 'utc_timestamp'],
]);

function parseClock(tokens: TokenReader): Expression | null {
  const name = clockCalls.get(tokens.peek().upper);
  if (name === undefined) return null;
  tokens.next();
  return plainCall(name, []);
}

type Special = (tokens: TokenReader, parsers: Parsers) => Expression;

const specialCalls = new Map<string, Special>([
  [
    'CAST',
    (tokens, { expression }) => {
      const operand = expression();
      tokens.expect('AS');
      return { kind: 'cast', operand, type: parseType(tokens) };
    },
  ],
  [
    'CONVERT',
    (tokens, { expression }) => {
      const operand = expression();
      if (tokens.isAt('USING')) throw problem('guard.cast', { type: 'another character set' });
      tokens.expect(',');
      return { kind: 'cast', operand, type: parseType(tokens) };
    },
  ],
  [
    'EXTRACT',
    (tokens, { expression }) => {
      const field = unitAt(tokens);
      tokens.expect('FROM');
      return { kind: 'extract', field, operand: expression() };
    },
  ],
  ['TRIM', parseTrim],
  ['SUBSTRING', parseSubstring],
  ['SUBSTR', parseSubstring],
  ['MID', parseSubstring],
  [
    'POSITION',
    (tokens, { expression }) => {
      // `a IN b` would read as a list, so the sought text is one plain value here.
      const sought = tokens.next();
      if (sought.type !== 'string') throw tokens.unexpected('a text');
      tokens.expect('IN');
      return plainCall('locate', [{ kind: 'text', value: sought.text }, expression()]);
    },
  ],
]);

function parseTrim(tokens: TokenReader, { expression }: Parsers): Expression {
  const side = tokens.take('LEADING')
    ? 'leading'
    : tokens.take('TRAILING')
      ? 'trailing'
      : tokens.take('BOTH')
        ? 'both'
        : null;
  if (side !== null && tokens.take('FROM'))
    return { kind: 'trim', side, characters: null, operand: expression() };
  const first = expression();
  if (tokens.take('FROM'))
    return { kind: 'trim', side: side ?? 'both', characters: first, operand: expression() };
  if (side !== null) throw tokens.unexpected('FROM');
  return plainCall('trim', [first]);
}

function parseSubstring(tokens: TokenReader, { expression }: Parsers): Expression {
  const args = [expression()];
  const standard = tokens.take('FROM');
  if (!standard) tokens.expect(',');
  args.push(expression());
  if (tokens.take(standard ? 'FOR' : ',')) args.push(expression());
  return plainCall('substring', args);
}

function parsePlainCall(name: string, tokens: TokenReader, parsers: Parsers): Call {
  tokens.expect('(');
  let call = plainCall(name, []);
  if (tokens.take('*')) call = { ...call, star: true };
  else if (!tokens.isAt(')')) {
    const distinct = tokens.take('DISTINCT');
    const args = tokens.list(parsers.expression);
    const orderBy: OrderItem[] = tokens.isAt('ORDER') ? parsers.orderBy() : [];
    const separator = tokens.take('SEPARATOR') ? textAt(tokens) : null;
    call = { ...call, distinct, arguments: args, orderBy, separator };
  }
  tokens.expect(')');
  if (!tokens.take('OVER')) return call;
  const over = tokens.isAt('(') ? parsers.window() : tokens.name('a window');
  return { ...call, over };
}

function textAt(tokens: TokenReader): string {
  if (tokens.peek().type !== 'string') throw tokens.unexpected('a text');
  return tokens.next().text;
}
