import type { Dialect } from '../../catalogue/catalogue.js';
import type {
  Call,
  Expression,
  Frame,
  FrameBound,
  OrderItem,
  Query,
  Window,
} from '../query-tree.js';
import { renderIdentifier, renderText } from './render-literal.js';

/** How to write a tree: the dialect, and how a query inside an expression is written. */
export interface Renderer {
  readonly dialect: Dialect;
  readonly query: (query: Query) => string;
}

/** Writes an expression; what stands inside an operator is bracketed unless it is one word or call. */
export function renderExpression(value: Expression, to: Renderer): string {
  const inside = (one: Expression) => renderOperand(one, to);
  switch (value.kind) {
    case 'text':
      return renderText(value.value, to.dialect);
    case 'number':
      return value.text;
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE';
    case 'null':
      return 'NULL';
    case 'column':
      return value.path.map((part) => renderIdentifier(part, to.dialect)).join('.');
    case 'keyword':
      return value.name;
    case 'moment':
      return `${value.type} ${renderText(value.value, to.dialect)}`;
    case 'interval':
      return `INTERVAL ${inside(value.amount)} ${value.unit}`;
    case 'and':
    case 'or':
      return value.operands.map(inside).join(value.kind === 'and' ? ' AND ' : ' OR ');
    case 'not':
      return renderNot(value.operand, to);
    case 'unary':
      return `${value.operator} ${inside(value.operand)}`;
    case 'binary':
      return `${inside(value.left)} ${value.operator} ${inside(value.right)}`;
    case 'is':
      return `${inside(value.operand)} IS ${value.negated ? 'NOT ' : ''}${value.test.toUpperCase()}`;
    case 'between':
    case 'in':
    case 'like':
      return renderPredicate(value, '', to);
    case 'in-query':
      return `${inside(value.operand)} IN (${to.query(value.query)})`;
    case 'exists':
      return `EXISTS (${to.query(value.query)})`;
    case 'scalar-query':
      return `(${to.query(value.query)})`;
    case 'array-query':
      return `ARRAY(${to.query(value.query)})`;
    case 'quantified': {
      const right =
        value.right.kind === 'scalar-query'
          ? to.query(value.right.query)
          : renderExpression(value.right, to);
      return `${inside(value.operand)} ${value.operator} ${value.quantifier.toUpperCase()} (${right})`;
    }
    case 'case':
      return renderCase(value, to);
    case 'cast':
      return `CAST(${renderExpression(value.operand, to)} AS ${value.type})`;
    case 'extract':
      return `EXTRACT(${value.field} FROM ${renderExpression(value.operand, to)})`;
    case 'trim': {
      const characters = value.characters === null ? '' : `${inside(value.characters)} `;
      return `TRIM(${value.side.toUpperCase()} ${characters}FROM ${renderExpression(value.operand, to)})`;
    }
    case 'named':
      return `${renderIdentifier(value.name, to.dialect)} => ${renderExpression(value.operand, to)}`;
    case 'row':
      return `(${renderList(value.items, to)})`;
    case 'array':
      return `ARRAY[${renderList(value.items, to)}]`;
    case 'element':
      return `(${renderExpression(value.operand, to)})[${renderExpression(value.index, to)}]`;
    case 'grouping':
      return value.type === 'empty'
        ? '()'
        : `${groupings[value.type]}(${renderList(value.items, to)})`;
    case 'call':
      return renderCall(value, to);
  }
}

const groupings = { rollup: 'ROLLUP', cube: 'CUBE', sets: 'GROUPING SETS' } as const;

const standsAlone = new Set<Expression['kind']>([
  'text',
  'boolean',
  'null',
  'column',
  'keyword',
  'moment',
  'interval',
  'scalar-query',
  'array-query',
  'exists',
  'case',
  'cast',
  'extract',
  'trim',
  'row',
  'array',
  'call',
]);

function renderOperand(value: Expression, to: Renderer): string {
  const text = renderExpression(value, to);
  const isPositive = value.kind === 'number' && !value.text.startsWith('-');
  return isPositive || standsAlone.has(value.kind) ? text : `(${text})`;
}

function renderList(items: readonly Expression[], to: Renderer): string {
  return items.map((item) => renderExpression(item, to)).join(', ');
}

