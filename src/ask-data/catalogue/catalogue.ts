// What a question may be about: the tables, columns, values and words of one database, merged from
// introspection and the file a person edits. Everything the planners and the guard know about a
// schema comes from here.
import type { Language } from '../../shared/index.js';
import type { ColumnDisplay, DefinitionCondition } from './catalogue-file.js';

/** SQL dialects a plan can be rendered in. */
export type Dialect = 'postgres' | 'mysql';

/** A whole catalogue: plain data, immutable once built. */
export interface Catalogue {
  readonly dialect: Dialect;
  /** In the order of introspection; hidden tables are not here. */
  readonly tables: readonly CatalogueTable[];
  /** Every foreign key between tables that are here. */
  readonly links: readonly TableLink[];
  /** Table of questions that name none; null when any table may be meant. */
  readonly defaultTable: string | null;
  /** Filters that must be part of every query which reads their table. */
  readonly scope: readonly ScopeRule[];
  readonly definitions: readonly Definition[];
  /** Questions that show what can be asked; offered with an abstention. */
  readonly examples: readonly string[];
}

/** A table or view that may be read. */
export interface CatalogueTable {
  readonly name: string;
  /** Schema to write before the name; null for the connection's own. */
  readonly schema: string | null;
  readonly comment: string | null;
  /** Words a person may use for one row of it, the best one first: lower case, singular in English. */
  readonly words: readonly Word[];
  readonly columns: readonly CatalogueColumn[];
  /** Empty when it has none. */
  readonly primaryKey: readonly string[];
  /** Columns by which people know a row, in the order they are said; empty when there are none. */
  readonly nameColumns: readonly string[];
  /** Columns shown when rows are listed without naming columns. */
  readonly shownColumns: readonly string[];
  /** The column that says when a row happened; null when there is none or several. */
  readonly whenColumn: string | null;
  /** How a real clock time is computed when `whenColumn` counts seconds from a start. */
  readonly clock: ClockRule | null;
  /** Nothing but links between other tables (such as vet_specialties). */
  readonly isLink: boolean;
  /** Rows when it was introspected, an estimate; null when unknown. */
  readonly rowCount: number | null;
}

export interface CatalogueColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The database's own type name. */
  readonly type: string;
  readonly nullable: boolean;
  readonly comment: string | null;
  readonly words: readonly Word[];
  /** Every distinct value of a column with few of them; null when there are many or they are not known. */
  readonly values: readonly ColumnValue[] | null;
  /** Smallest and largest value when known: numbers, or dates as ISO text. */
  readonly range: { readonly least: number | string; readonly greatest: number | string } | null;
  /** `s`, `min`, `ratio`, `percent`, `KRW`, `mm`, ...; null when unknown. */
  readonly unit: string | null;
  readonly display: ColumnDisplay | null;
  /** Whether it holds personal data: masked before a model or a log sees it. */
  readonly personal: boolean;
  /** Part of the primary key or of a foreign key. */
  readonly isKey: boolean;
  /** For a value inside a JSON column: where it is. Null for a plain column. */
  readonly json: JsonField | null;
}

/** `column->>'key'`: a field of a JSON column that reads like a column of its own. */
export interface JsonField {
  readonly column: string;
  readonly key: string;
}

export type ColumnKind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'json'
  | 'other';

/** A word or short phrase with the reason to believe in it. */
export interface Word {
  readonly text: string;
  readonly language: Language;
  /** `given`: a person wrote it; `name`: it is the database's own name; `general`: from the general dictionary. */
  readonly source: 'given' | 'name' | 'comment' | 'general';
}

export interface ColumnValue {
  readonly value: string | number | boolean;
  readonly words: readonly Word[];
}

/** A foreign key, from the table that holds it to the table it points at. */
export interface TableLink {
  readonly from: string;
  readonly fromColumns: readonly string[];
  readonly to: string;
  readonly toColumns: readonly string[];
}

/** Where the real clock starts: row time = start + `whenColumn` seconds. */
export interface ClockRule {
  /** Table one or more foreign keys away that holds the start, or the table itself. */
  readonly startTable: string;
  readonly startColumn: string;
  /** Offset of the stored start from UTC in minutes, used for words such as "yesterday"; default 0. */
  readonly utcOffsetMinutes: number;
}

/** Every query that reads `table` is limited to rows whose `column` equals the caller's `parameter`. */
export interface ScopeRule {
  readonly table: string;
  readonly column: string;
  /** Name under which the caller gives the value, such as `video_id`. */
  readonly parameter: string;
  /** Without a value: refuse when required, otherwise no filter. */
  readonly required: boolean;
}

/** A phrase that stands for conditions: "abnormal behaviour" = these event types. */
export interface Definition {
  readonly words: readonly Word[];
  readonly table: string;
  readonly conditions: readonly DefinitionCondition[];
}

/** The table of that name, undefined when there is none. */
export function tableOf(catalogue: Catalogue, name: string): CatalogueTable | undefined {
  return catalogue.tables.find((table) => table.name === name);
}

/** The column of that name, undefined when there is none. */
export function columnOf(table: CatalogueTable, name: string): CatalogueColumn | undefined {
  return table.columns.find((column) => column.name === name);
}
