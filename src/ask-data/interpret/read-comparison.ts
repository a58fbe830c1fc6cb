// "older than Max", "Leo보다 어린": a column compared with the same column of a row that is named.
import type { CatalogueTable } from '../catalogue/catalogue.js';
import { columnOfAdjective, nextTo, type Reader } from './reader.js';

/** Turns the condition on a named row into a comparison with that row. */
export function readComparison(reader: Reader, target: CatalogueTable): void {
  const item = reader.items.find(
    (other) =>
      other.kind === 'adjective' &&
      !reader.used.has(other) &&
      (reader.korean ? other.form === 'plain' : other.form === 'comparative'),
  );
  if (item?.kind !== 'adjective') return;
  const than = reader.items.find((other) => other.kind === 'role' && other.role === 'than');
  const last = reader.filters.find(({ item: other }) => /보다/.test(other.particle));
  const named = reader.korean
    ? reader.filters.filter(
        ({ item: other, filter }) =>
          last !== undefined &&
          filter.table === last.filter.table &&
          other.start <= last.item.start &&
          filter.table.nameColumns.includes(filter.column.name),
      )
    : reader.filters.filter(({ item: other }) => than !== undefined && other.start > than.start);
  const table = named[0]?.filter.table;
  if (table === undefined || named.some(({ filter }) => filter.table !== table)) return;
  const isName = named.every(
    ({ filter: { test, column, negated } }) =>
      test.kind === 'values' &&
      test.values.length === 1 &&
      !negated &&
      table.nameColumns.includes(column.name),
  );
  const found =
    isName && table === target ? columnOfAdjective(reader, item.adjective, table) : null;
  if (found === null || (than === undefined) === !reader.korean) return;
  reader.used.add(item);
  for (const other of [than, nextTo(reader, item, 1)])
    if (other !== undefined && other.kind === 'role' && other.role === 'than')
      reader.used.add(other);
  const among = named.map(({ filter }) => filter);
  const rest = reader.filters.filter((one) => !named.includes(one));
  const said = named.map(({ item: other }) => other.text).join(' ');
  const operator = found.largest ? '>' : '<';
  const test = { kind: 'row', operator, among } as const;
  rest.push({ item, filter: { ...found.of, test, negated: false, said } });
  reader.filters.splice(0, reader.filters.length, ...rest);
}
