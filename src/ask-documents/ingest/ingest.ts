import { createHash } from 'node:crypto';
import type { EmbeddingModel } from '../../language/index.js';
import { asProblem, noProgress, Problem, type Progress, problem } from '../../shared/index.js';
import type { Passage, ReadDocument } from '../document.js';
import { IndexBuilder, type IndexedDocument } from '../index-file/build-index.js';
import type { DocumentIndex } from '../index-file/open-index.js';
import { documentEndings, endingOf, readDocument } from '../read/read-document.js';
import { corpusLineSize } from '../split/passage-size.js';
import { splitDocument } from '../split/split-document.js';
import { embedPassages } from '../vectors/embed-passages.js';
import { readSynonyms, synonymsFile } from '../words/read-synonyms.js';
import type { SynonymGroups, Synonyms } from '../words/synonym-matches.js';
import type { DocumentSource, IngestJournal, SourceEntry } from './document-source.js';
import { type JournalEntry, readJournal } from './journal.js';
import { linesOf, readCorpusLine } from './read-corpus.js';

export interface IngestOptions {
  /** The index as it is; what did not change is taken from it. Default none. */
  readonly previous?: DocumentIndex | null;
  /** Groups of words that mean the same instead of the built-in ones; a `synonyms.txt` in the source adds to either. */
  readonly synonyms?: SynonymGroups;
  readonly journal?: IngestJournal | null;
  readonly progress?: Progress;
  /** Embeds every passage that is new or changed; default none. */
  readonly embedding?: EmbeddingModel | null;
  /** Largest file read as one document; default 100 MB. JSON lines may be of any size. */
  readonly limitBytes?: number;
  readonly signal?: AbortSignal;
}

/** What became of the documents of one run. */
export interface IngestReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly skipped: readonly {
    readonly document: string;
    readonly code: string;
    readonly reason: string;
    /** What to do about it. */
    readonly fix: string;
  }[];
  /** In the index now. */
  readonly documents: number;
  readonly passages: number;
  /** UTF-8 bytes read in this run. */
  readonly bytesRead: number;
}

export const defaultLimitBytes = 100 * 1024 * 1024;

/**
 * Reads a source and answers the file of an index over it and over what other sources gave before.
 * A document whose bytes are the same is not read again; one that is gone from this source goes; one
 * that cannot be read is skipped and reported, and what the index had of it stays. Throws
 * `documents.none` when nothing at all could be read.
 */
export async function ingest(
  source: DocumentSource,
  options: IngestOptions = {},
): Promise<{ readonly file: Uint8Array; readonly report: IngestReport }> {
  const run = new IngestRun(source, options);
  return await run.go();
}

class IngestRun {
  readonly #source: DocumentSource;
  readonly #options: IngestOptions;
  readonly #previous: DocumentIndex | null;
  readonly #before: ReadonlyMap<string, number>;
  readonly #seen = new Set<string>();
  readonly #skipped: { document: string; code: string; reason: string; fix: string }[] = [];
  #builder!: IndexBuilder;
  #journal: ReadonlyMap<string, JournalEntry> = new Map();
  #added = 0;
  #changed = 0;
  #unchanged = 0;
  #bytesRead = 0;

  constructor(source: DocumentSource, options: IngestOptions) {
    this.#source = source;
    this.#options = options;
    this.#previous = options.previous ?? null;
    this.#before = new Map(
      (this.#previous?.documents() ?? []).map((document, number) => [document.id, number]),
    );
  }

