// Which row or group comes first: superlatives, "last", ordinals, "sorted by".
import { type CatalogueTable, columnOf } from '../catalogue/catalogue.js';
import { isToOne, joinPaths } from '../plan/join-paths.js';
import type { Chosen } from './choose-senses.js';
import { closedWords } from './closed-words.js';
import { isDate, word } from './column-meaning.js';
import { describedTable } from './described-table.js';
import type { Item } from './item.js';
import { readMost } from './read-most.js';
import { columnOfAdjective, has, mentionedTables, nextTo, type Reader, senseOf } from './reader.js';
import { type ColumnOf, Unread } from './reading.js';

/** Finds the order a question asks for; an adjective that orders nothing ends the reading. */
export function readOrder(reader: Reader, target: CatalogueTable): void {
  readOrdinals(reader);
  readSort(reader);
  for (const item of reader.items)
    if (item.kind === 'adjective' && !reader.used.has(item)) readAdjective(reader, item, target);
  for (const item of reader.items) {
    if (item.kind !== 'role' || reader.used.has(item)) continue;
    if (item.role === 'last' || item.role === 'first') readLast(reader, item, target);
    if (item.role === 'many' || item.role === 'few' || item.role === 'most')
      readMost(reader, item, target);
    if (item.role === 'greatest' || item.role === 'least') readExtreme(reader, item, target);
  }
  if (reader.place === 1) return;
  // "the second theft": rows that happen have an order of their own.
  if (reader.order === null && target.whenColumn !== null) {
    const of = { table: target, column: columnOf(target, target.whenColumn)! };
    reader.order = { kind: 'column', of, largest: false };
    reader.limit ??= 1;
  }
  const isRow = reader.order?.kind === 'column' || reader.filters.some(isExtreme);
  if (!isRow || reader.limit !== 1)
    throw new Unread({ kind: 'unknown-words', words: ordinalsOf(reader) });
}

function isExtreme({ filter }: Reader['filters'][number]): boolean {
  return filter.test.kind === 'extreme';
}

function ordinalsOf(reader: Reader): readonly string[] {
  return reader.items.filter(({ kind }) => kind === 'ordinal').map(({ text }) => text);
}

// "second oldest" is a place in an order, "second floor" a number.
function readOrdinals(reader: Reader): void {
  for (const item of reader.items) {
    if (item.kind !== 'ordinal' || reader.used.has(item)) continue;
    const next = reader.items[reader.items.indexOf(item) + 1];
    const sense = senseOf(reader, next);
    reader.used.add(item);
    const isNumber = sense?.kind === 'column' && sense.column.kind === 'number' && !reader.korean;
    if (next !== undefined && isNumber) {
      reader.used.add(next);
      const test = { kind: 'compare', operator: '=', value: item.place } as const;
      const said = `${item.text} ${next.text}`;
      const of = { table: sense.table, column: sense.column };
      reader.filters.push({ item, filter: { ...of, test, negated: false, said } });
      continue;
    }
    if (reader.place !== 1 || has(reader, 'last'))
      throw new Unread({ kind: 'unknown-words', words: [item.text] });
    reader.place = item.place;
    reader.limit ??= 1;
  }
}

// "sorted by price", "비싼 순으로", "이름순"
function readSort(reader: Reader): void {
  const item = reader.items.find((other) => other.kind === 'role' && other.role === 'sort');
  if (item === undefined) return;
  reader.used.add(item);
  for (const other of reader.items)
    if (other.kind === 'role' && ['ascending', 'descending'].includes(other.role))
      reader.used.add(other);
  const beside = nextTo(reader, item, reader.korean ? -1 : 1);
  const sense = senseOf(reader, beside);
  if (beside === undefined || reader.used.has(beside) || sense?.kind !== 'column') return;
  reader.used.add(beside);
  const of = { table: sense.table, column: sense.column };
  const before = nextTo(reader, beside, -1);
  const adjective = before?.kind === 'adjective' ? before : undefined;
  if (adjective !== undefined) reader.used.add(adjective);
  const largest = adjective?.adjective.largest ?? has(reader, 'descending');
  reader.order = { kind: 'column', of, largest };
}

function readAdjective(
  reader: Reader,
  item: Item & { readonly kind: 'adjective' },
  target: CatalogueTable,
): void {
  const before = nextTo(reader, item, -1, (other) => other.kind === 'senses' && reader.korean);
  const isLeast =
    before?.kind === 'role' && ['few', 'least'].includes(before.role) && !reader.korean;
  const isMost =
    (before?.kind === 'role' && before.role === 'most') ||
    (reader.korean && has(reader, 'most')) ||
    item.form === 'superlative' ||
    has(reader, 'sort') ||
    reader.place > 1;
  // "expensive rooms", "older pets": how expensive, older than whom?
  if (!isMost && !isLeast) throw new Unread({ kind: 'unknown-words', words: [item.text] });
  if (readAttached(reader, item, target, isLeast)) return;
  const found = columnOfAdjective(reader, item.adjective, target);
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
  const isGeneric =
    found === null ||
    item.adjective.columns.includes('score') ||
    item.adjective.columns.includes('size');
  reader.used.add(item);
  for (const other of reader.items)
    if (other.kind === 'role' && (other.role === 'most' || (isLeast && other === before)))
      reader.used.add(other);
  if (reader.order !== null) throw new Unread({ kind: 'unknown-words', words: [item.text] });
  const turned = isLeast ? (largest: boolean) => !largest : (largest: boolean) => largest;
  if (isGeneric && sense?.kind === 'column' && numeric !== undefined) {
    const of = { table: sense.table, column: sense.column };
    reader.order = { kind: 'column', of, largest: turned(item.adjective.largest) };
    if (sense.table === target && hasOtherNoun(reader, numeric)) reader.used.add(numeric);
  } else if (found !== null) {
    const rivals = rivalColumns(reader, item, found.of);
    if (isGeneric && rivals.length > 1)
      throw new Unread({ kind: 'unclear', word: item.text, choices: rivals });
    reader.order = { kind: 'column', of: found.of, largest: turned(found.largest) };
  } else throw new Unread({ kind: 'no-column', word: item.text, table: word(target) });
  reader.limit ??= has(reader, 'sort') ? null : 1;
}

