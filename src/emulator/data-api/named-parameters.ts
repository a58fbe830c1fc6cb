/** Where named parameters stand in a statement: texts[0] :names[0] texts[1] ... texts[n]. */
export interface NamedStatement {
  readonly texts: readonly string[];
  readonly names: readonly string[];
  /** More than one statement: something but blanks and comments follows a semicolon. */
  readonly isMulti: boolean;
}

/**
 * Finds `:name` parameters outside of literals, quoted names, comments, casts (`::`) and, for PostgreSQL,
 * dollar-quoted texts. Quotes follow the dialect: backslashes escape in MySQL and in PostgreSQL's E'...'.
 */
export function findNamedParameters(sql: string, dialect: 'postgres' | 'mysql'): NamedStatement {
  const texts: string[] = [];
  const names: string[] = [];
  let textStart = 0;
  let afterSemicolon = false;
  let isMulti = false;
  let at = 0;
  while (at < sql.length) {
    const skipped = commentEnd(sql, at, dialect);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const character = sql[at]!;
    if (character === ';') {
      afterSemicolon = true;
      at += 1;
      continue;
    }
    if (afterSemicolon && !/\s/.test(character)) isMulti = true;
    const quoted = quotedEnd(sql, at, dialect);
    if (quoted > at) {
      at = quoted;
      continue;
    }
    const name = character === ':' ? parameterAt(sql, at) : null;
    if (name === null) {
      // A second colon belongs to this one: x::date holds no parameter.
      at += character === ':' && sql[at + 1] === ':' ? 2 : 1;
      continue;
    }
    texts.push(sql.slice(textStart, at));
    names.push(name);
    at += 1 + name.length;
    textStart = at;
  }
  texts.push(sql.slice(textStart));
  return { texts, names, isMulti };
}

function parameterAt(sql: string, colon: number): string | null {
  const found = /[A-Za-z_][A-Za-z0-9_]*/y;
  found.lastIndex = colon + 1;
  return found.exec(sql)?.[0] ?? null;
}

function commentEnd(sql: string, at: number, dialect: 'postgres' | 'mysql'): number {
  const isMysql = dialect === 'mysql';
  const dashes =
    sql.startsWith('--', at) && (!isMysql || /^(\s|$)/.test(sql.slice(at + 2, at + 3)));
  if (dashes || (isMysql && sql[at] === '#')) {
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

function quotedEnd(sql: string, at: number, dialect: 'postgres' | 'mysql'): number {
  const quote = sql[at]!;
  if (quote === '$' && dialect === 'postgres') return dollarEnd(sql, at);
  const isQuote = quote === "'" || quote === '"' || (quote === '`' && dialect === 'mysql');
  if (!isQuote) return at;
  const backslashes =
    dialect === 'mysql'
      ? quote !== '`'
      : quote === "'" && /(^|[^\w$])[eE]$/.test(sql.slice(Math.max(0, at - 2), at));
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
  // In a name such as tab$1 the dollar begins nothing.
  if (at > 0 && /[\w$]/.test(sql[at - 1]!)) return at;
  const tag = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
  tag.lastIndex = at;
  const open = tag.exec(sql)?.[0];
  if (open === undefined) return at;
  const close = sql.indexOf(open, at + open.length);
  return close < 0 ? sql.length : close + open.length;
}
