import { languageOf, Problem, problem } from '../../shared/index.js';
import { categories, type DocumentFacts, type ReadDocument, type Section } from '../document.js';
import { readFrontMatter } from './front-matter.js';
import { readMarkdown } from './read-markdown.js';

/** A file as it comes from a folder or store. */
export interface DocumentFile {
  /** Its path or key; the ending says what it is. Becomes the document's id. */
  readonly id: string;
  /** Where a person can open it; empty when nowhere. */
  readonly uri: string;
  readonly bytes: Uint8Array;
}

type Reader = (file: DocumentFile) => Promise<{
  readonly fields: Readonly<Record<string, string>>;
  readonly sections: readonly Section[];
}>;

const readers: Readonly<Record<string, Reader>> = {
  md: async ({ bytes }) => markdown(textOf(bytes)),
  markdown: async ({ bytes }) => markdown(textOf(bytes)),
  txt: async ({ bytes }) => plain(textOf(bytes)),
  text: async ({ bytes }) => plain(textOf(bytes)),
  html: async ({ bytes }) => html(textOf(bytes)),
  htm: async ({ bytes }) => html(textOf(bytes)),
  pdf: async ({ bytes, id }) => {
    const { title, sections } = await (await import('./read-pdf.js')).readPdf(bytes, id);
    return { fields: { title }, sections };
  },
  docx: async ({ bytes }) => ({
    fields: {},
    sections: await (await import('./read-docx.js')).readDocx(bytes),
  }),
};

/** Endings of the files that can be read as one document. */
export const documentEndings: readonly string[] = Object.keys(readers);

/** The ending of a path in lower case, without its dot. */
export function endingOf(id: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(id)?.[1]?.toLowerCase() ?? '';
}

/**
 * Reads a file by its ending. Throws `documents.unreadable` with the reason, `documents.no-text` for a
 * scanned PDF.
 */
export async function readDocument(file: DocumentFile): Promise<ReadDocument> {
  const reader = readers[endingOf(file.id)];
  if (reader === undefined)
    throw problem('documents.unreadable', {
      document: file.id,
      detail: `its name ends in none of ${documentEndings.map((ending) => `.${ending}`).join(' ')}`,
    });
  try {
    const { fields, sections } = await reader(file);
    if (sections.every(({ text }) => text.trim() === ''))
      throw problem('documents.unreadable', { document: file.id, detail: 'it holds no text' });
    return { ...documentFacts(file.id, file.uri, fields, sections), sections };
  } catch (error) {
    if (error instanceof Problem) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw problem('documents.unreadable', { document: file.id, detail }, error);
  }
}

/** Facts of a document from the fields it states, else from its text. */
export function documentFacts(
  id: string,
  uri: string,
  fields: Readonly<Record<string, string>>,
  sections: readonly Section[],
): DocumentFacts {
  const headings = sections.map(({ headings: trail }) => trail[0] ?? '').filter((h) => h !== '');
  const name = id.slice(id.lastIndexOf('/') + 1);
  return {
    id,
    title: fields.title || headings[0] || name.replace(/\.[^.]+$/, '') || id,
    category: categoryOf(fields.category ?? '') || categoryOf(id.split('/').at(-2) ?? '', true),
    date: isoDate(fields.date ?? fields.updated ?? ''),
    priority: (fields.priority ?? '').toLowerCase(),
    language:
      fields.language || fields.lang || languageOf(sections.map(({ text }) => text).join(' ')),
    uri,
  };
}

const categoryWords: readonly (readonly [RegExp, string])[] = [
  [/trouble|문제|트러블|불량/i, 'troubleshooting'],
  [/meeting|회의/i, 'meeting-notes'],
  [/regulation|standard|rule|규정|규격|기준|표준/i, 'regulations'],
  [/process|공정|작업/i, 'process-manual'],
  [/sensor|센서|계측/i, 'sensor-manual'],
  [/equipment|설비|장비/i, 'equipment-manual'],
];

// A folder's name counts only when it is one of the six; a stated category is kept whatever it is.
function categoryOf(word: string, onlyKnown = false): string {
  const slug = word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  if (categories.some((known) => known === slug)) return slug;
  return categoryWords.find(([pattern]) => pattern.test(word))?.[1] ?? (onlyKnown ? '' : slug);
}

function isoDate(text: string): string {
  const date = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})/.exec(text.trim());
  return date === null
    ? ''
    : `${date[1]}-${date[2]!.padStart(2, '0')}-${date[3]!.padStart(2, '0')}`;
}

function markdown(text: string) {
  const { fields, body } = readFrontMatter(text);
  return { fields, sections: readMarkdown(body) };
}

function plain(text: string) {
  const { fields, body } = readFrontMatter(text);
  return { fields, sections: [{ headings: [], page: null, text: body }] };
}

async function html(text: string) {
  const { title, meta, language, sections } = await (await import('./read-html.js')).readHtml(text);
  return { fields: { ...meta, title: title || meta.title || '', language }, sections };
}

/** UTF-8, or UTF-16 with its mark; else the old Korean encoding. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('euc-kr').decode(bytes);
  }
  if (text.includes('\u0000')) throw new Error('it is binary, not text');
  return text;
}
