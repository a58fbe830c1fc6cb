// Conditions: negations, groups, values, and dates that must be missing.
import { type CatalogueTable, columnOf } from '../catalogue/catalogue.js';
import { isToOne, joinPaths } from '../plan/join-paths.js';
import { isDate } from './column-meaning.js';
import type { Item } from './item.js';
import {
  adjacent,
  has,
  isNoun,
  isStop,
  nextTo,
  push,
  type Reader,
  senseOf,
  tableOf,
} from './reader.js';
import { type Filter, Unread } from './reading.js';

export function readNegations(reader: Reader): void {
  for (const item of reader.items) {
    const inVerb = reader.korean && /않|없|못/.test(item.particle);
    if (inVerb) reader.negated.add(item);
    if (item.kind !== 'role' || item.role !== 'not') continue;
    // "수강을 안 한 학생": an empty verb follows, the act stands before.
    const next = reader.items[reader.items.indexOf(item) + 1];
    const isEmpty = next?.kind === 'role' && next.role === 'stop';
    // Korean negates what stands before it, English what follows; "하지 않은" has its verb between.
    const content = (other: Item) =>
      !(
        other.kind === 'senses' ||
        other.kind === 'time' ||
        other.kind === 'compare' ||
        other.kind === 'between'
      );
    const found =
      nextTo(
        reader,
        item,
        reader.korean && !(/^[안미못]$/.test(item.text) && !isEmpty) ? -1 : 1,
        content,
      ) ?? nextTo(reader, item, reader.korean ? 1 : -1, content);
    if (found === undefined) throw new Unread({ kind: 'unknown-words', words: [item.text] });
    // "침입은 없었지?" asks whether there is one.
    if (reader.korean && /^(?:적?없|적이없)/.test(item.text) && endsQuestion(reader, item)) {
      reader.used.add(item);
      continue;
    }
    reader.used.add(item);
    reader.negated.add(found);
    // A Korean verb that carries the negation hands it to the noun it is about: "방문을 하지 않은".
    if (reader.korean && found.kind === 'senses' && found.verb) {
      const noun = nextTo(reader, found, -1, content);
      if (
        noun !== undefined &&
        (senseOf(reader, noun)?.kind === 'value' || /^(?:을|를|도)/.test(noun.particle))
      )
        reader.negated.add(noun);
    }
  }
}

function endsQuestion(reader: Reader, item: Item): boolean {
  return (
    /^(?:어|나|니|지|을까|었|습|음|는지|는가|던가|대|죠|네)/.test(item.particle) &&
    reader.items
      .slice(reader.items.indexOf(item) + 1)
      .every((other) => other.kind === 'role' && other.role === 'stop')
  );
}

// "not shipped yet": `shipped_at` is empty, whatever the status says by now.
export function preferMissingDates(reader: Reader): void {
  for (const item of reader.negated) {
    const sense = senseOf(reader, item);
    if (sense?.kind !== 'value' || item.kind !== 'senses') continue;
    const date = item.senses.find(
      (other) =>
        other.kind === 'column' &&
        other.table === sense.table &&
        other.column.nullable &&
        isDate(other.column),
    );
    if (date?.kind === 'column')
      reader.chosen.set(item, { kind: 'column', table: date.table, column: date.column });
  }
}

/** "not dogs or cats", "강아지나 고양이가 아닌": a negation holds for every value it is said of. */
export function spreadOverValues(reader: Reader): void {
  for (const item of [...reader.negated]) {
    const sense = senseOf(reader, item);
    if (sense?.kind !== 'value') continue;
    const step = reader.korean ? -1 : 1;
    let last = item;
    for (;;) {
      const next = nextTo(
        reader,
        last,
        step,
        (other) => other.kind === 'role' && ['or', 'and', 'stop'].includes(other.role),
      );
      const other = senseOf(reader, next);
      const [left, right] = reader.korean ? [next, last] : [last, next];
      if (next === undefined || other?.kind !== 'value' || other.column !== sense.column) break;
      const between = reader.items.slice(
        reader.items.indexOf(left!) + 1,
        reader.items.indexOf(right!),
      );
      const isJoined =
        /^(?:이?나|와|과|이?랑|하고|도)$/.test(left!.particle) ||
        between.some((one) => one.kind === 'role' && ['or', 'and'].includes(one.role));
      if (!isJoined) break;
      reader.negated.add(next);
      last = next;
    }
  }
}

