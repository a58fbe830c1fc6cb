// The check after reading: what was understood is told back as the words it needs, and compared with the
// words that were said. A word that changes the meaning and left no trace ends the reading.
import type { CatalogueTable } from '../catalogue/catalogue.js';
import { namesPeople } from '../catalogue/general-words.js';
import { isToOne, joinPaths } from '../plan/join-paths.js';
import { hasIdea, isDate } from './column-meaning.js';
import type { Item, Role } from './item.js';
import { joinsAlternatives } from './read-conditions.js';
import { nextTo, type Reader, senseOf } from './reader.js';
import { type ColumnOf, type Filter, type Reading, Unread } from './reading.js';

/** Throws `Unread` with the words that the reading does not account for. */
export function readBack(reader: Reader, reading: Reading): void {
  const told = tellBack(reading);
  const lost = reader.items.filter((item) => !isTold(item, reader, reading, told));
  if (lost.length > 0)
    throw new Unread({ kind: 'unknown-words', words: lost.map(({ text }) => text) });
  checkNegations(reader, reading);
  checkAsked(reader, reading);
  checkDirections(reader, reading);
}

interface Told {
  readonly tables: ReadonlySet<CatalogueTable>;
  readonly columns: readonly ColumnOf[];
  readonly filters: readonly Filter[];
}

function tellBack(reading: Reading): Told {
  const columns: ColumnOf[] = [
    ...reading.columns,
    ...reading.filters,
    ...reading.groups.flatMap(({ table, column }) => (column === null ? [] : [{ table, column }])),
    ...(reading.measure === null ? [] : [reading.measure.of]),
    ...(reading.order !== null && reading.order.kind !== 'count' ? [reading.order.of] : []),
  ];
  const tables = new Set<CatalogueTable>([
    reading.target,
    ...columns.map(({ table }) => table),
    ...reading.groups.map(({ table }) => table),
    ...reading.relations.map(({ table }) => table),
    ...(reading.order?.kind === 'count' && reading.order.table !== null
      ? [reading.order.table]
      : []),
    ...(reading.averageOf === null ? [] : [reading.averageOf]),
  ]);
  const filters = reading.filters.flatMap((filter) =>
    filter.test.kind === 'row' ? [filter, ...filter.test.among] : [filter],
  );
  return { tables, columns, filters };
}

function isTold(item: Item, reader: Reader, reading: Reading, told: Told): boolean {
  if (/보다/.test(item.particle) && !isCompared(reading)) return false;
  if (
    item.kind === 'senses' &&
    /^(?:이?나|거나)$/.test(item.particle) &&
    !joinsAlternatives(reader, item)
  )
    return false;
  switch (item.kind) {
    case 'role':
      return isRoleTold(item, reader, reading, told);
    case 'senses':
      return isSenseTold(item, reader, reading, told);
    case 'top':
      return reading.limit === item.count;
    case 'adjective':
    case 'number':
    case 'compare':
    case 'between':
    case 'time':
    case 'ordinal':
    case 'part':
    case 'age-bands':
      return reader.used.has(item);
    case 'unknown':
      return false;
  }
}

function isSenseTold(item: Item, reader: Reader, reading: Reading, told: Told): boolean {
  const sense = senseOf(reader, item);
  switch (sense?.kind) {
    case 'table':
      return (
        told.tables.has(sense.table) ||
        reader.implied.has(sense.table) ||
        isPossessor(item, reader, reading, sense.table)
      );
    case 'column':
      return (
        reader.told.has(item) ||
        told.columns.some(({ column }) => column === sense.column) ||
        isName(sense, reading)
      );
    case 'value':
      return (
        reader.told.has(item) ||
        told.filters.some(
          ({ column, test }) =>
            column === sense.column &&
            test.kind === 'values' &&
            sense.values.every((value) => test.values.includes(value)),
        )
      );
    case 'definition':
      return told.filters.some(
        ({ test }) => test.kind === 'definition' && test.definition === sense.definition,
      );
    case 'link':
      return reader.used.has(item);
    default:
      return false;
  }
}

