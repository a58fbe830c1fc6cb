// Which of several foreign keys to one table is meant: "from Paris to New York", "출발 공항".
import type { CatalogueTable, TableLink } from '../catalogue/catalogue.js';
import { joinPaths } from '../plan/join-paths.js';
import type { Item } from './item.js';
import { type Reader, senseOf } from './reader.js';

/** Gives every condition and group on a table with several ways to it the way its words name. */
export function readLinks(reader: Reader, target: CatalogueTable): void {
  for (const [at, { filter, item }] of reader.filters.entries()) {
    const links = rivalLinks(reader, target, filter.table);
    if (links.length < 2) continue;
    const link = linkOf(reader, item, links);
    if (link !== null) reader.filters[at] = { item, filter: { ...filter, link } };
  }
}

/** The foreign keys that compete on the way from the target to a table; empty when there is one way. */
export function rivalLinks(
  reader: Reader,
  target: CatalogueTable,
  table: CatalogueTable,
): readonly TableLink[] {
  const paths = joinPaths(reader.catalogue, target.name, table.name);
  if (paths.length < 2) return [];
  return paths
    .map((path) => path.find(({ link }) => rivalOf(reader, link) !== undefined)?.link)
    .filter((link) => link !== undefined);
}

function rivalOf(reader: Reader, link: TableLink): TableLink | undefined {
  return reader.catalogue.links.find(
    (other) => other !== link && other.from === link.from && other.to === link.to,
  );
}

/** The link a word beside the item names, marked as used; null when none does. */
export function linkOf(reader: Reader, item: Item, links: readonly TableLink[]): TableLink | null {
  const at = reader.items.indexOf(item);
  const before: Item[] = [];
  for (let place = at - 1; place >= 0 && !isBorder(reader, reader.items[place]!); place--)
    before.push(reader.items[place]!);
  const after: Item[] = [];
  for (
    let place = at + 1;
    place < reader.items.length && !isBorder(reader, reader.items[place]!);
    place++
  )
    after.push(reader.items[place]!);
  for (const near of reader.korean ? [...after, ...before] : [...before, ...after]) {
    const sense = senseOf(reader, near);
    if (sense?.kind !== 'link' || !links.includes(sense.link)) continue;
    reader.used.add(near);
    return sense.link;
  }
  const direction = directionOf(reader, item, before);
  if (direction === null) return null;
  const fitting = links.filter(({ fromColumns }) =>
    fromColumns.some((name) => direction.test(name)),
  );
  return fitting.length === 1 ? fitting[0]! : null;
}

const origin = /depart|origin|source|start|from|sender|pickup|dep(?:_|$)|출발|보낸/i;
const destination =
  /arriv|destin|target|end|to(?:_|$)|receiver|recipient|dropoff|dest|arr(?:_|$)|도착|받는/i;

function directionOf(reader: Reader, item: Item, before: readonly Item[]): RegExp | null {
  if (reader.korean)
    return /^(?:에서|발)/.test(item.particle)
      ? origin
      : /^(?:로|으로|행|까지)/.test(item.particle)
        ? destination
        : null;
  const word = before.find(({ kind }) => kind === 'role')?.text.toLowerCase();
  return word === 'from' ? origin : word === 'to' || word === 'into' ? destination : null;
}

// Another row's name ends the words that may belong to this one.
function isBorder(reader: Reader, item: Item): boolean {
  const sense = senseOf(reader, item);
  return sense?.kind === 'value' || item.kind === 'time' || item.kind === 'compare';
}
