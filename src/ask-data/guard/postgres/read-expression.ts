// One node of PostgreSQL's parse tree becomes one node of ours. A tag without a reader is refused.
import { problem } from '../../../shared/index.js';
import { checkCount } from '../check-text.js';
import {
  type Expression,
  logical,
  plainCall,
  type Query,
  signed,
  type Truth,
} from '../query-tree.js';
import {
  allowOnly,
  asRaw,
  builtinName,
  fieldsOf,
  listOf,
  namesOf,
  type Raw,
  tagged,
  textOf,
} from './raw-node.js';
import { readCall } from './read-call.js';
import type { Below } from './read-order.js';
import { readType } from './read-type.js';

/** What an expression needs of its surroundings: how to read a query inside it, and how deep it stands. */
export interface Reader {
  readonly readQuery: (select: Raw, depth: number) => Query;
}

/** Reads an expression; refuses whatever is not on the list below. */
export function readExpression(value: unknown, reader: Reader, depth: number): Expression {
  checkCount(depth, 'treeDepth', 'nested constructs');
  const [tag, fields] = tagged(value);
  const read = Object.hasOwn(readers, tag) ? readers[tag] : undefined;
  if (read === undefined) throw problem('guard.construct', { what: tag });
  return read(fields, {
    one: (child) => readExpression(child, reader, depth + 1),
    query: (select) =>
      reader.readQuery(fieldsOf(select, 'SelectStmt', 'a query inside an expression'), depth + 1),
  });
}

const readers: Readonly<Record<string, (fields: Raw, below: Below) => Expression>> = {
  A_Const: readConstant,
  ColumnRef: (fields) => {
    allowOnly(fields, ['fields'], 'a column');
    if (listOf(fields.fields).some((field) => tagged(field)[0] !== 'String'))
      throw problem('guard.whole-row', { name: '*' });
    return { kind: 'column', path: namesOf(fields.fields) };
  },
  A_Expr: readOperator,
  BoolExpr: (fields, below) => {
    allowOnly(fields, ['boolop', 'args'], 'a logical operator');
    const operands = listOf(fields.args).map(below.one);
    if (fields.boolop === 'NOT_EXPR') return { kind: 'not', operand: operands[0]! };
    return logical(fields.boolop === 'AND_EXPR' ? 'and' : 'or', operands);
  },
  NullTest: (fields, below) => {
    allowOnly(fields, ['arg', 'nulltesttype'], 'IS NULL');
    const negated = fields.nulltesttype === 'IS_NOT_NULL';
    return { kind: 'is', operand: below.one(fields.arg), test: 'null', negated };
  },
  BooleanTest: (fields, below) => {
    allowOnly(fields, ['arg', 'booltesttype'], 'IS TRUE');
    const type = textOf(fields.booltesttype);
    const test = /^IS_(?:NOT_)?(TRUE|FALSE|UNKNOWN)$/.exec(type)?.[1]?.toLowerCase();
    if (test === undefined) throw problem('guard.construct', { what: type });
    return {
      kind: 'is',
      operand: below.one(fields.arg),
      test: test as Truth, // The expression above matches exactly its words.
      negated: type.startsWith('IS_NOT'),
    };
  },
  SubLink: readSubquery,
  CaseExpr: (fields, below) => {
    allowOnly(fields, ['arg', 'args', 'defresult'], 'CASE');
    return {
      kind: 'case',
      operand: fields.arg === undefined ? null : below.one(fields.arg),
      branches: listOf(fields.args).map((branch) => {
        const { expr, result } = fieldsOf(branch, 'CaseWhen', 'CASE');
        return { when: below.one(expr), result: below.one(result) };
      }),
      otherwise: fields.defresult === undefined ? null : below.one(fields.defresult),
    };
  },
  TypeCast: (fields, below) => {
    allowOnly(fields, ['arg', 'typeName'], 'a cast');
    const { type, field } = readType(fields.typeName);
    const operand = below.one(fields.arg);
    if (field === null) return { kind: 'cast', operand, type };
    if (operand.kind !== 'text' || !/^\s*-?\d+(\.\d+)?\s*$/.test(operand.value))
      throw problem('guard.cast', { type: `interval ... ${field} of anything but a plain number` });
    return {
      kind: 'cast',
      operand: { kind: 'text', value: `${operand.value.trim()} ${field}` },
      type,
    };
  },
  CoalesceExpr: (fields, below) => {
    allowOnly(fields, ['args'], 'COALESCE');
    return plainCall('coalesce', listOf(fields.args).map(below.one));
  },
  MinMaxExpr: (fields, below) => {
    allowOnly(fields, ['op', 'args'], 'GREATEST');
    const name = fields.op === 'IS_LEAST' ? 'least' : 'greatest';
    return plainCall(name, listOf(fields.args).map(below.one));
  },
  SQLValueFunction: (fields) => {
    allowOnly(fields, ['op', 'typmod'], 'a value function');
    const name = clockWords.get(textOf(fields.op));
    if (name === undefined)
      throw problem('guard.function', {
        function: textOf(fields.op).replace('SVFOP_', '').toLowerCase(),
        nearest: null,
      });
    return { kind: 'keyword', name };
  },
  RowExpr: (fields, below) => {
    allowOnly(fields, ['args', 'row_format'], 'a row');
    const items = listOf(fields.args).map(below.one);
    if (items.length < 2) throw problem('guard.construct', { what: 'a row of one value' });
    return { kind: 'row', items };
  },
  A_ArrayExpr: (fields, below) => {
    allowOnly(fields, ['elements'], 'ARRAY');
    return { kind: 'array', items: listOf(fields.elements).map(below.one) };
  },
  A_Indirection: (fields, below) => {
    allowOnly(fields, ['arg', 'indirection'], 'a subscript');
    const [step, ...more] = listOf(fields.indirection);
    const [tag, index] = tagged(step);
    if (tag !== 'A_Indices' || more.length > 0)
      throw problem('guard.whole-row', { name: '(...).field' });
    allowOnly(index, ['uidx'], 'an array slice');
    return { kind: 'element', operand: below.one(fields.arg), index: below.one(index.uidx) };
  },
  FuncCall: readCall,
  NamedArgExpr: (fields, below) => {
    allowOnly(fields, ['arg', 'name', 'argnumber'], 'a named argument');
    return { kind: 'named', name: textOf(fields.name), operand: below.one(fields.arg) };
  },
  GroupingSet: (fields, below) => {
    allowOnly(fields, ['kind', 'content'], 'GROUPING SETS');
    const type = groupingTypes.get(textOf(fields.kind));
    if (type === undefined) throw problem('guard.construct', { what: textOf(fields.kind) });
    return { kind: 'grouping', type, items: listOf(fields.content).map(below.one) };
  },
};

