import { deflateRawSync } from 'node:zlib';
import type { DocumentFacts, Passage } from '../document.js';
import { foldText, scanTerms } from '../words/scan-words.js';
import { noSynonyms, type Synonyms } from '../words/synonym-matches.js';
import { ByteWriter } from './byte-writer.js';
import { Growing } from './growing.js';
import { tokenizerVersion, writeIndexFile } from './index-file.js';
import { PostingArena } from './posting-arena.js';
import { writeVectors } from './vectors.js';

/** A document as the index keeps it. */
export interface IndexedDocument extends DocumentFacts {
  /** Hash of the bytes it was read from. */
  readonly hash: string;
  /** Label of the source it came from. */
  readonly source: string;
}

export interface IndexInput {
  readonly document: IndexedDocument;
  readonly passages: readonly Passage[];
  /** One vector per passage, when passages are embedded. */
  readonly vectors?: readonly Float32Array[];
}

export interface BuildOptions {
  /** Words that mean the same; default none. */
  readonly synonyms?: Synonyms;
  /** Name of the model that made the vectors; default: no vectors are kept. */
  readonly embeddingModel?: string;
}

/** A term of title or heading counts as this many of the text. */
const headingWeight = 2;
/** Small, since each passage that is read costs inflating its block. */
const blockCharacters = 3_000;

/** Collects documents one by one and answers the file of their index. */
export class IndexBuilder {
  readonly #arena = new PostingArena();
  readonly #counter = new TermCounter();
  readonly #documents: string[] = [];
  readonly #headings = new Map<string, number>();
  readonly #passages = new ByteWriter();
  readonly #blocks = new ByteWriter();
  readonly #texts = new ByteWriter();
  readonly #vectors: Float32Array[] = [];
  readonly #options: BuildOptions;
  #block: string[] = [];
  #blockLength = 0;
  #count = 0;
  #lastDocument = 0;
  #totalTerms = 0;
  #textBytes = 0;

  constructor(options: BuildOptions = {}) {
    this.#options = options;
  }

  get documentCount(): number {
    return this.#documents.length;
  }

  get passageCount(): number {
    return this.#count;
  }

  add({ document, passages, vectors }: IndexInput): void {
    const number = this.#documents.length;
    this.#documents.push(JSON.stringify(document));
    for (const [index, passage] of passages.entries()) {
      this.#add(number, document, passage);
      if (vectors !== undefined) this.#vectors.push(vectors[index]!);
    }
  }

  #add(number: number, { title, id }: IndexedDocument, { heading, page, text }: Passage): void {
    const passage = this.#count++;
    const counter = this.#counter;
    counter.start();
    counter.weight = 1;
    scanTerms(foldText(text), counter.sink);
    const length = counter.total;
    counter.weight = headingWeight;
    scanTerms(foldText(title === id ? heading : `${title} ${heading}`), counter.sink);
    counter.each((hash, count) => this.#arena.add(hash, passage, count));
    this.#totalTerms += length;
    this.#textBytes += Buffer.byteLength(text);
    this.#passages.number(number - this.#lastDocument);
    this.#lastDocument = number;
    let place = this.#headings.get(heading);
    if (place === undefined) {
      place = this.#headings.size;
      this.#headings.set(heading, place);
    }
    this.#passages.number(place);
    this.#passages.number(page ?? 0);
    this.#passages.number(length);
    this.#passages.number(text.length);
    this.#block.push(text);
    this.#blockLength += text.length;
    if (this.#blockLength >= blockCharacters) this.#closeBlock();
  }

  finish(): Uint8Array {
    this.#closeBlock();
    const terms = new ByteWriter();
    const postings = new ByteWriter();
    let last = 0;
    for (const { hash, frequency, bytes } of this.#arena.terms()) {
      terms.number(hash - last);
      terms.number(frequency);
      terms.number(bytes.length);
      postings.bytes(bytes);
      last = hash;
    }
    const { synonyms = noSynonyms, embeddingModel } = this.#options;
    const dimensions = this.#vectors[0]?.length ?? 0;
    const embedded = embeddingModel !== undefined && dimensions > 0;
    return writeIndexFile(
      {
        format: 1,
        tokenizer: tokenizerVersion,
        documents: this.#documents.length,
        passages: this.#count,
        terms: this.#arena.termCount,
        totalTerms: this.#totalTerms,
        textBytes: this.#textBytes,
        synonyms,
        embedding: embedded ? { model: embeddingModel, dimensions } : null,
      },
      {
        documents: deflateRawSync(this.#documents.join('\n')),
        headings: deflateRawSync(JSON.stringify([...this.#headings.keys()])),
        passages: this.#passages.written(),
        blocks: this.#blocks.written(),
        texts: this.#texts.written(),
        terms: terms.written(),
        postings: postings.written(),
        vectors: embedded ? writeVectors(this.#vectors, dimensions) : new Uint8Array(0),
      },
    );
  }

  #closeBlock(): void {
    if (this.#block.length === 0) return;
    // Texts are cut by their lengths in UTF-16 units, which the passages section holds.
    const deflated = deflateRawSync(Buffer.from(this.#block.join(''), 'utf8'), { level: 4 });
    this.#blocks.number(this.#block.length);
    this.#blocks.number(deflated.length);
    this.#texts.bytes(deflated);
    this.#block = [];
    this.#blockLength = 0;
  }
}

/** Counts the terms of one passage in a table that is cleared by a stamp instead of by writing. */
class TermCounter {
  #mask = (1 << 12) - 1;
  #hashes = new Uint32Array(1 << 12);
  #counts = new Uint32Array(1 << 12);
  #stamps = new Uint32Array(1 << 12);
  #stamp = 0;
  readonly #used = new Growing(Uint32Array);
  #usedCount = 0;
  total = 0;
  weight = 1;

  start(): void {
    this.#stamp++;
    this.#usedCount = 0;
    this.total = 0;
  }

  readonly sink = (hash: number): void => {
    this.total++;
    let slot = hash & this.#mask;
    while (this.#stamps[slot] === this.#stamp) {
      if (this.#hashes[slot] === hash) {
        this.#counts[slot]! += this.weight;
        return;
      }
      slot = (slot + 1) & this.#mask;
    }
    this.#stamps[slot] = this.#stamp;
    this.#hashes[slot] = hash;
    this.#counts[slot] = this.weight;
    if (this.#usedCount < this.#used.length) this.#used.set(this.#usedCount, slot);
    else this.#used.push(slot);
    if (++this.#usedCount * 2 > this.#mask) this.#grow();
  };

  each(visit: (hash: number, count: number) => void): void {
    for (let index = 0; index < this.#usedCount; index++) {
      const slot = this.#used.at(index);
      visit(this.#hashes[slot]!, this.#counts[slot]!);
    }
  }

  #grow(): void {
    const entries: [number, number][] = [];
    this.each((hash, count) => entries.push([hash, count]));
    const size = (this.#mask + 1) * 2;
    this.#mask = size - 1;
    this.#hashes = new Uint32Array(size);
    this.#counts = new Uint32Array(size);
    this.#stamps = new Uint32Array(size);
    const { total, weight } = this;
    this.start();
    for (const [hash, count] of entries) {
      this.weight = count;
      this.sink(hash);
    }
    this.total = total;
    this.weight = weight;
  }
}
