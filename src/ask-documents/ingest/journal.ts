import type { Passage } from '../document.js';
import type { IndexedDocument } from '../index-file/build-index.js';
import type { IngestJournal } from './document-source.js';

/** A document that was read before a run was interrupted. */
export interface JournalEntry {
  readonly document: IndexedDocument;
  readonly passages: readonly Passage[];
}

/** Entries by document id; a line that was cut when the run ended is passed over. */
export async function readJournal(
  journal: IngestJournal,
): Promise<ReadonlyMap<string, JournalEntry>> {
  const entries = new Map<string, JournalEntry>();
  for await (const line of journal.lines()) {
    try {
      // A line that parses is one that this room wrote whole: the cut one ends without its braces.
      const entry = JSON.parse(line) as JournalEntry;
      entries.set(entry.document.id, entry);
    } catch {
      // The last line of an interrupted run.
    }
  }
  return entries;
}