// "the youngest dog's owner", "가장 나이 많은 고양이의 주인": first among the rows of the noun behind it.
function readAttached(
  reader: Reader,
  item: Item & { readonly kind: 'adjective' },
  target: CatalogueTable,
  isLeast: boolean,
): boolean {
  const noun = nextTo(reader, item, 1);
  const sense = senseOf(reader, noun);
  if (sense?.kind !== 'table' && sense?.kind !== 'value') return false;
  const table =
    sense.kind === 'value' ? describedTable(reader.catalogue, sense.table) : sense.table;
  if (table === target || reader.groups.length > 0) return false;
  const found = columnOfAdjective(reader, item.adjective, table);
  if (found === null || joinPaths(reader.catalogue, target.name, table.name).length === 0)
    return false;
  reader.used.add(item);
  for (const other of reader.items)
    if (other.kind === 'role' && other.role === 'most') reader.used.add(other);
  const largest = found.largest !== isLeast;
  const test = { kind: 'extreme', largest, place: reader.place, among: [] } as const;
  reader.filters.push({ item, filter: { ...found.of, test, negated: false, said: item.text } });
  return true;
}

// "the biggest room": by size or by capacity?
function rivalColumns(
  reader: Reader,
  { adjective }: Item & { readonly kind: 'adjective' },
  { table }: ColumnOf,
): readonly string[] {
  const names = adjective.columns.flatMap((idea) => {
    const found = columnOfAdjective(reader, { ...adjective, columns: [idea] }, table);
    return found === null ? [] : [found.of.column.words[0]?.text ?? found.of.column.name];
  });
  return [...new Set(names)];
}

function hasOtherNoun(reader: Reader, item: Item): boolean {
  return reader.items.some((other) => other !== item && senseOf(reader, other)?.kind === 'table');
}

// "the highest" without a noun for what is high.
function readExtreme(
  reader: Reader,
  item: Item & { readonly kind: 'role' },
  target: CatalogueTable,
): void {
  const adjective = closedWords
    .get(item.text.toLowerCase())
    ?.find((meaning) => meaning.kind === 'adjective')?.adjective;
  const found = adjective === undefined ? null : columnOfAdjective(reader, adjective, target);
  if (found === null || reader.order !== null) {
    if (['first', 'last'].includes(item.role))
      throw new Unread({ kind: 'no-column', word: item.text, table: word(target) });
    readMost(reader, item, target);
    return;
  }
  reader.used.add(item);
  reader.order = { kind: 'column', of: found.of, largest: found.largest };
  reader.limit ??= 1;
}

function readLast(
  reader: Reader,
  item: Item & { readonly kind: 'role' },
  target: CatalogueTable,
): void {
  reader.used.add(item);
  const dated = reader.items
    .map((other) => senseOf(reader, other))
    .find(
      (sense): sense is Extract<Chosen, { kind: 'column' }> =>
        sense?.kind === 'column' && isDate(sense.column),
    );
  const table = [target, ...mentionedTables(reader)].find(({ whenColumn }) => whenColumn !== null);
  const column =
    dated?.column ?? (table === undefined ? undefined : columnOf(table, table.whenColumn!));
  const owner = dated?.table ?? table;
  if (column === undefined || owner === undefined) {
    // "newest building": what has no when may have a year it was built.
    readExtreme(reader, item, target);
    return;
  }
  for (const other of reader.items)
    if (other.kind === 'role' && other.role === 'most') reader.used.add(other);
  if (reader.order !== null) throw new Unread({ kind: 'unknown-words', words: [item.text] });
  const of = { table: owner, column };
  const largest = item.role === 'last';
  const path = joinPaths(reader.catalogue, target.name, owner.name)[0] ?? [];
  // "the pet that visited last": one of many rows of its own is the last of all.
  if (!isToOne(path) && !has(reader, 'when') && (reader.limit ?? 1) === 1) {
    const said = item.text;
    const test = { kind: 'extreme', largest, place: reader.place, among: [] } as const;
    reader.filters.push({ item, filter: { ...of, test, negated: false, said } });
    reader.limit = reader.place > 1 ? 1 : null;
    return;
  }
  reader.order = { kind: 'column', of, largest };
  reader.limit ??= has(reader, 'sort') || isRecentOnly(reader, item) ? null : 1;
  // "the last visit of Leo": rows of that table are asked for, whichever noun came first.
  if (owner !== target && has(reader, 'when')) reader.target = owner;
}

// "recent visits": newest first, no telling how many.
function isRecentOnly(reader: Reader, item: Item): boolean {
  return (
    /^(?:recent|recently)$/i.test(item.text) &&
    !has(reader, 'most') &&
    reader.items.some((other) => other.kind === 'role' && other.role === 'list')
  );
}
