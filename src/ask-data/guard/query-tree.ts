// The small tree both dialects are read into, checked in and rendered from. What has no node here cannot run.

export interface Query {
  readonly kind: 'query';
  readonly with: readonly CommonTable[];
  readonly body: Body;
  readonly orderBy: readonly OrderItem[];
  /** Whole numbers as text; null when absent. */
  readonly limit: string | null;
  readonly offset: string | null;
}

export interface CommonTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly query: Query;
}

export type Body = Select | SetOperation | Values;

export interface Select {
  readonly kind: 'select';
  readonly distinct: boolean;
  /** PostgreSQL's DISTINCT ON. */
  readonly distinctOn: readonly Expression[];
  readonly items: readonly (Item | Star)[];
  readonly from: readonly Source[];
  readonly where: Expression | null;
  readonly groupBy: readonly Expression[];
  /** MySQL's WITH ROLLUP. */
  readonly rollup: boolean;
  readonly having: Expression | null;
  readonly windows: readonly NamedWindow[];
}

/** `a UNION b` and its kin. */
export interface SetOperation {
  readonly kind: 'set';
  readonly operator: 'union' | 'intersect' | 'except';
  readonly all: boolean;
  readonly left: Query;
  readonly right: Query;
}

/** PostgreSQL's VALUES list. */
export interface Values {
  readonly kind: 'values';
  readonly rows: readonly (readonly Expression[])[];
}

export interface Item {
  readonly kind: 'item';
  readonly value: Expression;
  /** Always set in a resolved tree. */
  readonly name: string | null;
}

/** `*` or `path.*`; never in a resolved tree. */
export interface Star {
  readonly kind: 'star';
  readonly path: readonly string[];
}

export type Source = TableSource | QuerySource | FunctionSource | Join;

export interface TableSource {
  readonly kind: 'table';
  readonly schema: string | null;
  readonly name: string;
  readonly alias: string | null;
  readonly columns: readonly string[];
}

export interface QuerySource {
  readonly kind: 'derived';
  readonly lateral: boolean;
  readonly query: Query;
  readonly alias: string | null;
  readonly columns: readonly string[];
}

/** PostgreSQL's function in FROM. */
export interface FunctionSource {
  readonly kind: 'function';
  readonly call: Call;
  readonly alias: string | null;
  readonly columns: readonly string[];
}

export interface Join {
  readonly kind: 'join';
  readonly type: 'inner' | 'left' | 'right' | 'full' | 'cross';
  readonly left: Source;
  readonly right: Source;
  readonly on: Expression | null;
  /** Both turned into `on` in a resolved tree. */
  readonly using: readonly string[];
  readonly natural: boolean;
}

export interface OrderItem {
  readonly value: Expression;
  readonly direction: 'asc' | 'desc' | null;
  readonly nulls: 'first' | 'last' | null;
}

export interface Window {
  readonly base: string | null;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly OrderItem[];
  readonly frame: Frame | null;
}

export interface NamedWindow {
  readonly name: string;
  readonly window: Window;
}

export interface Frame {
  readonly mode: 'rows' | 'range' | 'groups';
  readonly start: FrameBound;
  readonly end: FrameBound;
}

export interface FrameBound {
  readonly at:
    | 'unbounded preceding'
    | 'preceding'
    | 'current row'
    | 'following'
    | 'unbounded following';
  readonly distance: Expression | null;
}

