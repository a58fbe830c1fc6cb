import { problem } from '../../../shared/index.js';
import type { Join, Source } from '../query-tree.js';
import { parseExpression, type QueryParser } from './parse-expression.js';
import type { TokenReader } from './token-reader.js';

/** Reads what follows FROM; DUAL is no table at all. */
export function parseSources(tokens: TokenReader, parseQuery: QueryParser): Source[] {
  if (tokens.take('DUAL')) return [];
  return tokens.list(() => parseJoined(tokens, parseQuery));
}

function parseJoined(tokens: TokenReader, parseQuery: QueryParser): Source {
  return tokens.deeper(() => {
    let left = parseOne(tokens, parseQuery);
    for (;;) {
      const start = joinStart(tokens);
      if (start === null) return left;
      const right = parseOne(tokens, parseQuery);
      left = joinEnd(tokens, parseQuery, start, left, right);
    }
  });
}

function joinStart(tokens: TokenReader): { type: Join['type']; natural: boolean } | null {
  const natural = tokens.take('NATURAL');
  if (tokens.take('LEFT')) {
    tokens.take('OUTER');
    tokens.expect('JOIN');
    return { type: 'left', natural };
  }
  if (tokens.take('RIGHT')) {
    tokens.take('OUTER');
    tokens.expect('JOIN');
    return { type: 'right', natural };
  }
  if (tokens.take('INNER', 'JOIN') || tokens.take('JOIN') || tokens.take('STRAIGHT_JOIN'))
    return { type: 'inner', natural };
  if (natural) throw tokens.unexpected('JOIN');
  if (tokens.take('CROSS', 'JOIN')) return { type: 'inner', natural };
  return null;
}

function joinEnd(
  tokens: TokenReader,
  parseQuery: QueryParser,
  start: { type: Join['type']; natural: boolean },
  left: Source,
  right: Source,
): Join {
  const join = { kind: 'join', ...start, left, right, on: null, using: [] } as const;
  if (start.natural) return join;
  if (tokens.take('ON')) return { ...join, on: parseExpression(tokens, parseQuery) };
  if (tokens.take('USING'))
    return {
      ...join,
      using: tokens.inBrackets(() => tokens.list(() => tokens.name('a column'))),
    };
  if (start.type !== 'inner') throw tokens.unexpected('ON');
  return { ...join, type: 'cross' };
}

function parseOne(tokens: TokenReader, parseQuery: QueryParser): Source {
  const lateral = tokens.take('LATERAL');
  if (lateral || startsQuery(tokens)) {
    const query = tokens.inBrackets(() => parseQuery(tokens));
    const alias = parseAlias(tokens);
    if (alias === null) throw tokens.unexpected('a name for the query in FROM');
    const columns = tokens.isAt('(')
      ? tokens.inBrackets(() => tokens.list(() => tokens.name('a column')))
      : [];
    return { kind: 'derived', lateral, query, alias, columns };
  }
  if (tokens.isAt('(')) return tokens.inBrackets(() => parseJoined(tokens, parseQuery));
  const first = tokens.name('a table');
  if (tokens.isAt('(')) throw problem('guard.construct', { what: 'a function in FROM' });
  const qualified = tokens.take('.');
  const name = qualified ? tokens.name('a table') : first;
  return {
    kind: 'table',
    schema: qualified ? first : null,
    name,
    alias: parseAlias(tokens),
    columns: [],
  };
}

// A bracket may open a query or a join: it is a query when SELECT follows, or another bracketed query that stands
// alone or begins a UNION, and not one that has an alias.
function startsQuery(tokens: TokenReader): boolean {
  let brackets = 0;
  while (tokens.peek(brackets).upper === '(') brackets += 1;
  if (brackets === 0 || !['SELECT', 'WITH'].includes(tokens.peek(brackets).upper)) return false;
  if (brackets === 1) return true;
  let ahead = brackets;
  for (let open = brackets; open > 1; ahead += 1) {
    const { type, upper } = tokens.peek(ahead);
    if (type === 'end') return false;
    if (upper === '(') open += 1;
    if (upper === ')') open -= 1;
  }
  return ['UNION', 'INTERSECT', 'EXCEPT', 'ORDER', 'LIMIT', ')'].includes(tokens.peek(ahead).upper);
}

function parseAlias(tokens: TokenReader): string | null {
  if (tokens.take('AS')) return tokens.name('a name after AS');
  return tokens.isName() ? tokens.name('a name') : null;
}
