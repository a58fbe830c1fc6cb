// What introspection finds.
import type { ColumnType, Dialect, JsonValue } from './database.js';

export interface DatabaseSchema {
  readonly dialect: Dialect;
  /** By schema, then name. */
  readonly tables: readonly TableSchema[];
  /** What could not be read or was not reached in time, in words. Empty when all went well. */
  readonly warnings: readonly string[];
}

export interface TableSchema {
  /** PostgreSQL's schema, MySQL's database. */
  readonly schema: string;
  readonly name: string;
  /** Whether the name alone finds it, without the schema before it. */
  readonly isOnSearchPath: boolean;
  readonly kind: 'table' | 'view';
  readonly comment: string | null;
  /** Exact where the table was looked at whole, else the server's estimate; null when nothing is known. */
  readonly rowEstimate: number | null;
  readonly columns: readonly ColumnSchema[];
  /** In key order; empty without a primary key. */
  readonly primaryKey: readonly string[];
  readonly uniqueKeys: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
}

export interface ColumnSchema {
  readonly name: string;
  readonly type: ColumnType;
  /** As the server writes it, such as varchar(30). */
  readonly databaseType: string;
  readonly isNullable: boolean;
  readonly comment: string | null;
  /** Labels of an enum type, in its order; null for other types. */
  readonly enumValues: readonly string[] | null;
  /** Every different value of a text column that has few; null when it has many or was not looked at. */
  readonly distinctValues: readonly string[] | null;
  /** Least and greatest of a number, date or time column; null when empty or not looked at. */
  readonly range: { readonly min: JsonValue; readonly max: JsonValue } | null;
  /** Whether distinctValues and range come from every row, not only from the first `sampleRows`. */
  readonly isWholeSample: boolean;
}

/** columns[i] refers to referencedColumns[i]. */
export interface ForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly referencedSchema: string;
  readonly referencedTable: string;
  readonly referencedColumns: readonly string[];
}
