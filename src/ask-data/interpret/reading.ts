// What the whole question asks, in terms of the catalogue, before joins are chosen.
import type { CatalogueColumn, CatalogueTable, Definition } from '../catalogue/catalogue.js';
import type { ComparisonOperator } from '../plan/query-plan.js';
import type { TimeRange } from './item.js';

export interface Reading {
  /** The table whose rows are asked about. */
  readonly target: CatalogueTable;
  readonly shape: 'list' | 'count' | 'measure';
  readonly measure: {
    readonly function: 'sum' | 'average' | 'least' | 'greatest';
    readonly of: ColumnOf;
  } | null;
  /** Average number of these rows per target row; null for none. */
  readonly averageOf: CatalogueTable | null;
  /** Columns asked for; empty for the ones that tell rows apart. */
  readonly columns: readonly ColumnOf[];
  readonly filters: readonly Filter[];
  /** Rows elsewhere that must exist, not exist, or be so many. */
  readonly relations: readonly Relation[];
  readonly groups: readonly Group[];
  /** Groups that have no rows are listed too. */
  readonly everyGroup: boolean;
  readonly order: Order | null;
  readonly limit: number | null;
  readonly distinct: boolean;
  readonly isYesNo: boolean;
}

export interface ColumnOf {
  readonly table: CatalogueTable;
  readonly column: CatalogueColumn;
}

export interface Group {
  readonly table: CatalogueTable;
  /** Null groups by row of the table. */
  readonly column: CatalogueColumn | null;
}

export interface Filter extends ColumnOf {
  readonly test: Test;
  readonly negated: boolean;
  /** The words it comes from. */
  readonly said: string;
}

export type Test =
  | {
      readonly kind: 'values';
      readonly values: readonly (string | number | boolean)[];
      readonly all: boolean;
    }
  | {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      readonly value: number | string;
    }
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  | { readonly kind: 'average'; readonly operator: ComparisonOperator }
  | { readonly kind: 'time'; readonly range: TimeRange }
  | { readonly kind: 'missing' }
  | { readonly kind: 'definition'; readonly definition: Definition };

export interface Relation {
  readonly table: CatalogueTable;
  readonly negated: boolean;
  readonly count: { readonly operator: ComparisonOperator; readonly value: number } | null;
}

export type Order =
  | { readonly kind: 'column'; readonly of: ColumnOf; readonly largest: boolean }
  /** By the number of rows of `table` (null: of the target itself, for grouped readings). */
  | { readonly kind: 'count'; readonly table: CatalogueTable | null; readonly largest: boolean }
  | { readonly kind: 'sum'; readonly of: ColumnOf; readonly largest: boolean };

/** Why a question is not answered, with what the person can do. */
export type Misread =
  | { readonly kind: 'unknown-words'; readonly words: readonly string[] }
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'not-linked'; readonly from: string; readonly to: string }
  | { readonly kind: 'no-column'; readonly word: string; readonly table: string }
  | { readonly kind: 'unclear'; readonly word: string; readonly choices: readonly string[] };

/** Thrown inside the planner only, and caught at its door. */
export class Unread extends Error {
  readonly misread: Misread;
  constructor(misread: Misread) {
    super(misread.kind);
    this.misread = misread;
  }
}
