// "the most pets", "반려동물이 가장 많은", "most often": what is counted or summed, and by what it is ranked.
import type { CatalogueColumn, CatalogueTable } from '../catalogue/catalogue.js';
import { singular } from '../catalogue/singular.js';
import type { Chosen } from './choose-senses.js';
import { hasIdea, isDate, placeIdeas, word } from './column-meaning.js';
import type { Item } from './item.js';
import { has, isNoun, nextTo, type Reader, senseOf, tableOf } from './reader.js';
import { type ColumnOf, Unread } from './reading.js';

type NounSense = Extract<Chosen, { kind: 'table' | 'column' }>;
interface Noun {
  readonly item: Item;
  readonly sense: NounSense;
}

/** Ranks rows or groups by the number, or the sum, of what stands beside the superlative. */
export function readMost(reader: Reader, item: Item, target: CatalogueTable): void {
  const words = reader.items.filter(
    (other) => other.kind === 'role' && ['many', 'few', 'most'].includes(other.role),
  );
  reader.used.add(item);
  for (const other of words) reader.used.add(other);
  if (reader.order !== null) throw new Unread({ kind: 'unknown-words', words: [item.text] });
  const largest =
    item.kind === 'role' &&
    item.role !== 'few' &&
    item.role !== 'least' &&
    !words.some((other) => other.kind === 'role' && other.role === 'few');
  const nouns = nounsOf(reader);
  const counted = countedNoun(reader, item, nouns, target) ?? spentNoun(reader, target);
  if (counted === null && /^(?:best|worst)$/i.test(item.text))
    throw new Unread({ kind: 'unknown-words', words: [item.text] });
  if (counted !== null) reader.used.add(counted.item);
  reader.limit ??= has(reader, 'sort') ? null : 1;
  const isRanked = reader.groups.length > 0;
  if (counted?.sense.kind === 'column') {
    const of = { table: counted.sense.table, column: counted.sense.column };
    // The most years are the earliest birth.
    if (isBirth(of.column)) {
      reader.order = { kind: 'column', of, largest: !largest };
      return;
    }
    if (of.table === target && !isRanked) reader.order = { kind: 'column', of, largest };
    else rankBySum(reader, of, largest, target);
    return;
  }
  if (isRanked && counted === null) {
    reader.order = { kind: 'count', table: null, largest };
    return;
  }
  if (item.kind === 'role' && ['greatest', 'least'].includes(item.role)) {
    // "the largest payment" is the one that measures most, not the most payments.
    const table = counted?.sense.table ?? target;
    const of = onlyNumber(table);
    if (of === null) throw new Unread({ kind: 'no-column', word: item.text, table: word(table) });
    if (table === target && !isRanked) {
      reader.order = { kind: 'column', of, largest };
      return;
    }
    reader.order = { kind: 'measure', function: largest ? 'greatest' : 'least', of, largest };
    if (!isRanked) reader.groups.push({ table: target, column: null });
    return;
  }
  const mass = counted === null ? null : massMeasure(reader, counted.item, counted.sense.table);
  if (mass !== null && !isRanked) {
    rankBySum(reader, mass, largest, target);
    return;
  }
  reader.order = { kind: 'count', table: counted?.sense.table ?? null, largest };
  if (isRanked) return;
  if (groupByPart(reader, counted?.sense.table ?? target)) return;
  const column = nouns.find(
    ({ item: other, sense }) =>
      sense.kind === 'column' &&
      other !== counted?.item &&
      !sense.table.nameColumns.includes(sense.column.name) &&
      sense.column.kind !== 'number',
  );
  if (column !== undefined && column.sense.kind === 'column') {
    reader.used.add(column.item);
    for (const { item: other, sense } of nouns)
      if (sense.kind === 'table' && sense.table === target) reader.used.add(other);
    reader.groups.push({ table: column.sense.table, column: column.sense.column });
    return;
  }
  const place = counted === null && has(reader, 'where') ? placeColumn(target) : undefined;
  if (place !== undefined) {
    reader.groups.push({ table: target, column: place });
    reader.order = { kind: 'count', table: null, largest };
    return;
  }
  reader.groups.push({ table: target, column: null });
  if (counted === null) {
    const facts = onlyChild(reader, target);
    if (facts === null)
      throw new Unread({ kind: 'no-column', word: item.text, table: word(target) });
    reader.order = { kind: 'count', table: facts, largest };
  }
}

function isBirth(column: CatalogueColumn): boolean {
  return isDate(column) && hasIdea(column, 'birth date');
}

function rankBySum(reader: Reader, of: ColumnOf, largest: boolean, target: CatalogueTable): void {
  reader.order = { kind: 'measure', function: 'sum', of, largest };
  if (reader.groups.length === 0) reader.groups.push({ table: target, column: null });
}

function nounsOf(reader: Reader): readonly Noun[] {
  return reader.items.flatMap((item) => {
    const sense = senseOf(reader, item);
    if (!isNoun(reader, item) || reader.used.has(item)) return [];
    if (sense?.kind === 'column' && item.kind === 'senses' && item.verb) return [];
    return sense?.kind === 'table' || sense?.kind === 'column' ? [{ item, sense }] : [];
  });
}

