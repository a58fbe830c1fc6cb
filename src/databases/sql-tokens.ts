// A walk over SQL text that knows what is quoted and what is a comment. It does not parse: the grammar is the server's.
import type { Dialect } from './database.js';

/** A piece of the text from `start` to `end`. A dollar parameter is `$1`, a question mark `?`. */
export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'placeholder' | 'comment' | 'executable-comment' | 'sign';
  readonly start: number;
  readonly end: number;
}

/**
 * Tokens in order; blanks are left out. Quotes follow the dialect: backslashes escape in MySQL and in
 * PostgreSQL's E'...', dollar quotes and nested comments are PostgreSQL's, `#` and backticks MySQL's.
 */
export function sqlTokens(sql: string, dialect: Dialect): SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < sql.length) {
    const token = tokenAt(sql, at, dialect);
    if (token !== null) tokens.push(token);
    at = token === null ? at + 1 : token.end;
  }
  return tokens;
}

/** The statements of a script: cut at semicolons, empty ones left out. */
export function splitStatements(sql: string, dialect: Dialect): string[] {
  const cuts = sqlTokens(sql, dialect)
    .filter((token) => token.kind === 'sign' && sql[token.start] === ';')
    .map((token) => token.start);
  return [...cuts, sql.length]
    .map((end, index) => sql.slice(index === 0 ? 0 : cuts[index - 1]! + 1, end))
    .filter((statement) => sqlTokens(statement, dialect).some((token) => token.kind !== 'comment'));
}

function tokenAt(sql: string, start: number, dialect: Dialect): SqlToken | null {
  const character = sql[start]!;
  if (/\s/.test(character)) return null;
  const comment = commentEnd(sql, start, dialect);
  if (comment > start) {
    const runs = dialect === 'mysql' && /^\/\*M?!/.test(sql.slice(start, start + 4));
    return { kind: runs ? 'executable-comment' : 'comment', start, end: comment };
  }
  const prefix = quotePrefix(sql, start, dialect);
  const quoted = quotedEnd(sql, start + prefix, dialect, prefix > 0);
  if (quoted > start + prefix) return { kind: 'quoted', start, end: quoted };
  const placeholder = placeholderEnd(sql, start, dialect);
  if (placeholder > start) return { kind: 'placeholder', start, end: placeholder };
  const word = matchEnd(/[\p{L}\p{N}_$\u0080-\uffff]+/uy, sql, start);
  if (word > start) return { kind: 'word', start, end: word };
  return { kind: 'sign', start, end: start + 1 };
}

function commentEnd(sql: string, at: number, dialect: Dialect): number {
  const isMysql = dialect === 'mysql';
  // MySQL wants a blank or a control character after two dashes.
  const isDashes =
    sql.startsWith('--', at) && (!isMysql || /^--(?:[\0-\x20]|$)/.test(sql.slice(at, at + 3)));
  if (isDashes || (isMysql && sql[at] === '#')) {
    const end = sql.indexOf('\n', at);
    return end < 0 ? sql.length : end + 1;
  }
  if (!sql.startsWith('/*', at)) return at;
  let depth = 1;
  let next = at + 2;
  while (next < sql.length && depth > 0) {
    if (sql.startsWith('*/', next)) {
      depth -= 1;
      next += 2;
    } else if (!isMysql && sql.startsWith('/*', next)) {
      depth += 1;
      next += 2;
    } else next += 1;
  }
  return next;
}

// E'...' is the only prefix that changes how a quote is read.
function quotePrefix(sql: string, at: number, dialect: Dialect): number {
  return dialect === 'postgres' && /[eE]/.test(sql[at]!) && sql[at + 1] === "'" ? 1 : 0;
}

function quotedEnd(sql: string, at: number, dialect: Dialect, isEscaped: boolean): number {
  const quote = sql[at];
  if (quote === '$' && dialect === 'postgres') return dollarEnd(sql, at);
  if (quote !== "'" && quote !== '"' && (quote !== '`' || dialect !== 'mysql')) return at;
  const backslashes = dialect === 'mysql' ? quote !== '`' : isEscaped;
  for (let next = at + 1; next < sql.length; next++) {
    if (backslashes && sql[next] === '\\') next += 1;
    else if (sql[next] === quote) {
      if (sql[next + 1] !== quote) return next + 1;
      next += 1;
    }
  }
  return sql.length;
}

function dollarEnd(sql: string, at: number): number {
  const open = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
  open.lastIndex = at;
  const tag = open.exec(sql)?.[0];
  if (tag === undefined) return at;
  const close = sql.indexOf(tag, at + tag.length);
  return close < 0 ? sql.length : close + tag.length;
}

function placeholderEnd(sql: string, at: number, dialect: Dialect): number {
  if (dialect === 'mysql') return sql[at] === '?' ? at + 1 : at;
  return matchEnd(/\$\d+/y, sql, at);
}

function matchEnd(pattern: RegExp, sql: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(sql) ? pattern.lastIndex : at;
}
