// Settles every name of a statement against the policy: tables get their schema, columns their table, `*` its
// columns, every source an alias no other source has. What cannot be settled is refused.
import { problem } from '../../../shared/index.js';
import type { Dialect } from '../../catalogue/catalogue.js';
import { checkCount } from '../check-text.js';
import type { GuardedColumn, GuardPolicy } from '../policy.js';
import type {
  Body,
  CommonTable,
  Expression,
  Item,
  OrderItem,
  Query,
  Select,
  SetOperation,
  Values,
} from '../query-tree.js';
import { answerName } from './answer-name.js';
import {
  type Around,
  type Context,
  isPersonal,
  newContext,
  type ResolvedQuery,
} from './context.js';
import { expandStar } from './expand-star.js';
import { emptyFrame, type Frame, findColumn, unknownColumn } from './frame.js';
import {
  type Place,
  resolveExpression,
  resolveOrder,
  resolveWindow,
} from './resolve-expression.js';
import { rename, resolveSources } from './resolve-source.js';

/** A settled statement: its tree, the columns it answers and the tables it reads. */
export interface ResolvedStatement extends ResolvedQuery {
  readonly tables: readonly string[];
}

export function resolveStatement(
  query: Query,
  policy: GuardPolicy,
  dialect: Dialect,
): ResolvedStatement {
  const context = newContext(policy, dialect, resolveQuery);
  const resolved = resolveQuery(query, { commonTables: [], frame: null }, context);
  return { ...resolved, tables: [...context.tables].sort() };
}

function resolveQuery(query: Query, outside: Around, context: Context): ResolvedQuery {
  context.count('queries');
  const { commonTables, around } = resolveWith(query.with, outside, context);
  const body = resolveBody(query.body, around, context);
  checkCount(query.orderBy.length, 'sortEntries', 'entries in ORDER BY');
  const orderBy = query.orderBy.map((item) => resolveOrderItem(item, body));
  return {
    query: { ...query, with: commonTables, body: body.body, orderBy },
    columns: body.columns,
  };
}

function resolveWith(
  commonTables: readonly CommonTable[],
  outside: Around,
  context: Context,
): { readonly commonTables: readonly CommonTable[]; readonly around: Around } {
  let around = outside;
  const settled = commonTables.map((table) => {
    const { query, columns } = context.resolveQuery(table.query, around);
    const uniqueName = context.commonTableNames.claim(table.name);
    const seen = { name: table.name, uniqueName, columns: rename(columns, table.columns) };
    around = { ...around, commonTables: [...around.commonTables, seen] };
    return { ...table, name: uniqueName, query };
  });
  return { commonTables: settled, around };
}

/** A settled body with what ORDER BY after it may refer to. */
interface ResolvedBody {
  readonly body: Body;
  readonly columns: readonly GuardedColumn[];
  /** Null when ORDER BY may name answer columns only, as after UNION. */
  readonly place: Place | null;
  readonly items: readonly Item[];
}

function resolveBody(body: Body, around: Around, context: Context): ResolvedBody {
  switch (body.kind) {
    case 'select':
      return resolveSelect(body, around, context);
    case 'set':
      return resolveSet(body, around, context);
    case 'values':
      return resolveValues(body, around, context);
  }
}

function resolveSet(body: SetOperation, around: Around, context: Context): ResolvedBody {
  const left = context.resolveQuery(body.left, around);
  const right = context.resolveQuery(body.right, around);
  const columns = left.columns.map((column, at) => ({
    ...column,
    personal: column.personal || (right.columns[at]?.personal ?? false),
  }));
  return {
    body: { ...body, left: left.query, right: right.query },
    columns,
    place: null,
    items: [],
  };
}

function resolveValues(body: Values, around: Around, context: Context): ResolvedBody {
  const place = { context, around, frame: emptyFrame(around.frame), selected: null };
  const rows = body.rows.map((row) => row.map((value) => resolveExpression(value, place)));
  const columns = rows[0]!.map((_, at) => ({
    name: `column${at + 1}`,
    personal: rows.some((row) => row[at] !== undefined && isPersonal(row[at], context)),
  }));
  return { body: { ...body, rows }, columns, place: null, items: [] };
}

