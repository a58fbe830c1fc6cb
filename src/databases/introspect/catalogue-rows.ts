// What the two dialects' catalogues are brought into before tables are built of it.
import type { ColumnType, Database, JsonValue } from '../database.js';

export interface RelationRow {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly isOnSearchPath: boolean;
  readonly comment: string | null;
  readonly rowEstimate: number | null;
}

export interface ColumnRow {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  readonly type: ColumnType;
  readonly databaseType: string;
  readonly isNullable: boolean;
  readonly comment: string | null;
  readonly enumValues: readonly string[] | null;
}

/** One column of a key; the rows of a key come in its order. */
export interface KeyRow {
  readonly schema: string;
  readonly table: string;
  readonly key: string;
  readonly kind: 'primary' | 'unique' | 'foreign';
  readonly column: string;
  readonly referencedSchema: string;
  readonly referencedTable: string;
  readonly referencedColumn: string;
}

export interface CatalogueRows {
  readonly relations: readonly RelationRow[];
  readonly columns: readonly ColumnRow[];
  readonly keys: readonly KeyRow[];
}

export type Row = readonly JsonValue[];

const pageRows = 2_000;

/**
 * All rows of a statement with an ORDER BY that leaves no ties, page by page: an answer of the Data API holds
 * no more than 1 MiB.
 */
export async function everyRow(
  database: Database,
  sql: string,
  signal: AbortSignal | undefined,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await database.query(`${sql} LIMIT ${pageRows} OFFSET ${rows.length}`, [], {
      rowLimit: pageRows,
      byteLimit: 32 * 1024 * 1024,
      timeoutMs: 60_000,
      ...(signal === undefined ? {} : { signal }),
    });
    rows.push(...page.rows);
    if (page.rowCount < pageRows) return rows;
  }
}

export function textOf(value: JsonValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Text, or null when there is none. */
export function commentOf(value: JsonValue | undefined): string | null {
  const text = textOf(value).trim();
  return text === '' ? null : text;
}