const groupingTypes = new Map<string, 'rollup' | 'cube' | 'sets' | 'empty'>([
  ['GROUPING_SET_ROLLUP', 'rollup'],
  ['GROUPING_SET_CUBE', 'cube'],
  ['GROUPING_SET_SETS', 'sets'],
  ['GROUPING_SET_EMPTY', 'empty'],
]);

const clockWords = new Map([
  ['SVFOP_CURRENT_DATE', 'CURRENT_DATE'],
  ['SVFOP_CURRENT_TIME', 'CURRENT_TIME'],
  ['SVFOP_CURRENT_TIMESTAMP', 'CURRENT_TIMESTAMP'],
  ['SVFOP_LOCALTIME', 'LOCALTIME'],
  ['SVFOP_LOCALTIMESTAMP', 'LOCALTIMESTAMP'],
]);

function readConstant(fields: Raw): Expression {
  allowOnly(fields, ['isnull', 'ival', 'fval', 'sval', 'boolval'], 'a constant');
  if (fields.isnull === true) return { kind: 'null' };
  if (fields.boolval !== undefined)
    return { kind: 'boolean', value: asRaw(fields.boolval).boolval === true };
  if (fields.sval !== undefined) return { kind: 'text', value: textOf(asRaw(fields.sval).sval) };
  if (fields.fval !== undefined) return number(textOf(asRaw(fields.fval).fval));
  if (fields.ival !== undefined) return number(String(asRaw(fields.ival).ival ?? 0));
  throw problem('guard.construct', { what: 'a constant of an unknown type' });
}

function number(text: string): Expression {
  // Hexadecimal, octal and grouped digits stay out: older servers read them differently.
  if (!/^-?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text))
    throw problem('guard.construct', { what: 'a number that is not written in decimal digits' });
  return { kind: 'number', text };
}

