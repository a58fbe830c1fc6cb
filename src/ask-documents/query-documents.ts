import type { Database, Parameter } from '../databases/index.js';
import { problem } from '../shared/index.js';
import type { DocumentSource } from './ingest/document-source.js';
import { type DocumentRow, type RowDocumentsProps, rowDocuments } from './row-documents.js';

export interface QueryRowsOptions {
  /** Values of the statement's placeholders, default none. */
  readonly parameters?: readonly Parameter[];
  /** 1 to 100000, default 100000; a query that answers more is refused rather than cut. */
  readonly rowLimit?: number;
  /** Milliseconds, default 60000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface QueryDocumentsProps extends RowDocumentsProps, QueryRowsOptions {}

/** Rows with their columns in order. */
export interface RowTable {
  readonly columns: readonly string[];
  readonly rows: readonly DocumentRow[];
}

const byteLimit = 64 * 1024 * 1024;

/** All rows of a query. Throws `database.*` problems, and `documents.too-many-rows` rather than a part of them. */
export async function queryRows(
  database: Pick<Database, 'query' | 'label'>,
  sql: string,
  options: QueryRowsOptions = {},
): Promise<RowTable> {
  const { parameters = [], rowLimit = 100_000, timeoutMs = 60_000, signal } = options;
  const answer = await database.query(sql, parameters, { rowLimit, timeoutMs, byteLimit, signal });
  if (answer.truncated !== null)
    throw problem('documents.too-many-rows', {
      source: database.label,
      limit: answer.truncated === 'rows' ? `${rowLimit} rows` : `${byteLimit} bytes`,
    });
  const columns = answer.columns.map(({ name }) => name);
  return {
    columns,
    rows: answer.rows.map((row) =>
      Object.fromEntries(columns.map((name, at) => [name, plain(row[at])])),
    ),
  };
}

/**
 * The rows of a query as documents: past events of a camera, past predictions with what became of them. The database is
 * only read, when the documents are. Throws as `queryRows` does.
 */
export function queryDocuments(
  database: Pick<Database, 'query' | 'label'>,
  sql: string,
  props: QueryDocumentsProps,
): DocumentSource {
  const rows = async function* () {
    yield* (await queryRows(database, sql, props)).rows;
  };
  return rowDocuments(rows(), props);
}

function plain(value: unknown): DocumentRow[string] {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as DocumentRow[string]); // JSON has no other kinds
}
