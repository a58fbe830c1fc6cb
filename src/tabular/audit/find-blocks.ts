import type { Column } from '../frame/frame.js';
import type { ColumnBlock } from './audit.js';
import { type ColumnFacts, isMissing } from './column-facts.js';

/**
 * Stretches in which columns are empty together, longest first. A stretch counts when so many empty cells in a row would
 * come about by chance less than once in a thousand tables: longer than ln(1000 rows) / ln(1 / share missing), and 5 or more.
 */
export function missingBlocks(facts: readonly ColumnFacts[]): ColumnBlock[] {
  const blocks = facts
    .filter(({ missing, present }) => missing > 0 && present > 0)
    .flatMap(({ column, missing, present }) => {
      const rowCount = missing + present;
      const longest = Math.log(1000 * rowCount) / Math.log(rowCount / missing);
      const isEmpty = (row: number) => isMissing(column, row);
      return runs(column, rowCount, isEmpty, Math.max(5, longest));
    });
  return together(blocks);
}

/**
 * Stretches in which a measurement stands still while it moves everywhere else: a sensor that hangs. A stretch counts when
 * it is 50 rows or longer and twenty times as long as the longest but one, in a column of at least 20 values.
 */
export function constantBlocks(facts: readonly ColumnFacts[]): ColumnBlock[] {
  const blocks = facts
    .filter(({ distinct, column }) => column.kind === 'number' && distinct >= 20)
    .flatMap(({ column, missing, present }) => {
      const all = standing(column, missing + present).sort((a, b) => b.rowCount - a.rowCount);
      const [longest, second] = all;
      const usual = Math.max(second?.rowCount ?? 0, 1);
      return longest !== undefined && longest.rowCount >= Math.max(50, 20 * usual) ? [longest] : [];
    });
  return together(blocks);
}

function runs(
  column: Column,
  rowCount: number,
  isIn: (row: number) => boolean,
  fewestRows: number,
): ColumnBlock[] {
  const found: ColumnBlock[] = [];
  for (let row = 0; row < rowCount; row++) {
    const firstRow = row;
    while (row < rowCount && isIn(row)) row++;
    if (row - firstRow >= fewestRows)
      found.push({ columns: [column.name], firstRow, rowCount: row - firstRow });
  }
  return found;
}

/** The longest and the second longest run of one value. */
function standing(column: Column, rowCount: number): ColumnBlock[] {
  const cells = column.kind === 'number' ? column.values : column.codes;
  let longest: ColumnBlock = { columns: [column.name], firstRow: 0, rowCount: 0 };
  let second = longest;
  for (let row = 0; row < rowCount; ) {
    const firstRow = row;
    const value = cells[row]!;
    do row++;
    while (row < rowCount && cells[row] === value);
    const run = { columns: [column.name], firstRow, rowCount: row - firstRow };
    if (run.rowCount > longest.rowCount) [second, longest] = [longest, run];
    else if (run.rowCount > second.rowCount) second = run;
  }
  return [longest, second];
}

/** Blocks of the same rows as one block of several columns, longest first. */
function together(blocks: readonly ColumnBlock[]): ColumnBlock[] {
  const byRows = new Map<string, ColumnBlock>();
  for (const block of blocks) {
    const key = `${block.firstRow} ${block.rowCount}`;
    const known = byRows.get(key);
    byRows.set(
      key,
      known === undefined ? block : { ...known, columns: [...known.columns, ...block.columns] },
    );
  }
  return [...byRows.values()].sort((a, b) => b.rowCount - a.rowCount || a.firstRow - b.firstRow);
}
