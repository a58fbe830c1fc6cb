import { problem } from '../shared/index.js';
import type { Dialect } from './database.js';
import { sqlTokens } from './sql-tokens.js';

/** SQL cut at its placeholders: texts[0] parameter[uses[0]] texts[1] ... texts[n]. */
export interface CutStatement {
  readonly texts: readonly string[];
  /** Places in the list of parameters, from 0. */
  readonly uses: readonly number[];
}

/** Cuts at $1, $2... or at each ?. Throws `database.bad-parameter` when the number of parameters does not fit. */
export function cutAtPlaceholders(sql: string, dialect: Dialect, parameters: number): CutStatement {
  const texts: string[] = [];
  const uses: number[] = [];
  let from = 0;
  for (const token of sqlTokens(sql, dialect)) {
    if (token.kind !== 'placeholder') continue;
    texts.push(sql.slice(from, token.start));
    uses.push(
      dialect === 'mysql' ? uses.length : Number(sql.slice(token.start + 1, token.end)) - 1,
    );
    from = token.end;
  }
  texts.push(sql.slice(from));
  const needed = uses.length === 0 ? 0 : Math.max(...uses) + 1;
  if (needed !== parameters || uses.includes(-1))
    throw problem('database.bad-parameter', {
      detail: `it has placeholders for ${needed}, got ${parameters}`,
    });
  return { texts, uses };
}
