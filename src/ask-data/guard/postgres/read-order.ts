import { problem } from '../../../shared/index.js';
import type { Expression, OrderItem, Query } from '../query-tree.js';
import { allowOnly, fieldsOf, listOf, textOf } from './raw-node.js';

/** Reads what stands below a node. */
export interface Below {
  readonly one: (value: unknown) => Expression;
  readonly query: (value: unknown) => Query;
}

/** Reads ORDER BY items, those of a query, a window or an aggregate. */
export function readOrder(value: unknown, one: (value: unknown) => Expression): OrderItem[] {
  return listOf(value).map((item) => {
    const fields = fieldsOf(item, 'SortBy', 'a sort item');
    allowOnly(fields, ['node', 'sortby_dir', 'sortby_nulls'], 'a sort item');
    const direction = directions.get(textOf(fields.sortby_dir));
    const nulls = nullOrders.get(textOf(fields.sortby_nulls));
    if (direction === undefined || nulls === undefined)
      throw problem('guard.construct', { what: 'ORDER BY ... USING' });
    return { value: one(fields.node), direction, nulls };
  });
}

const directions = new Map<string, OrderItem['direction']>([
  ['SORTBY_DEFAULT', null],
  ['SORTBY_ASC', 'asc'],
  ['SORTBY_DESC', 'desc'],
]);
const nullOrders = new Map<string, OrderItem['nulls']>([
  ['SORTBY_NULLS_DEFAULT', null],
  ['SORTBY_NULLS_FIRST', 'first'],
  ['SORTBY_NULLS_LAST', 'last'],
]);
