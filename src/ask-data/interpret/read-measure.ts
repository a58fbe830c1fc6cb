// Averages, sums and extremes, and comparisons with an average.
import type { CatalogueTable } from '../catalogue/catalogue.js';
import { hasIdea, isDate, word } from './column-meaning.js';
import type { Item, Role } from './item.js';
import { addGroup } from './read-groups.js';
import {
  columnOfAdjective,
  has,
  isNoun,
  nextTo,
  type Reader,
  senseOf,
  tableOf,
  textOf,
} from './reader.js';
import { type ColumnOf, type Reading, Unread } from './reading.js';

export function readMeasure(
  reader: Reader,
  shape: string,
  target: CatalogueTable,
): Reading['measure'] {
  const total = shape === 'count' ? null : totalColumn(reader);
  if (total !== null) return total;
  if (shape === 'count' && !has(reader, 'average')) return null;
  const find = (role: Role) =>
    reader.items.find(
      (item) => item.kind === 'role' && item.role === role && !reader.used.has(item),
    );
  const roles = [
    ['average', 'average'],
    ['sum', 'sum'],
    ['greatest', 'greatest'],
    ['least', 'least'],
  ] as const;
  for (const [role, name] of roles) {
    const item = find(role);
    if (item === undefined) continue;
    if (role === 'average' && averageComparison(reader, item, target)) return null;
    const numeric = reader.items.filter((other) => {
      const sense = senseOf(reader, other);
      return (
        sense?.kind === 'column' &&
        !reader.used.has(other) &&
        (sense.column.kind === 'number' ||
          (isDate(sense.column) && role !== 'average' && role !== 'sum'))
      );
    });
    const after = numeric.find((other) => other.start > item.start);
    const noun =
      (reader.korean
        ? (numeric.filter((other) => other.end <= item.start).at(-1) ?? after)
        : after) ?? numeric[0];
    const sense = senseOf(reader, noun);
    if (noun === undefined || sense?.kind !== 'column') {
      const only = onlyMeasure(reader);
      if (only === null || role === 'greatest' || role === 'least') continue;
      reader.used.add(item);
      return { function: name, of: only };
    }
    if ((role === 'average' || role === 'sum') && ranksGroups(reader, item, noun, name))
      return null;
    // "the product with the highest price" asks for a row, "the highest price" for a number.
    if ((role === 'greatest' || role === 'least') && asksForRow(reader, noun, sense.table)) {
      reader.used.add(noun);
      reader.used.add(item);
      reader.order = {
        kind: 'column',
        of: { table: sense.table, column: sense.column },
        largest: role === 'greatest',
      };
      reader.limit ??= 1;
      return null;
    }
    reader.used.add(noun);
    reader.used.add(item);
    return { function: name, of: { table: sense.table, column: sense.column } };
  }
  return null;
}

// "the total price of the orders": `total_price` of each, or the sum of all? Of one row both are the same.
function totalColumn(reader: Reader): Reading['measure'] {
  const item = reader.items.find((other) => {
    const sense = senseOf(reader, other);
    return (
      sense?.kind === 'column' &&
      sense.column.kind === 'number' &&
      !reader.used.has(other) &&
      /^(?:grand |sum )?total|^총|^합계/i.test(other.text)
    );
  });
  const sense = senseOf(reader, item);
  const isRanked = reader.items.some(
    (other) =>
      other.kind === 'adjective' ||
      other.kind === 'compare' ||
      (other.kind === 'role' &&
        ['greatest', 'least', 'most', 'many', 'few', 'first', 'last', 'average', 'sort'].includes(
          other.role,
        )),
  );
  if (item === undefined || sense?.kind !== 'column' || isRanked || has(reader, 'list'))
    return null;
  reader.used.add(item);
  return { function: 'sum', of: { table: sense.table, column: sense.column } };
}

