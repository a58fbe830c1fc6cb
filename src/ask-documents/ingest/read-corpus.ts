import { languageOf, problem } from '../../shared/index.js';
import type { ReadDocument } from '../document.js';
import { documentFacts } from '../read/document-facts.js';

/** Longest line of a corpus in characters. */
const longestLine = 8_000_000;

/** Text lines of bytes that come in pieces; a character may lie across two pieces. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
    // A line that long is refused anyway; what is kept only has to be longer still.
    if (rest.length > longestLine) rest = rest.slice(0, longestLine + 1);
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

/**
 * A line of a corpus, `{id, text, title?, category?, date?, priority?, language?, uri?}`; null for a
 * blank line. Anything else throws `documents.unreadable`. `place` is `FILE:LINE`.
 */
export function readCorpusLine(line: string, place: string): ReadDocument | null {
  if (line.trim() === '') return null;
  const unreadable = (detail: string) =>
    problem('documents.unreadable', { document: place, detail });
  if (line.length > longestLine)
    throw unreadable(`the line is longer than ${longestLine} characters`);
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    throw unreadable('the line is not JSON');
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw unreadable('the line is no JSON object');
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(data))
    if (typeof value === 'string' || typeof value === 'number')
      fields[name.toLowerCase()] = String(value);
  const text = fields.text ?? fields.contents ?? fields.content;
  if (text === undefined || text.trim() === '') throw unreadable('the line has no "text"');
  const id = fields.id ?? fields._id ?? place;
  const sections = [{ headings: [], page: null, text }];
  return {
    ...documentFacts(id, fields.uri ?? '', fields, []),
    title: fields.title ?? id,
    language: fields.language ?? languageOf(text),
    sections,
  };
}
