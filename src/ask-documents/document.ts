// What a document is, from the reader to the index. Plain data.

/** The documented categories; a document may carry any other word, which is kept as it is. */
export const categories = [
  'troubleshooting',
  'meeting-notes',
  'regulations',
  'process-manual',
  'equipment-manual',
  'sensor-manual',
] as const;

/** What is known of a document beside its text. */
export interface DocumentFacts {
  /** Unique in an index: its path below the folder, its key, or the id of its line. */
  readonly id: string;
  readonly title: string;
  /** One of `categories` or any other word; empty when unknown. */
  readonly category: string;
  /** ISO date, `2026-01-19`; empty when unknown. */
  readonly date: string;
  /** Such as `high`, `medium`, `low`; empty when unknown. */
  readonly priority: string;
  /** `ko`, `en` or any other tag. */
  readonly language: string;
  /** Where a person can open it; empty when nowhere. */
  readonly uri: string;
}

/** A document after reading: its text in sections, in order. */
export interface ReadDocument extends DocumentFacts {
  readonly sections: readonly Section[];
}

/** Text below one heading, or one page. */
export interface Section {
  /** Headings from the outermost to this one; empty before the first. */
  readonly headings: readonly string[];
  /** Page from 1; null where the format has none. */
  readonly page: number | null;
  /** Text as it stands in the source, apart from markup the format is read without. */
  readonly text: string;
}

/** A piece of a document that is found and cited as one. */
export interface Passage {
  /** `Setting > Temperature`; empty before the first heading. */
  readonly heading: string;
  readonly page: number | null;
  readonly text: string;
}
