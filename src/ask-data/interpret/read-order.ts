// Superlatives: which row or group comes first.
import { type CatalogueTable, columnOf } from '../catalogue/catalogue.js';
import { singular } from '../catalogue/singular.js';
import type { Chosen } from './choose-senses.js';
import { closedWords } from './closed-words.js';
import { isDate, word } from './column-meaning.js';
import type { Item } from './item.js';
import {
  columnOfAdjective,
  has,
  isNoun,
  mentionedTables,
  type Reader,
  senseOf,
  tableOf,
} from './reader.js';
import { type ColumnOf, Unread } from './reading.js';

export function readOrder(reader: Reader, target: CatalogueTable): void {
  for (const item of reader.items) {
    if (item.kind !== 'adjective' || reader.used.has(item)) continue;
    const found =
      columnOfAdjective(reader, item.adjective, target) ??
      columnOfAdjective(reader, item.adjective, reader.target!);
    // "highest price", "가장 높은 가격": the noun says which column.
    const numeric = reader.items.find((other) => {
      const sense = senseOf(reader, other);
      return (
        sense?.kind === 'column' &&
        (sense.column.kind === 'number' || isDate(sense.column)) &&
        !reader.used.has(other)
      );
    });
    const sense = senseOf(reader, numeric);
    const generic =
      found === null ||
      item.adjective.columns.includes('score') ||
      item.adjective.columns.includes('size');
    reader.used.add(item);
    if (generic && sense?.kind === 'column' && numeric !== undefined && reader.order === null) {
      reader.order = {
        kind: 'column',
        of: { table: sense.table, column: sense.column },
        largest: item.adjective.largest,
      };
      if (sense.table === target && hasOtherNoun(reader, numeric)) reader.used.add(numeric);
    } else if (found !== null)
      reader.order ??= { kind: 'column', of: found.of, largest: found.largest };
    else throw new Unread({ kind: 'no-column', word: item.text, table: word(target) });
    reader.limit ??=
      has(reader, 'list') &&
      !has(reader, 'most') &&
      item.form === 'plain' &&
      /recent|최근|new/i.test(item.text)
        ? null
        : 1;
  }
  for (const item of reader.items) {
    if (item.kind !== 'role' || reader.used.has(item)) continue;
    if (item.role === 'last' || item.role === 'first') readLast(reader, item, target);
    if (item.role === 'many' || item.role === 'few' || item.role === 'most')
      readMost(reader, item, target);
    if (item.role === 'greatest' || item.role === 'least') {
      const adjective = closedWords
        .get(item.text.toLowerCase())
        ?.find((meaning) => meaning.kind === 'adjective')?.adjective;
      const found = adjective === undefined ? null : columnOfAdjective(reader, adjective, target);
      if (found === null || reader.order !== null) readMost(reader, item, target);
      else {
        reader.used.add(item);
        reader.order = { kind: 'column', of: found.of, largest: found.largest };
        reader.limit ??= 1;
      }
    }
  }
}

export function hasOtherNoun(reader: Reader, item: Item): boolean {
  return reader.items.some((other) => other !== item && senseOf(reader, other)?.kind === 'table');
}

export function readLast(reader: Reader, item: Item, target: CatalogueTable): void {
  reader.used.add(item);
  const mentioned = [target, ...mentionedTables(reader)];
  const dated = reader.items
    .map((other) => senseOf(reader, other))
    .find(
      (sense): sense is Extract<Chosen, { kind: 'column' }> =>
        sense?.kind === 'column' && isDate(sense.column),
    );
  const table = mentioned.find(({ whenColumn }) => whenColumn !== null);
  const column =
    dated?.column ?? (table === undefined ? undefined : columnOf(table, table.whenColumn!));
  const owner = dated?.table ?? table;
  if (column === undefined || owner === undefined)
    throw new Unread({ kind: 'no-column', word: item.text, table: word(target) });
  if (reader.order === null)
    reader.order = {
      kind: 'column',
      of: { table: owner, column },
      largest: item.kind === 'role' && item.role === 'last',
    };
  reader.limit ??= 1;
  // "the last visit of Leo": rows of that table are asked for, whichever noun came first.
  if (owner !== target && has(reader, 'when')) reader.target = owner;
}

