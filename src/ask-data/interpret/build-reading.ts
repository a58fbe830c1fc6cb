// Puts the items of a question together: what is asked, of which table, under which conditions. Every
// item that carries content must find its place; the first that does not ends the reading.
import type { Catalogue, CatalogueTable } from '../catalogue/catalogue.js';
import { word } from './column-meaning.js';
import { findTarget, shapeOf } from './find-target.js';
import type { Item } from './item.js';
import { readCountsOf, readNumbers } from './read-amounts.js';
import { leftOver, readColumns, readTables, saysTarget, wantsDistinct } from './read-columns.js';
import { readGroups, readMissing, readNegations, readValues } from './read-conditions.js';
import { readMeasure } from './read-measure.js';
import { readOrder } from './read-order.js';
import { readTimes } from './read-times.js';
import { asksYesNo, has, type Reader, startReading, textOf } from './reader.js';
import { type Reading, Unread } from './reading.js';

/** The reading of a question; throws `Unread` when it is not understood whole. */
export function buildReading(
  items: readonly Item[],
  catalogue: Catalogue,
  language: 'ko' | 'en',
  question: string,
): Reading {
  return read(startReading(items, catalogue, language, question));
}

function read(reader: Reader): Reading {
  const unknown = reader.items.filter(({ kind }) => kind === 'unknown');
  if (unknown.length > 0)
    throw new Unread({ kind: 'unknown-words', words: unknown.map(({ text }) => text) });
  const korean = reader.korean;
  readNegations(reader);
  readGroups(reader);
  readValues(reader);
  const shape = shapeOf(reader);
  reader.target = findTarget(reader, shape);
  const target = reader.target;
  readCountsOf(reader, target);
  readNumbers(reader, target);
  const measure = readMeasure(reader, shape, target);
  readOrder(reader, target);
  readTimes(reader, target);
  readMissing(reader);
  const columns = readColumns(reader, measure);
  const extra = readTables(reader, target, columns);
  leftOver(reader);
  const asked = [...columns, ...extra];
  const hasCount = shape === 'count';
  const isYesNo = asksYesNo(reader);
  if (
    asked.length === 0 &&
    reader.filters.length === 0 &&
    reader.relations.length === 0 &&
    measure === null &&
    !saysTarget(reader, target) &&
    reader.order === null
  )
    throw new Unread({ kind: 'nothing-asked' });
  let readingTarget = target;
  let averageOf: CatalogueTable | null = null;
  // "average number of pets per owner"
  if (
    measure === null &&
    has(reader, 'average') &&
    reader.groups.length === 1 &&
    reader.groups[0]!.column === null &&
    reader.groups[0]!.table !== target
  ) {
    averageOf = target;
    readingTarget = reader.groups[0]!.table;
    reader.groups.length = 0;
  } else if (
    measure === null &&
    reader.items.some(
      (item) => item.kind === 'role' && item.role === 'average' && !reader.used.has(item),
    )
  ) {
    throw new Unread({ kind: 'no-column', word: textOf(reader, 'average'), table: word(target) });
  }
  const groups = reader.groups;
  const grouped = groups.length > 0;
  return {
    target: readingTarget,
    shape:
      averageOf !== null
        ? 'measure'
        : measure !== null
          ? 'measure'
          : hasCount || (grouped && asked.length === 0 && reader.order?.kind !== 'column')
            ? 'count'
            : 'list',
    measure,
    averageOf,
    columns: asked,
    filters: reader.filters.map(({ filter }) => filter),
    relations: reader.relations,
    groups,
    everyGroup:
      grouped && (korean ? /마다|각/.test(reader.question) : /\beach\b/i.test(reader.question)),
    order: reader.order,
    limit: reader.limit,
    distinct:
      has(reader, 'distinct') || (asked.length === 1 && wantsDistinct(reader, asked[0]!, target)),
    isYesNo,
  };
}
