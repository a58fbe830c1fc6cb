import type { DocumentSource } from './ingest/document-source.js';

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
  /** Default the name. */
  readonly category?: string;
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
  const { name, idColumn, sentence = plainSentence, dateColumn, category = name, uri } = props;
  const encoder = new TextEncoder();
  const pieces = async function* () {
    for await (const row of rows) {
      const id = row[idColumn];
      if (id === null || id === undefined || id === '') continue;
      const line = {
        id: `${name}/${id}`,
        title: `${name} ${id}`,
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
    },
  };
}

function plainSentence(row: DocumentRow): string {
  return `${Object.entries(row)
    .filter(([, value]) => value !== null && value !== '')
    .map(([column, value]) => `${column}: ${value}`)
    .join(', ')}.`;
}
