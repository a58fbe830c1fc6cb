// MySQL's expressions by its own precedence table: https://dev.mysql.com/doc/refman/8.4/en/operator-precedence.html
import { problem } from '../../../shared/index.js';
import {
  type Expression,
  logical,
  type OrderItem,
  plainCall,
  type Query,
  signed,
  type Truth,
  type Window,
} from '../query-tree.js';
import { parseCall } from './parse-call.js';
import { parseFrame } from './parse-frame.js';
import type { TokenReader } from './token-reader.js';
import { startsUnit, unitAt } from './units.js';

/** Reads a query inside brackets already stepped over; given by the caller, so that no file needs the other. */
export type QueryParser = (tokens: TokenReader) => Query;

/** What the readers of single constructs call back into. */
export interface Parsers {
  readonly expression: () => Expression;
  readonly query: () => Query;
  readonly orderBy: () => OrderItem[];
  readonly window: () => Window;
}

/** Reads one expression. */
export function parseExpression(tokens: TokenReader, query: QueryParser): Expression {
  return tokens.deeper(() => {
    const operands = [parseXor(tokens, query)];
    for (;;) {
      if (tokens.isAt('||'))
        throw problem('guard.operator', { operator: '|| (write OR, or CONCAT)' });
      if (!tokens.take('OR')) return logical('or', operands);
      operands.push(parseXor(tokens, query));
    }
  });
}

/** Reads ORDER BY and its items. */
export function parseOrderBy(tokens: TokenReader, query: QueryParser): OrderItem[] {
  tokens.expect('ORDER', 'BY');
  return tokens.list(() => {
    const value = parseExpression(tokens, query);
    const direction = tokens.take('DESC') ? 'desc' : tokens.take('ASC') ? 'asc' : null;
    return { value, direction, nulls: null };
  });
}

/** Reads a window in brackets. */
export function parseWindow(tokens: TokenReader, query: QueryParser): Window {
  return tokens.inBrackets(() => {
    const startsBody = ['PARTITION', 'ORDER', 'ROWS', 'RANGE', 'GROUPS', ')'];
    const base = startsBody.includes(tokens.peek().upper) ? null : tokens.name('a window');
    const partitionBy = tokens.take('PARTITION', 'BY')
      ? tokens.list(() => parseExpression(tokens, query))
      : [];
    const orderBy = tokens.isAt('ORDER') ? parseOrderBy(tokens, query) : [];
    return { base, partitionBy, orderBy, frame: parseFrame(tokens, parsersOf(tokens, query)) };
  });
}

function parsersOf(tokens: TokenReader, query: QueryParser): Parsers {
  return {
    expression: () => parseExpression(tokens, query),
    query: () => query(tokens),
    orderBy: () => parseOrderBy(tokens, query),
    window: () => parseWindow(tokens, query),
  };
}

function parseXor(tokens: TokenReader, query: QueryParser): Expression {
  let left = parseAnd(tokens, query);
  while (tokens.take('XOR'))
    left = { kind: 'binary', operator: 'XOR', left, right: parseAnd(tokens, query) };
  return left;
}

function parseAnd(tokens: TokenReader, query: QueryParser): Expression {
  const operands = [parseNot(tokens, query)];
  while (tokens.take('AND') || tokens.take('&&')) operands.push(parseNot(tokens, query));
  return logical('and', operands);
}

function parseNot(tokens: TokenReader, query: QueryParser): Expression {
  if (!tokens.take('NOT')) return parseComparison(tokens, query);
  return tokens.deeper(() => ({ kind: 'not', operand: parseNot(tokens, query) }));
}

const comparisons = new Set(['=', '<=>', '>=', '>', '<=', '<', '<>', '!=']);

function parseComparison(tokens: TokenReader, query: QueryParser): Expression {
  let left = parsePredicate(tokens, query);
  for (;;) {
    const operator = tokens.peek().upper;
    if (comparisons.has(operator)) {
      tokens.next();
      left = comparison(tokens, query, operator === '!=' ? '<>' : operator, left);
    } else if (tokens.take('IS')) {
      const negated = tokens.take('NOT');
      const word = tokens.next().upper;
      if (!['NULL', 'TRUE', 'FALSE', 'UNKNOWN'].includes(word)) throw tokens.unexpected('NULL');
      // One of the four words, checked above.
      left = { kind: 'is', operand: left, test: word.toLowerCase() as Truth, negated };
    } else return left;
  }
}

function comparison(
  tokens: TokenReader,
  query: QueryParser,
  operator: string,
  operand: Expression,
): Expression {
  const any = tokens.isAt('ANY', '(') || tokens.isAt('SOME', '(');
  if (!any && !tokens.isAt('ALL', '('))
    return { kind: 'binary', operator, left: operand, right: parsePredicate(tokens, query) };
  tokens.next();
  const right = tokens.inBrackets<Expression>(() => ({
    kind: 'scalar-query',
    query: query(tokens),
  }));
  return { kind: 'quantified', quantifier: any ? 'any' : 'all', operator, operand, right };
}

function parsePredicate(tokens: TokenReader, query: QueryParser): Expression {
  const operand = parseBits(tokens, query, 0);
  const negated = tokens.isAt('NOT');
  if (negated) tokens.next();
  const node = predicate(tokens, query, operand);
  if (node !== null) return negated ? { kind: 'not', operand: node } : node;
  if (negated) throw tokens.unexpected('IN, BETWEEN, LIKE or REGEXP');
  return operand;
}

