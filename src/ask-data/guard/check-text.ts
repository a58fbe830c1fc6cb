import { problem } from '../../shared/index.js';

/** Limits on a statement's text and tree. */
export const guardLimits = {
  /** UTF-16 units of a statement. */
  statementCharacters: 20_000,
  /** Brackets open at one place, counted in the text wherever they stand. */
  openBrackets: 60,
  /** Nodes from the root of the checked tree to a leaf. */
  treeDepth: 150,
  /** Queries in one statement, nested, united or named. */
  queries: 40,
  /** Entries of one select list, after `*` is written out. */
  columns: 1000,
  /** Entries of one ORDER BY or GROUP BY. */
  sortEntries: 100,
  /** UTF-16 units of the SQL that the guard writes. */
  writtenCharacters: 200_000,
  /** Tables, functions and derived tables in one statement. */
  sources: 60,
} as const;

/** Refuses more of something than its limit. */
export function checkCount(
  got: number,
  limit: keyof typeof guardLimits,
  what: string = limit,
): void {
  if (got > guardLimits[limit])
    throw problem('guard.too-large', { what, got, limit: guardLimits[limit] });
}

/** Refuses text that no parser should be handed: too long, nested too deep, not Unicode, control characters. */
export function checkText(sql: string): void {
  if (sql.trim() === '') throw problem('guard.not-one-statement', { statements: 0 });
  checkCount(sql.length, 'statementCharacters', 'characters');
  if (/[^\P{Cc}\t\n\r]/u.test(sql))
    throw problem('guard.text-invalid', { what: 'a control character' });
  if (/\p{Cs}/u.test(sql))
    throw problem('guard.text-invalid', { what: 'half a character (a lone surrogate)' });
  let open = 0;
  let deepest = 0;
  for (const character of sql) {
    if (character === '(' || character === '[') open += 1;
    else if (character === ')' || character === ']') open = Math.max(0, open - 1);
    if (open > deepest) deepest = open;
  }
  checkCount(deepest, 'openBrackets', 'nested brackets');
}
