import { inflateRawSync } from 'node:zlib';
import type { Passage } from '../document.js';
import type { IndexedDocument } from './build-index.js';
import { ByteReader } from './byte-writer.js';
import { type IndexHeader, readIndexFile, type Sections } from './index-file.js';
import { cosines, readVector } from './vectors.js';

/** Keeps the last decoded blocks of text: about 6 million characters. */
const keptBlocks = 2048;

/** Passages that hold a term, `length` of them, each with how often. */
export interface Postings {
  readonly passages: Uint32Array;
  readonly counts: Uint32Array;
  readonly length: number;
}

/** An index in memory. Opening decodes the tables; postings and texts are read where they lie. */
export class DocumentIndex {
  readonly header: IndexHeader;
  /** Of each passage: its document, its length in terms. */
  readonly documentOf: Uint32Array;
  readonly lengthOf: Uint32Array;
  /** Passages from each document's first on, and one behind the last. */
  readonly firstPassage: Uint32Array;
  readonly averageLength: number;
  readonly #sections: Sections;
  readonly #headingOf: Uint32Array;
  readonly #pageOf: Uint32Array;
  readonly #charactersOf: Uint32Array;
  readonly #termHashes: Uint32Array;
  readonly #termFrequencies: Uint32Array;
  readonly #postingsEnd: Float64Array;
  readonly #postings: Pick<Postings, 'passages' | 'counts'>;
  readonly #blockOf: Uint32Array;
  readonly #blockFirst: Uint32Array;
  readonly #blockEnd: Float64Array;
  #documents: readonly IndexedDocument[] | null = null;
  #numbers: ReadonlyMap<string, number> | null = null;
  #headings: readonly string[] | null = null;
  readonly #texts = new Map<number, string>();

  /** Throws `documents.index-damaged` or `documents.index-outdated`; `label` names the index in them. */
  constructor(file: Uint8Array, label: string) {
    const { header, sections } = readIndexFile(file, label);
    this.header = header;
    this.#sections = sections;
    const { passages, terms } = header;
    this.documentOf = new Uint32Array(passages);
    this.lengthOf = new Uint32Array(passages);
    this.firstPassage = new Uint32Array(header.documents + 1).fill(passages);
    this.#headingOf = new Uint32Array(passages);
    this.#pageOf = new Uint32Array(passages);
    this.#charactersOf = new Uint32Array(passages);
    const reader = new ByteReader(sections.passages);
    let document = 0;
    for (let passage = 0; passage < passages; passage++) {
      document += reader.number();
      this.documentOf[passage] = document;
      if (this.firstPassage[document]! > passage) this.firstPassage[document] = passage;
      this.#headingOf[passage] = reader.number();
      this.#pageOf[passage] = reader.number();
      this.lengthOf[passage] = reader.number();
      this.#charactersOf[passage] = reader.number();
    }
    // A document without passages begins where the next one does.
    for (let at = header.documents - 1; at >= 0; at--)
      this.firstPassage[at] = Math.min(this.firstPassage[at]!, this.firstPassage[at + 1]!);
    this.averageLength = passages === 0 ? 1 : Math.max(1, header.totalTerms / passages);

    this.#postings = { passages: new Uint32Array(passages), counts: new Uint32Array(passages) };
    this.#blockOf = new Uint32Array(passages);
    const first: number[] = [];
    const end: number[] = [];
    const blocks = new ByteReader(sections.blocks);
    let at = 0;
    for (let passage = 0; passage < passages; ) {
      const count = blocks.number();
      this.#blockOf.fill(first.length, passage, passage + count);
      first.push(passage);
      at += blocks.number();
      end.push(at);
      passage += count;
    }
    this.#blockFirst = Uint32Array.from(first);
    this.#blockEnd = Float64Array.from(end);

    this.#termHashes = new Uint32Array(terms);
    this.#termFrequencies = new Uint32Array(terms);
    this.#postingsEnd = new Float64Array(terms);
    const termReader = new ByteReader(sections.terms);
    let hash = 0;
    let postings = 0;
    for (let term = 0; term < terms; term++) {
      hash += termReader.number();
      this.#termHashes[term] = hash;
      this.#termFrequencies[term] = termReader.number();
      postings += termReader.number();
      this.#postingsEnd[term] = postings;
    }
  }