// "which room type has the highest average price", "평균 신뢰도가 가장 높은 이벤트 유형": groups ranked by a measure.
function ranksGroups(
  reader: Reader,
  item: Item,
  noun: Item,
  name: 'average' | 'sum' | 'least' | 'greatest',
): boolean {
  const directions = reader.items.filter(
    (other) =>
      !reader.used.has(other) &&
      (other.kind === 'adjective' ||
        (other.kind === 'role' &&
          ['greatest', 'least', 'most', 'many', 'few'].includes(other.role))),
  );
  if (directions.length === 0) return false;
  const sense = senseOf(reader, noun);
  if (sense?.kind !== 'column') return false;
  const heads = reader.items.filter(
    (other) =>
      other !== noun &&
      isNoun(reader, other) &&
      !reader.used.has(other) &&
      !(other.kind === 'senses' && other.verb),
  );
  const head = reader.korean ? heads.at(-1) : heads[0];
  if (reader.groups.length === 0) {
    if (head === undefined) return false;
    addGroup(reader, head);
  }
  const isLeast = directions.some(
    (other) =>
      (other.kind === 'role' && ['least', 'few'].includes(other.role)) ||
      (other.kind === 'adjective' && !other.adjective.largest),
  );
  for (const used of [item, noun, ...directions]) reader.used.add(used);
  const of = { table: sense.table, column: sense.column };
  reader.order = { kind: 'measure', function: name, of, largest: !isLeast };
  reader.limit ??= 1;
  return true;
}

// "total downtime": a table that measures one thing lends it its name.
export function onlyMeasure(reader: Reader): ColumnOf | null {
  for (const item of reader.items) {
    const table = tableOf(reader, item);
    if (table === null || reader.used.has(item)) continue;
    const measures = table.columns.filter(
      (column) => column.kind === 'number' && !column.isKey && column.unit !== null,
    );
    if (measures.length === 1) return { table, column: measures[0]! };
    const money = table.columns.filter(
      (column) =>
        column.kind === 'number' &&
        !column.isKey &&
        ['amount', 'total price', 'payment', 'fee', 'cost', 'price'].some((idea) =>
          hasIdea(column, idea),
        ),
    );
    if (
      money.length === 1 &&
      has(reader, 'sum') &&
      /액|비용|amount|revenue/i.test(textOf(reader, 'sum'))
    )
      return { table, column: money[0]! };
  }
  return null;
}

export function asksForRow(reader: Reader, columnItem: Item, table: CatalogueTable): boolean {
  return (
    has(reader, 'who') ||
    reader.items.some((item) => {
      const sense = senseOf(reader, item);
      if (sense?.kind !== 'table' || item === columnItem || (item.kind === 'senses' && item.verb))
        return false;
      if (reader.groups.some((group) => group.table === sense.table)) return false;
      const isBefore = item.start < columnItem.start;
      const joined = reader.question.slice(item.end, columnItem.start);
      if (reader.korean) return !isBefore && sense.table === table;
      return (
        (isBefore && /\b(?:with|have|has|had|of)\b|which/i.test(joined)) ||
        (isBefore && /^which/i.test(reader.question))
      );
    })
  );
}

// "longer than average", "평균보다 비싼"
export function averageComparison(reader: Reader, item: Item, target: CatalogueTable): boolean {
  const korean = /^보다/.test(item.particle);
  const english =
    /\b(?:than|above|below|over|under|exceed\w*)\s+(?:the\s+)?(?:overall\s+)?(?:average|mean)\b|(?:above|below)[- ]average/i.test(
      reader.question,
    );
  const after = reader.korean ? nextTo(reader, item, 1) : undefined;
  const koreanWord = /평균\s*(?:보다)?\s*(?:이상|초과|이하|미만|보다|을 넘)/.test(reader.question);
  if (!korean && !english && !koreanWord) return false;
  const adjective = reader.items.find(
    (other): other is Item & { kind: 'adjective' } => other.kind === 'adjective',
  );
  const numeric = reader.items.find((other) => {
    const sense = senseOf(reader, other);
    return sense?.kind === 'column' && sense.column.kind === 'number' && !reader.used.has(other);
  });
  const sense = senseOf(reader, numeric);
  let of: ColumnOf | null =
    sense?.kind === 'column' ? { table: sense.table, column: sense.column } : null;
  let isMore = !/\b(?:below|under|less|lower|fewer|smaller)\b|이하|미만|적은|낮은|작은/i.test(
    reader.question,
  );
  if (of === null && adjective !== undefined) {
    const found = columnOfAdjective(reader, adjective.adjective, target);
    if (found !== null) {
      of = found.of;
      isMore = found.largest;
    }
  }
  if (of === null)
    throw new Unread({
      kind: 'no-column',
      word: adjective?.text ?? item.text,
      table: word(target),
    });
  for (const used of [item, adjective, numeric, after?.kind === 'role' ? after : undefined])
    if (used !== undefined) reader.used.add(used);
  for (const other of reader.items)
    if (other.kind === 'role' && ['than', 'many', 'few'].includes(other.role))
      reader.used.add(other);
  reader.filters.push({
    item,
    filter: {
      ...of,
      test: { kind: 'average', operator: isMore ? '>' : '<' },
      negated: false,
      said: item.text,
    },
  });
  return true;
}
