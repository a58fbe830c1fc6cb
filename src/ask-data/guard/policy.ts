// What a statement may read, and what the guard answers.
import type { Problem } from '../../shared/index.js';
import type { Dialect } from '../catalogue/catalogue.js';

/** Everything a statement may touch. What is not named here does not exist for it. */
export interface GuardPolicy {
  readonly tables: readonly GuardTable[];
  /** Filters added at every reference of their table, wherever it stands. Default none. */
  readonly scope?: readonly ScopeFilter[];
  /** Rows of the answer at most, 1..10_000_000. */
  readonly maxRows: number;
}

export interface GuardTable {
  /** Written before the name in the SQL that runs; null for the connection's own schema. */
  readonly schema: string | null;
  readonly name: string;
  /** The columns that may be read, in the order `*` shows them. Any other column of the table is refused. */
  readonly columns: readonly string[];
  /** Those of `columns` that hold personal data. Default none. */
  readonly personalColumns?: readonly string[];
}

/** Only rows of `table` whose `column` equals `value` exist. The column need not be readable. */
export interface ScopeFilter {
  readonly schema?: string | null;
  readonly table: string;
  readonly column: string;
  readonly value: string | number | boolean;
}

/** A statement that may run, in the guard's own words. */
export interface GuardedSql {
  readonly kind: 'guarded';
  readonly dialect: Dialect;
  /** Rendered by the guard from the checked tree; the text that was asked never runs. */
  readonly sql: string;
  /** Columns of the answer in order. */
  readonly columns: readonly GuardedColumn[];
  /** Names of those answer columns that carry personal data, to be masked. */
  readonly personalColumns: readonly string[];
  /** Tables read, as `schema.name` or `name`, each once, sorted. */
  readonly tables: readonly string[];
  /** The row limit of the statement: `maxRows`, or lower when the statement asked for less. */
  readonly limit: number;
}

export interface GuardedColumn {
  readonly name: string;
  /** Whether a personal column takes part in its value. Counts and yes/no comparisons do not carry it. */
  readonly personal: boolean;
}

/** A statement that may not run: which rule, which name, what to do. */
export interface Refusal {
  readonly kind: 'refused';
  /** The rule: a `guard.*` code of the table of problems. */
  readonly rule: string;
  readonly message: string;
  readonly fix: string;
  readonly problem: Problem;
}
