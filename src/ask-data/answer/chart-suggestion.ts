// Which chart fits a grouped result, and what it shows.
import type { JsonValue } from '../../databases/index.js';
import type { Language } from '../../shared/index.js';
import type { CatalogueColumn } from '../catalogue/catalogue.js';
import type { Reading } from '../interpret/reading.js';
import { shownValue } from './shown-value.js';

export interface ChartSuggestion {
  readonly kind: 'bar' | 'line';
  /** Columns of the result that name a bar or a point. */
  readonly labels: readonly string[];
  /** Column of its size. */
  readonly values: string;
  /** Unit of the values, null for numbers of rows and where it is not known. */
  readonly unit: string | null;
  /** What is drawn, in the order of the rows: labels in words, sizes as they are. */
  readonly points: readonly ChartPoint[];
}

export interface ChartPoint {
  readonly label: string;
  readonly value: number;
}

const mostPoints = 40;

/**
 * A bar chart for 2 to 40 groups; a line through 3 or more that follow each other in time, when every group is a time.
 * Null when a table says more.
 */
export function suggestChart(
  reading: Reading,
  columns: readonly string[],
  rows: readonly (readonly JsonValue[])[],
  language: Language,
): ChartSuggestion | null {
  const values = columns.at(-1);
  if (reading.groups.length !== 1 || values === undefined || columns.length < 2) return null;
  if (rows.length < 2 || rows.length > mostPoints) return null;
  const group = reading.groups[0]!.column;
  const points = rows.flatMap((row) => pointOf(row, group, language));
  if (points.length !== rows.length) return null;
  const measured = reading.measure?.of.column ?? null;
  const times = rows.map((row) => row[0] ?? null);
  const isTime = group?.kind === 'date' || group?.kind === 'timestamp';
  const isInOrder = times.every((time, at) => {
    const before = times[at - 1];
    if (typeof time === 'number') return at === 0 || Number(before) < time;
    return typeof time === 'string' && (at === 0 || String(before) < time);
  });
  return {
    kind: isTime && isInOrder && rows.length > 2 ? 'line' : 'bar',
    labels: columns.slice(0, -1),
    values,
    unit: measured?.unit ?? null,
    points,
  };
}

// A size that is no number cannot be drawn. Text is how a database gives numbers beyond 2^53.
function pointOf(
  row: readonly JsonValue[],
  group: CatalogueColumn | null,
  language: Language,
): readonly ChartPoint[] {
  const value = row.at(-1);
  const size = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof size !== 'number' || !Number.isFinite(size)) return [];
  const label = row
    .slice(0, -1)
    .map((cell) => shownValue(cell, group, language))
    .join(' ');
  return [{ label, value: size }];
}
