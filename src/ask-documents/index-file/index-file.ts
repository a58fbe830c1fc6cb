// The file of an index. Little-endian:
//   magic "CASTDOC1" | crc32 of all that follows | length of the header | header (JSON) | sections
// Sections, in the order of `sectionNames`; the header holds their lengths:
//   documents  deflated JSON lines: the facts of each document and the hash of its source
//   headings   deflated JSON: every distinct heading
//   passages   numbers by passage: document delta, heading, page, length in terms, characters
//   blocks     numbers by block of texts: passages, deflated bytes
//   texts      deflated blocks of passage texts, one after another
//   terms      numbers by term: hash delta, passages, bytes of postings
//   postings   see PostingArena
//   vectors    by passage: scale (float32), then one byte a dimension; empty without embeddings
import { crc32 } from 'node:zlib';
import { problem } from '../../shared/index.js';
import type { Synonyms } from '../words/synonym-matches.js';

export const sectionNames = [
  'documents',
  'headings',
  'passages',
  'blocks',
  'texts',
  'terms',
  'postings',
  'vectors',
] as const;
export type SectionName = (typeof sectionNames)[number];
export type Sections = Readonly<Record<SectionName, Uint8Array>>;

/** What an index says of itself. */
export interface IndexHeader {
  readonly format: 1;
  /** Changes when the tokenizer does: other postings would not be found. */
  readonly tokenizer: number;
  readonly documents: number;
  readonly passages: number;
  readonly terms: number;
  /** Terms of all passages together. */
  readonly totalTerms: number;
  /** UTF-8 bytes of all passage texts. */
  readonly textBytes: number;
  /** Words that mean the same. */
  readonly synonyms: Synonyms;
  /** The embedding model and its dimensions; null without embeddings. */
  readonly embedding: { readonly model: string; readonly dimensions: number } | null;
}

export const tokenizerVersion = 3;
const magic = 'CASTDOC1';
const fixedPart = 16;

/** The bytes of an index file. */
export function writeIndexFile(header: IndexHeader, sections: Sections): Uint8Array {
  const lengths = sectionNames.map((name) => sections[name].length);
  const json = Buffer.from(JSON.stringify({ ...header, lengths }), 'utf8');
  const total = lengths.reduce((sum, length) => sum + length, fixedPart + json.length);
  const file = Buffer.allocUnsafe(total);
  file.write(magic, 0, 'latin1');
  file.writeUInt32LE(json.length, 12);
  let at = fixedPart;
  for (const part of [json, ...sectionNames.map((name) => sections[name])]) {
    file.set(part, at);
    at += part.length;
  }
  file.writeUInt32LE(crc32(file.subarray(12)), 8);
  return file;
}

/** Reads an index file; a damaged or half-written one throws `documents.index-damaged`. */
export function readIndexFile(
  file: Uint8Array,
  label: string,
): { readonly header: IndexHeader; readonly sections: Sections } {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const damaged = (detail: string) => problem('documents.index-damaged', { index: label, detail });
  if (bytes.length < fixedPart || bytes.toString('latin1', 0, 8) !== magic)
    throw damaged('it does not begin as an index does');
  if (crc32(bytes.subarray(12)) !== bytes.readUInt32LE(8)) throw damaged('its checksum is wrong');
  const headerEnd = fixedPart + bytes.readUInt32LE(12);
  // The checksum holds, so this is what writeIndexFile wrote.
  const header = JSON.parse(bytes.toString('utf8', fixedPart, headerEnd)) as IndexHeader & {
    readonly lengths: readonly number[];
  };
  if (header.format !== 1 || header.tokenizer !== tokenizerVersion)
    throw problem('documents.index-outdated', { index: label });
  const sections: Partial<Record<SectionName, Uint8Array>> = {};
  let at = headerEnd;
  for (const [index, name] of sectionNames.entries()) {
    const end = at + header.lengths[index]!;
    sections[name] = bytes.subarray(at, end);
    at = end;
  }
  // Every name was given its part in the loop above.
  return { header, sections: sections as Sections };
}
