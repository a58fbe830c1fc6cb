import type { DocumentSource } from './ingest/document-source.js';
import { synonymsFile } from './words/read-synonyms.js';

/** A row of a query: flat, as databases answer it. */
export type DocumentRow = Readonly<Record<string, string | number | boolean | null>>;

export interface RowDocumentsProps {
  /** What the rows are, also the label of the source: `cctv events`, `predictions`. */
  readonly name: string;
  /** Column whose values tell the rows apart. */
  readonly idColumn: string;
  /** One or a few sentences about a row; default: `column: value` of every column that is not empty. */
  readonly sentence?: (row: DocumentRow) => string;
  /** Column with the day or time a row is about; default none. */
  readonly dateColumn?: string;
  /** Default the name and the id. */
  readonly title?: (row: DocumentRow) => string;
  /** Default the name. */
  readonly category?: string;
  /** Words that mean the same in these rows, such as `['싸움', 'fighting']`; default none. */
  readonly synonyms?: readonly (readonly string[])[];
  /** Where a person can open a row; default nowhere. */
  readonly uri?: (row: DocumentRow) => string;
}

/**
 * Rows as documents, one passage each, for "has something like this happened before?": past events,
 * past predictions with what became of them. Rows without an id are left out.
 */
export function rowDocuments(
  rows: Iterable<DocumentRow> | AsyncIterable<DocumentRow>,
  props: RowDocumentsProps,
): DocumentSource {
  const {
    name,
    idColumn,
    sentence = plainSentence,
    dateColumn,
    title,
    category = name,
    uri,
  } = props;
  const { synonyms = [] } = props;
  const encoder = new TextEncoder();
  const pieces = async function* () {
    for await (const row of rows) {
      const id = row[idColumn];
      if (id === null || id === undefined || id === '') continue;
      const line = {
        id: `${name}/${id}`,
        title: title?.(row) ?? `${name} ${id}`,
        text: sentence(row),
        category,
        date: dateColumn === undefined ? '' : String(row[dateColumn] ?? ''),
        uri: uri?.(row) ?? '',
      };
      yield encoder.encode(`${JSON.stringify(line)}\n`);
    }
  };
  return {
    label: name,
    async *entries() {
      yield {
        id: `${name}.jsonl`,
        uri: '',
        bytes: null,
        read: async () => {
          const all: Uint8Array[] = [];
          for await (const piece of pieces()) all.push(piece);
          return Buffer.concat(all);
        },
        pieces,
      };
      if (synonyms.length === 0) return;
      const lines = encoder.encode(synonyms.map((group) => group.join(', ')).join('\n'));
      yield { id: synonymsFile, uri: '', bytes: lines.length, read: async () => lines };
    },
  };
}

function plainSentence(row: DocumentRow): string {
  return `${Object.entries(row)
    .filter(([, value]) => value !== null && value !== '')
    .map(([column, value]) => `${column}: ${value}`)
    .join(', ')}.`;
}
