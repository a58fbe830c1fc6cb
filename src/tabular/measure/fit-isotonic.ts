import { calibrationTargets, checkCalibrationRows } from './calibration-targets.js';

/** Straight lines between knots. */
export interface IsotonicCalibration {
  readonly kind: 'isotonic';
  readonly margins: readonly number[];
  readonly probabilities: readonly number[];
}

/**
 * Isotonic calibration of margins on rows that did not train the model: the rising step function of least squared
 * error (pool adjacent violators; Zadrozny & Elkan 2002), a line between two steps. Probabilities stay between
 * 1 / (n0 + 2) and (n1 + 1) / (n1 + 2): rows seen so far never prove that something cannot happen.
 * Wants many rows; below about a thousand `fitPlatt` is steadier.
 * Throws on one class, lengths that differ and margins that are not finite.
 */
export function fitIsotonic(labels: Uint8Array, margins: Float64Array): IsotonicCalibration {
  checkCalibrationRows(labels, margins);
  const { low, high } = calibrationTargets(labels);
  const blocks = pooledBlocks(labels, margins);
  const knots: number[] = [];
  const probabilities: number[] = [];
  for (const { first, last, positives, rows } of blocks) {
    const probability = Math.min(high, Math.max(low, positives / rows));
    for (const margin of first === last ? [first] : [first, last]) {
      // A flat line needs its two ends only.
      if (probabilities.at(-1) === probability && probabilities.at(-2) === probability) {
        knots.pop();
        probabilities.pop();
      }
      knots.push(margin);
      probabilities.push(probability);
    }
  }
  return { kind: 'isotonic', margins: knots, probabilities };
}

interface Block {
  readonly first: number;
  readonly last: number;
  readonly positives: number;
  readonly rows: number;
}

/** Blocks of neighbouring margins whose shares of positive rows rise. */
function pooledBlocks(labels: Uint8Array, margins: Float64Array): Block[] {
  const order = Uint32Array.from(margins, (_, row) => row);
  order.sort((a, b) => margins[a]! - margins[b]!);
  const blocks: Block[] = [];
  for (let i = 0; i < order.length; ) {
    const margin = margins[order[i]!]!;
    let positives = 0;
    const start = i;
    for (; i < order.length && margins[order[i]!] === margin; i++) positives += labels[order[i]!]!;
    let block: Block = { first: margin, last: margin, positives, rows: i - start };
    for (let before = blocks.at(-1); before !== undefined; before = blocks.at(-1)) {
      // Compared crosswise in integers: exact.
      if (before.positives * block.rows < block.positives * before.rows) break;
      blocks.pop();
      block = {
        first: before.first,
        last: block.last,
        positives: before.positives + block.positives,
        rows: before.rows + block.rows,
      };
    }
    blocks.push(block);
  }
  return blocks;
}
