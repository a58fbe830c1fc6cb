// Puts the items of a question together: what is asked, of which table, under which conditions. Every
// item that carries content must find its place; the first that does not ends the reading.
import type { Catalogue, CatalogueTable } from '../catalogue/catalogue.js';
import { namesPeople } from '../catalogue/general-words.js';
import { word } from './column-meaning.js';
import { findTarget, shapeOf } from './find-target.js';
import type { Item } from './item.js';
import { readCountsOf, readNumbers } from './read-amounts.js';
import { readBack } from './read-back.js';
import { readColumns, readTables, saysTarget, wantsDistinct } from './read-columns.js';
import { readComparison } from './read-comparison.js';
import { readGroups } from './read-groups.js';
import { readLinks } from './read-links.js';
import { readMeasure } from './read-measure.js';
import {
  preferMissingDates,
  readMissing,
  readNegatedNames,
  readNegations,
  spreadOverValues,
} from './read-negations.js';
import { readOrder } from './read-order.js';
import { readParts } from './read-parts.js';
import { readQuantifiers } from './read-quantifiers.js';
import { readTimes } from './read-times.js';
import { readValues } from './read-values.js';
import { asksYesNo, has, type Reader, startReading, tableOf, textOf } from './reader.js';
import { type Reading, Unread } from './reading.js';
import { groupColumns } from './select-items.js';

/**
 * The reading of a question; throws `Unread` when it is not understood whole. `spokenOf`: the table whose rows "those"
 * are, null for none.
 */
export function buildReading(
  items: readonly Item[],
  catalogue: Catalogue,
  language: 'ko' | 'en',
  question: string,
  spokenOf: CatalogueTable | null = null,
): Reading {
  const unknown = items.filter(({ kind }) => kind === 'unknown');
  if (unknown.length > 0)
    throw new Unread({ kind: 'unknown-words', words: unknown.map(({ text }) => text) });
  const order = orderedAct(items, language, question);
  if (order !== null) throw new Unread({ kind: 'unknown-words', words: [order] });
  const reader = startReading(items, catalogue, language, question);
  if (spokenOf !== null) reader.implied.add(spokenOf);
  readCounter(reader);
  readRelativeWhere(reader);
  const reading = read(reader);
  readBack(reader, reading);
  return reading;
}

// "보호자 몇 분": a polite number of people, not minutes.
function readCounter(reader: Reader): void {
  const isAmongPeople = reader.items.some((item) => {
    const table = tableOf(reader, item);
    return (
      table !== null &&
      table.whenColumn === null &&
      table.words.some(({ text }) => namesPeople(text))
    );
  });
  const at = reader.items.findIndex((item) => item.kind === 'role' && item.text === '몇분');
  const item = reader.items[at];
  if (isAmongPeople && item?.kind === 'role') reader.items[at] = { ...item, role: 'count' };
}

// "events where age is unknown": the word joins, it does not ask for a place.
function readRelativeWhere(reader: Reader): void {
  for (const [at, item] of reader.items.entries()) {
    const before = reader.items[at - 1];
    const isJoined = before?.kind === 'senses' && at < reader.items.length - 1;
    if (!reader.korean && item.kind === 'role' && item.role === 'where' && isJoined)
      reader.items[at] = { ...item, role: 'of' };
  }
}

// "Book a room for me", "예약해줘": an act is wanted, not an answer. Null when something is asked.
function orderedAct(
  items: readonly Item[],
  language: 'ko' | 'en',
  question: string,
): string | null {
  const asks = items.some((item) => item.kind === 'role' && item.role === 'list');
  if (language === 'ko') {
    const wish = /[가-힣]*(?:해\s*(?:줘|주|줄래|달라)|하고\s*싶|할래|하려고|하려면)[가-힣]*/.exec(
      question,
    );
    return wish === null || asks ? null : wish[0];
  }
  const [first] = items.filter((item) => !(item.kind === 'role' && item.role === 'stop'));
  const isBare = first?.kind === 'senses' && first.verb && !/(?:ed|ing|s)$/i.test(first.text);
  return isBare && !asks ? first.text : null;
}