export function readGroups(reader: Reader): void {
  for (const item of reader.items) {
    let noun: Item | undefined;
    if (item.kind === 'role' && item.role === 'group') {
      noun = nextTo(
        reader,
        item,
        1,
        (other) => other.kind === 'role' && ['stop', 'of'].includes(other.role),
      );
      // "list every visit": each row, not a group of one.
      if (/^(?:each|every|각|각각|각자|매)$/i.test(item.text) && !measuresAnything(reader)) {
        reader.used.add(item);
        continue;
      }
      if (/^by$/i.test(item.text)) {
        const previous = nextTo(reader, item, -1);
        if (previous?.kind === 'senses' && previous.verb) {
          reader.used.add(item);
          continue;
        }
      }
      // "each owner's pets", "per pet type": the whole noun phrase.
      const next = noun === undefined ? undefined : reader.items[reader.items.indexOf(noun) + 1];
      if (
        noun !== undefined &&
        next !== undefined &&
        senseOf(reader, noun)?.kind === 'table' &&
        isNoun(reader, next) &&
        adjacent(reader, noun, next)
      ) {
        reader.used.add(noun);
        noun = next;
      }
    } else if (item.kind === 'role' && item.role === 'group-before')
      noun = nextTo(reader, item, -1);
    else if (
      (/별$/.test(item.text) &&
        (/^로/.test(item.particle) || (item.particle === '' && has(reader, 'count')))) ||
      (/별|마다|당(?!$)|당$/.test(item.particle) &&
        /^(?:별|별로|별로는|마다|당|들마다)/.test(item.particle))
    )
      noun = item;
    if (noun === undefined || !isNoun(reader, noun)) {
      // "written by Mira Holt" names who did it.
      if (/^by$/i.test(item.text)) reader.used.add(item);
      continue;
    }
    addGroup(reader, noun);
    // "per city and sex"
    const and = reader.items[reader.items.indexOf(noun) + 1];
    const second = reader.items[reader.items.indexOf(noun) + 2];
    if (and?.kind === 'role' && and.role === 'and' && senseOf(reader, second)?.kind === 'column')
      addGroup(reader, second!);
  }
}

function measuresAnything(reader: Reader): boolean {
  const measuring = ['count', 'average', 'sum', 'greatest', 'least', 'most', 'many', 'few'];
  return reader.items.some((item) => item.kind === 'role' && measuring.includes(item.role));
}

export function addGroup(reader: Reader, item: Item): void {
  const sense = senseOf(reader, item);
  reader.used.add(item);
  if (sense?.kind === 'table') reader.groups.push({ table: sense.table, column: null });
  if (sense?.kind === 'column') {
    const isName = sense.table.nameColumns.includes(sense.column.name);
    reader.groups.push({ table: sense.table, column: isName ? null : sense.column });
    const before = reader.items[reader.items.indexOf(item) - 1];
    if (tableOf(reader, before) === sense.table) reader.used.add(before!);
  }
}

