// FROM: which table, derived table or function each entry is, and which columns it shows.
import { nearestName, problem } from '../../../shared/index.js';
import type { GuardedColumn, GuardTable } from '../policy.js';
import {
  type Expression,
  type FunctionSource,
  type Join,
  logical,
  plainCall,
  type QuerySource,
  type Source,
  type TableSource,
} from '../query-tree.js';
import { checkTableFunction } from './check-call.js';
import { type Around, type Context, settledColumn } from './context.js';
import { type Frame, named, type Seen, type Visible } from './frame.js';
import { resolveExpression } from './resolve-expression.js';

/** A settled source and what it shows. */
export interface Placed {
  readonly source: Source;
  readonly seen: readonly Seen[];
  readonly visible: readonly Visible[];
}

/** Settles a whole FROM list. */
export function resolveSources(
  sources: readonly Source[],
  around: Around,
  context: Context,
): { readonly sources: readonly Source[]; readonly frame: Frame } {
  let frame: Frame = { seen: [], visible: [], outer: around.frame };
  const settled: Source[] = [];
  for (const source of sources) {
    const placed = resolveSource(source, frame, around, context);
    settled.push(placed.source);
    frame = joined(frame, placed);
  }
  return { sources: settled, frame };
}

function joined(frame: Frame, placed: Placed): Frame {
  const seen = [...frame.seen, ...placed.seen];
  const twice = seen.find(
    (one, at) =>
      seen.findIndex((other) => other.alias === one.alias && other.schema === one.schema) !== at,
  );
  if (twice !== undefined) throw problem('guard.ambiguous', { name: twice.alias });
  return { seen, visible: [...frame.visible, ...placed.visible], outer: frame.outer };
}

/** `before` is what a lateral entry may use: everything to its left. */
function resolveSource(source: Source, before: Frame, around: Around, context: Context): Placed {
  if (source.kind !== 'join') context.count('sources');
  switch (source.kind) {
    case 'table':
      return resolveTable(source, around, context);
    case 'derived':
      return resolveDerived(source, before, around, context);
    case 'function':
      return resolveFunction(source, before, around, context);
    case 'join':
      return resolveJoin(source, before, around, context);
  }
}

function resolveTable(source: TableSource, around: Around, context: Context): Placed {
  if (source.columns.length > 0)
    throw problem('guard.construct', { what: 'a column list after the alias of a table' });
  const common =
    source.schema === null
      ? named(around.commonTables, source.name, (table) => table.name).at(-1)
      : undefined;
  if (common !== undefined)
    return place(
      { ...source, name: common.uniqueName },
      source.alias ?? source.name,
      null,
      common.columns,
      context,
    );
  const table = findTable(source, context);
  context.tables.add(table.schema === null ? table.name : `${table.schema}.${table.name}`);
  const columns = table.columns.map((name) => ({
    name,
    personal: table.personalColumns?.includes(name) ?? false,
  }));
  const settled = { ...source, schema: table.schema, name: table.name };
  const schema = source.alias === null ? table.schema : null;
  return place(settled, source.alias ?? source.name, schema, columns, context);
}

function findTable(source: TableSource, context: Context): GuardTable {
  const { tables } = context.policy;
  const found = named(tables, source.name, (table) => table.name).filter(
    (table) =>
      source.schema === null || (table.schema ?? '').toLowerCase() === source.schema.toLowerCase(),
  );
  if (found.length === 1) return found[0]!;
  const written = source.schema === null ? source.name : `${source.schema}.${source.name}`;
  if (found.length > 1) throw problem('guard.ambiguous', { name: written });
  throw problem('guard.table', {
    table: written,
    nearest: nearestName(
      source.name,
      tables.map((table) => table.name),
    ),
  });
}

// Gives a source its unique alias and shows its columns under the name the statement knows it by.
function place<S extends Exclude<Source, Join>>(
  source: S,
  alias: string,
  schema: string | null,
  columns: readonly GuardedColumn[],
  context: Context,
  isValue = false,
): Placed {
  const unique = context.aliases.claim(alias);
  const visible = columns.map((column) => ({
    name: column.name,
    value: settledColumn(context, unique, column),
    personal: column.personal,
  }));
  return {
    source: { ...source, alias: unique },
    seen: [{ alias, schema, columns: visible, isValue }],
    visible,
  };
}

