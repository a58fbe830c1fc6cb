import { problem, seededRandom } from '../../shared/index.js';
import { checkOption } from './check-rows.js';
import type { ResamplingOptions } from './interval.js';

/** Options with every default in place. */
export interface Resampling {
  readonly resamples: number;
  readonly level: number;
  /** Calls `visit` for every resample with how often each row was drawn; the array is used again. */
  readonly each: (visit: (timesOfRow: Uint32Array, resample: number) => void) => void;
}

/**
 * Bootstrap draws with replacement: as many rows as there are, class by class, so that both classes keep their counts;
 * or, with groups, as many groups as there are. The same seed gives the same draws. Throws on options out of range.
 */
export function resampling(labels: Uint8Array, options: ResamplingOptions): Resampling {
  const { resamples = 1000, level = 0.95, seed = 0, groupOfRow } = options;
  checkOption(
    'resamples',
    resamples,
    'an integer, 100 to 100000',
    (n) => Number.isInteger(n) && n >= 100 && n <= 100_000,
  );
  checkOption('level', level, 'a number above 0.5, below 1', (value) => value > 0.5 && value < 1);
  if (labels.length === 0) throw problem('learning.no-rows', { purpose: 'measuring' });
  if (groupOfRow !== undefined && groupOfRow.length !== labels.length)
    throw problem('learning.lengths-differ', {
      what: 'groups',
      got: groupOfRow.length,
      expected: labels.length,
    });
  const random = seededRandom(seed).fork('resamples');
  const draw =
    groupOfRow === undefined
      ? drawRows(rowsOf(labels), random.integer)
      : drawGroups(rowsOf(groupOfRow), random.integer);
  return {
    resamples,
    level,
    each(visit) {
      const timesOfRow = new Uint32Array(labels.length);
      for (let resample = 0; resample < resamples; resample++) {
        timesOfRow.fill(0);
        draw(timesOfRow);
        visit(timesOfRow, resample);
      }
    },
  };
}

type Draw = (timesOfRow: Uint32Array) => void;

function drawRows(strata: readonly Uint32Array[], integer: (below: number) => number): Draw {
  return (timesOfRow) => {
    for (const rows of strata)
      for (let i = 0; i < rows.length; i++) timesOfRow[rows[integer(rows.length)]!]!++;
  };
}

function drawGroups(groups: readonly Uint32Array[], integer: (below: number) => number): Draw {
  return (timesOfRow) => {
    for (let i = 0; i < groups.length; i++)
      for (const row of groups[integer(groups.length)]!) timesOfRow[row]!++;
  };
}

/** Rows with equal keys together, in the order the keys first appear. */
function rowsOf(keys: Uint8Array | Uint32Array): Uint32Array[] {
  const byKey = new Map<number, number[]>();
  for (let row = 0; row < keys.length; row++) {
    const rows = byKey.get(keys[row]!);
    if (rows === undefined) byKey.set(keys[row]!, [row]);
    else rows.push(row);
  }
  return [...byKey.values()].map((rows) => Uint32Array.from(rows));
}
