// What a question denies: "not", "없는", "never", empty dates.
import type { CatalogueTable } from '../catalogue/catalogue.js';
import { isToOne, joinPaths } from '../plan/join-paths.js';
import { isDate } from './column-meaning.js';
import type { Item } from './item.js';
import { nextTo, push, type Reader, senseOf } from './reader.js';
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