// A row's name is shown with the row.
function isName({ table, column }: ColumnOf, reading: Reading): boolean {
  return (
    table.nameColumns.includes(column.name) &&
    (table === reading.target || reading.groups.some((group) => group.table === table)) &&
    (reading.columns.length === 0 || reading.groups.length > 0)
  );
}

// "the owners' pets": every pet has an owner, the word adds nothing.
function isPossessor(item: Item, reader: Reader, reading: Reading, table: CatalogueTable): boolean {
  const link = reader.catalogue.links.find(
    ({ from, to }) => from === reading.target.name && to === table.name,
  );
  if (link === undefined) return false;
  const isRequired = link.fromColumns.every((name) =>
    reading.target.columns.some((column) => column.name === name && !column.nullable),
  );
  const next = reader.items[reader.items.indexOf(item) + 1];
  const before = nextTo(
    reader,
    item,
    -1,
    (other) => other.kind === 'role' && other.role === 'stop',
  );
  const isOf =
    /^(?:의|에서|에)/.test(item.particle) ||
    next?.text === "'s" ||
    (before?.kind === 'role' && /^(?:of|by|from|in)$/i.test(before.text));
  return isRequired && isOf;
}

function isRoleTold(
  item: Item & { readonly kind: 'role' },
  reader: Reader,
  reading: Reading,
  told: Told,
): boolean {
  const asked = reading.columns;
  switch (item.role) {
    case 'count':
      return (
        (reading.shape === 'count' &&
          !countsOneValue(reading) &&
          (reading.distinct || asked.every(({ column }) => hasIdea(column, 'person')))) ||
        reading.averageOf !== null ||
        reading.measure !== null ||
        (reading.shape === 'list' && asked.some(({ column }) => column.kind === 'number'))
      );
    case 'who':
      return [...told.tables].some(isPeople) || reading.target.columns.some(isPersonColumn);
    case 'when':
      return (
        (reading.measure === null ? asked : [reading.measure.of]).some(saysWhen) ||
        reading.groups.some(({ table, column }) => column !== null && saysWhen({ table, column }))
      );
    case 'where':
      return [...asked, ...reading.groups].some(({ column }) => column !== null);
    case 'how':
    case 'amount':
      return asked.length > 0 || reading.measure !== null || reading.order?.kind === 'measure';
    case 'average':
      return (
        reading.measure?.function === 'average' ||
        reading.averageOf !== null ||
        (reading.order?.kind === 'measure' && reading.order.function === 'average') ||
        reading.filters.some(({ test }) => test.kind === 'average')
      );
    case 'sum':
      return (
        reading.measure?.function === 'sum' ||
        reading.shape === 'count' ||
        reading.order?.kind === 'measure'
      );
    case 'greatest':
    case 'least':
    case 'first':
    case 'last':
    case 'most':
    case 'many':
    case 'few':
      return reader.used.has(item) && isRanked(reading);
    case 'sort':
    case 'ascending':
    case 'descending':
      return reading.order !== null;
    case 'group':
      return isGroupTold(item, reader, reading);
    case 'group-before':
      return reading.groups.length > 0 || reading.averageOf !== null;
    case 'distinct':
      return reading.distinct || reading.groups.length > 0;
    case 'than':
      return isCompared(reading);
    case 'or':
      return joinsAlternatives(reader, item);
    case 'both':
      return reading.filters.some(({ test }) => test.kind === 'values' && test.all);
    case 'other':
      return (
        reader.negated.size > 0 &&
        /말고|제외|빼고|외|except|other than|excluding/i.test(reader.question)
      );
    case 'now':
      return !changesWithTime(told);
    case 'only':
    case 'all':
    case 'not':
      return reader.used.has(item);
    case 'missing':
      return reading.filters.some(({ test }) => test.kind === 'missing');
    case 'thing':
      return isObject(item, reader);
    case 'establishment':
      return isSetting(item, reader);
    default:
      return plainRoles.has(item.role);
  }
}