export type Expression =
  | { readonly kind: 'text'; readonly value: string }
  /** Decimal digits with optional sign, point and exponent, exactly as they are to be written. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** `[column]`, `[table, column]` or `[schema, table, column]`; `[alias, column]` in a resolved tree. */
  | Column
  /** A word of the language that stands for itself: CURRENT_DATE, or a unit such as YEAR. */
  | { readonly kind: 'keyword'; readonly name: string }
  /** MySQL's DATE '...', TIME '...', TIMESTAMP '...'. */
  | {
      readonly kind: 'moment';
      readonly type: 'DATE' | 'TIME' | 'TIMESTAMP';
      readonly value: string;
    }
  /** MySQL's INTERVAL amount unit. */
  | { readonly kind: 'interval'; readonly amount: Expression; readonly unit: string }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'is';
      readonly operand: Expression;
      readonly test: Truth;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'between';
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly symmetric: boolean;
    }
  | { readonly kind: 'in'; readonly operand: Expression; readonly items: readonly Expression[] }
  | { readonly kind: 'in-query'; readonly operand: Expression; readonly query: Query }
  | {
      readonly kind: 'like';
      readonly operand: Expression;
      readonly pattern: Expression;
      readonly escape: Expression | null;
      readonly ignoreCase: boolean;
    }
  | { readonly kind: 'exists'; readonly query: Query }
  | { readonly kind: 'scalar-query'; readonly query: Query }
  | { readonly kind: 'array-query'; readonly query: Query }
  /** `operand operator ANY (right)`. */
  | {
      readonly kind: 'quantified';
      readonly quantifier: 'any' | 'all';
      readonly operator: string;
      readonly operand: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'case';
      readonly operand: Expression | null;
      readonly branches: readonly { readonly when: Expression; readonly result: Expression }[];
      readonly otherwise: Expression | null;
    }
  | { readonly kind: 'cast'; readonly operand: Expression; readonly type: string }
  | { readonly kind: 'extract'; readonly field: string; readonly operand: Expression }
  /** MySQL's TRIM(side characters FROM operand). */
  | {
      readonly kind: 'trim';
      readonly side: 'both' | 'leading' | 'trailing';
      readonly characters: Expression | null;
      readonly operand: Expression;
    }
  /** PostgreSQL's `name => operand` among the arguments of a call. */
  | { readonly kind: 'named'; readonly name: string; readonly operand: Expression }
  | { readonly kind: 'row'; readonly items: readonly Expression[] }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
  | { readonly kind: 'element'; readonly operand: Expression; readonly index: Expression }
  | {
      readonly kind: 'grouping';
      readonly type: 'rollup' | 'cube' | 'sets' | 'empty';
      readonly items: readonly Expression[];
    }
  | Call;

export type Truth = 'null' | 'true' | 'false' | 'unknown';

export interface Column {
  readonly kind: 'column';
  readonly path: readonly string[];
}

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
  readonly star: boolean;
  readonly distinct: boolean;
  readonly orderBy: readonly OrderItem[];
  readonly withinGroup: boolean;
  readonly separator: string | null;
  readonly filter: Expression | null;
  readonly over: string | Window | null;
}

/** A call with everything but its arguments at its default. */
export function plainCall(name: string, args: readonly Expression[]): Call {
  return {
    kind: 'call',
    name,
    arguments: args,
    star: false,
    distinct: false,
    orderBy: [],
    withinGroup: false,
    separator: null,
    filter: null,
    over: null,
  };
}

/** AND and OR are kept flat, so that one meaning has one tree. */
export function logical(kind: 'and' | 'or', operands: readonly Expression[]): Expression {
  const flat = operands.flatMap((one) => (one.kind === kind ? one.operands : [one]));
  return flat.length === 1 ? flat[0]! : { kind, operands: flat };
}

/** A sign before a number belongs to the number, so that one meaning has one tree. */
export function signed(operator: string, operand: Expression): Expression {
  if (operand.kind !== 'number' || (operator !== '-' && operator !== '+'))
    return { kind: 'unary', operator, operand };
  if (operator === '+') return operand;
  const text = operand.text;
  return { kind: 'number', text: text.startsWith('-') ? text.slice(1) : `-${text}` };
}

/** Any node of the tree: each has a `kind`. */
export type Node = Query | Body | Item | Star | Source | Expression;

/** A copy of a node whose nearest descendant nodes went through `change`; plain data stays. */
export function mapChildren<T>(node: T, change: (child: Node) => Node): T {
  const mapped = Object.entries(node as object).map(([key, value]) => [
    key,
    mapValue(value, change),
  ]);
  // Same keys, and `change` answers a node that may stand where its argument stood.
  return Object.fromEntries(mapped) as T;
}

function mapValue(value: unknown, change: (child: Node) => Node): unknown {
  if (Array.isArray(value)) return value.map((one) => mapValue(one, change));
  if (value === null || typeof value !== 'object') return value;
  // Every object of the tree that has a kind is a node: the types above say so.
  return 'kind' in value ? change(value as Node) : mapChildren(value, change);
}

/** Calls `visit` with every node below and including `root`; a false answer skips what is below it. */
export function walk(root: unknown, visit: (node: Node) => boolean): void {
  if (Array.isArray(root)) {
    for (const one of root) walk(one, visit);
  } else if (root !== null && typeof root === 'object') {
    // Every object of the tree that has a kind is a node.
    if ('kind' in root && !visit(root as Node)) return;
    for (const value of Object.values(root)) walk(value, visit);
  }
}
