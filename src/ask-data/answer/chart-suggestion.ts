// Which chart fits a grouped result.
import type { Reading } from '../interpret/reading.js';

export interface ChartSuggestion {
  readonly kind: 'bar' | 'line';
  /** Columns of the result. */
  readonly labels: readonly string[];
  readonly values: string;
}

/** A bar chart for 2 to 40 groups, a line when the group is a date; null when a table says more. */
export function suggestChart(
  reading: Reading,
  columns: readonly string[],
  rowCount: number,
): ChartSuggestion | null {
  const values = columns.at(-1);
  if (
    reading.groups.length !== 1 ||
    values === undefined ||
    columns.length < 2 ||
    rowCount < 2 ||
    rowCount > 40
  )
    return null;
  const kind = reading.groups[0]!.column?.kind;
  return {
    kind: kind === 'date' || kind === 'timestamp' ? 'line' : 'bar',
    labels: columns.slice(0, -1),
    values,
  };
}
