// What a column is about and how its numbers are counted.
import type { CatalogueColumn, CatalogueTable } from '../catalogue/catalogue.js';
import { ideasOf } from '../catalogue/general-words.js';

export function word(table: CatalogueTable): string {
  return table.words[0]?.text ?? table.name;
}

/** Ideas of columns that say where. */
export const placeIdeas = ['location', 'city', 'country', 'region', 'building', 'address'];

/** Whether a word of the column is of this general idea. */
export function hasIdea(column: CatalogueColumn, idea: string): boolean {
  const first = ideasOf(idea)[0];
  return column.words.some(
    ({ text }) =>
      text === idea ||
      (first !== undefined && (first.en.includes(text) || first.ko.includes(text))) ||
      text.split(' per ')[0]!.split(' ').at(-1) === idea,
  );
}

export function isDate(column: CatalogueColumn): boolean {
  return column.kind === 'date' || column.kind === 'timestamp';
}

export function flipped(
  operator: '=' | '<>' | '<' | '<=' | '>' | '>=',
): '=' | '<>' | '<' | '<=' | '>' | '>=' {
  return ({ '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '<>': '<>' } as const)[operator];
}

// A number in the column's own unit: 90 % of a ratio is 0.9, 5 minutes of a column in seconds 300.
export function scaleOf(unit: string | null, column: CatalogueColumn): number {
  if (
    unit === '%' &&
    (column.unit === 'ratio' || (column.range !== null && Number(column.range.greatest) <= 1))
  )
    return 0.01;
  const seconds = { s: 1, min: 60, h: 3600 };
  const from = seconds[unit as keyof typeof seconds];
  const to =
    seconds[(column.unit ?? (column.display === 'duration' ? 's' : '')) as keyof typeof seconds];
  return from !== undefined && to !== undefined ? from / to : 1;
}

export function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