// "spent the most": an act that measures.
function spentNoun(reader: Reader, target: CatalogueTable): Noun | null {
  const acts = reader.items.flatMap((item) => {
    const sense = senseOf(reader, item);
    const isAct = item.kind === 'senses' && item.verb && !reader.used.has(item);
    return isAct && sense?.kind === 'column' && isQuantity(sense.column) && sense.table !== target
      ? [{ item, sense }]
      : [];
  });
  return acts.length === 1 ? acts[0]! : null;
}

function countedNoun(
  reader: Reader,
  item: Item,
  nouns: readonly Noun[],
  target: CatalogueTable,
): Noun | null {
  const canCount = nouns.filter(({ sense }) =>
    sense.kind === 'table'
      ? sense.table !== target
      : isQuantity(sense.column) || isBirth(sense.column),
  );
  if (canCount.length === 0) return null;
  const at = (found: Item | undefined) => canCount.find((noun) => noun.item === found) ?? null;
  const acts = canCount.filter(({ item: noun }) => noun.kind === 'senses' && noun.verb);
  const isAdverb = reader.korean
    ? reader.items.some(
        (other) =>
          other.kind === 'role' &&
          ((other.role === 'many' &&
            (/^(?:이|게)/.test(other.particle) || /^(?:자주|빈번)/.test(other.text))) ||
            (other.role === 'few' && /^게/.test(other.particle))),
      )
    : /often|frequently|commonly/i.test(item.text);
  if (isAdverb && acts.length === 1) return acts[0]!;
  const cluster = reader.items.filter(
    (other) => other.kind === 'role' && ['most', 'many', 'few'].includes(other.role),
  );
  const first = cluster[0] ?? item;
  const last = cluster.at(-1) ?? item;
  if (reader.korean) {
    // "가장 나이가 많은" and "반려동물이 가장 많은": right before the word for many, or before both.
    const inside = nextTo(reader, last, -1, (other) => other.kind === 'role');
    const before = nextTo(reader, first, -1);
    const near = at(inside) ?? at(before);
    if (near !== null) return near;
  } else {
    const near = at(nextTo(reader, last, 1));
    if (near !== null) return near;
    const isAdjective = /popular|common|frequent/i.test(item.text);
    if (isAdjective) return null;
  }
  const tables = canCount.filter(({ sense }) => sense.kind === 'table');
  const fitting = tables.length > 0 ? tables : canCount;
  if (fitting.length === 1) return fitting[0]!;
  throw new Unread({
    kind: 'unclear',
    word: item.text,
    choices: fitting.map(({ item: noun }) => noun.text),
  });
}

// "Which month had the most visits?"
function groupByPart(reader: Reader, table: CatalogueTable): boolean {
  const item = reader.items.find((other) => other.kind === 'part' && other.isNoun);
  if (item?.kind !== 'part') return false;
  const column = table.columns.find(({ name }) => name === table.whenColumn);
  if (column === undefined) return false;
  reader.used.add(item);
  reader.groups.push({ table, column, part: item.part });
  return true;
}

// "Where ... most often?"
function placeColumn(target: CatalogueTable): CatalogueColumn | undefined {
  return placeIdeas.flatMap((idea) =>
    target.columns.filter((column) => !column.isKey && hasIdea(column, idea)),
  )[0];
}

// What a row of the target has many of, when it has many of one thing only.
function onlyChild(reader: Reader, target: CatalogueTable): CatalogueTable | null {
  const names = reader.catalogue.links
    .filter(({ from, to }) => to === target.name && from !== target.name)
    .map(({ from }) => from);
  const children = reader.catalogue.tables.filter(({ name }) => names.includes(name));
  if (children.length === 1) return children[0]!;
  const filtered = children.filter((child) =>
    reader.filters.some(({ filter }) => filter.table === child),
  );
  return filtered.length === 1 ? filtered[0]! : null;
}

// A number that measures: no key, code, year or rank.
function isQuantity({ kind, isKey, name }: CatalogueColumn): boolean {
  return (
    kind === 'number' &&
    !isKey &&
    !/code|year|(?:^|_)(?:no|num|number|id|zip|level|rank|status|type|floor|minute|month|day)$/i.test(
      name,
    )
  );
}

function onlyNumber(table: CatalogueTable): ColumnOf | null {
  const numbers = table.columns.filter(isQuantity);
  return numbers.length === 1 ? { table, column: numbers[0]! } : null;
}

// "the most downtime" is a sum, "the most orders" a count.
function massMeasure(reader: Reader, mention: Item, table: CatalogueTable): ColumnOf | null {
  if (reader.korean || tableOf(reader, mention) !== table) return null;
  if (singular(mention.text) !== mention.text.toLowerCase()) return null;
  if (mention.kind === 'senses' && mention.verb) return null;
  const measures = table.columns.filter(
    (column) => column.kind === 'number' && !column.isKey && column.unit !== null,
  );
  return measures.length === 1 ? { table, column: measures[0]! } : null;
}
