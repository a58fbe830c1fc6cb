import { problem } from '../../../shared/index.js';
import {
  type Call,
  type Column,
  type Expression,
  mapChildren,
  type Node,
  type OrderItem,
  type Window,
} from '../query-tree.js';
import { checkCall, checkLikePattern, checkOperator, checkQuantified } from './check-call.js';
import type { Around, Context } from './context.js';
import { type Frame, findColumn, unknownColumn } from './frame.js';

/** Where an expression stands. */
export interface Place {
  readonly context: Context;
  readonly around: Around;
  readonly frame: Frame;
  /** Names of the select list that mean their expression where MySQL lets them (HAVING, ORDER BY); else null. */
  readonly selected: ReadonlyMap<string, Expression> | null;
}

/** Settles every column of an expression and checks every function, operator and query in it. */
export function resolveExpression(value: Expression, place: Place): Expression {
  const child = (node: Node): Node => {
    // Below an expression stand only expressions and queries.
    if (node.kind === 'query') return resolveInner(node, place);
    return resolveExpression(node as Expression, place);
  };
  switch (value.kind) {
    case 'column':
      return resolveColumn(value, place);
    case 'call':
      checkCall(value, place.context.allowed);
      return mapChildren<Call>(value, child);
    case 'binary':
      checkOperator(value.operator, value.right, place.context.allowed);
      return mapChildren(value, child);
    case 'quantified':
      checkQuantified(value.operator, value.right, place.context.allowed);
      return mapChildren(value, child);
    case 'unary':
      if (value.operator !== '-' && value.operator !== '+' && value.operator !== '~')
        throw problem('guard.operator', { operator: value.operator });
      return mapChildren(value, child);
    case 'like':
      checkLikePattern(value.pattern);
      return mapChildren(value, child);
    case 'grouping':
      if (value.type === 'cube' && value.items.length > 5)
        throw problem('guard.too-large', {
          what: 'columns in CUBE',
          got: value.items.length,
          limit: 5,
        });
      return mapChildren(value, child);
    default:
      return mapChildren(value, child);
  }
}

/** Settles the expressions of ORDER BY items as they stand, without regard to the select list. */
export function resolveOrder(items: readonly OrderItem[], place: Place): OrderItem[] {
  return items.map((item) => ({ ...item, value: resolveExpression(item.value, place) }));
}

/** Settles the expressions of a window. */
export function resolveWindow(window: Window, place: Place): Window {
  // Only expressions stand below a window.
  return mapChildren(window, (node) => resolveExpression(node as Expression, place));
}

function resolveInner(query: Extract<Node, { kind: 'query' }>, place: Place): Node {
  return place.context.resolveQuery(query, { ...place.around, frame: place.frame }).query;
}

function resolveColumn(column: Column, place: Place): Expression {
  const found = findColumn(place.frame, column);
  if (found !== null) return found.value;
  const name = column.path[0]!;
  const selected = place.selected?.get(name.toLowerCase());
  if (selected !== undefined) return selected;
  throw unknownColumn(place.frame, name);
}
