// Which lots run, for how long, and which rows are written twice.
import type { Random } from '../../../src/shared/index.js';
import type { ProductType } from '../set-points.js';

/** A run of one product with one setting of the machine. */
export interface Lot {
  readonly product: ProductType;
  /** Shots made, at least 1. */
  readonly shots: number;
  /** How often things go wrong as a multiple of the average shot's; this is why lot defect rates differ so much. */
  readonly trouble: number;
}

/**
 * Shares the shots out over lots of uneven length. With two lots or more both products run.
 * `shots >= lots >= 1`; the lengths sum to `shots`.
 */
export function planLots(shots: number, lots: number, random: Random): readonly Lot[] {
  const weights = Array.from({ length: lots }, () => 0.35 + random.next() * 1.3);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // One shot each is safe; the rest goes by weight, and rounding is settled by cumulative shares.
  const spare = shots - lots;
  let weightSoFar = 0;
  let givenSoFar = 0;
  const plan = weights.map((weight, index) => {
    weightSoFar += weight;
    const until = index === lots - 1 ? spare : Math.floor((spare * weightSoFar) / total);
    const extra = until - givenSoFar;
    givenSoFar = until;
    const product: ProductType =
      index < 2 && lots > 1 ? (index === 0 ? 1 : 2) : random.next() < 0.5 ? 1 : 2;
    return { product, shots: 1 + extra, trouble: 0.12 + random.next() ** 1.3 };
  });
  const meanTrouble = plan.reduce((sum, lot) => sum + lot.trouble * lot.shots, 0) / shots;
  return plan.map((lot) => ({ ...lot, trouble: lot.trouble / meanTrouble }));
}

/** Marks the shots that are written twice: exactly `copies` of `shots`, every choice equally likely (Knuth, algorithm S). */
export function chooseTwins(shots: number, copies: number, random: Random): Uint8Array {
  const doubled = new Uint8Array(shots);
  let wanted = copies;
  for (let shot = 0; shot < shots && wanted > 0; shot++) {
    if (random.next() * (shots - shot) < wanted) {
      doubled[shot] = 1;
      wanted--;
    }
  }
  return doubled;
}
