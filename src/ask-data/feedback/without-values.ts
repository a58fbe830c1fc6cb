// A question and its statement without what somebody typed into them.
import { type Dialect, sqlTokens } from '../../databases/index.js';

/** What stands where a value stood. */
export const removedValue = '…';

/** The statement with `'…'` for every text and every number of five digits or more, and the texts that were there. */
export function sqlWithoutValues(
  sql: string,
  dialect: Dialect,
): { readonly sql: string; readonly values: readonly string[] } {
  const values: string[] = [];
  let written = '';
  let at = 0;
  for (const { kind, start, end } of sqlTokens(sql, dialect)) {
    const token = sql.slice(start, end);
    const isText = kind === 'quoted' && isTextToken(token, dialect);
    if (!isText && !(kind === 'word' && /^\d{5,}$/.test(token))) continue;
    values.push(isText ? textOf(token) : token);
    written += `${sql.slice(at, start)}'${removedValue}'`;
    at = end;
  }
  return { sql: written + sql.slice(at), values };
}

/** The question with `…` wherever one of the values stands in it, whatever its case. */
export function questionWithoutValues(question: string, values: readonly string[]): string {
  const longestFirst = [...new Set(values.map((value) => value.trim()))]
    .filter((value) => value !== '')
    .sort((a, b) => b.length - a.length)
    .map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (longestFirst.length === 0) return question;
  return question.normalize('NFC').replace(new RegExp(longestFirst.join('|'), 'giu'), removedValue);
}

// In MySQL a text may stand in double quotes; in PostgreSQL those are names, and dollars may quote a text.
function isTextToken(token: string, dialect: Dialect): boolean {
  return /^(?:[eE]?'|\$)/.test(token) || (dialect === 'mysql' && token.startsWith('"'));
}

// The letters as a person typed them: no quotes, no escapes, no wildcards of LIKE at the ends.
function textOf(token: string): string {
  const inner = token.replace(/^(?:[eE]?'|"|\$[^$]*\$)/, '').replace(/(?:'|"|\$[^$]*\$)$/, '');
  return inner
    .replaceAll("''", "'")
    .replace(/[\\!]([%_!\\'"])/g, '$1')
    .replace(/^%+|%+$/g, '');
}