function resolveSelect(select: Select, around: Around, context: Context): ResolvedBody {
  const { sources, frame } = resolveSources(select.from, around, context);
  const place: Place = { context, around, frame, selected: null };
  const settle = (value: Expression) => resolveExpression(value, place);
  const items: Item[] = [];
  for (const item of select.items) {
    if (item.kind === 'star') items.push(...expandStar(item, frame));
    else items.push({ kind: 'item', value: settle(item.value), name: answerName(item) });
    checkCount(items.length, 'columns');
  }
  checkCount(select.groupBy.length, 'sortEntries', 'entries in GROUP BY');
  if (items.length === 0)
    throw problem('guard.syntax', { dialect: context.dialect, detail: 'no columns' });
  const late = context.dialect === 'mysql' ? { ...place, selected: selectedNames(items) } : place;
  const settled: Select = {
    ...select,
    items,
    from: sources,
    distinctOn: select.distinctOn.map(settle),
    where: select.where === null ? null : settle(select.where),
    groupBy: select.groupBy.map((value) => resolveGroup(value, items, late)),
    having: select.having === null ? null : resolveExpression(select.having, late),
    windows: select.windows.map(({ name, window }) => ({
      name,
      window: resolveWindow(window, place),
    })),
  };
  const columns = items.map((item) => ({
    name: item.name!,
    personal: isPersonal(item.value, context),
  }));
  return { body: settled, columns, place: late, items };
}

function selectedNames(items: readonly Item[]): ReadonlyMap<string, Expression> {
  return new Map(items.map((item) => [item.name!.toLowerCase(), item.value]));
}

// A bare name in GROUP BY means a column first, then an answer column, which is then written by its number.
function resolveGroup(value: Expression, items: readonly Item[], place: Place): Expression {
  if (value.kind === 'number') return checkPosition(value.text, items.length);
  if (value.kind !== 'column' || value.path.length > 1) return resolveExpression(value, place);
  const found = findColumn(place.frame, value);
  if (found !== null) return found.value;
  return position(
    value.path[0]!,
    items.map((item) => item.name!),
    place.frame,
  );
}

function resolveOrderItem(item: OrderItem, body: ResolvedBody): OrderItem {
  const { value } = item;
  if (value.kind === 'number')
    return { ...item, value: checkPosition(value.text, body.columns.length) };
  const isBare = value.kind === 'column' && value.path.length === 1;
  const names = body.columns.map((column) => column.name);
  if (body.place === null) {
    if (isBare) return { ...item, value: position(value.path[0]!, names, null) };
    throw problem('guard.construct', {
      what: 'ORDER BY of anything but answer columns after UNION, INTERSECT, EXCEPT or VALUES',
    });
  }
  // A bare name in ORDER BY means an answer column first.
  if (isBare && isAnswer(value.path[0]!, names, body.items))
    return { ...item, value: position(value.path[0]!, names, null) };
  return resolveOrder([item], body.place)[0]!;
}

function isAnswer(name: string, names: readonly string[], items: readonly Item[]): boolean {
  const found = names.flatMap((one, at) => (sameName(one, name) ? [items[at]!] : []));
  const meanings = new Set(found.map((item) => JSON.stringify(item.value)));
  if (meanings.size > 1) throw problem('guard.ambiguous', { name });
  return meanings.size === 1;
}

function position(name: string, names: readonly string[], frame: Frame | null): Expression {
  const at = names.findIndex((one) => sameName(one, name));
  if (at < 0) throw unknownColumn(frame ?? emptyFrame(null), name);
  return { kind: 'number', text: String(at + 1) };
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function checkPosition(text: string, columns: number): Expression {
  if (!/^\d{1,4}$/.test(text) || Number(text) < 1 || Number(text) > columns)
    throw problem('guard.construct', { what: `position ${text} of ${columns} columns` });
  return { kind: 'number', text };
}
