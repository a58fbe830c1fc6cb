/** A real database behind the emulated Data API. Adapters: `postgresDatabase`, `mysqlDatabase`, `pgliteDatabase`. */
export interface DataApiDatabase {
  readonly dialect: 'postgres' | 'mysql';
  /** A session of its own. `database` is what the request names; undefined means the server's default. */
  open(options: { readonly database?: string }): Promise<DataApiSession>;
}

/** One connection, used by one statement at a time. Failures of the database are thrown as `DatabaseFailure`. */
export interface DataApiSession {
  /** Runs one statement. With `describe` the columns carry their tables too, which may cost a query. */
  run(statement: DataApiStatement, options: { readonly describe: boolean }): Promise<DataApiResult>;
  /** Stops the statement that runs now, where the engine can. */
  cancel(): Promise<void>;
  /** Gives the connection back; what is open in it is rolled back. */
  close(): Promise<void>;
}

/** SQL cut at its parameters: texts[0] values[0] texts[1] values[1] ... texts[n]. */
export interface DataApiStatement {
  readonly texts: readonly string[];
  readonly values: readonly DataApiValue[];
}

/** A parameter as the Data API types it. `long` and everything from `date` on hold text. */
export type DataApiValue =
  | { readonly type: 'null'; readonly value: null }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'double'; readonly value: number }
  | { readonly type: 'blob'; readonly value: Uint8Array }
  | {
      readonly type:
        | 'long'
        | 'string'
        | 'date'
        | 'time'
        | 'timestamp'
        | 'decimal'
        | 'uuid'
        | 'json';
      readonly value: string;
    };

export interface DataApiResult {
  /** Empty when the statement returns no rows. */
  readonly columns: readonly DataApiColumn[];
  /** Values as the database writes them in text, bytes for blobs. */
  readonly rows: readonly (readonly (string | Uint8Array | null)[])[];
  /** Rows inserted, updated or deleted. */
  readonly updated: number;
  /** The generated key of an insert, where the engine tells it. */
  readonly generatedId: string | null;
}

/** How a value is typed in an answer. An array holds the text form `{a,b}`. */
export type FieldKind =
  | 'boolean'
  | 'long'
  | 'double'
  | 'decimal'
  | 'string'
  | 'blob'
  | `array:${'boolean' | 'long' | 'double' | 'string'}`;

export interface DataApiColumn {
  readonly label: string;
  readonly kind: FieldKind;
  /** Name in its table, '' when it is computed. */
  readonly name: string;
  readonly tableName: string;
  readonly schemaName: string;
  readonly typeName: string;
  /** java.sql.Types code, which the Data API answers. */
  readonly typeCode: number;
  /** 0 never null, 1 nullable, 2 unknown. */
  readonly nullable: 0 | 1 | 2;
  readonly precision: number;
  readonly scale: number;
  readonly isSigned: boolean;
  readonly isAutoIncrement: boolean;
  readonly isCaseSensitive: boolean;
}

/** What the database itself refused. */
export class DatabaseFailure extends Error {
  readonly sqlState: string;
  /** MySQL's error number. */
  readonly errorCode: number | null;
  /** PostgreSQL's position in the statement, from 1. */
  readonly position: string | null;

  constructor(
    message: string,
    sqlState: string,
    more: { errorCode?: number; position?: string } = {},
  ) {
    super(message);
    this.name = 'DatabaseFailure';
    this.sqlState = sqlState;
    this.errorCode = more.errorCode ?? null;
    this.position = more.position ?? null;
  }
}
