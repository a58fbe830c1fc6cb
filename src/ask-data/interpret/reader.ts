// A question being read: its items, what each means here, and what has been found so far.
import type { Catalogue, CatalogueTable } from '../catalogue/catalogue.js';
import { type Chosen, chooseSenses } from './choose-senses.js';
import { hasIdea, isDate } from './column-meaning.js';
import type { Adjective, Item, Role } from './item.js';
import type { ColumnOf, Filter, Group, Order, Reading, Relation } from './reading.js';

export interface Reader {
  readonly items: Item[];
  readonly catalogue: Catalogue;
  readonly korean: boolean;
  readonly question: string;
  /** The one sense of every item that has any. */
  readonly chosen: Map<Item, Chosen>;
  /** Items that have found their place. */
  readonly used: Set<Item>;
  readonly filters: { filter: Filter; item: Item }[];
  readonly relations: Relation[];
  readonly groups: Group[];
  readonly negated: Set<Item>;
  /** Tables that a negation reaches through: who never borrowed has no book either. */
  readonly implied: Set<CatalogueTable>;
  /** Items whose meaning went into a condition of several words. */
  readonly told: Set<Item>;
  having: Reading['having'];
  limit: number | null;
  place: number;
  order: Order | null;
  /** Null until it is found. */
  target: CatalogueTable | null;
}

/** A reader at the start; throws `Unread` when a word has two equally near senses. */
export function startReading(
  items: readonly Item[],
  catalogue: Catalogue,
  language: 'ko' | 'en',
  question: string,
): Reader {
  const korean = language === 'ko';
  return {
    items: [...items],
    catalogue,
    korean,
    question,
    chosen: chooseSenses(items, catalogue, korean),
    used: new Set(),
    filters: [],
    relations: [],
    groups: [],
    negated: new Set(),
    implied: new Set(),
    told: new Set(),
    having: null,
    limit: null,
    place: 1,
    order: null,
    target: null,
  };
}

export function has(reader: Reader, role: Role): boolean {
  return reader.items.some((item) => item.kind === 'role' && item.role === role);
}

export function textOf(reader: Reader, role: Role): string {
  return reader.items.find((item) => item.kind === 'role' && item.role === role)?.text ?? '';
}

export function isStop(_reader: Reader, item: Item): boolean {
  return (
    item.kind === 'role' &&
    [
      'stop',
      'of',
      'with',
      'named',
      'person',
      'exists',
      'list',
      'what',
      'distinct',
      'all',
      'establishment',
      'thing',
      'only',
    ].includes(item.role)
  );
}

// The next item that is not a stop word, in a direction.
export function nextTo(
  reader: Reader,
  item: Item,
  step: 1 | -1,
  skip: (other: Item) => boolean = (other) => isStop(reader, other),
): Item | undefined {
  let at = reader.items.indexOf(item) + step;
  while (at >= 0 && at < reader.items.length && skip(reader.items[at]!)) at += step;
  return reader.items[at];
}

export function senseOf(reader: Reader, item: Item | undefined): Chosen | undefined {
  return item === undefined ? undefined : reader.chosen.get(item);
}

export function tableOf(reader: Reader, item: Item | undefined): CatalogueTable | null {
  const sense = senseOf(reader, item);
  return sense?.kind === 'table' ? sense.table : null;
}

export function isNoun(reader: Reader, item: Item | undefined): boolean {
  const sense = senseOf(reader, item);
  return sense !== undefined && (sense.kind === 'table' || sense.kind === 'column');
}

export function adjacent(reader: Reader, a: Item, b: Item): boolean {
  return /^\s*$/.test(reader.question.slice(a.end, b.start)) || b.start - a.end <= 1;
}

export function push(reader: Reader, item: Item, filter: Filter): void {
  reader.filters.push({ filter, item });
  reader.used.add(item);
}

export function mentionedTables(reader: Reader): readonly CatalogueTable[] {
  return [
    ...reader.items.map((item) => senseOf(reader, item)),
    ...reader.filters.map(({ filter }) => filter),
  ].flatMap((sense) => (sense !== undefined && 'table' in sense ? [sense.table] : []));
}

