// Numbers of a question: counts of related rows, comparisons of columns, limits.
import { type CatalogueColumn, type CatalogueTable, columnOf } from '../catalogue/catalogue.js';
import { flipped, hasIdea, isDate, rounded, scaleOf } from './column-meaning.js';
import type { Item } from './item.js';
import { countUnits } from './number-phrases.js';
import {
  adjectiveInText,
  isStop,
  mentionedTables,
  nextTo,
  type Reader,
  senseOf,
  tableOf,
} from './reader.js';
import { type ColumnOf, type Test, Unread } from './reading.js';

// "more than 2 pets", "반려동물을 2마리 이상"
export function readCountsOf(reader: Reader, target: CatalogueTable): void {
  for (const item of reader.items) {
    if (
      item.kind !== 'compare' &&
      !(item.kind === 'number' && item.unit !== null && countUnits.has(item.unit)) &&
      !(item.kind === 'number' && item.unit === null)
    )
      continue;
    if (reader.used.has(item)) continue;
    const unitCounts = item.unit === null || countUnits.has(item.unit);
    if (!unitCounts) continue;
    const next = reader.items[reader.items.indexOf(item) + 1];
    const nounAfter =
      senseOf(reader, next)?.kind === 'table' && (!reader.korean || /^의/.test(item.particle))
        ? next
        : undefined;
    const previous = nextTo(reader, item, -1);
    const nounBefore =
      reader.korean && senseOf(reader, previous)?.kind === 'table' ? previous : undefined;
    const verbAfter = item.unit !== null ? nextTo(reader, item, 1) : undefined;
    const verbNoun =
      verbAfter?.kind === 'senses' &&
      senseOf(reader, verbAfter)?.kind === 'table' &&
      (reader.korean || verbAfter.verb || nounAfter === undefined)
        ? verbAfter
        : undefined;
    const verbBefore =
      !reader.korean &&
      item.unit !== null &&
      previous?.kind === 'senses' &&
      senseOf(reader, previous)?.kind === 'table'
        ? previous
        : undefined;
    const noun = [nounAfter, nounBefore, verbNoun, verbBefore].find((candidate) => {
      const sense = senseOf(reader, candidate);
      return sense?.kind === 'table' && sense.table !== target;
    });
    const sense = senseOf(reader, noun);
    if (noun === undefined && readGroupSize(reader, item, target, nounAfter ?? nounBefore))
      continue;
    if (noun === undefined || sense?.kind !== 'table') continue;
    reader.used.add(item);
    reader.used.add(noun);
    for (const other of reader.items)
      if (tableOf(reader, other) === sense.table && other.kind === 'senses' && other.verb)
        reader.used.add(other);
    const operator = item.kind === 'compare' ? item.operator : '=';
    reader.relations.push({
      table: sense.table,
      negated: false,
      count: { operator, value: item.value },
    });
  }
}

// "cities with more than one owner": groups of the rows counted, by the column that is asked for.
function readGroupSize(
  reader: Reader,
  item: Item & { readonly kind: 'compare' | 'number' },
  target: CatalogueTable,
  counted: Item | undefined,
): boolean {
  if (tableOf(reader, counted) !== target || counted === undefined) return false;
  const column = reader.items.find((other) => {
    const sense = senseOf(reader, other);
    return (
      sense?.kind === 'column' &&
      !reader.used.has(other) &&
      sense.column.kind === 'text' &&
      !sense.table.nameColumns.includes(sense.column.name)
    );
  });
  const sense = senseOf(reader, column);
  if (column === undefined || sense?.kind !== 'column' || reader.groups.length > 0) return false;
  for (const used of [item, counted, column]) reader.used.add(used);
  reader.groups.push({ table: sense.table, column: sense.column });
  reader.having = { operator: item.kind === 'compare' ? item.operator : '=', value: item.value };
  return true;
}

export function readNumbers(reader: Reader, target: CatalogueTable): void {
  for (const item of reader.items) {
    if (item.kind === 'top') {
      reader.limit = item.count;
      reader.used.add(item);
    }
    if (
      (item.kind !== 'compare' && item.kind !== 'between' && item.kind !== 'number') ||
      reader.used.has(item)
    )
      continue;
    if (
      item.kind === 'number' &&
      (item.unit === null || countUnits.has(item.unit)) &&
      takesLimit(reader, item)
    )
      continue;
    const { column, mention } = columnOfNumber(reader, item, target);
    if (mention !== null) reader.used.add(mention);
    const scale = scaleOf(item.unit, column.column);
    const said = mention === null ? item.text : `${mention.text} ${item.text}`;
    const negated = reader.negated.has(item);
    reader.used.add(item);
    if (isDate(column.column)) {
      if (item.kind !== 'compare' || !isAge(reader, item))
        throw new Unread({ kind: 'unknown-words', words: [item.text] });
      reader.filters.push({
        item,
        filter: {
          ...column,
          test: {
            kind: 'compare',
            operator: flipped(item.operator),
            value: `-${item.value} years`,
          },
          negated,
          said,
        },
      });
      continue;
    }
    if (column.column.kind === 'text' && item.kind === 'number') {
      const test = { kind: 'values', values: [String(item.value)], all: false } as const;
      reader.filters.push({ item, filter: { ...column, test, negated, said } });
      continue;
    }
    const test: Test =
      item.kind === 'between'
        ? { kind: 'between', low: item.low * scale, high: item.high * scale }
        : {
            kind: 'compare',
            operator: item.kind === 'compare' ? item.operator : '=',
            value: rounded(item.value * scale),
          };
    reader.filters.push({ item, filter: { ...column, test, negated, said } });
  }
}

