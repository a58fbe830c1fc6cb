// Whether a question word, quantifier or other closed-class word left its trace in the reading.
import type { CatalogueTable } from '../catalogue/catalogue.js';
import { namesPeople } from '../catalogue/general-words.js';
import { hasIdea, isDate } from './column-meaning.js';
import type { Item, Role } from './item.js';
import { joinsAlternatives } from './read-values.js';
import { nextTo, type Reader, senseOf } from './reader.js';
import type { ColumnOf, Filter, Reading } from './reading.js';

/** The parts of a reading by what they need to be said. */
export interface Told {
  readonly tables: ReadonlySet<CatalogueTable>;
  readonly columns: readonly ColumnOf[];
  readonly filters: readonly Filter[];
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

export function isRoleTold(
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

export function isCompared({ filters }: Reading): boolean {
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
