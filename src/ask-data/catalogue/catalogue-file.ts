// The catalogue file: what a person adds to what introspection found. JSON, `//` comments allowed.
// Everything is optional; unknown keys, tables and columns are refused with the nearest known name.

export interface CatalogueFile {
  /** Table of questions that name none ("what happened at 10 minutes?"). */
  readonly defaultTable?: string;
  readonly tables?: Readonly<Record<string, CatalogueFileTable>>;
  readonly definitions?: readonly CatalogueFileDefinition[];
  readonly scope?: readonly CatalogueFileScope[];
  /** Up to ten questions that show what can be asked. */
  readonly examples?: readonly string[];
}

export interface CatalogueFileTable {
  /** What a row is called. The first word of a language is used in answers. */
  readonly words?: Words;
  /** Never read, never shown. Default false. */
  readonly hidden?: boolean;
  /** Columns by which people know a row: `["first_name", "last_name"]`. Default: guessed from names. */
  readonly nameColumns?: readonly string[];
  /** Columns of a list. Default: the name columns, or all short ones. */
  readonly shownColumns?: readonly string[];
  /** The column that says when a row happened. Default: the only date, time or seconds column. */
  readonly whenColumn?: string;
  /** Real clock of a `whenColumn` that counts seconds: `{ "start": "db_video.recorded_at" }`. */
  readonly clock?: { readonly start: string; readonly utcOffsetMinutes?: number };
  /** By column name; `attributes.age` names a field of the JSON column `attributes`. */
  readonly columns?: Readonly<Record<string, CatalogueFileColumn>>;
}

export interface CatalogueFileColumn {
  readonly words?: Words;
  /** Words for single values: `{ "theft": { "ko": ["도난"], "en": ["stealing"] } }`. */
  readonly values?: Readonly<Record<string, Words>>;
  readonly unit?: string;
  readonly display?: ColumnDisplay;
  /** Personal data, masked before a model or a log sees it. Default: guessed from names. */
  readonly personal?: boolean;
  /** Never read, never shown. Default false. */
  readonly forbidden?: boolean;
  /** Kind of a JSON field. Default: text. */
  readonly kind?: 'text' | 'number' | 'boolean';
}

/** `["word"]` (language by its letters) or per language. */
export type Words =
  | readonly string[]
  | { readonly ko?: readonly string[]; readonly en?: readonly string[] };

/**
 * How a value is written for people: `duration` seconds as "12분 30초", `percent` a ratio as "95.3 %",
 * `date` without its time, `integer` without a fraction.
 */
export type ColumnDisplay = 'duration' | 'percent' | 'date' | 'integer';

export interface CatalogueFileDefinition {
  readonly words: Words;
  readonly table: string;
  /** All of them hold. */
  readonly conditions: readonly DefinitionCondition[];
}

export interface DefinitionCondition {
  readonly column: string;
  readonly operator: '=' | '<>' | '<' | '<=' | '>' | '>=' | 'in' | 'not-in';
  /** A list for `in` and `not-in`, one value otherwise. */
  readonly value: string | number | boolean | readonly (string | number)[];
}

export interface CatalogueFileScope {
  /** `table.column` that every query on the table must be limited by. */
  readonly column: string;
  /** Name of the caller's value. Default: the column's name. */
  readonly parameter?: string;
  /** Default true: without a value the question is refused. */
  readonly required?: boolean;
}
