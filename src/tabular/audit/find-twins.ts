import type { Column, Frame } from '../frame/frame.js';
import { rowGroups } from '../prepare/row-groups.js';
import { valueWords } from '../prepare/row-values.js';
import { scikitSplit } from '../prepare/scikit-split.js';
import type { RowSplit } from '../prepare/split-rows.js';
import { nearRows } from './near-rows.js';
import { twinsByChance } from './twins-by-chance.js';

/** Rows that repeat other rows, and whether they are copies or coincidence. */
export interface Twins {
  /** Per row: rows identical in the compared columns share a number. */
  readonly groupOfRow: Uint32Array<ArrayBuffer>;
  readonly groupCount: number;
  readonly twinRows: number;
  readonly rowsWithTwin: number;
  readonly twinRowsByChance: number;
  readonly twinRowsOfOtherLabel: number;
  /** Twin rows that stand right below a row they repeat, and how many would if rows stood in random order. */
  readonly belowTheirTwin: number;
  readonly belowTheirTwinByChance: number;
  readonly testRowsWithTwinShare: number;
  readonly expectedTestRowsWithTwinShare: number;
  /** Whether anything shows that they are copies: group sizes, places in the table, or a lack of rows that nearly agree. */
  readonly areCopies: boolean;
  readonly nearTwinRows: number;
  /** Near twins that stand below one another beyond what chance allows. */
  readonly areNearTwinsCopies: boolean;
  /** The split the share was counted on. */
  readonly documentedSplit: RowSplit | null;
}

/**
 * Looks for identical and nearly identical rows over the given columns. `labels`: 0 or 1 per row, or null.
 * Copies are told from coincidence without knowing the distribution, in three ways: see `twinsByChance`; in random order,
 * identical rows stand right below each other no more often than other pairs; and where values meet by chance, rows that
 * differ in one column only are more common than identical ones.
 */
export function findTwins(
  frame: Frame,
  columns: readonly Column[],
  labels: Uint8Array | null,
  compared: (columns: number) => void = () => {},
): Twins {
  const rowCount = frame.rowCount;
  const names = columns.map((column) => column.name);
  const {
    groupOfRow,
    groupCount,
    twinRows: rowsWithTwin,
  } = columns.length > 0 ? rowGroups(frame, names) : apart(rowCount);
  const sizes = new Uint32Array(groupCount);
  for (const group of groupOfRow) sizes[group]!++;
  const { twinRows, byChance } = twinsByChance(sizes);

  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  let belowTheirTwin = 0;
  for (let row = 1; row < rowCount; row++)
    if (groupOfRow[row] === groupOfRow[row - 1]) belowTheirTwin++;
  const inOrder = sortedInto(columns, rowCount);
  const belowTheirTwinByChance = (inOrder * 2 * pairs) / Math.max(1, rowCount);

  const near = nearRows(columns.map(valueWords), groupOfRow, sizes, compared);
  // Half of two columns is not nearly all.
  const likeRowAbove = columns.length >= fewestColumnsOfNear ? near.likeRowAbove : 0;
  const rounded = columns.length > 0 ? roundedTwinRows(frame, columns) : 0;
  const nearByChance = (inOrder * 2 * near.pairs) / Math.max(1, rowCount);
  const repeatedGroups = sizes.reduce((sum, size) => sum + (size > 1 ? 1 : 0), 0);
  const standAlone =
    groupCount >= fewestGroups && near.groupsWithNearRow < repeatedGroups / 2 && repeatedGroups > 4;
  const documentedSplit = splitOf(labels, rowCount);
  return {
    groupOfRow,
    groupCount,
    twinRows,
    rowsWithTwin,
    twinRowsByChance: byChance,
    twinRowsOfOtherLabel: labels === null ? 0 : otherLabels(groupOfRow, groupCount, labels),
    belowTheirTwin,
    belowTheirTwinByChance,
    testRowsWithTwinShare: documentedSplit === null ? 0 : twinShare(documentedSplit, groupOfRow),
    expectedTestRowsWithTwinShare: expectedShare(sizes, rowCount),
    areCopies:
      byChance < twinRows ||
      standAlone ||
      (isBeyond(belowTheirTwin, belowTheirTwinByChance) && !areHarmless(groupOfRow, sizes, labels)),
    nearTwinRows: Math.max(0, rounded - twinRows) + likeRowAbove,
    areNearTwinsCopies: rounded - twinRows > 4 || isBeyond(likeRowAbove, nearByChance),
    documentedSplit,
  };
}

/** Without a column to compare, no two rows are known to be equal. */
function apart(rowCount: number) {
  const groupOfRow = new Uint32Array(rowCount).map((_, row) => row);
  return { groupOfRow, groupCount: rowCount, twinRows: 0 };
}

const fewestColumnsOfNear = 5;
// Below this many different rows, a table is a list of a few cases and repeats say nothing.
const fewestGroups = 50;

/** Share of the test rows that have an identical row in training. */
export function twinShare({ trainingRows, testRows }: RowSplit, groupOfRow: Uint32Array): number {
  const seen = new Set<number>();
  for (const row of trainingRows) seen.add(groupOfRow[row]!);
  let twins = 0;
  for (const row of testRows) if (seen.has(groupOfRow[row]!)) twins++;
  return testRows.length === 0 ? 0 : twins / testRows.length;
}

