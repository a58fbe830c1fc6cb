/** Documents to take in: a folder, an object store, a bucket. Reading is left to its maker. */
export interface DocumentSource {
  /** What it is, for messages and to know its documents again: a folder's path, a bucket. */
  readonly label: string;
  /** Entries in a steady order. */
  entries(): AsyncIterable<SourceEntry>;
}

export interface SourceEntry {
  /** Path or key below the source, with `/` between parts. */
  readonly id: string;
  /** Where a person can open it; empty when nowhere. */
  readonly uri: string;
  /** Size in bytes; null when unknown before reading. */
  readonly bytes: number | null;
  read(): Promise<Uint8Array>;
  /** Bytes piece by piece, for JSON lines of any size; default: what `read` answers. */
  pieces?(): AsyncIterable<Uint8Array>;
}

/** Keeps what was read until the index is written, so that an interrupted run goes on where it was. */
export interface IngestJournal {
  /** Lines of an interrupted run; the last one may be cut. */
  lines(): AsyncIterable<string>;
  append(line: string): Promise<void>;
  clear(): Promise<void>;
}

/** A source of JSON lines or files in memory. */
export function memorySource(
  label: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): DocumentSource {
  return {
    label,
    async *entries() {
      for (const [id, content] of Object.entries(files)) {
        const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
        yield { id, uri: '', bytes: bytes.length, read: async () => bytes };
      }
    },
  };
}
