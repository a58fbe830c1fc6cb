// PostgreSQL's SELECT becomes our tree; everything that is not a plain SELECT is refused by name.
import { problem } from '../../../shared/index.js';
import { checkCount } from '../check-text.js';
import type { Body, Call, Expression, Item, Query, Select, Source, Star } from '../query-tree.js';
import {
  allowOnly,
  asRaw,
  fieldsOf,
  listOf,
  namesOf,
  type Raw,
  tagged,
  textOf,
} from './raw-node.js';
import { readWindow } from './read-call.js';
import { readExpression } from './read-expression.js';
import { type Below, readOrder } from './read-order.js';

/** Reads the parser's answer: exactly one SELECT. */
export function readPostgres(parsed: unknown): Query {
  const statements = listOf(asRaw(parsed).stmts);
  if (statements.length !== 1)
    throw problem('guard.not-one-statement', { statements: statements.length });
  const [tag, fields] = tagged(asRaw(statements[0]).stmt);
  if (tag !== 'SelectStmt') throw problem('guard.not-select', { what: tag.replace(/Stmt$/, '') });
  return readQuery(fields, 0);
}

const setOperators = new Map<unknown, 'union' | 'intersect' | 'except'>([
  ['SETOP_UNION', 'union'],
  ['SETOP_INTERSECT', 'intersect'],
  ['SETOP_EXCEPT', 'except'],
]);

function readQuery(fields: Raw, depth: number): Query {
  checkCount(depth, 'treeDepth', 'nested constructs');
  if (fields.intoClause !== undefined) throw problem('guard.not-select', { what: 'SELECT INTO' });
  if (fields.lockingClause !== undefined)
    throw problem('guard.construct', { what: 'FOR UPDATE or FOR SHARE' });
  const below: Below = {
    one: (value) => readExpression(value, { readQuery }, depth + 1),
    query: (value) =>
      readQuery(fieldsOf(value, 'SelectStmt', 'a statement that is not a SELECT'), depth + 1),
  };
  if (!['LIMIT_OPTION_DEFAULT', 'LIMIT_OPTION_COUNT'].includes(textOf(fields.limitOption)))
    throw problem('guard.limit', { what: 'WITH TIES' });
  return {
    kind: 'query',
    with: fields.withClause === undefined ? [] : readWith(asRaw(fields.withClause), below),
    body: readBody(fields, below, depth),
    orderBy: readOrder(fields.sortClause, below.one),
    limit: readLimit(fields.limitCount, below),
    offset: readLimit(fields.limitOffset, below),
  };
}

const outerFields = [
  'withClause',
  'sortClause',
  'limitCount',
  'limitOffset',
  'limitOption',
  'op',
  'groupDistinct',
] as const;

function readBody(fields: Raw, below: Below, depth: number): Body {
  const operator = setOperators.get(fields.op);
  if (operator !== undefined) {
    allowOnly(fields, [...outerFields, 'all', 'larg', 'rarg'], 'a set operation');
    return {
      kind: 'set',
      operator,
      all: fields.all === true,
      left: readQuery(asRaw(fields.larg), depth + 1),
      right: readQuery(asRaw(fields.rarg), depth + 1),
    };
  }
  if (fields.valuesLists !== undefined) {
    allowOnly(fields, [...outerFields, 'valuesLists'], 'VALUES');
    const rows = listOf(fields.valuesLists).map((row) =>
      listOf(fieldsOf(row, 'List', 'VALUES').items).map(below.one),
    );
    return { kind: 'values', rows };
  }
  return readSelect(fields, below);
}

function readSelect(fields: Raw, below: Below): Select {
  allowOnly(
    fields,
    [
      ...outerFields,
      'distinctClause',
      'targetList',
      'fromClause',
      'whereClause',
      'groupClause',
      'havingClause',
      'windowClause',
    ],
    'SELECT',
  );
  const distinct = listOf(fields.distinctClause);
  // Plain DISTINCT is a list with one empty node.
  const isPlain = distinct.length === 1 && Object.keys(asRaw(distinct[0])).length === 0;
  return {
    kind: 'select',
    distinct: distinct.length > 0,
    distinctOn: isPlain ? [] : distinct.map(below.one),
    items: listOf(fields.targetList).map((target) => readItem(target, below)),
    from: listOf(fields.fromClause).map((source) => readSource(source, below)),
    where: optional(fields.whereClause, below),
    groupBy: listOf(fields.groupClause).map(below.one),
    rollup: false,
    having: optional(fields.havingClause, below),
    windows: listOf(fields.windowClause).map((window) => {
      const definition = fieldsOf(window, 'WindowDef', 'WINDOW');
      return { name: textOf(definition.name), window: readWindow(definition, below) };
    }),
  };
}

