import { readFile } from 'node:fs/promises';
import type { Scope } from '../functions/index.js';
import { problem, quote } from '../shared/index.js';

/** One line of a file of questions. */
export interface QuestionLine {
  readonly id: string | number;
  readonly question: string;
  readonly scope: Scope | undefined;
}

/**
 * Reads `{id, question, scope?}` lines; `-` is stdin. Every line is looked at before the first question
 * is asked. Throws `ask.expected-rows-invalid` with the number of the line.
 */
export async function questionLines(file: string): Promise<QuestionLine[]> {
  const text = await textOf(file);
  const lines: QuestionLine[] = [];
  for (const [at, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries())
    if (line.trim() !== '') lines.push(questionLine(line, at + 1));
  return lines;
}

function questionLine(line: string, number: number): QuestionLine {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    throw badLine(number, 'the line', quote(line), 'one JSON object');
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw badLine(number, 'the line', quote(line), 'one JSON object');
  const { id = number, question, scope }: Record<string, unknown> = { ...given };
  if (typeof id !== 'string' && typeof id !== 'number')
    throw badLine(number, 'id', quote(id), 'text or a number');
  if (typeof question !== 'string')
    throw badLine(number, 'question', question === undefined ? 'nothing' : quote(question), 'text');
  return { id, question, scope: scopeOf(scope, number) };
}

function scopeOf(given: unknown, number: number): Scope | undefined {
  if (given === undefined || given === null) return undefined;
  const isScope =
    typeof given === 'object' &&
    !Array.isArray(given) &&
    Object.values(given).every((value) => typeof value === 'string' || typeof value === 'number');
  if (!isScope) throw badLine(number, 'scope', quote(given), 'an object such as {"video_id": 1}');
  return given as Scope; // its values were just looked at
}

/** The whole text of a file, `-` for stdin; throws `file.not-found` or `file.unreadable`. */
export async function textOf(file: string): Promise<string> {
  try {
    if (file !== '-') return await readFile(file, 'utf8');
    const pieces: Uint8Array[] = [];
    for await (const piece of process.stdin) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'ENOENT') throw problem('file.not-found', { path: file }, cause);
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw problem('file.unreadable', { path: file, detail }, cause);
  }
}

function badLine(line: number, field: string, got: string, expected: string) {
  const detail = `${field}: got ${got}, expected ${expected}`;
  return problem('ask.expected-rows-invalid', { line, detail });
}