/** More than four standard deviations of a Poisson count above what is expected. */
function isBeyond(count: number, expected: number): boolean {
  return count - expected > 4 * Math.sqrt(Math.max(1, expected));
}

/**
 * A machine that stays in one of a few states for a while logs the same row again and again. That does no harm when such
 * neighbours agree in their label no more than rows of the same state that stand apart; copies agree always. False when
 * states are too rare to compare, or without a label.
 */
function areHarmless(
  groupOfRow: Uint32Array,
  sizes: Uint32Array,
  labels: Uint8Array | null,
): boolean {
  if (labels === null) return false;
  const positives = new Float64Array(sizes.length);
  let neighbours = 0;
  let agreeing = 0;
  for (let row = 0; row < groupOfRow.length; row++) {
    const group = groupOfRow[row]!;
    positives[group] = positives[group]! + labels[row]!;
    if (row === 0 || groupOfRow[row - 1] !== group) continue;
    neighbours++;
    if (labels[row - 1] === labels[row]) agreeing++;
  }
  let apart = -neighbours;
  let apartAgreeing = -agreeing;
  sizes.forEach((size, group) => {
    const [one, other] = [positives[group]!, size - positives[group]!];
    apart += (size * (size - 1)) / 2;
    apartAgreeing += (one * (one - 1) + other * (other - 1)) / 2;
  });
  if (apart < leastPairsApart * neighbours) return false;
  const share = apartAgreeing / apart;
  return agreeing - neighbours * share <= 4 * Math.sqrt(neighbours * share * (1 - share));
}

// So many pairs apart know the share well enough to hold neighbours against it.
const leastPairsApart = 10;

/**
 * How much more often than in random order rows with equal cells meet because the table is sorted by a column: by the number
 * of stretches the column cuts it into. Infinite when rows are sorted within those stretches too, for then equal rows stand
 * together by sorting, and places prove nothing.
 */
function sortedInto(columns: readonly Column[], rowCount: number): number {
  const cellsOf = (column: Column) => (column.kind === 'number' ? column.values : column.codes);
  const sortedBy = columns.find((column) => rises(cellsOf(column), rowCount, () => true) > 0);
  if (sortedBy === undefined) return 1;
  const outer = cellsOf(sortedBy);
  const isWithin = (row: number) => outer[row] === outer[row - 1];
  const isSortedAgain = columns.some(
    (column) => column !== sortedBy && rises(cellsOf(column), rowCount, isWithin) > 0,
  );
  return isSortedAgain ? Number.POSITIVE_INFINITY : 1 + rises(outer, rowCount, () => true);
}

/** Rows that rise above the row before them, of those looked at; 0 when any falls. */
function rises(
  cells: ArrayLike<number>,
  rowCount: number,
  isLookedAt: (row: number) => boolean,
): number {
  let count = 0;
  for (let row = 1; row < rowCount; row++) {
    if (!isLookedAt(row)) continue;
    if (cells[row]! < cells[row - 1]!) return 0;
    if (cells[row]! > cells[row - 1]!) count++;
  }
  return count;
}

function splitOf(labels: Uint8Array | null, rowCount: number): RowSplit | null {
  if (rowCount < 5) return null;
  const counts = [0, 0];
  for (const label of labels ?? []) counts[label]!++;
  // Five rows leave one to test, which cannot hold both classes.
  const canStratify = labels !== null && Math.min(...counts) >= 2 && rowCount > 5;
  return scikitSplit(canStratify ? labels : rowCount);
}

/** A row of a group of s finds none of the others in training when all of them are test rows: hypergeometric. */
function expectedShare(sizes: Uint32Array, rowCount: number): number {
  const testRows = Math.ceil(0.2 * rowCount);
  let sum = 0;
  for (const size of sizes) {
    let allInTest = 1;
    for (let other = 1; other < size && allInTest > 0; other++)
      allInTest *= Math.max(0, testRows - other) / (rowCount - other);
    if (size > 1) sum += size * (1 - allInTest);
  }
  return rowCount === 0 ? 0 : sum / rowCount;
}

function otherLabels(groupOfRow: Uint32Array, groupCount: number, labels: Uint8Array): number {
  const labelOfGroup = new Int8Array(groupCount).fill(-1);
  let others = 0;
  groupOfRow.forEach((group, row) => {
    if (labelOfGroup[group]! < 0) labelOfGroup[group] = labels[row]!;
    else if (labelOfGroup[group] !== labels[row]) others++;
  });
  return others;
}

/** Twin rows once numbers keep only the 20 leading bits of their fraction, one part in a million. */
function roundedTwinRows(frame: Frame, columns: readonly Column[]): number {
  const rounded = columns.map((column): Column => {
    if (column.kind === 'category') return column;
    const values = column.values.slice();
    // Little-endian on every platform that runs JavaScript engines of today: the low word comes first.
    const halves = new Uint32Array(values.buffer);
    for (let low = 0; low < halves.length; low += 2)
      // Half a unit is added first, so that values do not fall apart around round numbers.
      halves[low + 1] = halves[low + 1]! + (halves[low]! >>> 31);
    for (let low = 0; low < halves.length; low += 2) halves[low] = 0;
    return { ...column, values };
  });
  const { groupCount } = rowGroups(
    { rowCount: frame.rowCount, columns: rounded },
    columns.map((column) => column.name),
  );
  return frame.rowCount - groupCount;
}
