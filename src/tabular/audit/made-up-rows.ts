import { type Random, seededRandom } from '../../shared/index.js';
import type { Column, Frame } from '../frame/frame.js';
import { selectRows } from '../frame/select-rows.js';

/** A table for tests: six independent measurements, of which the first two decide the label, drawn row by row. */
export function madeUpRows(
  rowCount: number,
  seed: number,
): { readonly frame: Frame; readonly labels: Float64Array; readonly random: Random } {
  const random = seededRandom(seed).fork('rows');
  const values = Array.from({ length: 6 }, () =>
    Float64Array.from({ length: rowCount }, () => Number(random.normal().toFixed(4))),
  );
  const labels = Float64Array.from({ length: rowCount }, (_, row) => {
    const margin = 1.5 * values[0]![row]! - values[1]![row]! - 1;
    return random.next() < 1 / (1 + Math.exp(-margin)) ? 1 : 0;
  });
  const columns = values.map((each, index) => numbers(`x${index + 1}`, each));
  return { frame: { rowCount, columns: [...columns, numbers('y', labels)] }, labels, random };
}

/** A column of numbers. */
export function numbers(name: string, values: ArrayLike<number>): Column {
  return { kind: 'number', name, values: Float64Array.from(values) };
}

/** A column of words; null is missing. */
export function words(name: string, cells: readonly (string | null)[]): Column {
  const categories = [...new Set(cells.filter((cell) => cell !== null))];
  const codeOf = new Map(categories.map((text, code) => [text, code]));
  const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : codeOf.get(cell)!));
  return { kind: 'category', name, codes, categories };
}

/** The table with columns added, or replaced where names agree. */
export function withColumns(frame: Frame, ...added: readonly Column[]): Frame {
  const names = new Set(added.map(({ name }) => name));
  return {
    rowCount: frame.rowCount,
    columns: [...frame.columns.filter(({ name }) => !names.has(name)), ...added],
  };
}

/** Every row followed by as many copies as told. */
export function withCopies(frame: Frame, copiesOfRow: (row: number) => number): Frame {
  const rows: number[] = [];
  for (let row = 0; row < frame.rowCount; row++)
    for (let copy = 0; copy <= copiesOfRow(row); copy++) rows.push(row);
  return selectRows(frame, rows);
}

/** The same rows in random order. */
export function shuffled(frame: Frame, random: Random): Frame {
  const rows = new Uint32Array(frame.rowCount).map((_, row) => row);
  random.shuffle(rows);
  return selectRows(frame, rows);
}