export function readValues(reader: Reader): void {
  const byColumn = new Map<string, { filter: Filter; item: Item }>();
  for (const item of reader.items) {
    const sense = senseOf(reader, item);
    if (sense === undefined || reader.used.has(item)) continue;
    if (sense.kind === 'definition') {
      const table = reader.catalogue.tables.find(({ name }) => name === sense.definition.table)!;
      const column =
        columnOf(table, sense.definition.conditions[0]?.column ?? '') ?? table.columns[0]!;
      push(reader, item, {
        table,
        column,
        test: { kind: 'definition', definition: sense.definition },
        negated: reader.negated.has(item),
        said: item.text,
      });
      continue;
    }
    if (sense.kind !== 'value') continue;
    const negated = reader.negated.has(item);
    const key = `${sense.table.name}.${sense.column.name}.${negated}`;
    const other = byColumn.get(key);
    const both = joinsBoth(reader, other?.item, item);
    const isApart =
      hasRivals(reader, sense.table) &&
      other !== undefined &&
      !joinsDirectly(reader, other.item, item);
    if (other !== undefined && other.filter.test.kind === 'values' && !both && !isApart) {
      const values = [
        ...other.filter.test.values,
        ...sense.values.filter(
          (value) =>
            !(other.filter.test.kind === 'values' && other.filter.test.values.includes(value)),
        ),
      ];
      const filter: Filter = {
        ...other.filter,
        test: { kind: 'values', values, all: false },
        said: `${other.filter.said}, ${item.text}`,
      };
      const at = reader.filters.findIndex(({ filter: known }) => known === other.filter);
      reader.filters[at] = { filter, item };
      byColumn.set(key, { filter, item });
      reader.used.add(item);
      continue;
    }
    const filter: Filter = {
      table: sense.table,
      column: sense.column,
      test: { kind: 'values', values: sense.values, all: both },
      negated,
      said: item.text,
    };
    push(reader, item, filter);
    byColumn.set(key, { filter, item });
    // "city Madison", "status is open": the column only says where the value is.
    const named = nextTo(reader, item, -1, (o) => isStop(reader, o));
    const after = nextTo(reader, item, 1, (o) => isStop(reader, o));
    for (const near of [named, after]) {
      const column = senseOf(reader, near);
      if (
        near !== undefined &&
        column?.kind === 'column' &&
        column.column === sense.column &&
        column.table === sense.table &&
        (near === named || !reader.korean || isLabel(reader, item, near)) &&
        !reader.used.has(near) &&
        !isAsked(reader, near)
      )
        reader.used.add(near);
    }
  }
}

// "Center 구역에 있는": the column stands right behind its value, as its label.
function isLabel(reader: Reader, value: Item, noun: Item): boolean {
  return (
    reader.items.indexOf(noun) === reader.items.indexOf(value) + 1 &&
    /^(?:이?라는|이?란)?$/.test(value.particle) &&
    (/^(?:에|의|인|로|에서)/.test(noun.particle) ||
      has(reader, 'count') ||
      hasNounAfter(reader, noun))
  );
}

function hasNounAfter(reader: Reader, item: Item): boolean {
  return reader.items.some((other) => other.start > item.start && isNoun(reader, other));
}

// Two foreign keys lead to the table: "from Paris to New York" are two conditions.
function hasRivals(reader: Reader, table: CatalogueTable): boolean {
  const links = reader.catalogue.links.filter(({ to }) => to === table.name);
  return links.some((link) => links.some((other) => other !== link && other.from === link.from));
}

function joinsDirectly(reader: Reader, a: Item, b: Item): boolean {
  const between = reader.items.slice(reader.items.indexOf(a) + 1, reader.items.indexOf(b));
  return between.every((item) => item.kind === 'role' && ['and', 'or'].includes(item.role));
}

export function isAsked(reader: Reader, item: Item): boolean {
  const before = nextTo(
    reader,
    item,
    -1,
    (other) => other.kind === 'role' && ['stop', 'of'].includes(other.role),
  );
  return (
    before?.kind === 'role' &&
    ['what', 'list', 'count'].includes(before.role) &&
    /^(?:what|which|무엇|어떤)/i.test(before.text)
  );
}

export function joinsBoth(reader: Reader, a: Item | undefined, b: Item): boolean {
  if (a === undefined) return false;
  const between = reader.items.slice(reader.items.indexOf(a) + 1, reader.items.indexOf(b));
  const isAnd =
    /와$|과$|하고$|랑$/.test(a.particle) ||
    between.some((item) => item.kind === 'role' && item.role === 'and');
  return isAnd && /\bboth\b|둘 ?다|모두|동시에|함께/i.test(reader.question);
}