function isCompared({ filters }: Reading): boolean {
  return filters.some(({ test }) => test.kind === 'average' || test.kind === 'row');
}

// "currently borrowed": where rows end, those that have ended do not count as current.
function changesWithTime({ tables }: Told): boolean {
  return [...tables].some(({ columns }) =>
    columns.some(
      ({ name, kind, nullable, isKey }) =>
        !isKey &&
        ((nullable &&
          ['date', 'timestamp'].includes(kind) &&
          /return|end|remov|left|leave|clos|discharg|finish|expir|resolv|out|until|반납|종료|퇴|해지/i.test(
            name,
          )) ||
          /status|state|active|상태/i.test(name)),
    ),
  );
}

/** Roles that ask or join and change nothing by themselves. */
const plainRoles: ReadonlySet<Role> = new Set<Role>([
  'list',
  'what',
  'exists',
  'named',
  'and',
  'of',
  'with',
  'person',
  'stop',
]);

function isRanked(reading: Reading): boolean {
  return (
    reading.order !== null ||
    reading.measure?.function === 'greatest' ||
    reading.measure?.function === 'least' ||
    reading.filters.some(({ test }) => test.kind === 'extreme')
  );
}

// The number of districts among the rows of one district says nothing.
function countsOneValue({ columns, filters }: Reading): boolean {
  return columns.some((of) =>
    filters.some(({ column, test }) => column === of.column && test.kind === 'values'),
  );
}

// "each" of a list is every row of it.
function isGroupTold(item: Item, reader: Reader, reading: Reading): boolean {
  if (reading.groups.length > 0 || reading.averageOf !== null) return true;
  if (/^by$/i.test(item.text)) return reader.used.has(item);
  return (
    /^(?:each|every|각|각각|각자)$/i.test(item.text) &&
    reading.shape === 'list' &&
    reader.used.has(item)
  );
}

function isPeople(table: CatalogueTable): boolean {
  return table.nameColumns.length === 2 || table.words.some(({ text }) => namesPeople(text));
}

function isPersonColumn(column: ColumnOf['column']): boolean {
  return ['person', 'gender', 'age'].some((idea) => hasIdea(column, idea));
}

function saysWhen({ table, column }: ColumnOf): boolean {
  return (
    isDate(column) ||
    column.kind === 'time' ||
    column.name === table.whenColumn ||
    hasIdea(column, 'year')
  );
}

// "steal something", "물건 훔친 사람": the thing is in the act.
function isObject(item: Item, reader: Reader): boolean {
  const near = [nextTo(reader, item, -1), nextTo(reader, item, 1)];
  return near.some((other) => {
    const sense = senseOf(reader, other);
    return sense?.kind === 'value' || (other?.kind === 'senses' && other.verb);
  });
}

// "the clinic", "우리 병원에서": where all of it happens, not what is asked about.
function isSetting(item: Item, reader: Reader): boolean {
  const at = reader.items.indexOf(item);
  const before = reader.items[at - 1];
  if (reader.korean)
    return (
      /^(?:에|의|이|가|은|는|을|를|도)?(?:서|는|서는)?$/.test(item.particle) &&
      !(before?.kind === 'role' && ['what', 'most'].includes(before.role)) &&
      before?.kind !== 'adjective' &&
      reader.items.length > 1
    );
  return (
    before?.kind === 'role' &&
    /^(?:the|this|our|your|my|in|at|a)$/i.test(before.text) &&
    reader.items.some(({ kind }) => kind === 'senses')
  );
}

