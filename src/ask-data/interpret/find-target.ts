// The table whose rows a question asks about.
import type { CatalogueTable } from '../catalogue/catalogue.js';
import { namesPeople } from '../catalogue/general-words.js';
import { joinPaths } from '../plan/join-paths.js';
import { word } from './column-meaning.js';
import { describedTable } from './described-table.js';
import type { Item } from './item.js';
import {
  adjacent,
  asksYesNo,
  has,
  isAlsoAsked,
  isNoun,
  nextTo,
  type Reader,
  senseOf,
  textOf,
} from './reader.js';
import { Unread } from './reading.js';

export function shapeOf(reader: Reader): 'list' | 'count' {
  // "몇 층이야?" asks for the value of a column, "몇 명이야?" for a number of rows.
  const count = reader.items.find((item) => item.kind === 'role' && item.role === 'count');
  const next = count === undefined ? undefined : reader.items[reader.items.indexOf(count) + 1];
  const sense = senseOf(reader, next);
  if (count?.text === '몇' && sense?.kind === 'column' && sense.column.kind === 'number')
    return 'list';
  return has(reader, 'count') ? 'count' : 'list';
}

// The noun the question is about. English: the first; Korean: the last, before any question word.
export function findTarget(reader: Reader, shape: 'list' | 'count'): CatalogueTable {
  const nouns = reader.items.filter((item) => isNoun(reader, item) && !reader.used.has(item));
  const said = nouns.filter((item) => item.kind === 'senses' && !item.verb);
  const verbs = nouns.filter((item) => item.kind === 'senses' && item.verb);
  const person = reader.items.find((item) => item.kind === 'role' && item.role === 'person');
  const asked = reader.items.find(
    (item) => item.kind === 'role' && ['what', 'count', 'list'].includes(item.role),
  );
  // "the dogs owned by people from Madison": the value comes first, the people describe it.
  const beside = asked === undefined || reader.korean ? undefined : nextTo(reader, asked, 1);
  const isValue = senseOf(reader, beside)?.kind === 'value' && beside!.start < (person?.start ?? 0);
  const wantsPerson = has(reader, 'who') || (person !== undefined && said.length === 0 && !isValue);
  if (wantsPerson) {
    const people = personTable(reader, said, verbs);
    if (people !== null) return people;
  }
  const counted = reader.items.find((item) => item.kind === 'role' && item.role === 'count');
  let head: Item | undefined;
  if (reader.korean) {
    const last = said.filter((item) => !isModifier(reader, item)).at(-1);
    head = last ?? said.at(-1);
    // "어떤 종류의 동물이야?": what is asked stands behind the question word.
    const which = reader.items.find(
      (item) =>
        item.kind === 'role' && item.role === 'what' && /^(?:어떤|무슨|어느)$/.test(item.text),
    );
    const asked = which === undefined ? undefined : nextTo(reader, which, 1);
    if (asked !== undefined && said.includes(asked)) head = asked;
    else if (head !== undefined && isAlsoAsked(reader, head))
      head = said[said.indexOf(head) - 1] ?? head;
    if (shape === 'count' && counted !== undefined) {
      const before = said
        .filter((item) => item.end <= counted.start && !isModifier(reader, item))
        .at(-1);
      head = before ?? head;
    }
  } else {
    const after =
      counted === undefined ? undefined : said.find((item) => item.start >= counted.end);
    const plain = said.filter((item) => !reader.negated.has(item));
    // "cats and their owners": what comes second is asked for as well.
    const leading = plain.filter(
      (item) => !(isAlsoAsked(reader, item) && followsValue(reader, item)),
    );
    head = after ?? leading[0] ?? (leading.length < plain.length ? undefined : said[0]);
    // "pet names": a table before its column; "customer orders": the last noun of the compound counts.
    let next = head === undefined ? undefined : reader.items[reader.items.indexOf(head) + 1];
    while (
      head !== undefined &&
      next !== undefined &&
      said.includes(next) &&
      adjacent(reader, head, next) &&
      senseOf(reader, next)?.kind === 'table' &&
      !/(?:ed|ing)$/i.test(next.text)
    ) {
      reader.used.add(head);
      head = next;
      next = reader.items[reader.items.indexOf(head) + 1];
    }
  }
  // "Which novels were written by ...": the value itself is the noun.
  const which = reader.items.find(
    (item) => item.kind === 'role' && ['what', 'count', 'list'].includes(item.role),
  );
  const valued =
    which === undefined || reader.korean ? undefined : senseOf(reader, nextTo(reader, which, 1));
  const value = reader.korean ? lastValue(reader) : null;
  if (value !== null) return value;
  const behind =
    reader.items[reader.items.indexOf(nextTo(reader, which ?? reader.items[0]!, 1)!) + 1];
  const isBare =
    behind === undefined || !isNoun(reader, behind) || (behind.kind === 'senses' && behind.verb);
  if (
    (head === undefined || (isBare && said.every((item) => reader.negated.has(item)))) &&
    valued?.kind === 'value'
  ) {
    const described = describedBy(reader, valued.table);
    const isName =
      valued.table === described && valued.table.nameColumns.includes(valued.column.name);
    if (!isName) return described;
  }
  head ??= verbs.find((item) => senseOf(reader, item)?.kind === 'table') ?? verbs[0];
  const sense = senseOf(reader, head);
  if (sense !== undefined && sense.kind !== 'definition') return sense.table;
  const ofYesNo = asksYesNo(reader) ? reader.filters.at(-1)?.filter.table : undefined;
  const own = reader.filters.find(
    ({ filter }) => filter.table.name === reader.catalogue.defaultTable,
  )?.filter.table;
  const first =
    own ??
    defaultTable(reader) ??
    ofYesNo ??
    reader.filters[0]?.filter.table ??
    reader.groups[0]?.table;
  if (first === undefined) throw new Unread({ kind: 'nothing-asked' });
  return describedBy(reader, first);
}

