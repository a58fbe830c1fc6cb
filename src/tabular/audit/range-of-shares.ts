import type { RowBlock } from './audit.js';

// In fewer rows a share is mostly luck.
const fewestRowsOfShare = 30;

/** The lowest and the highest share of positives, of the larger stretches when there are any. */
export function rangeOfShares(blocks: readonly RowBlock[]): [low: number, high: number] {
  const large = blocks.filter(({ rowCount }) => rowCount >= fewestRowsOfShare);
  const shares = (large.length > 1 ? large : blocks).map(({ positiveShare }) => positiveShare);
  return shares.reduce<[number, number]>(
    ([low, high], share) => [Math.min(low, share), Math.max(high, share)],
    [1, 0],
  );
}
