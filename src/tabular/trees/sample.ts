import type { Random } from '../../shared/index.js';
import type { RowPositions } from './number-types.js';

/** round(share x count) of the positions 0..count-1, rising, at least one; all of them for share 1 without drawing. */
export function sampleRows(count: number, share: number, random: Random): RowPositions {
  const wanted = sampleSize(count, share);
  const chosen = new Uint32Array(wanted);
  if (wanted === count) for (let i = 0; i < count; i++) chosen[i] = i;
  else selectInOrder(count, wanted, random, (position, at) => (chosen[at] = position));
  return chosen;
}

/** The same over given features. */
export function sampleFeatures(features: Int32Array, share: number, random: Random): Int32Array {
  const wanted = sampleSize(features.length, share);
  if (wanted === features.length) return features;
  const chosen = new Int32Array(wanted);
  selectInOrder(
    features.length,
    wanted,
    random,
    (position, at) => (chosen[at] = features[position]!),
  );
  return chosen;
}

function sampleSize(count: number, share: number): number {
  return Math.min(count, Math.max(1, Math.round(share * count)));
}

// Selection sampling: Knuth, The Art of Computer Programming 2, algorithm 3.4.2 S.
function selectInOrder(
  count: number,
  wanted: number,
  random: Random,
  choose: (position: number, at: number) => void,
): void {
  let at = 0;
  for (let position = 0; at < wanted; position++)
    if (random.next() * (count - position) < wanted - at) choose(position, at++);
}
