// What the whole question asks, in terms of the catalogue, before joins are chosen.
import type {
  CatalogueColumn,
  CatalogueTable,
  Definition,
  TableLink,
} from '../catalogue/catalogue.js';
import type { ComparisonOperator, DateTimePart, MeasureFunction } from '../plan/query-plan.js';
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
  /** Condition on the number of rows of a group; null for none. */
  readonly having: { readonly operator: ComparisonOperator; readonly value: number } | null;
  /** Groups that have no rows are listed too. */
  readonly everyGroup: boolean;
  readonly order: Order | null;
  readonly limit: number | null;
  /** Place in the order that is asked for: 1 the first, 2 the second. */
  readonly place: number;
  readonly distinct: boolean;
  readonly isYesNo: boolean;
}

export interface ColumnOf {
  readonly table: CatalogueTable;
  readonly column: CatalogueColumn;
  /** The foreign key that leads there, when several do and the question says which; default the only one. */
  readonly link?: TableLink | null;
  /** Of a date that is asked for: only its year, month, weekday. Default all of it. */
  readonly part?: DateTimePart['part'] | null;
}

export interface Group {
  readonly table: CatalogueTable;
  /** Null groups by row of the table. */
  readonly column: CatalogueColumn | null;
  readonly link?: TableLink | null;
  /** Of a number: bands this wide instead of single values. */
  readonly bandWidth?: number | null;
  /** Of a date: its year, its year and month, its day, its weekday or its hour. Default the whole value. */
  readonly part?: DateTimePart['part'] | null;
}

export interface Filter extends ColumnOf {
  readonly test: Test;
  readonly negated: boolean;
  /** Of rows there are many of: this one, and none that fails it ("only cats"). */
  readonly only?: boolean;
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
  /** Against the same column of the rows that pass these filters: "older than Max". */
  | {
      readonly kind: 'row';
      readonly operator: ComparisonOperator;
      readonly among: readonly Filter[];
    }
  | { readonly kind: 'time'; readonly range: TimeRange }
  /** The greatest or least value of the column among rows that pass these filters. */
  | {
      readonly kind: 'extreme';
      readonly largest: boolean;
      readonly place: number;
      readonly among: readonly Filter[];
    }
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
  | {
      readonly kind: 'measure';
      readonly function: MeasureFunction;
      readonly of: ColumnOf;
      readonly largest: boolean;
    };

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
