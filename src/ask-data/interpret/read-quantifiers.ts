// "only", "both", "each of these", "all": words that change which rows are meant.
import type { CatalogueTable } from '../catalogue/catalogue.js';
import { isToOne, joinPaths } from '../plan/join-paths.js';
import type { Item } from './item.js';
import { nextTo, type Reader, senseOf } from './reader.js';
import { Unread } from './reading.js';

/** Reads quantifiers into the conditions found so far; one that fits nothing ends the reading. */
export function readQuantifiers(reader: Reader, target: CatalogueTable): void {
  for (const item of reader.items) {
    const isOnly = item.kind === 'role' && item.role === 'only';
    if (isOnly || /만(?:을|이|의)?$|^뿐/.test(item.particle))
      readOnly(reader, item, target, isOnly);
    if (item.kind === 'role' && item.role === 'all') readAll(reader, item, target);
    if (item.kind === 'role' && item.role === 'group' && /^각(?:각|자)$/.test(item.text))
      readRespective(reader, item);
  }
}

// "owners who only have cats": a cat, and no pet that is none. Of one row's own columns it says nothing.
function readOnly(reader: Reader, item: Item, target: CatalogueTable, isWord: boolean): void {
  const many = reader.filters.filter(({ filter }) => {
    const path = joinPaths(reader.catalogue, target.name, filter.table.name)[0];
    return path !== undefined && !isToOne(path);
  });
  if (isWord) reader.used.add(item);
  if (many.length === 0) return;
  const [only] = many;
  const isFit =
    many.length === 1 &&
    only!.filter.test.kind === 'values' &&
    !only!.filter.negated &&
    (isWord || only!.item === item || senseOf(reader, item)?.kind === 'table');
  if (!isFit) throw new Unread({ kind: 'unknown-words', words: [isWord ? item.text : '만'] });
  // "강아지를 키우는 주인만 보여줘" limits nothing that the condition does not.
  const sense = senseOf(reader, item);
  if (!isWord && sense?.kind === 'table' && sense.table === target) return;
  const at = reader.filters.indexOf(only!);
  reader.filters[at] = { item: only!.item, filter: { ...only!.filter, only: true } };
}

// "all cats" are the cats; "owners all of whose pets are cats" is another question.
function readAll(reader: Reader, item: Item, target: CatalogueTable): void {
  reader.used.add(item);
  if (reader.negated.has(item)) throw new Unread({ kind: 'unknown-words', words: [item.text] });
  const next = nextTo(reader, item, 1);
  const before = nextTo(reader, item, -1);
  if (reader.korean ? !/^(?:모든|온|전체)$/.test(item.text) : false) return;
  if (before?.kind === 'role' && before.role === 'not')
    throw new Unread({ kind: 'unknown-words', words: [item.text] });
  const sense = senseOf(reader, next);
  if (sense?.kind !== 'table' || sense.table === target) return;
  const path = joinPaths(reader.catalogue, target.name, sense.table.name)[0];
  if (path !== undefined && !isToOne(path) && reader.filters.length > 0)
    throw new Unread({ kind: 'unknown-words', words: [`${item.text} ${next!.text}`] });
}

// "남자랑 여자 각각 몇 명": one number for each value that was named.
function readRespective(reader: Reader, item: Item): void {
  const several = reader.filters.filter(
    ({ filter: { test, negated } }) => test.kind === 'values' && test.values.length > 1 && !negated,
  );
  if (reader.groups.length > 0 || several.length !== 1) return;
  reader.used.add(item);
  const { table, column, link } = several[0]!.filter;
  const isName = table.nameColumns.includes(column.name);
  reader.groups.push({ table, column: isName ? null : column, link });
}
