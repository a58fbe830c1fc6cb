// Which of its senses each word has here: the one nearest to the other words of the question.
import type {
  Catalogue,
  CatalogueColumn,
  CatalogueTable,
  Definition,
  TableLink,
} from '../catalogue/catalogue.js';
import { namesPeople } from '../catalogue/general-words.js';
import { joinPaths } from '../plan/join-paths.js';
import { describedTable, isKindTable } from './described-table.js';
import type { Item, Sense } from './item.js';
import { Unread } from './reading.js';

export type Chosen =
  | { readonly kind: 'table'; readonly table: CatalogueTable }
  | { readonly kind: 'column'; readonly table: CatalogueTable; readonly column: CatalogueColumn }
  | {
      readonly kind: 'value';
      readonly table: CatalogueTable;
      readonly column: CatalogueColumn;
      /** Several when a part of a text stands in several values. */
      readonly values: readonly (string | number | boolean)[];
    }
  | { readonly kind: 'definition'; readonly definition: Definition }
  | { readonly kind: 'link'; readonly table: CatalogueTable; readonly link: TableLink };

/** One sense per item that has any; throws `Unread` when two are equally near. */
export function chooseSenses(
  items: readonly Item[],
  catalogue: Catalogue,
  korean: boolean,
): Map<Item, Chosen> {
  const mentioned = mentionedTables(items, catalogue);
  const chosen = new Map<Item, Chosen>();
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'senses') continue;
    const scored = item.senses
      .map((sense) => ({ sense, score: score(sense, items, at, mentioned, catalogue, korean) }))
      .sort((a, b) => b.score - a.score);
    const best = scored[0]!;
    const ties = scored.filter(
      ({ sense, score: other }) =>
        other > best.score - 0.5 && placeOf(sense) !== placeOf(best.sense),
    );
    if (ties.length > 0 && best.sense.kind !== 'definition' && !item.verb) {
      const places = [best, ...ties].map(({ sense }) => placeOf(sense));
      const tables = new Set(
        [best, ...ties].map(({ sense }) => ('table' in sense ? sense.table.name : '')),
      );
      const sameKind = ties.some(({ sense }) => sense.kind === best.sense.kind);
      if (tables.size > 1 || (best.sense.kind === 'value' && sameKind))
        throw new Unread({ kind: 'unclear', word: item.text, choices: places });
    }
    chosen.set(
      item,
      withAllValues(
        best.sense,
        scored.map(({ sense }) => sense),
      ),
    );
  }
  return chosen;
}

function isOfPeople(table: CatalogueTable): boolean {
  return table.nameColumns.length === 2 || table.words.some(({ text }) => namesPeople(text));
}

function placeOf(sense: Sense): string {
  if (sense.kind === 'definition') return sense.definition.table;
  const table = sense.table.words[0]?.text ?? sense.table.name;
  return sense.kind === 'table' || sense.kind === 'link'
    ? table
    : `${table} ${sense.column.words[0]?.text ?? sense.column.name}`;
}

function withAllValues(best: Sense, all: readonly Sense[]): Chosen {
  if (best.kind !== 'value') return best;
  const values = all.flatMap((sense) =>
    sense.kind === 'value' && sense.column === best.column && sense.strength === best.strength
      ? [sense.value]
      : [],
  );
  return { kind: 'value', table: best.table, column: best.column, values };
}

function mentionedTables(
  items: readonly Item[],
  catalogue: Catalogue,
): ReadonlyMap<string, number> {
  const mentioned = new Map<string, number>();
  for (const item of items) {
    if (item.kind !== 'senses') continue;
    const first = item.senses[0]!;
    for (const sense of item.senses)
      if (sense.kind === 'table' && sense.strength >= first.strength - 1)
        mentioned.set(
          sense.table.name,
          Math.max(mentioned.get(sense.table.name) ?? 0, item.verb ? 4 : 8),
        );
    // A value of one column only says as much as its table's name.
    const tables = new Set(item.senses.map((sense) => ('table' in sense ? sense.table.name : '')));
    if (tables.size === 1 && first.kind === 'value') {
      const said = describedTable(catalogue, first.table);
      mentioned.set(said.name, Math.max(mentioned.get(said.name) ?? 0, 5));
    }
  }
  return mentioned;
}

function score(
  sense: Sense,
  items: readonly Item[],
  at: number,
  mentioned: ReadonlyMap<string, number>,
  catalogue: Catalogue,
  korean: boolean,
): number {
  let points = sense.strength * 6;
  if (sense.kind === 'definition') return points + 100;
  const { table } = sense;
  const isStop = (item: Item | undefined) =>
    item?.kind === 'role' && ['stop', 'of', 'named', 'with', 'not'].includes(item.role);
  let before = at - 1;
  while (isStop(items[before])) before--;
  let after = at + 1;
  while (isStop(items[after])) after++;
  const neighbours = [items[before], items[after]];
  if (sense.kind === 'table') points += 3;
  if (sense.kind === 'link') {
    // The part it plays needs a row that plays it: "departing" beside an airport, not by itself.
    const isBeside = items.some(
      (other, place) =>
        place !== at &&
        other.kind === 'senses' &&
        other.senses.some((one) => one.kind !== 'link' && 'table' in one && one.table === table),
    );
    points += isBeside ? 8 : -30;
  }
  const item = items[at];
  // "orders" are rows, though `order_date` is also said "order".
  if (
    sense.kind === 'table' &&
    item?.kind === 'senses' &&
    !item.verb &&
    item.senses.some((other) => other.kind === 'column' && other.table === table)
  )
    points += 8;
  // An act is a row of its table first, a date of it second.
  if (sense.kind === 'table' && item?.kind === 'senses' && item.verb) points += 9;
  if (sense.kind === 'column') {
    points += 1;
    const of = korean
      ? items[before]
      : items[before]?.kind === 'senses' && before === at - 1
        ? items[before]
        : items[after];
    for (const neighbour of [of, ...neighbours]) {
      // "사람들 이름": the name of a person.
      if (neighbour?.kind === 'role' && neighbour.role === 'person' && isOfPeople(table))
        points += 9;
      if (neighbour?.kind !== 'senses') continue;
      if (
        neighbour.senses.some(
          (other) => other.kind === 'table' && other.table === table && other.strength >= 2,
        )
      )
        points += neighbour === of ? 9 : 4;
      if (
        !isKindTable(table) &&
        neighbour.senses.some((other) => other.kind === 'value' && other.table === table)
      )
        points += 4;
    }
  }
  if (sense.kind === 'value')
    for (const neighbour of neighbours) {
      if (neighbour?.kind !== 'senses') continue;
      if (
        neighbour.senses.some((other) => other.kind === 'column' && other.column === sense.column)
      )
        points += 16;
      if (neighbour.senses.some((other) => other.kind === 'table' && other.table === table))
        points += 8;
      if (
        neighbour.senses.some(
          (other) =>
            other.kind === 'value' && other.table === table && other.column !== sense.column,
        )
      )
        points += 7;
    }
  points += mentioned.get(table.name) ?? 0;
  if (table.name === catalogue.defaultTable) points += 2;
  let nearest = mentioned.size === 0 ? 0 : 6;
  for (const name of mentioned.keys()) {
    const path =
      joinPaths(catalogue, table.name, name)[0] ?? joinPaths(catalogue, name, table.name)[0];
    if (path !== undefined) nearest = Math.min(nearest, path.length);
  }
  return points - nearest * 2;
}
