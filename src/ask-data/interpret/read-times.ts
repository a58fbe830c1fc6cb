// Times of a question, and the columns they belong to.
import type { CatalogueColumn, CatalogueTable } from '../catalogue/catalogue.js';
import { hasIdea, isDate, word } from './column-meaning.js';
import { mentionedTables, neighbours, nextTo, push, type Reader, senseOf } from './reader.js';
import { type ColumnOf, Unread } from './reading.js';

export function readTimes(reader: Reader, target: CatalogueTable): void {
  for (const item of reader.items) {
    if (item.kind !== 'time') continue;
    const range = item.range;
    const fits = (column: CatalogueColumn, table: CatalogueTable) => {
      if (range.kind === 'offset')
        return (
          column.kind === 'number' &&
          (column.name === table.whenColumn || column.display === 'duration')
        );
      if (isDate(column) || (column.name === table.whenColumn && table.clock !== null))
        return !(range.kind === 'hours' && column.kind === 'date');
      return range.kind === 'calendar' && column.kind === 'number' && hasIdea(column, 'year');
    };
    const year = (column: CatalogueColumn) =>
      column.kind === 'number' && /year|연도|년도/.test(column.name);
    const near = [nextTo(reader, item, -1), nextTo(reader, item, 1), ...reader.items].find(
      (other) => {
        const sense = senseOf(reader, other);
        return (
          other !== undefined &&
          sense?.kind === 'column' &&
          !reader.used.has(other) &&
          (fits(sense.column, sense.table) || year(sense.column))
        );
      },
    );
    const sense = senseOf(reader, near);
    let of: ColumnOf | undefined;
    if (near !== undefined && sense?.kind === 'column') {
      of = { table: sense.table, column: sense.column };
      reader.used.add(near);
    } else {
      const verb = reader.items
        .map((other) => senseOf(reader, other))
        .find(
          (other) =>
            other?.kind === 'table' &&
            other.table !== target &&
            other.table.whenColumn !== null &&
            target.whenColumn === null,
        );
      const tables = [
        target,
        ...(verb?.kind === 'table' ? [verb.table] : []),
        ...mentionedTables(reader),
        ...neighbours(reader, target),
      ];
      for (const table of tables) {
        const when = table.columns.find(
          (column) => column.name === table.whenColumn && fits(column, table),
        );
        const only = table.columns.filter(
          (column) => fits(column, table) || (range.kind === 'calendar' && year(column)),
        );
        const column =
          when ?? (only.length === 1 && !hasIdea(only[0]!, 'birth date') ? only[0] : undefined);
        if (column !== undefined) {
          of = { table, column };
          break;
        }
      }
    }
    if (of === undefined)
      throw new Unread({ kind: 'no-column', word: item.text, table: word(target) });
    push(reader, item, {
      ...of,
      test: { kind: 'time', range },
      negated: reader.negated.has(item),
      said: item.text,
    });
  }
}
