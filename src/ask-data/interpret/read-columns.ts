// What is asked for: columns, and tables that are asked for as well or must exist.
import { type CatalogueTable, columnOf } from '../catalogue/catalogue.js';
import { singularPhrase } from '../catalogue/singular.js';
import { isToOne, joinPaths } from '../plan/join-paths.js';
import { hasIdea, isDate, word } from './column-meaning.js';
import { isKindTable } from './described-table.js';
import type { Item } from './item.js';
import { fullNames } from './lexicon.js';
import { negateFilters, spreadNegation } from './read-negations.js';
import {
  has,
  isAlsoAsked,
  mentionedTables,
  type Reader,
  senseOf,
  tableOf,
  textOf,
} from './reader.js';
import { type ColumnOf, type Reading, Unread } from './reading.js';

export function readColumns(reader: Reader, measure: Reading['measure']): readonly ColumnOf[] {
  const asked: ColumnOf[] = [];
  const add = (of: ColumnOf) => {
    if (!asked.some(({ column }) => column === of.column)) asked.push(of);
  };
  for (const item of reader.items) {
    const sense = senseOf(reader, item);
    if (sense?.kind !== 'column' || reader.used.has(item)) continue;
    if (item.kind === 'senses' && item.verb && !isDate(sense.column)) {
      reader.used.add(item);
      continue;
    }
    reader.used.add(item);
    const asksDate = has(reader, 'when') || reader.items.some(({ kind }) => kind === 'part');
    if (item.kind === 'senses' && item.verb && isDate(sense.column) && !asksDate) {
      if (sense.column.nullable)
        reader.filters.push({
          item,
          filter: {
            table: sense.table,
            column: sense.column,
            test: { kind: 'missing' },
            negated: true,
            said: item.text,
          },
        });
      continue;
    }
    if (isHad(reader, item)) {
      const of = { table: sense.table, column: sense.column };
      const test = { kind: 'missing' } as const;
      reader.filters.push({ item, filter: { ...of, test, negated: true, said: item.text } });
      continue;
    }
    add({ table: sense.table, column: sense.column });
    if (sense.table.nameColumns.length === 2 && fullNames.includes(singularPhrase(item.text)))
      for (const name of sense.table.nameColumns)
        add({ table: sense.table, column: columnOf(sense.table, name)! });
  }
  const target = reader.target!;
  const isDated = asked.some(
    ({ table, column }) => isDate(column) || column.name === table.whenColumn,
  );
  if (!isDated && measure === null && has(reader, 'when') && reader.groups.length === 0) {
    const table = [target, ...mentionedTables(reader)].find(
      ({ whenColumn }) => whenColumn !== null,
    );
    if (table === undefined)
      throw new Unread({ kind: 'no-column', word: textOf(reader, 'when'), table: word(target) });
    add({ table, column: columnOf(table, table.whenColumn!)! });
  }
  readAskedPart(reader, asked);
  const kind = asked.length === 0 ? kindAsked(reader, target) : null;
  if (kind !== null) for (const of of kind) add(of);
  if (asked.length === 0 && has(reader, 'where')) {
    const places = ['address', 'city', 'country', 'location', 'region', 'building'];
    const tables = [target, ...mentionedTables(reader)];
    const found = tables
      .map((table) => ({
        table,
        columns: table.columns.filter((column) => places.some((idea) => hasIdea(column, idea))),
      }))
      .find(({ columns }) => columns.length > 0);
    if (found === undefined)
      throw new Unread({ kind: 'no-column', word: textOf(reader, 'where'), table: word(target) });
    for (const column of found.columns) add({ table: found.table, column });
  }
  if (has(reader, 'how')) {
    const text = /살|세/.test(textOf(reader, 'how'))
      ? 'how old'
      : textOf(reader, 'how').toLowerCase();
    const ideas =
      {
        old: ['age', 'birth date'],
        long: ['duration', 'length', 'downtime'],
        tall: ['height'],
        heavy: ['weight'],
        big: ['size', 'area', 'capacity'],
        large: ['size', 'area', 'capacity'],
        high: ['height'],
      }[text.split(' ').at(-1)!] ?? [];
    const column = ideas.flatMap((idea) =>
      target.columns.filter((other) => hasIdea(other, idea)),
    )[0];
    if (column === undefined)
      throw new Unread({ kind: 'no-column', word: text, table: word(target) });
    add({ table: target, column });
  }
  if (has(reader, 'amount') && asked.length === 0 && measure === null) {
    const column = ['price', 'cost', 'fee', 'amount'].flatMap((idea) =>
      target.columns.filter((other) => hasIdea(other, idea)),
    )[0];
    if (column === undefined)
      throw new Unread({ kind: 'no-column', word: textOf(reader, 'amount'), table: word(target) });
    add({ table: target, column });
  }
  return asked;
}

// "owners who have a telephone", "전화번호가 있는 주인": the column is a condition, not asked for.
function isHad(reader: Reader, item: Item): boolean {
  const at = reader.items.indexOf(item);
  if (reader.korean) {
    const next = reader.items[at + 1];
    const isHaving = next?.kind === 'role' && next.role === 'with' && /^있/.test(next.text);
    return /^(?:이|가)/.test(item.particle) && isHaving && /^(?:는|던)/.test(next.particle);
  }
  const article = reader.items[at - 1];
  const isArticle = article !== undefined && /^(?:a|an|any)$/i.test(article.text);
  const verb = reader.items[isArticle ? at - 2 : at - 1];
  return (
    isArticle &&
    verb?.kind === 'role' &&
    /^(?:have|has|had|with)$/i.test(verb.text) &&
    reader.items.slice(0, at).some((other) => tableOf(reader, other) === reader.target)
  );
}

