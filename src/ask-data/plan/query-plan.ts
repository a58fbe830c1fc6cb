// The typed tree both planners aim at: what is asked of the data, before any SQL. One plan is one SELECT.

export interface QueryPlan {
  readonly from: PlanTable;
  readonly joins: readonly PlanJoin[];
  /** At least one. */
  readonly select: readonly SelectItem[];
  readonly distinct: boolean;
  /** Null for every row. */
  readonly where: Condition | null;
  /** Empty for none. Every select item without a measure is also a group. */
  readonly groupBy: readonly Expression[];
  /** Condition on groups; null for none. */
  readonly having: Condition | null;
  readonly orderBy: readonly PlanOrder[];
  /** 1 or more; null leaves it to the guard. */
  readonly limit: number | null;
}

export interface PlanTable {
  readonly table: string;
  /** Unique in the plan and its subplans. */
  readonly alias: string;
}

export interface PlanJoin extends PlanTable {
  /** `left` keeps rows that have no partner. */
  readonly kind: 'inner' | 'left';
  readonly on: readonly JoinPair[];
}

/** `left` belongs to a table named earlier, `right` to the joined table. */
export interface JoinPair {
  readonly left: ColumnReference;
  readonly right: ColumnReference;
}

export interface SelectItem {
  readonly expression: Expression;
  /** Name of the column in the result, unique in the plan. */
  readonly as: string;
}

export type Expression =
  | ColumnReference
  | Measure
  | Literal
  | DateTimePart
  | ClockTime
  | Band
  | ScalarQuery;

export interface ColumnReference {
  readonly kind: 'column';
  readonly alias: string;
  readonly column: string;
  /** Field of a JSON column; read as text, or as a number when `number`. */
  readonly json?: { readonly key: string; readonly number: boolean };
}

export type MeasureFunction = 'count' | 'count-distinct' | 'sum' | 'average' | 'least' | 'greatest';

/** An aggregate; `of` null counts rows. */
export interface Measure {
  readonly kind: 'measure';
  readonly function: MeasureFunction;
  readonly of: Expression | null;
}

export interface Literal {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
  /** How text is to be read by the database; default plain text. */
  readonly type?: 'date' | 'timestamp' | 'time';
}

/** Year, month, day, hour, minute or day of week (0 Sunday .. 6) of a date. */
export interface DateTimePart {
  readonly kind: 'part';
  readonly part: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'weekday';
  readonly of: Expression;
}

/** `start` (a timestamp) plus `seconds`. */
export interface ClockTime {
  readonly kind: 'clock';
  readonly start: ColumnReference;
  readonly seconds: ColumnReference;
}

/** The lower end of the band of `width` a number falls in: 34 -> 30 for 10. */
export interface Band {
  readonly kind: 'band';
  readonly of: Expression;
  readonly width: number;
}

/** A subplan of one row and one column. */
export interface ScalarQuery {
  readonly kind: 'query';
  readonly query: QueryPlan;
}

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Condition =
  | {
      readonly kind: 'compare';
      readonly left: Expression;
      readonly operator: ComparisonOperator;
      readonly right: Expression;
    }
  /** Text equal without regard to case. */
  | { readonly kind: 'same-text'; readonly left: Expression; readonly text: string }
  /** Text holding this part, without regard to case; wildcards in it are plain letters. */
  | { readonly kind: 'contains'; readonly left: Expression; readonly text: string }
  | { readonly kind: 'starts-with'; readonly left: Expression; readonly text: string }
  | { readonly kind: 'in'; readonly left: Expression; readonly values: readonly Literal[] }
  | { readonly kind: 'is-null'; readonly left: Expression }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** Some row of the subplan exists; its `where` may name aliases of the outer plan. */
  | { readonly kind: 'exists'; readonly query: QueryPlan };

export interface PlanOrder {
  readonly expression: Expression;
  readonly direction: 'ascending' | 'descending';
  /** Whether it is known to be no NULL, which otherwise is put last. Default false. */
  readonly neverNull?: boolean;
}