/** "not George Franklin": a row is named by all its names, so all of them are negated as one. */
export function readNegatedNames(reader: Reader): void {
  const parts = reader.filters.filter(
    ({ filter: { table, column, test } }) =>
      test.kind === 'values' &&
      test.values.length === 1 &&
      table.nameColumns.length === 2 &&
      table.nameColumns.includes(column.name),
  );
  for (const first of parts) {
    const second = parts.find(
      (other) =>
        other !== first &&
        other.filter.table === first.filter.table &&
        reader.items.indexOf(other.item) === reader.items.indexOf(first.item) + 1,
    );
    if (second === undefined || first.filter.negated === second.filter.negated) continue;
    const conditions = [first, second].map(({ filter: { column, test } }) => ({
      column: column.name,
      operator: '=' as const,
      value: test.kind === 'values' ? test.values[0]! : '',
    }));
    const definition = { words: [], table: first.filter.table.name, conditions };
    const said = `${first.filter.said} ${second.filter.said}`;
    const filter: Filter = {
      ...first.filter,
      test: { kind: 'definition', definition },
      negated: true,
      said,
    };
    const rest = reader.filters.filter((one) => one !== first && one !== second);
    reader.filters.splice(0, reader.filters.length, ...rest, { filter, item: first.item });
    reader.told.add(first.item);
    reader.told.add(second.item);
  }
}

// "not returned", "반납하지 않은", "아직 반납 안 된": an empty date.
export function readMissing(reader: Reader): void {
  for (const item of reader.items) {
    if (item.kind !== 'role' || item.role !== 'missing') continue;
    const near = nextTo(reader, item, -1) ?? nextTo(reader, item, 1);
    const sense = senseOf(reader, near);
    if (near === undefined || sense?.kind !== 'column' || !sense.column.nullable) continue;
    const of = { table: sense.table, column: sense.column };
    push(reader, near, { ...of, test: { kind: 'missing' }, negated: false, said: near.text });
  }
  for (const item of reader.negated) {
    const sense = senseOf(reader, item);
    if (sense?.kind !== 'column' || reader.used.has(item)) continue;
    if (item.kind === 'senses' && item.verb && !isDate(sense.column)) continue;
    // "never admitted": of what a row has many of, there is none.
    const [path] = joinPaths(reader.catalogue, reader.target!.name, sense.table.name);
    if (!sense.column.nullable && path !== undefined && !isToOne(path)) {
      reader.used.add(item);
      reader.told.add(item);
      reader.relations.push({ table: sense.table, negated: true, count: null });
      continue;
    }
    if (!sense.column.nullable) throw new Unread({ kind: 'unknown-words', words: [item.text] });
    push(reader, item, {
      table: sense.table,
      column: sense.column,
      test: { kind: 'missing' },
      negated: false,
      said: item.text,
    });
  }
}

export function negateFilters(reader: Reader, table: CatalogueTable): void {
  for (const [at, { filter, item }] of reader.filters.entries())
    if (filter.table === table) reader.filters[at] = { item, filter: { ...filter, negated: true } };
}

// "never borrowed a book": what lies behind the missing rows is missing with them.
export function spreadNegation(reader: Reader, target: CatalogueTable): void {
  for (const relation of reader.relations.filter(({ negated }) => negated)) {
    const isBehind = (table: CatalogueTable) =>
      table !== relation.table &&
      joinPaths(reader.catalogue, target.name, table.name)[0]?.some(
        ({ to }) => to === relation.table.name,
      ) === true;
    const kept = reader.relations.filter((other) => other.negated || !isBehind(other.table));
    for (const { table } of reader.relations)
      if (!kept.some((other) => other.table === table)) reader.implied.add(table);
    const behind = reader.filters.filter(({ filter }) => isBehind(filter.table));
    for (const { filter } of behind) negateFilters(reader, filter.table);
    if (behind.length > 0) reader.implied.add(relation.table);
    const rest = behind.length > 0 ? kept.filter((other) => other !== relation) : kept;
    reader.relations.splice(0, reader.relations.length, ...rest);
  }
}

/** Whether the words on both sides of an "or" became alternatives of one condition. */
export function joinsAlternatives(reader: Reader, item: Item): boolean {
  if (/^either$/i.test(item.text)) return /\bor\b/i.test(reader.question);
  const isContent = (other: Item) => other.kind !== 'senses' && other.kind !== 'unknown';
  const left = item.kind === 'senses' ? item : nextTo(reader, item, -1, isContent);
  const right = nextTo(reader, item, 1, isContent);
  const [a, b] = [senseOf(reader, left), senseOf(reader, right)];
  return a?.kind === 'value' && b?.kind === 'value' && a.column === b.column;
}