  async go(): Promise<{ file: Uint8Array; report: IngestReport }> {
    const { journal = null, progress = noProgress, signal } = this.#options;
    const entries: SourceEntry[] = [];
    for await (const entry of this.#source.entries()) entries.push(entry);
    this.#builder = new IndexBuilder({
      synonyms: await this.#synonyms(entries),
      ...(this.#options.embedding ? { embeddingModel: this.#options.embedding.name } : {}),
    });
    if (journal !== null) this.#journal = await readJournal(journal);
    for (const [at, entry] of entries.entries()) {
      signal?.throwIfAborted();
      progress({ stage: 'reading', done: at, total: entries.length });
      const name = entry.id.slice(entry.id.lastIndexOf('/') + 1);
      if (name === synonymsFile || name.startsWith('.')) continue;
      const ending = endingOf(entry.id);
      if (ending === 'jsonl' || ending === 'ndjson') await this.#corpus(entry);
      else if (documentEndings.includes(ending)) await this.#file(entry);
    }
    progress({ stage: 'reading', done: entries.length, total: entries.length });
    const removed = await this.#keepOthers();
    if (this.#builder.documentCount === 0)
      throw problem('documents.none', {
        source: this.#source.label,
        skipped: this.#skipped.length,
        reason: this.#skipped[0]?.reason ?? '',
        fix: this.#skipped[0]?.fix ?? '',
      });
    progress({ stage: 'indexing', done: 0, total: 1 });
    const file = this.#builder.finish();
    progress({ stage: 'indexing', done: 1, total: 1 });
    return {
      file,
      report: {
        added: this.#added,
        changed: this.#changed,
        unchanged: this.#unchanged,
        removed,
        skipped: this.#skipped,
        documents: this.#builder.documentCount,
        passages: this.#builder.passageCount,
        bytesRead: this.#bytesRead,
      },
    };
  }

  async #file(entry: SourceEntry): Promise<void> {
    const { limitBytes = defaultLimitBytes, journal = null } = this.#options;
    try {
      const tooLarge = (bytes: number) =>
        problem('documents.too-large', { document: entry.id, bytes, limitBytes });
      if (entry.bytes !== null && entry.bytes > limitBytes) throw tooLarge(entry.bytes);
      // Two names that differ only in how their Korean is composed.
      if (this.#seen.has(entry.id)) throw usedBefore(entry.id, entry.id);
      const bytes = await entry.read();
      if (bytes.length > limitBytes) throw tooLarge(bytes.length);
      this.#bytesRead += bytes.length;
      const hash = hashOf(bytes);
      if (await this.#takePrevious(entry.id, hash)) return;
      const known = this.#journal.get(entry.id);
      if (known?.document.hash === hash) {
        await this.#add(known.document, known.passages);
        return;
      }
      const read = await readDocument({ id: entry.id, uri: entry.uri, bytes });
      const document = this.#indexed(read, hash);
      const passages = splitDocument(read);
      await this.#add(document, passages);
      await journal?.append(JSON.stringify({ document, passages }));
    } catch (error) {
      this.#skip(entry.id, error);
    }
  }

  async #corpus(entry: SourceEntry): Promise<void> {
    let number = 0;
    try {
      const whole = async function* () {
        yield await entry.read();
      };
      for await (const line of linesOf(entry.pieces?.() ?? whole())) {
        number++;
        this.#options.signal?.throwIfAborted();
        await this.#line(line, `${entry.id}:${number}`, entry);
      }
    } catch (error) {
      this.#skip(entry.id, error);
    }
  }

  async #line(line: string, place: string, entry: SourceEntry): Promise<void> {
    try {
      const read = readCorpusLine(line, place);
      if (read === null) return;
      this.#bytesRead += Buffer.byteLength(line);
      if (this.#seen.has(read.id)) throw usedBefore(place, read.id);
      const hash = hashOf(Buffer.from(line));
      if (await this.#takePrevious(read.id, hash)) return;
      const document = this.#indexed({ ...read, uri: read.uri || entry.uri }, hash);
      await this.#add(document, splitDocument(read, corpusLineSize));
    } catch (error) {
      this.#skip(place, error);
    }
  }

  /** Takes a document over from the index when its bytes are the same. */
  async #takePrevious(id: string, hash: string): Promise<boolean> {
    const number = this.#before.get(id);
    if (number === undefined) return false;
    const document = this.#previous!.documents()[number]!;
    if (document.hash !== hash) return false;
    this.#unchanged++;
    await this.#put(document, this.#previousPassages(number), number);
    return true;
  }

  async #add(document: IndexedDocument, passages: readonly Passage[]): Promise<void> {
    if (this.#before.has(document.id)) this.#changed++;
    else this.#added++;
    await this.#put(document, passages, null);
  }

  async #put(
    document: IndexedDocument,
    passages: readonly Passage[],
    previous: number | null,
  ): Promise<void> {
    const { embedding = null, signal } = this.#options;
    this.#seen.add(document.id);
    if (embedding === null || passages.length === 0) {
      this.#builder.add({ document, passages });
      return;
    }
    const kept = previous === null ? null : this.#previousVectors(previous, embedding.name);
    const vectors = kept ?? (await embedPassages(embedding, passages, signal));
    this.#builder.add({ document, passages, vectors });
  }

  /** Documents of other sources, and those of this one that could not be read this time. */
  async #keepOthers(): Promise<number> {
    let removed = 0;
    const unread = new Set(this.#skipped.map(({ document }) => document));
    for (const [id, number] of this.#before) {
      if (this.#seen.has(id)) continue;
      const document = this.#previous!.documents()[number]!;
      if (document.source === this.#source.label && !unread.has(id)) removed++;
      else await this.#put(document, this.#previousPassages(number), number);
    }
    return removed;
  }

  #previousPassages(document: number): Passage[] {
    const index = this.#previous!;
    const passages: Passage[] = [];
    for (let at = index.firstPassage[document]!; at < index.firstPassage[document + 1]!; at++)
      passages.push(index.passageAt(at));
    return passages;
  }

  #previousVectors(document: number, model: string): Float32Array[] | null {
    const index = this.#previous!;
    if (index.header.embedding?.model !== model) return null;
    const vectors: Float32Array[] = [];
    for (let at = index.firstPassage[document]!; at < index.firstPassage[document + 1]!; at++)
      vectors.push(index.vectorAt(at));
    return vectors;
  }

  #indexed(read: ReadDocument, hash: string): IndexedDocument {
    const { sections: _, ...facts } = read;
    return { ...facts, hash, source: this.#source.label };
  }

  async #synonyms(entries: readonly SourceEntry[]): Promise<Synonyms> {
    const groups: (readonly string[])[] = [...(this.#options.synonyms ?? [])];
    for (const entry of entries)
      if (entry.id === synonymsFile || entry.id.endsWith(`/${synonymsFile}`))
        groups.push(...readSynonyms(new TextDecoder().decode(await entry.read())));
    const before = this.#previous?.header.synonyms;
    const known = new Set<string>();
    // What an earlier source brought stays.
    return {
      builtIn: this.#options.synonyms === undefined,
      groups: [...groups, ...(before?.groups ?? [])].filter((group) => {
        const key = JSON.stringify(group);
        return !known.has(key) && known.add(key);
      }),
    };
  }

  #skip(document: string, error: unknown): void {
    if (this.#options.signal?.aborted) throw error;
    const { code, message, fix } = error instanceof Problem ? error : asProblem(error);
    this.#skipped.push({ document, code, reason: message, fix });
  }
}

function usedBefore(document: string, id: string): Problem {
  const detail = `its id ${JSON.stringify(id.slice(0, 80))} was used before`;
  return problem('documents.unreadable', { document, detail });
}

/** SHA-256, the first 64 bits: enough to tell two versions of one document apart. */
function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
