// The SQL that runs is written here, from a checked tree: names always quoted, texts always escaped, no comments.
import type { Dialect } from '../../catalogue/catalogue.js';
import type { Body, Item, Query, Select, SetOperation, Source, Star } from '../query-tree.js';
import { type Renderer, renderExpression, renderOrder, renderWindow } from './render-expression.js';
import { renderIdentifier } from './render-literal.js';

/** Writes a settled query as one line of SQL without a semicolon. */
export function renderQuery(query: Query, dialect: Dialect): string {
  const to: Renderer = { dialect, query: (inner) => renderQuery(inner, dialect) };
  const parts: string[] = [];
  if (query.with.length > 0) {
    const commonTables = query.with.map(
      (table) =>
        `${name(table.name, to)}${names(table.columns, to)} AS (${renderQuery(table.query, dialect)})`,
    );
    parts.push(`WITH ${commonTables.join(', ')}`);
  }
  parts.push(renderBody(query.body, to));
  if (query.orderBy.length > 0) parts.push(`ORDER BY ${renderOrder(query.orderBy, to)}`);
  if (query.limit !== null) parts.push(`LIMIT ${query.limit}`);
  if (query.offset !== null) {
    // MySQL knows no OFFSET without LIMIT; its manual gives this number for "all the rest".
    if (query.limit === null && dialect === 'mysql') parts.push('LIMIT 18446744073709551615');
    parts.push(`OFFSET ${query.offset}`);
  }
  return parts.join(' ');
}

function name(text: string, to: Renderer): string {
  return renderIdentifier(text, to.dialect);
}

function names(list: readonly string[], to: Renderer): string {
  return list.length === 0 ? '' : ` (${list.map((one) => name(one, to)).join(', ')})`;
}

function renderBody(body: Body, to: Renderer): string {
  switch (body.kind) {
    case 'select':
      return renderSelect(body, to);
    case 'set':
      return renderSet(body, to);
    case 'values': {
      const rows = body.rows.map(
        (row) => `(${row.map((value) => renderExpression(value, to)).join(', ')})`,
      );
      return `VALUES ${rows.join(', ')}`;
    }
  }
}

function renderSet(set: SetOperation, to: Renderer): string {
  // UNION and EXCEPT read from left to right, so a chain on the left needs no brackets.
  const isChain =
    set.left.body.kind === 'set' &&
    isBare(set.left) &&
    (set.left.body.operator === 'intersect') === (set.operator === 'intersect');
  const left = isChain ? renderQuery(set.left, to.dialect) : renderArm(set.left, to);
  const operator = `${set.operator.toUpperCase()}${set.all ? ' ALL' : ''}`;
  return `${left} ${operator} ${renderArm(set.right, to)}`;
}

function isBare(query: Query): boolean {
  const { orderBy, limit, offset } = query;
  return query.with.length === 0 && orderBy.length === 0 && limit === null && offset === null;
}

function renderArm(query: Query, to: Renderer): string {
  const text = renderQuery(query, to.dialect);
  return isBare(query) && query.body.kind !== 'set' ? text : `(${text})`;
}

function renderSelect(select: Select, to: Renderer): string {
  const list = (values: readonly string[]) => values.join(', ');
  const expressions = (values: Select['groupBy']) =>
    list(values.map((value) => renderExpression(value, to)));
  const parts = ['SELECT'];
  if (select.distinct) parts.push('DISTINCT');
  if (select.distinctOn.length > 0) parts.push(`ON (${expressions(select.distinctOn)})`);
  parts.push(list(select.items.map((item) => renderItem(item, to))));
  if (select.from.length > 0)
    parts.push(`FROM ${list(select.from.map((source) => renderSource(source, to)))}`);
  if (select.where !== null) parts.push(`WHERE ${renderExpression(select.where, to)}`);
  if (select.groupBy.length > 0) parts.push(`GROUP BY ${expressions(select.groupBy)}`);
  if (select.rollup) parts.push('WITH ROLLUP');
  if (select.having !== null) parts.push(`HAVING ${renderExpression(select.having, to)}`);
  if (select.windows.length > 0) {
    const windows = select.windows.map(
      (one) => `${name(one.name, to)} AS (${renderWindow(one.window, to)})`,
    );
    parts.push(`WINDOW ${list(windows)}`);
  }
  return parts.join(' ');
}

function renderItem(item: Item | Star, to: Renderer): string {
  // A settled tree has no star; were one left, the re-parsed tree would be refused.
  if (item.kind === 'star') return [...item.path.map((part) => name(part, to)), '*'].join('.');
  const text = renderExpression(item.value, to);
  const own = item.value.kind === 'column' ? item.value.path.at(-1) : null;
  return item.name === null || item.name === own ? text : `${text} AS ${name(item.name, to)}`;
}

function renderSource(source: Source, to: Renderer): string {
  switch (source.kind) {
    case 'table': {
      const schema = source.schema === null ? '' : `${name(source.schema, to)}.`;
      const alias =
        source.alias === null || source.alias === source.name
          ? ''
          : ` AS ${name(source.alias, to)}`;
      return `${schema}${name(source.name, to)}${alias}`;
    }
    case 'derived': {
      const lateral = source.lateral ? 'LATERAL ' : '';
      const query = renderQuery(source.query, to.dialect);
      return `${lateral}(${query}) AS ${name(source.alias ?? '', to)}${names(source.columns, to)}`;
    }
    case 'function': {
      const call = renderExpression(source.call, to);
      return `${call} AS ${name(source.alias ?? '', to)}${names(source.columns, to)}`;
    }
    case 'join': {
      const right = renderSource(source.right, to);
      const bracketed = source.right.kind === 'join' ? `(${right})` : right;
      const on = source.on === null ? '' : ` ON ${renderExpression(source.on, to)}`;
      return `${renderSource(source.left, to)} ${joinWords[source.type]} ${bracketed}${on}`;
    }
  }
}

const joinWords = {
  inner: 'JOIN',
  left: 'LEFT JOIN',
  right: 'RIGHT JOIN',
  full: 'FULL JOIN',
  cross: 'CROSS JOIN',
} as const;
