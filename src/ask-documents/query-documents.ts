import type { Database, Parameter } from '../databases/index.js';
import { problem } from '../shared/index.js';
import type { DocumentSource } from './ingest/document-source.js';
import { type DocumentRow, type RowDocumentsProps, rowDocuments } from './row-documents.js';

export interface QueryDocumentsProps extends RowDocumentsProps {
  /** Values of the statement's placeholders, default none. */
  readonly parameters?: readonly Parameter[];
  /** 1 to 100000, default 100000; a query that answers more is refused rather than cut. */
  readonly rowLimit?: number;
  /** Milliseconds, default 60000. */
  readonly timeoutMs?: number;
}

/**
 * The rows of a query as documents: past events of a camera, past predictions with what became of them. The database is
 * only read, when the documents are. Throws `database.*` problems, and `documents.unreadable` for too many rows.
 */
export function queryDocuments(
  database: Pick<Database, 'query' | 'label'>,
  sql: string,
  props: QueryDocumentsProps,
): DocumentSource {
  const { parameters = [], rowLimit = 100_000, timeoutMs = 60_000 } = props;
  const rows = async function* (): AsyncIterable<DocumentRow> {
    const byteLimit = 64 * 1024 * 1024;
    const answer = await database.query(sql, parameters, { rowLimit, timeoutMs, byteLimit });
    if (answer.truncated !== null)
      throw problem('documents.unreadable', {
        document: `${database.label}: ${props.name}`,
        detail: `the query answers more than ${answer.rowCount} rows; ask for fewer at once`,
      });
    const names = answer.columns.map(({ name }) => name);
    for (const row of answer.rows)
      yield Object.fromEntries(names.map((name, at) => [name, plain(row[at])]));
  };
  return rowDocuments(rows(), props);
}

function plain(value: unknown): DocumentRow[string] {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as DocumentRow[string]); // JSON has no other kinds
}