export function asksYesNo(reader: Reader): boolean {
  if (
    reader.items.some(
      (item) =>
        item.kind === 'role' &&
        ['count', 'who', 'where', 'when', 'what', 'list', 'amount'].includes(item.role),
    )
  )
    return false;
  if (!reader.korean)
    return /^(?:is|are|was|were|do|does|did|has|have|can)\b/i.test(reader.question.trim());
  return /(?:있나|있어|있습니까|있니|있는지|있었|인가|나요|습니까|었어|았어|했어|는가|없나|없어|없었|입니까|맞아|맞나|니)(?:요)?\s*[?？]?\s*$/.test(
    reader.question.trim(),
  );
}

export function isAlsoAsked(reader: Reader, item: Item): boolean {
  if (has(reader, 'count')) return false;
  const before = nextTo(
    reader,
    item,
    -1,
    (other) => other.kind === 'role' && ['stop', 'of', 'what'].includes(other.role),
  );
  if (!reader.korean)
    return (
      (before?.kind === 'role' && before.role === 'and') ||
      /\bwith\s+(?:their|its|his|her|the)\s+$/i.test(reader.question.slice(0, item.start))
    );
  const next = nextTo(
    reader,
    item,
    1,
    (other) => other.kind === 'role' && ['stop'].includes(other.role),
  );
  const joined = /^(?:와|과|랑|이랑|하고)/.test(item.particle) && isNoun(reader, next);
  const listed =
    before?.kind === 'role' &&
    before.role === 'list' &&
    /^(?:와|과|랑|이랑|하고)/.test(before.particle);
  if (listed) return true;
  const after =
    before !== undefined &&
    (/^(?:와|과|랑|이랑|하고)/.test(before.particle) ||
      (before.kind === 'role' && before.role === 'and')) &&
    isNoun(reader, before);
  return joined || after;
}

export function neighbours(reader: Reader, table: CatalogueTable): readonly CatalogueTable[] {
  if (!reader.items.some((item) => item.kind === 'senses' && item.verb)) return [];
  return reader.catalogue.tables.filter((other) =>
    reader.catalogue.links.some(({ from, to }) => from === other.name && to === table.name),
  );
}

export function columnOfAdjective(
  _reader: Reader,
  adjective: Adjective,
  table: CatalogueTable,
): { of: ColumnOf; largest: boolean } | null {
  for (const idea of adjective.columns) {
    const turned = idea.startsWith('-');
    const name = turned ? idea.slice(1) : idea;
    const column =
      name === 'when'
        ? table.columns.find((other) => other.name === table.whenColumn)
        : (table.columns.find(
            (other) =>
              (other.kind === 'number' || isDate(other)) && !other.isKey && hasIdea(other, name),
          ) ??
          (/date|created|founded/.test(name)
            ? table.columns.find((other) => isDate(other) && hasIdea(other, name))
            : undefined));
    if (column !== undefined)
      return { of: { table, column }, largest: adjective.largest !== turned };
  }
  return null;
}

// "older than 10": the adjective is part of the comparison's own words.
export function adjectiveInText(reader: Reader, item: Item): readonly string[] {
  // Its own words where they hold an adjective ("cheaper than 50"), else the question around it.
  const holds =
    /older|younger|longer|shorter|heavier|lighter|cheap|expensive|pric|cost|나이|어린|긴|짧|무거|가벼|비싼|싼|저렴/i;
  const text = holds.test(item.text) ? item.text : reader.question;
  if (/\b(?:older|younger)\b|나이|어린/i.test(text)) return ['age', 'birth date'];
  if (/\b(?:longer|shorter)\b|긴|짧은/i.test(text))
    return ['duration', 'downtime', 'length', 'page', 'height'];
  if (/\b(?:heavier|lighter)\b|무거운|가벼운/i.test(text)) return ['weight'];
  if (/비싼|싼|저렴|cheap|expensive|cost/i.test(text)) return ['price', 'cost', 'fee', 'amount'];
  return [];
}