export function readMost(reader: Reader, item: Item, target: CatalogueTable): void {
  reader.used.add(item);
  if (reader.order !== null) return;
  const largest =
    item.kind === 'role' &&
    item.role !== 'few' &&
    item.role !== 'least' &&
    !reader.items.some((other) => other.kind === 'role' && other.role === 'few');
  for (const other of reader.items)
    if (other.kind === 'role' && ['many', 'few', 'most'].includes(other.role))
      reader.used.add(other);
  // A number of the things counted, not a condition: "가장 많은 반려동물".
  const nouns = reader.items.filter(
    (other) =>
      isNoun(reader, other) &&
      !reader.used.has(other) &&
      !(other.kind === 'senses' && other.verb && senseOf(reader, other)?.kind === 'column'),
  );
  const others = nouns.filter((other) => {
    const sense = senseOf(reader, other);
    return (
      sense !== undefined &&
      sense.kind !== 'definition' &&
      (sense.kind === 'table'
        ? sense.table !== target
        : sense.column.kind === 'number' && !sense.column.isKey)
    );
  });
  const counted = senseOf(
    reader,
    others.find((other) => senseOf(reader, other)?.kind === 'table') ??
      (reader.korean ? others.filter((other) => other.end <= item.start + 1).at(-1) : undefined) ??
      others.find((other) => reader.korean && nextIsMany(reader, other)) ??
      others[0],
  );
  const ranked = reader.groups.length > 0;
  const head = nouns
    .filter((other) => !others.includes(other))
    .map((other) => ({ other, sense: senseOf(reader, other)! }));
  const column = head.find(
    ({ sense }) =>
      sense.kind === 'column' &&
      !sense.table.nameColumns.includes(sense.column.name) &&
      sense.column.kind !== 'number',
  );
  reader.limit ??= 1;
  for (const other of others) reader.used.add(other);
  if (counted?.kind === 'column') {
    reader.order =
      counted.table === target && !ranked
        ? { kind: 'column', of: { table: counted.table, column: counted.column }, largest }
        : { kind: 'sum', of: { table: counted.table, column: counted.column }, largest };
    if (reader.order.kind === 'sum' && !ranked) reader.groups.push({ table: target, column: null });
    return;
  }
  if (ranked && counted === undefined) {
    reader.order = { kind: 'count', table: null, largest };
    return;
  }
  const mass = counted?.kind === 'table' ? massMeasure(reader, others, counted.table) : null;
  if (mass !== null && !ranked) {
    reader.order = { kind: 'sum', of: mass, largest };
    reader.groups.push({ table: target, column: null });
    return;
  }
  reader.order = {
    kind: 'count',
    table: counted?.kind === 'table' ? counted.table : null,
    largest,
  };
  if (ranked) return;
  if (column !== undefined && column.sense.kind === 'column') {
    reader.used.add(column.other);
    for (const { other, sense } of head)
      if (sense.kind === 'table' && sense.table === target) reader.used.add(other);
    reader.groups.push({ table: column.sense.table, column: column.sense.column });
    return;
  }
  reader.groups.push({ table: target, column: null });
  if (counted === undefined) {
    const children = reader.catalogue.links
      .filter(({ to }) => to === target.name)
      .map(({ from }) => from);
    const child = reader.catalogue.tables.find(
      ({ name }) => children.length === 1 && name === children[0],
    );
    const filtered = reader.filters
      .map(({ filter }) => filter.table)
      .find((table) => table !== target && children.includes(table.name));
    const facts = child ?? filtered;
    if (facts === undefined)
      throw new Unread({ kind: 'no-column', word: item.text, table: word(target) });
    reader.order = { kind: 'count', table: facts, largest };
  }
}

// "나이가 가장 많은", "가장 나이가 많은": the noun right before the word for many.
export function nextIsMany(reader: Reader, item: Item): boolean {
  const next = reader.items[reader.items.indexOf(item) + 1];
  return next?.kind === 'role' && ['many', 'few', 'most'].includes(next.role);
}

// "the most downtime" is a sum, "the most orders" a count.
export function massMeasure(
  reader: Reader,
  mentions: readonly Item[],
  table: CatalogueTable,
): ColumnOf | null {
  const mention = mentions.find((item) => tableOf(reader, item) === table);
  if (
    mention === undefined ||
    reader.korean ||
    singular(mention.text) !== mention.text.toLowerCase()
  )
    return null;
  if (mention.kind === 'senses' && mention.verb) return null;
  const measures = table.columns.filter(
    (column) => column.kind === 'number' && !column.isKey && column.unit !== null,
  );
  return measures.length === 1 ? { table, column: measures[0]! } : null;
}
