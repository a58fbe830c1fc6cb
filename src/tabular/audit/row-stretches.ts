import type { RowOrder } from '../prepare/row-order.js';
import type { RowStretch } from './audit.js';
import { blocksOf, type LotsOfRows } from './find-lots.js';
import type { Twins } from './find-twins.js';
import type { MeasuredSkill } from './measure-skill.js';

const stretchCount = 10;
const drawnStretches = 40;

/** Lots, or tenths of the rows along time. Rows without a stamp stand in the stretch of the row above them. */
export function stretchesOf(order: RowOrder, lots: LotsOfRows | null): Uint32Array<ArrayBuffer> {
  if (lots !== null) return lots.lotOfRow;
  const { momentOfRow, momentCount } = order;
  const rowsBefore = new Uint32Array(momentCount + 1);
  for (const moment of momentOfRow) if (moment >= 0) rowsBefore[moment + 1]!++;
  for (let moment = 0; moment < momentCount; moment++)
    rowsBefore[moment + 1] = rowsBefore[moment + 1]! + rowsBefore[moment]!;
  const known = rowsBefore[momentCount]!;
  const tenths = Int32Array.from(momentOfRow, (moment) =>
    moment < 0 ? -1 : Math.floor((rowsBefore[moment]! * stretchCount) / known),
  );
  // Numbered anew, in order of first appearance.
  const numberOf = new Map<number, number>();
  let last = 0;
  return Uint32Array.from(tenths, (tenth) => {
    if (tenth < 0) return last;
    if (!numberOf.has(tenth)) numberOf.set(tenth, numberOf.size);
    last = numberOf.get(tenth)!;
    return last;
  });
}

/** Forty stretches in table order, with what happened in each. */
export function overRows(
  rowCount: number,
  labels: Uint8Array | null,
  { groupOfRow, groupCount }: Twins,
  measured: MeasuredSkill | null,
): RowStretch[] {
  const sizes = new Uint32Array(groupCount);
  for (const group of groupOfRow) sizes[group]!++;
  const drawn = Math.min(drawnStretches, rowCount);
  const stretchOfRow = Uint32Array.from(groupOfRow, (_, row) =>
    Math.floor((row * drawn) / rowCount),
  );
  return blocksOf(stretchOfRow, labels).map((block) => {
    let twins = 0;
    let probabilities = 0;
    let known = 0;
    for (let row = block.firstRow; row < block.firstRow + block.rowCount; row++) {
      if (sizes[groupOfRow[row]!]! > 1) twins++;
      const probability = measured?.probabilityOfRow[row] ?? Number.NaN;
      if (Number.isNaN(probability)) continue;
      probabilities += probability;
      known++;
    }
    return { ...block, twinShare: twins / block.rowCount, meanProbability: probabilities / known };
  });
}