// "2024년에 안 온 강아지는?": the last word is a kind, its rows are asked for.
function lastValue(reader: Reader): CatalogueTable | null {
  const last = reader.items.filter(({ kind }) => kind === 'senses').at(-1);
  const sense = senseOf(reader, last);
  if (last === undefined || sense?.kind !== 'value') return null;
  const described = describedBy(reader, sense.table);
  const isKind = described !== sense.table && !reader.negated.has(last);
  return isKind && /^(?:은|는|이|가|을|를|들.{0,2}|이?야|이?에요|만.?)?$/.test(last.particle)
    ? described
    : null;
}

function followsValue(reader: Reader, item: Item): boolean {
  return reader.items.some(
    (other) => other.start < item.start && senseOf(reader, other)?.kind === 'value',
  );
}

// "How many cats?": the value names a kind, its rows are those of the table that has the kind.
export function describedBy(reader: Reader, table: CatalogueTable): CatalogueTable {
  return describedTable(reader.catalogue, table);
}

// "반려동물을 키우는 주인": a noun with an object particle before a verb modifies what follows.
export function isModifier(reader: Reader, item: Item): boolean {
  const next = nextTo(
    reader,
    item,
    1,
    (o) => o.kind === 'role' && ['stop', 'most', 'exists'].includes(o.role),
  );
  const laterNoun = reader.items.some(
    (other) =>
      other.start > item.start &&
      isNoun(reader, other) &&
      !reader.used.has(other) &&
      other.kind === 'senses' &&
      !other.verb,
  );
  return laterNoun && next !== undefined;
}

export function personTable(
  reader: Reader,
  said: readonly Item[],
  verbs: readonly Item[],
): CatalogueTable | null {
  const isPeople = (table: CatalogueTable) =>
    table.words.some(({ text }) => namesPeople(text)) || table.nameColumns.length === 2;
  const candidates = [...said, ...verbs]
    .map((item) => senseOf(reader, item))
    .flatMap((sense) => (sense !== undefined && sense.kind !== 'definition' ? [sense.table] : []));
  const direct = candidates.find(isPeople);
  if (direct !== undefined) return direct;
  const filterTables = reader.filters.map(({ filter }) => filter.table);
  const owned = filterTables.find(isPeople);
  const around = [...candidates, ...filterTables];
  const near = reader.catalogue.tables.filter(
    (table) =>
      isPeople(table) &&
      around.some(
        (other) =>
          other !== table && joinPaths(reader.catalogue, table.name, other.name).length > 0,
      ),
  );
  // "누가 진료를 …?": a person whose row is linked with what is spoken of; two such tables leave it open.
  if (owned !== undefined && (near.length === 0 || candidates.length === 0)) return owned;
  const nearest = near
    .map((table) => ({
      table,
      length: Math.min(
        ...(candidates.length > 0 ? candidates : around).map(
          (other) => joinPaths(reader.catalogue, table.name, other.name)[0]?.length ?? 9,
        ),
      ),
    }))
    .sort((a, b) => a.length - b.length);
  if (nearest.length > 1 && nearest[0]!.length === nearest[1]!.length)
    throw new Unread({
      kind: 'unclear',
      word: textOf(reader, 'who') || textOf(reader, 'person'),
      choices: nearest.map(({ table }) => word(table)),
    });
  // "Who treated Rex?": an act is done by whom its row names, not by someone further away.
  if (said.length === 0 && candidates.length > 0 && (nearest[0]?.length ?? 0) > 1)
    throw new Unread({
      kind: 'not-linked',
      from: word(candidates[0]!),
      to: textOf(reader, 'who') || textOf(reader, 'person'),
    });
  return nearest[0]?.table ?? owned ?? null;
}

export function defaultTable(reader: Reader): CatalogueTable | undefined {
  return reader.catalogue.tables.find(({ name }) => name === reader.catalogue.defaultTable);
}
