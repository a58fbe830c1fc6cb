// The SELECT of MySQL 8 and MariaDB, and nothing else: a parser that cannot read a write, INTO, FOR UPDATE,
// a variable or a hint has nothing of the kind to overlook.
import { problem } from '../../../shared/index.js';
import type { Body, CommonTable, Item, Query, Select, Star } from '../query-tree.js';
import {
  parseExpression,
  parseOrderBy,
  parseWindow,
  type QueryParser,
} from './parse-expression.js';
import { parseSources } from './parse-source.js';
import { TokenReader } from './token-reader.js';

/** Reads exactly one SELECT. */
export function readMysql(sql: string): Query {
  const tokens = new TokenReader(sql);
  const first = tokens.peek();
  if (first.type === 'end' || first.upper === ';')
    throw problem('guard.not-one-statement', { statements: 0 });
  if (!['SELECT', 'WITH', '('].includes(first.upper))
    throw problem('guard.not-select', { what: first.text.toUpperCase().slice(0, 20) || 'this' });
  const query = parseQuery(tokens);
  tokens.take(';');
  const rest = tokens.peek();
  if (rest.type === 'end') return query;
  if (['INTO', 'FOR', 'LOCK', 'PROCEDURE', 'COLLATE'].includes(rest.upper))
    throw problem('guard.construct', { what: `${rest.upper} in a SELECT` });
  if (statementWords.has(rest.upper)) throw problem('guard.not-one-statement', { statements: 2 });
  throw tokens.unexpected('the end of the statement');
}

const statementWords = new Set(
  'SELECT INSERT UPDATE DELETE DROP CREATE ALTER TRUNCATE SET CALL DO GRANT REVOKE LOAD'.split(' '),
);

const parseQuery: QueryParser = (tokens) =>
  tokens.deeper(() => {
    const commonTables = tokens.take('WITH') ? parseWith(tokens) : [];
    let query = parseTerm(tokens);
    for (;;) {
      const operator = setOperator(tokens);
      if (operator === null) break;
      const all = tokens.take('ALL');
      if (!all) tokens.take('DISTINCT');
      // INTERSECT binds tighter in some servers and not in others.
      if (
        query.body.kind === 'set' &&
        (query.body.operator === 'intersect') !== (operator === 'intersect')
      )
        throw problem('guard.construct', { what: 'INTERSECT beside UNION or EXCEPT' });
      query = plain({ kind: 'set', operator, all, left: query, right: parseTerm(tokens) });
    }
    const orderBy = tokens.isAt('ORDER') ? parseOrderBy(tokens, parseQuery) : [];
    const { limit, offset } = parseLimit(tokens);
    const bare = query.orderBy.length === 0 && query.limit === null && query.with.length === 0;
    if (!bare && (orderBy.length > 0 || limit !== null || commonTables.length > 0))
      throw problem('guard.construct', { what: 'a second ORDER BY, LIMIT or WITH for one query' });
    return bare ? { ...query, with: commonTables, orderBy, limit, offset } : query;
  });

function setOperator(tokens: TokenReader): 'union' | 'intersect' | 'except' | null {
  if (tokens.take('UNION')) return 'union';
  if (tokens.take('INTERSECT')) return 'intersect';
  if (tokens.take('EXCEPT')) return 'except';
  return null;
}

function plain(body: Body): Query {
  return { kind: 'query', with: [], body, orderBy: [], limit: null, offset: null };
}

function parseTerm(tokens: TokenReader): Query {
  if (tokens.isAt('(')) return tokens.inBrackets(() => parseQuery(tokens));
  return plain(parseSelect(tokens));
}

function parseWith(tokens: TokenReader): CommonTable[] {
  if (tokens.isAt('RECURSIVE')) throw problem('guard.recursion', {});
  return tokens.list(() => {
    const name = tokens.name('a name after WITH');
    const columns = tokens.isAt('(')
      ? tokens.inBrackets(() => tokens.list(() => tokens.name('a column')))
      : [];
    tokens.expect('AS');
    return {
      name,
      columns,
      query: tokens.inBrackets(() => {
        if (!['SELECT', 'WITH', '('].includes(tokens.peek().upper))
          throw problem('guard.not-select', { what: `${tokens.peek().upper} inside WITH` });
        return parseQuery(tokens);
      }),
    };
  });
}

function parseSelect(tokens: TokenReader): Select {
  tokens.expect('SELECT');
  const distinct = tokens.take('DISTINCT') || tokens.take('DISTINCTROW');
  if (!distinct) tokens.take('ALL');
  const items = tokens.list(() => parseItem(tokens));
  const from = tokens.take('FROM') ? parseSources(tokens, parseQuery) : [];
  const where = tokens.take('WHERE') ? parseExpression(tokens, parseQuery) : null;
  const groupBy = tokens.take('GROUP', 'BY')
    ? tokens.list(() => parseExpression(tokens, parseQuery))
    : [];
  const rollup = groupBy.length > 0 && tokens.take('WITH', 'ROLLUP');
  const having = tokens.take('HAVING') ? parseExpression(tokens, parseQuery) : null;
  const windows = tokens.take('WINDOW')
    ? tokens.list(() => {
        const name = tokens.name('the name of a window');
        tokens.expect('AS');
        return { name, window: parseWindow(tokens, parseQuery) };
      })
    : [];
  return {
    kind: 'select',
    distinct,
    distinctOn: [],
    items,
    from,
    where,
    groupBy,
    rollup,
    having,
    windows,
  };
}

function parseItem(tokens: TokenReader): Item | Star {
  const star = parseStar(tokens);
  if (star !== null) return star;
  const first = tokens.peek();
  const value = parseExpression(tokens, parseQuery);
  // MySQL names an answer column after its own text.
  const written = value.kind === 'column' ? null : tokens.textFrom(first).slice(0, 60).trim();
  if (tokens.take('AS')) {
    const isString = tokens.peek().type === 'string';
    return { kind: 'item', value, name: isString ? tokens.next().text : tokens.name('a name') };
  }
  if (tokens.isName()) return { kind: 'item', value, name: tokens.name('a name') };
  return { kind: 'item', value, name: written };
}

// `*`, `t.*` or `db.t.*`.
function parseStar(tokens: TokenReader): Star | null {
  const path: string[] = [];
  let ahead = 0;
  while (tokens.isName(ahead) && tokens.peek(ahead + 1).upper === '.') {
    path.push(tokens.peek(ahead).text);
    ahead += 2;
  }
  if (tokens.peek(ahead).upper !== '*') return null;
  for (let step = 0; step <= ahead; step += 1) tokens.next();
  return { kind: 'star', path };
}

function parseLimit(tokens: TokenReader): { limit: string | null; offset: string | null } {
  if (!tokens.take('LIMIT')) return { limit: null, offset: null };
  const first = parseCount(tokens);
  if (tokens.take(',')) return { limit: parseCount(tokens), offset: first };
  if (tokens.take('OFFSET')) return { limit: first, offset: parseCount(tokens) };
  return { limit: first, offset: null };
}

function parseCount(tokens: TokenReader): string {
  const token = tokens.next();
  if (token.type !== 'number' || !/^\d{1,15}$/.test(token.text))
    throw problem('guard.limit', { what: `"${token.text.slice(0, 20)}"` });
  return token.text;
}