function resolveDerived(
  source: QuerySource,
  before: Frame,
  around: Around,
  context: Context,
): Placed {
  const frame = source.lateral ? before : around.frame;
  const { query, columns } = context.resolveQuery(source.query, { ...around, frame });
  const renamed = rename(columns, source.columns);
  return place({ ...source, query }, source.alias ?? 'unnamed', null, renamed, context);
}

/** Columns under the names of a list after an alias or WITH name; a shorter list leaves the rest as they are. */
export function rename(
  columns: readonly GuardedColumn[],
  names: readonly string[],
): readonly GuardedColumn[] {
  if (names.length > columns.length)
    throw problem('guard.construct', {
      what: `a list of ${names.length} names for ${columns.length} columns`,
    });
  return columns.map((column, at) => ({ ...column, name: names[at] ?? column.name }));
}

function resolveFunction(
  source: FunctionSource,
  before: Frame,
  around: Around,
  context: Context,
): Placed {
  const answered = checkTableFunction(source.call, context.allowed);
  const place_ = { context, around, frame: before, selected: null };
  const args = source.call.arguments.map((one) => resolveExpression(one, place_));
  const alias = source.alias ?? source.call.name;
  const isValue = answered.length === 1;
  // A function of one unnamed value names its column after the alias.
  const own = isValue && answered[0] === source.call.name ? [alias] : answered;
  const names = source.columns.length > 0 ? source.columns : own;
  if (names.length !== answered.length)
    throw problem('guard.construct', {
      what: 'a column list of another length than the function has',
    });
  const columns = names.map((name) => ({ name, personal: false }));
  const placed = place(
    // The names are always written, so that a new alias cannot change them.
    { ...source, call: { ...source.call, arguments: args }, columns: names },
    alias,
    null,
    columns,
    context,
    isValue,
  );
  return placed;
}

function resolveJoin(join: Join, before: Frame, around: Around, context: Context): Placed {
  const left = resolveSource(join.left, before, around, context);
  const right = resolveSource(join.right, joined(before, left), around, context);
  const frame = joined(joined({ seen: [], visible: [], outer: around.frame }, left), right);
  const using = join.natural ? commonNames(left.visible, right.visible) : join.using;
  const merged = using.map((name) => mergeColumn(join, name, left.visible, right.visible));
  const conditions = merged.map((one) => one.condition);
  if (join.on !== null)
    conditions.push(resolveExpression(join.on, { context, around, frame, selected: null }));
  const isMerged = (visible: Visible) =>
    merged.some((one) => one.left === visible || one.right === visible);
  return {
    source: {
      ...join,
      type: conditions.length === 0 ? 'cross' : join.type,
      left: left.source,
      right: right.source,
      on: conditions.length === 0 ? null : logical('and', conditions),
      using: [],
      natural: false,
    },
    seen: frame.seen,
    visible: [
      ...merged.map((one) => one.visible),
      ...frame.visible.filter((visible) => !isMerged(visible)),
    ],
  };
}

function commonNames(left: readonly Visible[], right: readonly Visible[]): string[] {
  const names = left
    .map((one) => one.name)
    .filter((name) => right.some((other) => other.name.toLowerCase() === name.toLowerCase()));
  if (names.length === 0)
    throw problem('guard.construct', { what: 'a NATURAL JOIN of tables without a common column' });
  return [...new Set(names)];
}

function mergeColumn(
  join: Join,
  name: string,
  left: readonly Visible[],
  right: readonly Visible[],
): {
  readonly left: Visible;
  readonly right: Visible;
  readonly condition: Expression;
  readonly visible: Visible;
} {
  const ofLeft = oneColumn(left, name);
  const ofRight = oneColumn(right, name);
  const value =
    join.type === 'right'
      ? ofRight.value
      : join.type === 'full'
        ? plainCall('coalesce', [ofLeft.value, ofRight.value])
        : ofLeft.value;
  return {
    left: ofLeft,
    right: ofRight,
    condition: { kind: 'binary', operator: '=', left: ofLeft.value, right: ofRight.value },
    visible: { name: ofLeft.name, value, personal: ofLeft.personal || ofRight.personal },
  };
}

function oneColumn(visible: readonly Visible[], name: string): Visible {
  const found = named(visible, name, (one) => one.name);
  if (found.length > 1) throw problem('guard.ambiguous', { name });
  const nearest = nearestName(
    name,
    visible.map((one) => one.name),
  );
  if (found.length === 0) throw problem('guard.column', { column: name, table: null, nearest });
  return found[0]!;
}