function predicate(
  tokens: TokenReader,
  query: QueryParser,
  operand: Expression,
): Expression | null {
  if (tokens.take('IN'))
    return tokens.inBrackets<Expression>(() => {
      if (tokens.isAt('SELECT') || tokens.isAt('WITH'))
        return { kind: 'in-query', operand, query: query(tokens) };
      return { kind: 'in', operand, items: tokens.list(() => parseExpression(tokens, query)) };
    });
  if (tokens.take('BETWEEN')) {
    const low = parseBits(tokens, query, 0);
    tokens.expect('AND');
    return { kind: 'between', operand, low, high: parsePredicate(tokens, query), symmetric: false };
  }
  if (tokens.take('LIKE')) {
    const pattern = parseBits(tokens, query, 0);
    const escapeSign = tokens.take('ESCAPE') ? parseBits(tokens, query, 0) : null;
    return { kind: 'like', operand, pattern, escape: escapeSign, ignoreCase: false };
  }
  if (tokens.take('REGEXP') || tokens.take('RLIKE'))
    return {
      kind: 'binary',
      operator: 'REGEXP',
      left: operand,
      right: parseBits(tokens, query, 0),
    };
  return null;
}

/** How tightly an operator between values binds, loosest first. */
const strengths = new Map([
  ['|', 1],
  ['&', 2],
  ['<<', 3],
  ['>>', 3],
  ['+', 4],
  ['-', 4],
  ['*', 5],
  ['/', 5],
  ['%', 5],
  ['DIV', 5],
  ['MOD', 5],
  ['^', 6],
]);

function parseBits(tokens: TokenReader, query: QueryParser, weakest: number): Expression {
  let left = parseUnary(tokens, query);
  for (;;) {
    const operator = tokens.peek().upper;
    const strength = strengths.get(operator);
    if (strength === undefined || strength <= weakest) return left;
    tokens.next();
    const right = parseBits(tokens, query, strength);
    left = { kind: 'binary', operator: operator === 'MOD' ? '%' : operator, left, right };
  }
}

function parseUnary(tokens: TokenReader, query: QueryParser): Expression {
  const operator = tokens.peek().upper;
  if (operator !== '-' && operator !== '+' && operator !== '~') return parsePrimary(tokens, query);
  tokens.next();
  return tokens.deeper(() => signed(operator, parseUnary(tokens, query)));
}

function parsePrimary(tokens: TokenReader, query: QueryParser): Expression {
  const token = tokens.peek();
  if (token.type === 'string') {
    tokens.next();
    let text = token.text;
    while (tokens.peek().type === 'string') text += tokens.next().text;
    return { kind: 'text', value: text };
  }
  if (token.type === 'number') return { kind: 'number', text: tokens.next().text };
  if (tokens.isAt('(')) return parseBracket(tokens, query);
  if (tokens.take('NULL')) return { kind: 'null' };
  if (tokens.take('TRUE')) return { kind: 'boolean', value: true };
  if (tokens.take('FALSE')) return { kind: 'boolean', value: false };
  if (tokens.take('EXISTS'))
    return { kind: 'exists', query: tokens.inBrackets(() => query(tokens)) };
  if (tokens.take('CASE')) return parseCase(tokens, query);
  if (tokens.isAt('INTERVAL')) return parseInterval(tokens, query);
  if (startsUnit(tokens)) return { kind: 'keyword', name: unitAt(tokens) };
  return parseCall(tokens, parsersOf(tokens, query)) ?? parseColumn(tokens);
}

function parseBracket(tokens: TokenReader, query: QueryParser): Expression {
  return tokens.deeper(() =>
    tokens.inBrackets<Expression>(() => {
      if (tokens.isAt('SELECT') || tokens.isAt('WITH'))
        return { kind: 'scalar-query', query: query(tokens) };
      const items = tokens.list(() => parseExpression(tokens, query));
      return items.length === 1 ? items[0]! : { kind: 'row', items };
    }),
  );
}

function parseCase(tokens: TokenReader, query: QueryParser): Expression {
  const operand = tokens.isAt('WHEN') ? null : parseExpression(tokens, query);
  const branches: { when: Expression; result: Expression }[] = [];
  while (tokens.take('WHEN')) {
    const when = parseExpression(tokens, query);
    tokens.expect('THEN');
    branches.push({ when, result: parseExpression(tokens, query) });
  }
  if (branches.length === 0) throw tokens.unexpected('WHEN');
  const otherwise = tokens.take('ELSE') ? parseExpression(tokens, query) : null;
  tokens.expect('END');
  return { kind: 'case', operand, branches, otherwise };
}

function parseInterval(tokens: TokenReader, query: QueryParser): Expression {
  tokens.expect('INTERVAL');
  const amount = parseExpression(tokens, query);
  return { kind: 'interval', amount, unit: unitAt(tokens) };
}

function parseColumn(tokens: TokenReader): Expression {
  const path = [tokens.name('a value')];
  while (path.length < 3 && tokens.take('.')) path.push(columnPart(tokens));
  const column: Expression = { kind: 'column', path };
  // column->path is defined as JSON_EXTRACT(column, path), and ->> as its unquoted text.
  const unquoted = tokens.isAt('->>');
  if (!unquoted && !tokens.isAt('->')) return column;
  tokens.next();
  if (tokens.peek().type !== 'string') throw tokens.unexpected('a JSON path');
  const extract = plainCall('json_extract', [column, { kind: 'text', value: tokens.next().text }]);
  return unquoted ? plainCall('json_unquote', [extract]) : extract;
}

// After a dot even a reserved word is a name.
function columnPart(tokens: TokenReader): string {
  const token = tokens.next();
  if (token.type !== 'word' && token.type !== 'name') throw tokens.unexpected('a column');
  return token.text;
}
