import { problem } from '../../shared/index.js';
import type { Column } from '../frame/index.js';

/** Stretches of rows between two restarts of a counter. */
export interface Lots {
  /** Per row its lot, numbered from 0 in order of first appearance. */
  readonly lotOfRow: Uint32Array<ArrayBuffer>;
  readonly lotCount: number;
}

/**
 * Lots of a counter that starts again: a lot ends where the counter falls by at least half of what it had climbed within
 * the lot and does not come back in the next row. So neither two rows in swapped order nor a single misread value make a
 * lot. Rows without a value belong to the lot that runs. With `within`, one group number per row (machine, product), each
 * group's rows are counted on their own, however they are mixed.
 * Throws `learning.wrong-column-kind` on a column of words, `learning.lengths-differ`.
 */
export function lotsOfCounter(
  column: Column,
  options: { readonly within?: Uint32Array | Int32Array } = {},
): Lots {
  if (column.kind !== 'number')
    throw problem('learning.wrong-column-kind', {
      column: column.name,
      got: 'category',
      expected: 'number',
    });
  const { values } = column;
  const { within } = options;
  if (within !== undefined && within.length !== values.length)
    throw problem('learning.lengths-differ', {
      what: 'groups to count lots in',
      got: within.length,
      expected: values.length,
    });
  const nextValueOf = nextValues(values, within);
  const lotOfRow = new Uint32Array(values.length);
  const running = new Map<number, RunningLot>();
  let lotCount = 0;
  for (let row = 0; row < values.length; row++) {
    const group = within?.[row] ?? 0;
    const value = values[row]!;
    let lot = running.get(group);
    if (lot === undefined || isRestart(lot, value, nextValueOf[row]!)) {
      lot = { number: lotCount++, first: value, highest: value };
      running.set(group, lot);
    } else if (!Number.isNaN(value)) {
      if (Number.isNaN(lot.first)) lot.first = value;
      lot.highest = Number.isNaN(lot.highest) ? value : Math.max(lot.highest, value);
    }
    lotOfRow[row] = lot.number;
  }
  return { lotOfRow, lotCount };
}

interface RunningLot {
  readonly number: number;
  first: number;
  highest: number;
}

function isRestart({ first, highest }: RunningLot, value: number, next: number): boolean {
  // Comparisons with NaN are false: a missing value starts nothing.
  const fallen = highest - value;
  return fallen > 0 && fallen >= (highest - first) / 2 && !(next >= highest);
}

/** Per row the next present value of its group below it, NaN at the end. */
function nextValues(
  values: Float64Array,
  within: Uint32Array | Int32Array | undefined,
): Float64Array {
  const next = new Float64Array(values.length);
  const below = new Map<number, number>();
  for (let row = values.length - 1; row >= 0; row--) {
    const group = within?.[row] ?? 0;
    next[row] = below.get(group) ?? Number.NaN;
    if (!Number.isNaN(values[row]!)) below.set(group, values[row]!);
  }
  return next;
}
