// The check after reading: what was understood is told back as the words it needs, and compared with the
// words that were said. A word that changes the meaning and left no trace ends the reading.
import type { CatalogueTable } from '../catalogue/catalogue.js';
import { checkSense } from './check-sense.js';
import type { Item } from './item.js';
import { joinsAlternatives } from './read-values.js';
import { nextTo, type Reader, senseOf } from './reader.js';
import { type ColumnOf, type Reading, Unread } from './reading.js';
import { isCompared, isRoleTold, type Told } from './tell-roles.js';

/** Throws `Unread` with the words that the reading does not account for. */
export function readBack(reader: Reader, reading: Reading): void {
  const told = tellBack(reading);
  const lost = reader.items.filter((item) => !isTold(item, reader, reading, told));
  if (lost.length > 0)
    throw new Unread({ kind: 'unknown-words', words: lost.map(({ text }) => text) });
  checkSense(reader, reading);
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
