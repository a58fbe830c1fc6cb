// "per month", "요일별": groups by a part of the date that says when.
import { type CatalogueTable, columnOf } from '../catalogue/catalogue.js';
import type { DateTimePart } from '../plan/query-plan.js';
import { hasIdea, isDate, word } from './column-meaning.js';
import type { Item } from './item.js';
import { mentionedTables, type Reader, senseOf } from './reader.js';
import { Unread } from './reading.js';

/** Adds the groups of every date part; throws `Unread` when nothing asked about has a date. */
export function readParts(reader: Reader, target: CatalogueTable): void {
  for (const item of reader.items) {
    if (item.kind === 'age-bands') readAgeBands(reader, item, target);
    if (item.kind !== 'part' || item.isNoun || reader.used.has(item)) continue;
    reader.used.add(item);
    const said = reader.items.find((other) => {
      const sense = senseOf(reader, other);
      return sense?.kind === 'column' && isDate(sense.column) && !reader.used.has(other);
    });
    const sense = senseOf(reader, said);
    if (said !== undefined && sense?.kind === 'column') {
      reader.used.add(said);
      addPart(reader, { table: sense.table, column: sense.column }, item.part);
      continue;
    }
    const year = target.columns.find(
      (column) => item.part === 'year' && column.kind === 'number' && hasIdea(column, 'year'),
    );
    const table = [target, ...mentionedTables(reader)].find((one) => canSplit(one, item));
    if (table !== undefined)
      addPart(reader, { table, column: columnOf(table, table.whenColumn!)! }, item.part);
    else if (year !== undefined) reader.groups.push({ table: target, column: year });
    else throw new Unread({ kind: 'no-column', word: item.text, table: word(target) });
  }
}

// "연령대별": bands of ten years of whoever has an age.
function readAgeBands(reader: Reader, item: Item, target: CatalogueTable): void {
  const column = target.columns.find((one) => one.kind === 'number' && hasIdea(one, 'age'));
  if (column === undefined)
    throw new Unread({ kind: 'no-column', word: item.text, table: word(target) });
  reader.used.add(item);
  reader.groups.push({ table: target, column, bandWidth: 10 });
}

function canSplit(table: CatalogueTable, { part }: Item & { readonly kind: 'part' }): boolean {
  const column = table.whenColumn === null ? undefined : columnOf(table, table.whenColumn);
  if (column === undefined) return false;
  if (column.kind === 'number') return table.clock !== null;
  return isDate(column) && !(part === 'hour' && column.kind === 'date');
}

// Months of different years are different months.
function addPart(
  reader: Reader,
  of: { readonly table: CatalogueTable; readonly column: NonNullable<ReturnType<typeof columnOf>> },
  part: DateTimePart['part'],
): void {
  if (part === 'day') {
    if (of.column.kind === 'date') reader.groups.push({ ...of });
    else
      for (const one of ['year', 'month', 'day'] as const) reader.groups.push({ ...of, part: one });
    return;
  }
  if (part === 'month') reader.groups.push({ ...of, part: 'year' });
  reader.groups.push({ ...of, part });
}