// "What animal is Leo?": of a row that is named already, what it is is its kind.
function kindAsked(reader: Reader, target: CatalogueTable): readonly ColumnOf[] | null {
  const which = reader.items.find(
    (item) =>
      item.kind === 'role' &&
      item.role === 'what' &&
      (reader.korean ? /^(?:무슨|어떤)$/ : /^(?:what|what kind|what kind of)$/i).test(item.text),
  );
  const noun = which === undefined ? undefined : reader.items[reader.items.indexOf(which) + 1];
  if (noun === undefined || tableOf(reader, noun) !== target || has(reader, 'count')) return null;
  const isNamed = reader.filters.some(
    ({ filter }) => filter.table === target && target.nameColumns.includes(filter.column.name),
  );
  if (!isNamed) return null;
  const kinds = reader.catalogue.links
    .filter(({ from }) => from === target.name)
    .map(({ to }) => reader.catalogue.tables.find(({ name }) => name === to)!)
    .filter(isKindTable);
  if (kinds.length !== 1) throw new Unread({ kind: 'unknown-words', words: [which!.text] });
  return kinds[0]!.nameColumns.map((name) => ({
    table: kinds[0]!,
    column: columnOf(kinds[0]!, name)!,
  }));
}

// "What year was Leo born?": a part of the date that is asked for.
function readAskedPart(reader: Reader, asked: ColumnOf[]): void {
  const item = reader.items.find(
    (other) => other.kind === 'part' && other.isNoun && !reader.used.has(other),
  );
  if (item?.kind !== 'part') return;
  const at = asked.findIndex(({ column }) => isDate(column));
  const table = [reader.target!, ...mentionedTables(reader)].find(
    ({ whenColumn }) => whenColumn !== null,
  );
  const of =
    asked[at] ??
    (table === undefined ? undefined : { table, column: columnOf(table, table.whenColumn!)! });
  if (of === undefined || !isDate(of.column)) return;
  reader.used.add(item);
  if (at >= 0) asked[at] = { ...of, part: item.part };
  else asked.push({ ...of, part: item.part });
}

// Tables that are neither the target nor counted: asked for as well ("and their owners"), or must exist.
export function readTables(
  reader: Reader,
  target: CatalogueTable,
  columns: readonly ColumnOf[],
): readonly ColumnOf[] {
  const extra: ColumnOf[] = [];
  const now = reader.target ?? target;
  for (const item of reader.items) {
    const sense = senseOf(reader, item);
    if (sense?.kind !== 'table' || reader.used.has(item)) continue;
    reader.used.add(item);
    const { table } = sense;
    if (table === now || table === target) {
      if (reader.negated.has(item) && item.kind === 'senses' && !item.verb)
        throw new Unread({ kind: 'unknown-words', words: [item.text] });
      continue;
    }
    if (reader.groups.some((group) => group.table === table)) continue;
    const paths = joinPaths(reader.catalogue, now.name, table.name);
    if (paths.length === 0)
      throw new Unread({ kind: 'not-linked', from: word(now), to: word(table) });
    const filtered = reader.filters.some(({ filter }) => filter.table === table);
    const negated = reader.negated.has(item);
    if (!negated && isAlsoAsked(reader, item)) {
      for (const name of table.nameColumns.length > 0 ? table.nameColumns : table.shownColumns)
        extra.push({ table, column: columnOf(table, name)! });
      continue;
    }
    if (filtered || columns.some((of) => of.table === table)) {
      if (negated) negateFilters(reader, table);
      continue;
    }
    if (!negated && isToOne(paths[0]!)) continue;
    reader.relations.push({ table, negated, count: null });
  }
  spreadNegation(reader, now);
  if (extra.length === 0) return [];
  if (columns.length > 0) return extra;
  const own = now.nameColumns.length > 0 ? now.nameColumns : now.shownColumns;
  return [...own.map((name) => ({ table: now, column: columnOf(now, name)! })), ...extra];
}

export function leftOver(reader: Reader): void {
  const left = reader.items.filter(
    (item) =>
      (item.kind === 'number' ||
        item.kind === 'compare' ||
        item.kind === 'between' ||
        item.kind === 'time' ||
        item.kind === 'senses' ||
        item.kind === 'adjective' ||
        item.kind === 'top') &&
      !reader.used.has(item),
  );
  if (left.length > 0)
    throw new Unread({ kind: 'unknown-words', words: left.map(({ text }) => text) });
}

export function saysTarget(reader: Reader, target: CatalogueTable): boolean {
  return (
    reader.items.some((item) => {
      const sense = senseOf(reader, item);
      return sense?.kind === 'table' && sense.table === target;
    }) || reader.groups.length > 0
  );
}

export function wantsDistinct(reader: Reader, of: ColumnOf, target: CatalogueTable): boolean {
  return (
    reader.order === null &&
    of.table === target &&
    !target.nameColumns.includes(of.column.name) &&
    of.column.kind === 'text' &&
    of.column.values !== null &&
    !of.column.personal &&
    !/\b(?:and|with)\s+(?:their|its|his|her)\b|\b(?:each|every)\b/i.test(reader.question) &&
    !reader.filters.some(({ filter }) => filter.table.nameColumns.includes(filter.column.name))
  );
}