// A value that is a condition is no answer: "Norda brand" asks for neither; and what is counted once each
// must be what "how many" stands beside.
function checkAsked(reader: Reader, reading: Reading): void {
  const [only] = reading.columns;
  if (reading.columns.length !== 1 || only === undefined) return;
  const item = reader.items.find((one) => {
    const sense = senseOf(reader, one);
    return sense?.kind === 'column' && sense.column === only.column;
  });
  const isGiven = reading.filters.some(
    ({ column, test, negated }) =>
      column === only.column && test.kind === 'values' && test.values.length === 1 && !negated,
  );
  const isSaid = reader.items.some((one) => one.kind === 'role' && one.role === 'distinct');
  const count = reader.items.find((one) => one.kind === 'role' && one.role === 'count');
  const beside = count === undefined ? undefined : nextTo(reader, count, reader.korean ? -1 : 1);
  const isApart =
    reading.shape === 'count' &&
    reading.distinct &&
    !isSaid &&
    item !== undefined &&
    beside !== item;
  if ((isGiven && !reading.isYesNo) || isApart)
    throw new Unread({ kind: 'unknown-words', words: [item?.text ?? only.column.name] });
}

// As many negations as were said, and none that was not.
function checkNegations(reader: Reader, reading: Reading): void {
  const words = reader.items.filter((item) => item.kind === 'role' && item.role === 'not');
  const said = reader.negated.size;
  const negated =
    reading.filters.filter(({ negated: is }) => is).length +
    reading.filters.filter(({ test }) => test.kind === 'missing').length +
    reading.relations.filter(({ negated: is }) => is).length;
  const ofPerson = reading.filters.some(
    ({ column, test }) => test.kind === 'missing' && hasIdea(column, 'person'),
  );
  // "places with no theft": none of their rows is, which a condition on single rows does not say.
  const isNone = words.some(({ text }) =>
    /^(?:적?없|적이없|no|without|with no|have no|lack|none)/i.test(text),
  );
  const ofOwnRow =
    isNone &&
    reading.filters.some(
      ({ table, test, negated: is }) =>
        is &&
        test.kind === 'values' &&
        isOneRow(reader, reading, table) &&
        reading.columns.length > 0,
    );
  const columnsOf = (is: boolean) =>
    new Set(
      reading.filters
        .filter(({ negated: one, test }) => one === is && test.kind === 'values')
        .filter(({ table }) => isOneRow(reader, reading, table))
        .map(({ column }) => column),
    );
  const positive = columnsOf(false);
  const isTorn = [...columnsOf(true)].some((column) => positive.has(column));
  if (ofOwnRow || isTorn)
    throw new Unread({ kind: 'unknown-words', words: words.map(({ text }) => text) });
  if (words.length > 1 || (said > 0 && negated === 0) || ofPerson)
    throw new Unread({
      kind: 'unknown-words',
      words: words.length > 0 ? words.map(({ text }) => text) : [[...reader.negated][0]!.text],
    });
}

function isOneRow(reader: Reader, reading: Reading, table: CatalogueTable): boolean {
  const [path] = joinPaths(reader.catalogue, reading.target.name, table.name);
  return path !== undefined && isToOne(path);
}

// One order can be kept at a time: "the oldest owner with the most pets" has two.
function checkDirections(reader: Reader, _reading: Reading): void {
  const isDirection = (item: Item) =>
    item.kind === 'adjective' ||
    (item.kind === 'role' &&
      ['greatest', 'least', 'first', 'last', 'many', 'few'].includes(item.role));
  const counts = reader.items.filter((item) => item.kind === 'role' && item.role === 'count');
  const questions = counts.filter(({ text }) => /^(?:몇|how many)/i.test(text));
  if (questions.length > 1)
    throw new Unread({ kind: 'unknown-words', words: questions.map(({ text }) => text) });
  const directions = reader.items.filter(isDirection);
  const mosts = reader.items.filter((item) => item.kind === 'role' && item.role === 'most');
  if (directions.length > 1 || mosts.length > 1)
    throw new Unread({
      kind: 'unknown-words',
      words: (directions.length > 1 ? directions : mosts).map(({ text }) => text),
    });
}