  get passageCount(): number {
    return this.header.passages;
  }

  documents(): readonly IndexedDocument[] {
    if (this.#documents === null) {
      const text = inflateRawSync(this.#sections.documents).toString('utf8');
      // Written by the builder, and the checksum holds.
      this.#documents =
        text === '' ? [] : (text.split('\n').map((line) => JSON.parse(line)) as IndexedDocument[]);
    }
    return this.#documents;
  }

  /** Number of the document of an id; null when there is none. */
  numberOf(id: string): number | null {
    this.#numbers ??= new Map(this.documents().map((document, number) => [document.id, number]));
    return this.#numbers.get(id) ?? null;
  }

  documentAt(passage: number): IndexedDocument {
    return this.documents()[this.documentOf[passage]!]!;
  }

  passageAt(passage: number): Passage {
    if (this.#headings === null)
      // Written by the builder, and the checksum holds.
      this.#headings = JSON.parse(
        inflateRawSync(this.#sections.headings).toString('utf8'),
      ) as string[];
    const page = this.#pageOf[passage]!;
    return {
      heading: this.#headings[this.#headingOf[passage]!]!,
      page: page === 0 ? null : page,
      text: this.textAt(passage),
    };
  }

  textAt(passage: number): string {
    const block = this.#blockOf[passage]!;
    const text = this.#blockText(block);
    let from = 0;
    for (let at = this.#blockFirst[block]!; at < passage; at++) from += this.#charactersOf[at]!;
    return text.slice(from, from + this.#charactersOf[passage]!);
  }

  /** Number of the term, or -1 when no passage holds it. */
  term(hash: number): number {
    const hashes = this.#termHashes;
    let low = 0;
    let high = hashes.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = hashes[middle]!;
      if (found === hash) return middle;
      if (found < hash) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** How many passages hold the term. */
  frequency(term: number): number {
    return this.#termFrequencies[term]!;
  }

  /** The passages that hold a term, ascending, with its weighted counts; read before the next ones are asked for. */
  postings(term: number): Postings {
    // Written out instead of with a ByteReader: a good part of the time of a search is spent here.
    const bytes = this.#sections.postings;
    const { passages, counts } = this.#postings;
    const end = this.#postingsEnd[term]!;
    let at = term === 0 ? 0 : this.#postingsEnd[term - 1]!;
    let passage = 0;
    let length = 0;
    while (at < end) {
      let byte = bytes[at++]!;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++]!;
        value |= (byte & 127) << shift;
      }
      passage += value >>> 1;
      let count = 1;
      if ((value & 1) === 1) {
        byte = bytes[at++]!;
        count = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++]!;
          count |= (byte & 127) << shift;
        }
      }
      passages[length] = passage;
      counts[length++] = count;
    }
    return { passages, counts, length };
  }

  /** The vector of a passage, as long as it was kept: within half a step of what was given. */
  vectorAt(passage: number): Float32Array {
    const { dimensions } = this.header.embedding!;
    return readVector(this.#sections.vectors, passage, this.passageCount, dimensions);
  }

  /** Cosine of a vector with every passage; null when the index holds no vectors of its kind. */
  nearness(model: string, vector: Float32Array): Float32Array | null {
    const { embedding } = this.header;
    if (embedding?.model !== model || embedding.dimensions !== vector.length) return null;
    return cosines(this.#sections.vectors, vector, this.passageCount);
  }

  #blockText(block: number): string {
    const kept = this.#texts.get(block);
    if (kept !== undefined) {
      // Last used, last to go.
      this.#texts.delete(block);
      this.#texts.set(block, kept);
      return kept;
    }
    const from = block === 0 ? 0 : this.#blockEnd[block - 1]!;
    const deflated = this.#sections.texts.subarray(from, this.#blockEnd[block]!);
    const text = inflateRawSync(deflated).toString('utf8');
    this.#texts.set(block, text);
    if (this.#texts.size > keptBlocks) this.#texts.delete(this.#texts.keys().next().value!);
    return text;
  }
}