function renderNot(operand: Expression, to: Renderer): string {
  if (operand.kind === 'in' || operand.kind === 'between' || operand.kind === 'like')
    return renderPredicate(operand, 'NOT ', to);
  return `NOT ${renderOperand(operand, to)}`;
}

function renderPredicate(
  value: Extract<Expression, { kind: 'in' | 'between' | 'like' }>,
  not: string,
  to: Renderer,
): string {
  const operand = `${renderOperand(value.operand, to)} ${not}`;
  if (value.kind === 'in') return `${operand}IN (${renderList(value.items, to)})`;
  if (value.kind === 'between') {
    const symmetric = value.symmetric ? 'SYMMETRIC ' : '';
    return `${operand}BETWEEN ${symmetric}${renderOperand(value.low, to)} AND ${renderOperand(value.high, to)}`;
  }
  const escapeSign = value.escape === null ? '' : ` ESCAPE ${renderOperand(value.escape, to)}`;
  const word = value.ignoreCase ? 'ILIKE' : 'LIKE';
  return `${operand}${word} ${renderOperand(value.pattern, to)}${escapeSign}`;
}

function renderCase(value: Extract<Expression, { kind: 'case' }>, to: Renderer): string {
  const parts = ['CASE'];
  if (value.operand !== null) parts.push(renderExpression(value.operand, to));
  for (const { when, result } of value.branches)
    parts.push(`WHEN ${renderExpression(when, to)} THEN ${renderExpression(result, to)}`);
  if (value.otherwise !== null) parts.push(`ELSE ${renderExpression(value.otherwise, to)}`);
  return `${parts.join(' ')} END`;
}

function renderCall(call: Call, to: Renderer): string {
  const args = call.star ? '*' : renderList(call.arguments, to);
  const orderBy = call.orderBy.length === 0 ? '' : `ORDER BY ${renderOrder(call.orderBy, to)}`;
  const separator =
    call.separator === null ? '' : ` SEPARATOR ${renderText(call.separator, to.dialect)}`;
  const inner = orderBy === '' || call.withinGroup ? '' : ` ${orderBy}`;
  // The one allowed function whose name PostgreSQL's grammar reserves.
  const name = to.dialect === 'postgres' && call.name === 'overlay' ? '"overlay"' : call.name;
  let text = `${name}(${call.distinct ? 'DISTINCT ' : ''}${args}${inner}${separator})`;
  if (call.withinGroup) text += ` WITHIN GROUP (${orderBy})`;
  if (call.filter !== null) text += ` FILTER (WHERE ${renderExpression(call.filter, to)})`;
  if (call.over === null) return text;
  const over =
    typeof call.over === 'string'
      ? renderIdentifier(call.over, to.dialect)
      : `(${renderWindow(call.over, to)})`;
  return `${text} OVER ${over}`;
}

/** Writes ORDER BY items, without the words ORDER BY. */
export function renderOrder(items: readonly OrderItem[], to: Renderer): string {
  return items
    .map(({ value, direction, nulls }) => {
      const text = renderExpression(value, to);
      const way = direction === null ? '' : ` ${direction.toUpperCase()}`;
      return `${text}${way}${nulls === null ? '' : ` NULLS ${nulls.toUpperCase()}`}`;
    })
    .join(', ');
}

/** Writes the inside of a window. */
export function renderWindow(window: Window, to: Renderer): string {
  const parts: string[] = [];
  if (window.base !== null) parts.push(renderIdentifier(window.base, to.dialect));
  if (window.partitionBy.length > 0)
    parts.push(`PARTITION BY ${renderList(window.partitionBy, to)}`);
  if (window.orderBy.length > 0) parts.push(`ORDER BY ${renderOrder(window.orderBy, to)}`);
  if (window.frame !== null) parts.push(renderFrame(window.frame, to));
  return parts.join(' ');
}

function renderFrame(frame: Frame, to: Renderer): string {
  const bound = ({ at, distance }: FrameBound) =>
    `${distance === null ? '' : `${renderOperand(distance, to)} `}${at.toUpperCase()}`;
  return `${frame.mode.toUpperCase()} BETWEEN ${bound(frame.start)} AND ${bound(frame.end)}`;
}
