import type { Dialect } from '../../catalogue/catalogue.js';
import { type AllowedFunctions, mysqlFunctions, postgresFunctions } from '../allowed-functions.js';
import { checkCount } from '../check-text.js';
import type { GuardedColumn, GuardPolicy } from '../policy.js';
import type { Column, Expression, Query } from '../query-tree.js';
import type { Frame } from './frame.js';
import { Names } from './names.js';

/** A query of WITH that can be read at a place: its unique name and its columns. */
export interface CommonTableSeen {
  readonly name: string;
  readonly uniqueName: string;
  readonly columns: readonly GuardedColumn[];
}

/** Where a query or an expression stands. */
export interface Around {
  /** Innermost last. */
  readonly commonTables: readonly CommonTableSeen[];
  readonly frame: Frame | null;
}

/** A query whose every name is settled, and what it answers. */
export interface ResolvedQuery {
  readonly query: Query;
  readonly columns: readonly GuardedColumn[];
}

/** What one check keeps while it walks a statement. */
export interface Context {
  readonly policy: GuardPolicy;
  readonly dialect: Dialect;
  readonly allowed: AllowedFunctions;
  readonly aliases: Names;
  readonly commonTableNames: Names;
  /** Tables read so far, as they are shown. */
  readonly tables: Set<string>;
  /** `alias.column` of every personal column of the statement. */
  readonly personal: Set<string>;
  /** Resolves a query inside another; here so that the readers of sources and expressions need no import of it. */
  readonly resolveQuery: (query: Query, around: Around) => ResolvedQuery;
  readonly count: (what: 'queries' | 'sources') => void;
}

export function newContext(
  policy: GuardPolicy,
  dialect: Dialect,
  resolveQuery: (query: Query, around: Around, context: Context) => ResolvedQuery,
): Context {
  const counts = { queries: 0, sources: 0 };
  const context: Context = {
    policy,
    dialect,
    allowed: dialect === 'postgres' ? postgresFunctions : mysqlFunctions,
    aliases: new Names([]),
    commonTableNames: new Names(policy.tables.map((table) => table.name)),
    tables: new Set(),
    personal: new Set(),
    resolveQuery: (query, around) => resolveQuery(query, around, context),
    count: (what) => {
      counts[what] += 1;
      checkCount(counts[what], what);
    },
  };
  return context;
}

/** The reference to a column by its unique alias, marked when it is personal. */
export function settledColumn(context: Context, alias: string, column: GuardedColumn): Column {
  const path = [alias, column.name];
  if (column.personal) context.personal.add(path.join('.'));
  return { kind: 'column', path };
}

/** Whether a settled expression carries personal data: counts and yes/no answers do not. */
export function isPersonal(value: Expression, context: Context): boolean {
  switch (value.kind) {
    case 'column':
      return context.personal.has(value.path.join('.'));
    case 'call':
      if (value.name === 'count') return false;
      return [...value.arguments, ...value.orderBy.map((item) => item.value)].some((one) =>
        isPersonal(one, context),
      );
    case 'binary':
      if (yesNo.has(value.operator)) return false;
      return isPersonal(value.left, context) || isPersonal(value.right, context);
    case 'unary':
    case 'cast':
    case 'extract':
    case 'trim':
    case 'element':
    case 'named':
      return isPersonal(value.operand, context);
    case 'interval':
      return isPersonal(value.amount, context);
    case 'case': {
      const results = value.branches.map((branch) => branch.result);
      if (value.otherwise !== null) results.push(value.otherwise);
      return results.some((one) => isPersonal(one, context));
    }
    case 'row':
    case 'array':
      return value.items.some((one) => isPersonal(one, context));
    case 'scalar-query':
    case 'array-query':
      return answersPersonal(value.query, context);
    default:
      return false;
  }
}

const yesNo = new Set([
  ...['=', '<=>', '<>', '<', '>', '<=', '>=', '@>', '<@', '?', '?|', '?&', '&&', '~', '~*', '!~'],
  ...['!~*', 'REGEXP', 'XOR', 'IS DISTINCT FROM', 'IS NOT DISTINCT FROM'],
]);

function answersPersonal(query: Query, context: Context): boolean {
  const { body } = query;
  if (body.kind === 'set')
    return answersPersonal(body.left, context) || answersPersonal(body.right, context);
  if (body.kind === 'values') return false;
  return body.items.some((item) => item.kind === 'item' && isPersonal(item.value, context));
}