function read(reader: Reader): Reading {
  readNegations(reader);
  spreadOverValues(reader);
  preferMissingDates(reader);
  readGroups(reader);
  readValues(reader);
  readNegatedNames(reader);
  const shape = shapeOf(reader);
  reader.target = findTarget(reader, shape);
  const target = reader.target;
  readLinks(reader, target);
  readQuantifiers(reader, target);
  readComparison(reader, target);
  readParts(reader, target);
  readCountsOf(reader, target);
  readNumbers(reader, target);
  const measure = readMeasure(reader, shape, target);
  readOrder(reader, target);
  readTimes(reader, target);
  readMissing(reader);
  const columns = readColumns(reader, measure);
  const asked = [...columns, ...readTables(reader, target, columns)];
  if (
    asked.length === 0 &&
    reader.filters.length === 0 &&
    reader.relations.length === 0 &&
    measure === null &&
    !saysTarget(reader, target) &&
    reader.order === null
  )
    throw new Unread({ kind: 'nothing-asked' });
  const averageOf = averageCount(reader, measure, target, asked.length);
  const rows = averageOf === null ? target : reader.groups.splice(0, 1)[0]!.table;
  // "주인별로 반려동물 이름": nothing is counted, the names are listed with whose they are.
  if (reader.groups.length > 0 && asked.length > 0 && lists(reader, shape, measure))
    asked.unshift(...reader.groups.splice(0).flatMap(groupColumns));
  const isGrouped = reader.groups.length > 0;
  const filters = reader.filters.map(({ filter }) => filter);
  return {
    target: rows,
    shape:
      averageOf !== null || measure !== null
        ? 'measure'
        : shape === 'count' || (isGrouped && asked.length === 0 && reader.order?.kind !== 'column')
          ? 'count'
          : 'list',
    measure,
    averageOf,
    columns: asked,
    // An extreme is the greatest among the rows that the other conditions leave.
    filters: filters.map((filter) =>
      filter.test.kind === 'extreme'
        ? { ...filter, test: { ...filter.test, among: filters.filter((one) => one !== filter) } }
        : filter,
    ),
    relations: reader.relations,
    groups: reader.groups,
    having: reader.having,
    everyGroup:
      isGrouped &&
      (reader.korean ? /마다|각/.test(reader.question) : /\beach\b/i.test(reader.question)),
    order: reader.order,
    limit: reader.limit,
    place: reader.place,
    distinct:
      has(reader, 'distinct') || (asked.length === 1 && wantsDistinct(reader, asked[0]!, target)),
    isYesNo: asksYesNo(reader),
  };
}

function lists(reader: Reader, shape: 'list' | 'count', measure: Reading['measure']): boolean {
  const isPart = reader.groups.some(({ part, bandWidth }) => part != null || bandWidth != null);
  return (
    shape === 'list' &&
    measure === null &&
    reader.order === null &&
    reader.having === null &&
    !isPart
  );
}

// "average number of pets per owner": the table counted; null when nothing of the kind is asked.
function averageCount(
  reader: Reader,
  measure: Reading['measure'],
  target: CatalogueTable,
  asked: number,
): CatalogueTable | null {
  const average = reader.items.find(
    (item) => item.kind === 'role' && item.role === 'average' && !reader.used.has(item),
  );
  if (measure !== null || average === undefined) return null;
  const [group] = reader.groups;
  if (
    !has(reader, 'count') ||
    asked > 0 ||
    reader.groups.length !== 1 ||
    group!.column !== null ||
    group!.table === target
  )
    throw new Unread({ kind: 'no-column', word: textOf(reader, 'average'), table: word(target) });
  reader.used.add(average);
  return target;
}
