import { Problem, problem } from '../../shared/index.js';
import type { ReadDocument, Section } from '../document.js';
import { documentFacts } from './document-facts.js';
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
  if (file.bytes.length === 0)
    throw problem('documents.unreadable', { document: file.id, detail: 'it is empty (0 bytes)' });
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