export function takesLimit(reader: Reader, item: Item & { kind: 'number' }): boolean {
  const superlative = reader.items.some(
    (other) =>
      (other.kind === 'role' &&
        ['most', 'last', 'first', 'greatest', 'least', 'few', 'many'].includes(other.role)) ||
      (other.kind === 'adjective' && other.form !== 'comparative'),
  );
  if (!superlative) return false;
  if (!Number.isInteger(item.value) || item.value < 1) return false;
  reader.limit = item.value;
  reader.used.add(item);
  return true;
}

// "older than 50": years, of whoever has a birth date.
export function isAge(
  _reader: Reader,
  item: Item & { kind: 'compare' | 'between' | 'number' },
): boolean {
  if (item.unit === '세' || item.unit === 'years') return true;
  return item.unit === null && /^(?:older|younger) than/i.test(item.text);
}

export function columnOfNumber(
  reader: Reader,
  item: Item & { kind: 'compare' | 'between' | 'number' },
  target: CatalogueTable,
): { column: ColumnOf; mention: Item | null } {
  const fits = (column: CatalogueColumn) =>
    column.kind === 'number' || (isDate(column) && isAge(reader, item));
  const before = nextTo(
    reader,
    item,
    -1,
    (o) =>
      isStop(reader, o) ||
      o.kind === 'adjective' ||
      (o.kind === 'role' && ['than', 'greatest', 'least', 'what', 'sum'].includes(o.role)),
  );
  const after = nextTo(reader, item, 1, (o) => isStop(reader, o) || o.kind === 'adjective');
  for (const near of reader.korean ? [before, after] : [before, after]) {
    const sense = senseOf(reader, near);
    if (
      near !== undefined &&
      sense?.kind === 'column' &&
      fits(sense.column) &&
      !(item.kind !== 'number' && namesThings(sense.column)) &&
      !reader.used.has(near) &&
      !(item.unit === '세' && !isDate(sense.column) && !hasIdea(sense.column, 'age'))
    )
      return { column: { table: sense.table, column: sense.column }, mention: near };
  }
  // A key said before its number: "id 5", "video 1".
  const table = senseOf(reader, before);
  if (
    item.kind === 'number' &&
    table?.kind === 'table' &&
    before !== undefined &&
    /^[\s#]*(?:no\.?|number|번호)?\s*$/i.test(reader.question.slice(before.end, item.start)) &&
    table.table.primaryKey.length === 1 &&
    item.unit === null
  ) {
    // "room 202" is known by its number when it has one, else by its key.
    const code = table.table.nameColumns
      .map((name) => columnOf(table.table, name)!)
      .find(({ kind, name }) => kind === 'text' && /(?:no|number|code|번호|호)$/i.test(name));
    if (code !== undefined)
      return { column: { table: table.table, column: code }, mention: before };
    const key = columnOf(table.table, table.table.primaryKey[0]!);
    if (key?.kind === 'number')
      return { column: { table: table.table, column: key }, mention: before };
  }
  const adjective = reader.items.find((other) => other.kind === 'adjective');
  const measured = [target, ...mentionedTables(reader)].flatMap((one) =>
    one.columns
      .filter(
        (column) => column.kind === 'number' && column.unit !== null && column.unit === item.unit,
      )
      .map((column) => ({ table: one, column })),
  );
  if (new Set(measured.map(({ column }) => column)).size === 1)
    return { column: measured[0]!, mention: null };
  const wanted =
    item.unit === '세' || item.unit === 'years'
      ? ['age', 'birth date']
      : item.unit === 'KRW' || item.unit === 'USD'
        ? ['price', 'amount', 'cost', 'fee', 'fine', 'salary', 'balance']
        : item.unit === '%'
          ? ['confidence', 'rate', 'percentage', 'ratio']
          : ['min', 'h', 's'].includes(item.unit ?? '')
            ? ['duration', 'downtime']
            : /^(?:kg|g)$/.test(item.unit ?? '')
              ? ['weight']
              : /^(?:페이지|쪽)$/.test(item.unit ?? '')
                ? ['page']
                : adjective?.kind === 'adjective'
                  ? adjective.adjective.columns
                  : adjectiveInText(reader, item);
  const tables = [target, ...mentionedTables(reader)];
  for (const idea of wanted)
    for (const candidate of tables) {
      const column = candidate.columns.find(
        (other) => fits(other) && hasIdea(other, idea.replace(/^-/, '')),
      );
      if (column !== undefined) {
        if (adjective !== undefined) reader.used.add(adjective);
        return { column: { table: candidate, column }, mention: null };
      }
    }
  // "men over 30": of people, a bare number is an age.
  const beside = senseOf(reader, before);
  const ofPeople =
    (beside?.kind === 'value' && hasIdea(beside.column, 'gender')) ||
    /(?:people|persons?|anyone|someone|사람|men|women)\s*$/i.test(
      reader.question.slice(0, item.start),
    );
  const age = target.columns.find((column) => column.kind === 'number' && hasIdea(column, 'age'));
  if (ofPeople && age !== undefined && item.unit === null) {
    const isPerson = beside?.kind === 'column' && namesThings(beside.column);
    return { column: { table: target, column: age }, mention: (isPerson ? before : null) ?? null };
  }
  const only = target.columns.filter(
    (column) => column.kind === 'number' && !column.isKey && column.name !== target.whenColumn,
  );
  if (only.length === 1 && item.unit === null && item.kind !== 'number')
    return { column: { table: target, column: only[0]! }, mention: null };
  throw new Unread({ kind: 'unknown-words', words: [item.text] });
}

/** Whether a column's numbers are names: more or less of them means nothing. */
function namesThings({ isKey, name }: CatalogueColumn): boolean {
  return isKey || /(?:^|_)(?:id|no|number|번호)$/i.test(name);
}