function optional(value: unknown, below: Below): Expression | null {
  return value === undefined ? null : below.one(value);
}

function readWith(fields: Raw, below: Below): Query['with'] {
  if (fields.recursive === true) throw problem('guard.recursion', {});
  allowOnly(fields, ['ctes'], 'WITH');
  return listOf(fields.ctes).map((value) => {
    const table = fieldsOf(value, 'CommonTableExpr', 'WITH');
    allowOnly(table, ['ctename', 'aliascolnames', 'ctematerialized', 'ctequery'], 'WITH');
    const [tag] = tagged(table.ctequery);
    if (tag !== 'SelectStmt')
      throw problem('guard.not-select', { what: `${tag.replace(/Stmt$/, '')} inside WITH` });
    return {
      name: textOf(table.ctename),
      columns: namesOf(table.aliascolnames),
      query: below.query(table.ctequery),
    };
  });
}

function readItem(value: unknown, below: Below): Item | Star {
  const target = fieldsOf(value, 'ResTarget', 'a select item');
  allowOnly(target, ['val', 'name'], 'a select item');
  const [tag, fields] = tagged(target.val);
  if (tag === 'ColumnRef') {
    const parts = listOf(fields.fields);
    if (tagged(parts.at(-1))[0] === 'A_Star')
      return { kind: 'star', path: namesOf(parts.slice(0, -1)) };
  }
  return {
    kind: 'item',
    value: below.one(target.val),
    name: target.name === undefined ? null : textOf(target.name),
  };
}

function readSource(value: unknown, below: Below): Source {
  const [tag, fields] = tagged(value);
  switch (tag) {
    case 'RangeVar': {
      allowOnly(fields, ['schemaname', 'relname', 'inh', 'relpersistence', 'alias'], 'a table');
      if (fields.inh !== true) throw problem('guard.construct', { what: 'ONLY' });
      const schema = fields.schemaname === undefined ? null : textOf(fields.schemaname);
      return { kind: 'table', schema, name: textOf(fields.relname), ...readAlias(fields.alias) };
    }
    case 'RangeSubselect':
      allowOnly(fields, ['lateral', 'subquery', 'alias'], 'a query in FROM');
      return {
        kind: 'derived',
        lateral: fields.lateral === true,
        query: below.query(fields.subquery),
        ...readAlias(fields.alias),
      };
    case 'RangeFunction':
      return readFunctionSource(fields, below);
    case 'JoinExpr':
      return readJoin(fields, below);
    default:
      throw problem('guard.construct', { what: tag });
  }
}

function readAlias(value: unknown): { alias: string | null; columns: readonly string[] } {
  if (value === undefined) return { alias: null, columns: [] };
  const fields = asRaw(value);
  return { alias: textOf(fields.aliasname), columns: namesOf(fields.colnames) };
}

function readFunctionSource(fields: Raw, below: Below): Source {
  // LATERAL before a function changes nothing: it always sees what stands before it.
  allowOnly(fields, ['lateral', 'functions', 'alias'], 'a function in FROM');
  const [list] = listOf(fields.functions);
  const [call, definition] = listOf(fieldsOf(list, 'List', 'a function in FROM').items);
  if (definition !== undefined && Object.keys(asRaw(definition)).length > 0)
    throw problem('guard.construct', { what: 'a column definition list' });
  const read = below.one(call);
  if (read.kind !== 'call') throw problem('guard.construct', { what: 'this function in FROM' });
  return { kind: 'function', call: read satisfies Call, ...readAlias(fields.alias) };
}

const joinTypes = new Map<unknown, 'inner' | 'left' | 'right' | 'full'>([
  ['JOIN_INNER', 'inner'],
  ['JOIN_LEFT', 'left'],
  ['JOIN_RIGHT', 'right'],
  ['JOIN_FULL', 'full'],
]);

function readJoin(fields: Raw, below: Below): Source {
  allowOnly(fields, ['jointype', 'isNatural', 'larg', 'rarg', 'usingClause', 'quals'], 'a join');
  const type = joinTypes.get(fields.jointype);
  if (type === undefined) throw problem('guard.construct', { what: textOf(fields.jointype) });
  const on = optional(fields.quals, below);
  const using = namesOf(fields.usingClause);
  const natural = fields.isNatural === true;
  return {
    kind: 'join',
    type: type === 'inner' && on === null && using.length === 0 && !natural ? 'cross' : type,
    left: readSource(fields.larg, below),
    right: readSource(fields.rarg, below),
    on,
    using,
    natural,
  };
}

function readLimit(value: unknown, below: Below): string | null {
  if (value === undefined) return null;
  const read = below.one(value);
  if (read.kind === 'null') return null;
  if (read.kind !== 'number' || !/^\d{1,15}$/.test(read.text))
    throw problem('guard.limit', { what: 'an expression' });
  return read.text;
}
