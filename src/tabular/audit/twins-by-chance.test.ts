import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { twinsByChance } from './twins-by-chance.js';

/** Sizes of groups of rows drawn independently from cells of the given weights. */
function drawn(rowCount: number, weights: readonly number[], seed: number): Uint32Array {
  const random = seededRandom(seed).fork('cells');
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const upTo: number[] = [];
  for (const weight of weights) upTo.push((upTo.at(-1) ?? 0) + weight / total);
  const sizes = new Uint32Array(weights.length);
  for (let row = 0; row < rowCount; row++) {
    const at = random.next();
    const cell = upTo.findIndex((end) => at < end);
    sizes[cell < 0 ? weights.length - 1 : cell]!++;
  }
  return sizes.filter((size) => size > 0);
}

describe('twinsByChance', () => {
  it('lets chance explain every twin of independent rows, whatever their distribution', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 1500 }),
        fc.integer({ min: 2, max: 600 }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        fc.integer({ min: 0, max: 1e6 }),
        (rowCount, cells, unevenness, seed) => {
          const weights = Array.from({ length: cells }, (_, cell) => 1 / (cell + 1) ** unevenness);
          const { twinRows, byChance } = twinsByChance(drawn(rowCount, weights, seed));
          expect(byChance).toBe(twinRows);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['pairs without triples', [...new Array(1700).fill(1), ...new Array(2918).fill(2)], 2918, 60],
    ['every row four times', new Array(300).fill(4), 900, 30],
    [
      'a class drawn out to even numbers',
      [...new Array(900).fill(1), ...new Array(100).fill(9)],
      800,
      30,
    ],
  ])('does not let it explain %s', (_, sizes, twinRows, most) => {
    const answer = twinsByChance(Uint32Array.from(sizes));
    expect(answer.twinRows).toBe(twinRows);
    expect(answer.byChance).toBeLessThan(most);
  });

  it('needs more than a few', () => {
    expect(twinsByChance(Uint32Array.of(1, 1, 1, 1, 2, 2))).toEqual({ twinRows: 2, byChance: 2 });
    expect(twinsByChance(new Uint32Array())).toEqual({ twinRows: 0, byChance: 0 });
  });
});
