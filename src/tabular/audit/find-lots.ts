import type { Column, Frame } from '../frame/frame.js';
import { lotsOfCounter } from '../prepare/lots-of-counter.js';
import { rowGroups } from '../prepare/row-groups.js';
import type { AuditLots, RowBlock } from './audit.js';
import type { ColumnFacts } from './column-facts.js';

/** Lots with the lot of every row. */
export interface LotsOfRows extends AuditLots {
  readonly lotOfRow: Uint32Array<ArrayBuffer>;
}

// A counter goes up by one nearly always; a lot worth the name has a few dozen rows on average.
const leastStepsByOne = 0.8;
const fewestRowsPerLot = 20;
// Two stretches may be two products; three that never mix are no coincidence.
const fewestNumbered = 3;

/**
 * Lots by the columns the caller named, else by the column that counts up by one and starts again, else by one that numbers
 * stretches of rows; null when there is none, or only one lot. A column that starts again after the same number of rows every time is a place in a cycle
 * (cavity, hour), not a counter of lots. Of several columns the one with the fewest lots is taken.
 */
export function findLots(
  frame: Frame,
  facts: readonly ColumnFacts[],
  groupColumns: readonly string[],
  labels: Uint8Array | null,
): LotsOfRows | null {
  if (groupColumns.length > 0) {
    const { groupOfRow } = rowGroups(frame, groupColumns);
    const blocks = blocksOf(groupOfRow, labels);
    return blocks.length < 2
      ? null
      : { columns: groupColumns, by: 'group', lotOfRow: groupOfRow, blocks };
  }
  let best: LotsOfRows | null = null;
  for (const fact of facts) {
    const lotOfRow = lotsOfColumn(fact);
    if (lotOfRow === null) continue;
    const blocks = blocksOf(lotOfRow, labels);
    if (best === null || blocks.length < best.blocks.length)
      best = { columns: [fact.name], by: 'counter', lotOfRow, blocks };
  }
  return best ?? lotsOfNumberedColumn(frame, facts, labels);
}

/** A column that has one value for a stretch of rows, another for the next, and never comes back: a lot number, a day. */
function lotsOfNumberedColumn(
  frame: Frame,
  facts: readonly ColumnFacts[],
  labels: Uint8Array | null,
): LotsOfRows | null {
  let best: LotsOfRows | null = null;
  for (const { name, column, distinct, missing } of facts) {
    const isFew = distinct >= fewestNumbered && distinct * fewestRowsPerLot <= frame.rowCount;
    if (missing > 0 || !isFew || changes(column) !== distinct - 1) continue;
    const { groupOfRow } = rowGroups(frame, [name]);
    if (best !== null && best.blocks.length >= distinct) continue;
    best = {
      columns: [name],
      by: 'column',
      lotOfRow: groupOfRow,
      blocks: blocksOf(groupOfRow, labels),
    };
  }
  return best;
}

function changes(column: Column): number {
  const cells = column.kind === 'number' ? column.values : column.codes;
  let count = 0;
  for (let row = 1; row < cells.length; row++) if (cells[row] !== cells[row - 1]) count++;
  return count;
}

function lotsOfColumn({ column, isWhole, present, distinct }: ColumnFacts) {
  if (column.kind !== 'number' || !isWhole || distinct < fewestRowsPerLot) return null;
  if (!countsUp(column)) return null;
  const { lotOfRow, lotCount } = lotsOfCounter(column);
  if (lotCount < 2 || lotCount * fewestRowsPerLot > present) return null;
  return isCycle(lotOfRow, lotCount) ? null : lotOfRow;
}

function countsUp(column: Extract<Column, { kind: 'number' }>): boolean {
  let steps = 0;
  let byOne = 0;
  let last = Number.NaN;
  for (const value of column.values) {
    if (Number.isNaN(value)) continue;
    if (!Number.isNaN(last) && value !== last) {
      steps++;
      if (value === last + 1) byOne++;
    }
    last = value;
  }
  return steps > 0 && byOne >= leastStepsByOne * steps;
}

function isCycle(lotOfRow: Uint32Array, lotCount: number): boolean {
  const rows = new Uint32Array(lotCount);
  for (const lot of lotOfRow) rows[lot]!++;
  // The first and the last may be cut.
  const whole = rows.subarray(1, -1);
  return whole.length > 2 && whole.every((count) => count === whole[0]);
}

/** Rows and share of positives of every number in `blockOfRow`; numbers run from 0 in order of first appearance. */
export function blocksOf(blockOfRow: Uint32Array, labels: Uint8Array | null): RowBlock[] {
  const blocks: { number: number; firstRow: number; rowCount: number; positives: number }[] = [];
  blockOfRow.forEach((number, row) => {
    const block = blocks[number];
    if (block === undefined)
      blocks[number] = { number, firstRow: row, rowCount: 1, positives: labels?.[row] ?? 0 };
    else {
      block.rowCount++;
      block.positives += labels?.[row] ?? 0;
    }
  });
  return blocks.map(({ number, firstRow, rowCount, positives }) => ({
    number,
    firstRow,
    rowCount,
    positiveShare: labels === null ? Number.NaN : positives / rowCount,
  }));
}
