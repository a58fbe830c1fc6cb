// The first of several doors: what is plainly not a question never reaches a server. The transaction decides the rest.
import { problem } from '../shared/index.js';
import type { Dialect } from './database.js';
import { type SqlToken, sqlTokens } from './sql-tokens.js';

const readingWords = new Set(['SELECT', 'WITH', 'VALUES', 'TABLE']);

/**
 * The statement without a semicolon at its end. Throws `database.read-only` unless it is one statement that begins as a
 * reading one; in MySQL also for INTO, which writes files, and for comments that the server would execute.
 */
export function readStatement(sql: string, dialect: Dialect, label: string): string {
  const refuse = (got: string) => problem('database.read-only', { label, got });
  if (sql.includes('\0')) throw refuse('a statement with a NUL character');
  const tokens = sqlTokens(sql, dialect).filter((token) => token.kind !== 'comment');
  const textOf = (token: SqlToken) => sql.slice(token.start, token.end);
  const semicolon = tokens.findIndex((token) => token.kind === 'sign' && textOf(token) === ';');
  const statement = semicolon < 0 ? tokens : tokens.slice(0, semicolon);
  if (semicolon >= 0 && tokens.slice(semicolon).some((token) => textOf(token) !== ';'))
    throw refuse('several statements');
  const first = statement.find((token) => textOf(token) !== '(');
  if (first === undefined) throw refuse('no statement');
  const word = textOf(first).toUpperCase();
  if (first.kind !== 'word' || !readingWords.has(word))
    throw refuse(first.kind === 'word' ? `${word.slice(0, 20)}` : 'something else');
  if (dialect === 'mysql') {
    if (statement.some((token) => token.kind === 'executable-comment'))
      throw refuse('a comment that the server would execute');
    const into = statement.findIndex(
      (token) => token.kind === 'word' && textOf(token).toUpperCase() === 'INTO',
    );
    if (into >= 0 && textOf(statement[into - 1]!) !== '.') throw refuse('SELECT ... INTO');
  }
  return sql.slice(0, statement[statement.length - 1]!.end);
}