function readOperator(fields: Raw, below: Below): Expression {
  allowOnly(fields, ['kind', 'name', 'lexpr', 'rexpr'], 'an operator');
  const kind = textOf(fields.kind);
  if (/^AEXPR_(NOT_)?BETWEEN(_SYM)?$/.test(kind)) return readBetween(kind, fields, below);
  const operator = builtinName(fields.name, 'operator');
  if (kind === 'AEXPR_IN') {
    const list = fieldsOf(fields.rexpr, 'List', 'IN');
    const items = listOf(list.items).map(below.one);
    const node: Expression = { kind: 'in', operand: below.one(fields.lexpr), items };
    return operator === '<>' ? { kind: 'not', operand: node } : node;
  }
  if (kind === 'AEXPR_LIKE' || kind === 'AEXPR_ILIKE')
    return readLike(kind, operator, fields, below);
  if (fields.lexpr === undefined) return signed(operator, below.one(fields.rexpr));
  const left = below.one(fields.lexpr);
  const right = below.one(fields.rexpr);
  switch (kind) {
    case 'AEXPR_OP':
      return { kind: 'binary', operator: operator === '!=' ? '<>' : operator, left, right };
    case 'AEXPR_DISTINCT':
      return { kind: 'binary', operator: 'IS DISTINCT FROM', left, right };
    case 'AEXPR_NOT_DISTINCT':
      return { kind: 'binary', operator: 'IS NOT DISTINCT FROM', left, right };
    case 'AEXPR_NULLIF':
      return plainCall('nullif', [left, right]);
    case 'AEXPR_OP_ANY':
      return { kind: 'quantified', quantifier: 'any', operator, operand: left, right };
    case 'AEXPR_OP_ALL':
      return { kind: 'quantified', quantifier: 'all', operator, operand: left, right };
    default:
      throw problem('guard.construct', { what: kind.replace('AEXPR_', '').toLowerCase() });
  }
}

function readBetween(kind: string, fields: Raw, below: Below): Expression {
  const [low, high] = listOf(fieldsOf(fields.rexpr, 'List', 'BETWEEN').items).map(below.one);
  const node: Expression = {
    kind: 'between',
    operand: below.one(fields.lexpr),
    low: low!,
    high: high!,
    symmetric: kind.endsWith('_SYM'),
  };
  return kind.includes('NOT') ? { kind: 'not', operand: node } : node;
}

function readLike(kind: string, operator: string, fields: Raw, below: Below): Expression {
  const [tag, call] = tagged(fields.rexpr);
  const escaped =
    tag === 'FuncCall' && namesOf(call.funcname).join('.') === 'pg_catalog.like_escape';
  const [pattern, escapeSign] = escaped ? listOf(call.args) : [fields.rexpr];
  const node: Expression = {
    kind: 'like',
    operand: below.one(fields.lexpr),
    pattern: below.one(pattern),
    escape: escapeSign === undefined ? null : below.one(escapeSign),
    ignoreCase: kind === 'AEXPR_ILIKE',
  };
  return operator.startsWith('!') ? { kind: 'not', operand: node } : node;
}

function readSubquery(fields: Raw, below: Below): Expression {
  allowOnly(fields, ['subLinkType', 'testexpr', 'operName', 'subselect'], 'a subquery');
  const query = below.query(fields.subselect);
  switch (fields.subLinkType) {
    case 'EXISTS_SUBLINK':
      return { kind: 'exists', query };
    case 'EXPR_SUBLINK':
      return { kind: 'scalar-query', query };
    case 'ARRAY_SUBLINK':
      return { kind: 'array-query', query };
    case 'ANY_SUBLINK':
    case 'ALL_SUBLINK': {
      const operand = below.one(fields.testexpr);
      if (fields.operName === undefined) return { kind: 'in-query', operand, query };
      return {
        kind: 'quantified',
        quantifier: fields.subLinkType === 'ANY_SUBLINK' ? 'any' : 'all',
        operator: builtinName(fields.operName, 'operator'),
        operand,
        right: { kind: 'scalar-query', query },
      };
    }
    default:
      throw problem('guard.construct', { what: textOf(fields.subLinkType) });
  }
}
