import { problem } from '../../shared/index.js';
import { type Column, columnNamed, type Frame } from '../frame/index.js';
import { stampMs } from './stamp-ms.js';

/** When each row happened, as far as the table says. */
export interface RowOrder {
  /** Per row: the rank of its moment from 0, equal stamps sharing one; -1 where the stamp is missing or cannot be read. */
  readonly momentOfRow: Int32Array<ArrayBuffer>;
  readonly momentCount: number;
  /** Rows whose stamp is missing or cannot be read. */
  readonly rowsWithoutStamp: number;
  /** Rows that share their stamp with another row. */
  readonly tiedRows: number;
  /** Whether stamps never fall from one row to the next: the table is already in order. */
  readonly isTableOrder: boolean;
}

/**
 * The order of the rows by a column of numbers or of dates such as `2026-11-21 08:30`; by their place in the table when no
 * column is named, each row a moment of its own.
 * Throws `table.unknown-column`, and `learning.no-time-order` when not one stamp can be read.
 */
export function rowOrder(frame: Frame, timeColumn?: string): RowOrder {
  if (timeColumn === undefined) return tableOrder(frame.rowCount);
  const stamps = stampsOf(columnNamed(frame, timeColumn));
  const known = stamps.filter((stamp) => !Number.isNaN(stamp)).sort();
  if (known.length === 0) throw problem('learning.no-time-order', { column: timeColumn });
  let momentCount = 0;
  let tiedRows = 0;
  const distinct = new Float64Array(known.length);
  for (let at = 0; at < known.length; ) {
    const start = at;
    const stamp = known[at]!;
    while (at < known.length && known[at] === stamp) at++;
    if (at - start > 1) tiedRows += at - start;
    distinct[momentCount++] = stamp;
  }
  const moments = distinct.subarray(0, momentCount);
  const momentOfRow = new Int32Array(stamps.length);
  let isTableOrder = true;
  let last = -1;
  for (let row = 0; row < stamps.length; row++) {
    const stamp = stamps[row]!;
    const moment = Number.isNaN(stamp) ? -1 : rankOf(moments, stamp);
    momentOfRow[row] = moment;
    if (moment < 0) continue;
    if (moment < last) isTableOrder = false;
    last = moment;
  }
  const rowsWithoutStamp = stamps.length - known.length;
  return { momentOfRow, momentCount, rowsWithoutStamp, tiedRows, isTableOrder };
}

function tableOrder(rowCount: number): RowOrder {
  const momentOfRow = new Int32Array(rowCount);
  for (let row = 0; row < rowCount; row++) momentOfRow[row] = row;
  return {
    momentOfRow,
    momentCount: rowCount,
    rowsWithoutStamp: 0,
    tiedRows: 0,
    isTableOrder: true,
  };
}

function stampsOf(column: Column): Float64Array<ArrayBuffer> {
  // Adding 0 makes -0 and 0 one moment.
  if (column.kind === 'number') return Float64Array.from(column.values, (value) => value + 0);
  const stampOfCode = column.categories.map(stampMs);
  return Float64Array.from(column.codes, (code) => stampOfCode[code] ?? Number.NaN);
}

/** Index of a value that is among the rising ones. */
function rankOf(rising: Float64Array, value: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
