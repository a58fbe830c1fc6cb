// What every database answers, whatever engine is behind it.
import type { DatabaseSchema } from './schema.js';

export type Dialect = 'postgres' | 'mysql';

/** A database that is only read. Made by `openDatabase`; every engine keeps the same contract test. */
export interface Database {
  readonly dialect: Dialect;
  /** Where it is, for messages: never holds a password. */
  readonly label: string;
  /**
   * Runs one SELECT, VALUES, TABLE or WITH statement in a read-only transaction that is rolled back, and stops
   * at the first cap it meets: nothing beyond the caps is kept, however large the full answer would be.
   * Placeholders are the dialect's own: $1, $2... in PostgreSQL, ? in MySQL. Times are those of UTC.
   * Throws `database.*` problems: read-only, query-failed, timeout, cancelled, unreachable and others.
   */
  query(
    sql: string,
    parameters?: readonly Parameter[],
    options?: QueryOptions,
  ): Promise<QueryResult>;
  /** Tables, views, keys, comments and a look at the values. System schemas are left out. */
  introspect(options?: IntrospectOptions): Promise<DatabaseSchema>;
  /** Ends connections and threads; what runs is cancelled. A second call does nothing. */
  close(): Promise<void>;
}

/** A database that may be changed as well: for seeds and imports only, never for answering. */
export interface WritableDatabase extends Database {
  /**
   * Runs one statement with parameters, or a script of several without, all or nothing where the engine can
   * (MySQL commits at each change of structure). Answers the rows that the last statement changed.
   */
  execute(
    sql: string,
    parameters?: readonly Parameter[],
  ): Promise<{ readonly changedRows: number }>;
  /**
   * Runs statements one after the other in one transaction: all of them or, when one fails or the source of the
   * statements throws, none. Takes the next one when the one before is done. Answers the rows changed by all.
   */
  executeAll(statements: Iterable<Statement>): Promise<{ readonly changedRows: number }>;
}

/** One statement with its parameters. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** An embedded database also gives its data away as one file, to start from quickly the next time. */
export interface EmbeddedDatabase extends WritableDatabase {
  /** A plain tar of the data folder, about 40 MB for an empty one; gzip makes a ninth of it. */
  dump(): Promise<Uint8Array>;
}

/**
 * A value for a placeholder. The server infers its type from where it stands; the Data API cannot, so a date,
 * time or other typed text is best given as `{ type, value }` there (or cast in the statement).
 */
export type Parameter = ScalarParameter | TypedParameter;
export type ScalarParameter = string | number | bigint | boolean | null | Uint8Array;
export interface TypedParameter {
  readonly type: 'date' | 'time' | 'timestamp' | 'decimal' | 'uuid' | 'json';
  /** Text in the form the dialect reads: '2026-01-31', '13:05:00', '2026-01-31 13:05:00'. */
  readonly value: string;
}

export interface QueryOptions {
  /** Milliseconds from call to answer, 10..600000, default 10000. */
  readonly timeoutMs?: number;
  /** Rows kept, 1..100000, default 1000. */
  readonly rowLimit?: number;
  /** Bytes of all values in the server's text form, 1024..67108864, default 4 MiB. */
  readonly byteLimit?: number;
  /** Cancels the statement in the server; the call throws `database.cancelled`. */
  readonly signal?: AbortSignal;
}

export interface QueryResult {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly JsonValue[])[];
  readonly rowCount: number;
  /** Which cap left rows out; null when the answer is whole. A row that passes the byte cap is not cut but left out. */
  readonly truncated: null | 'rows' | 'bytes';
  readonly elapsedMs: number;
}

export interface ResultColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/**
 * The form of a value, the same on every engine:
 * integer: number, text beyond 2^53 - 1. decimal: number up to 15 significant digits, text beyond.
 * float: number, or 'NaN', 'Infinity', '-Infinity'. date: 'YYYY-MM-DD'. time: 'HH:MM:SS[.ffffff]'.
 * timestamp: 'YYYY-MM-DDTHH:MM:SS[.ffffff]' as stored, without zone. instant: the same with 'Z', in UTC
 * (PostgreSQL timestamptz, MySQL TIMESTAMP). json: parsed. bytes: base64. array: list. NULL is null everywhere.
 */
export type ColumnType =
  | 'integer'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'text'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'instant'
  | 'interval'
  | 'json'
  | 'bytes'
  | 'uuid'
  | 'array';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export interface IntrospectOptions {
  /** Whether values are looked at, default true. */
  readonly sample?: boolean;
  /** Milliseconds for looking at values, 100..600000, default 10000; what is not reached stays null. */
  readonly sampleTimeoutMs?: number;
  /** Rows of a table that are looked at, 100..1000000, default 100000. */
  readonly sampleRows?: number;
  /** Most different values of a text column that are listed, 1..1000, default 50. */
  readonly distinctLimit?: number;
  readonly signal?: AbortSignal;
}
