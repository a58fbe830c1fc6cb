import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { sampleFeatures, sampleRows } from './sample.js';

describe('sampleRows', () => {
  it('draws the share without repetition, rising, every row about as often', () => {
    const random = seededRandom(3);
    const times = new Array<number>(20).fill(0);
    for (let draw = 0; draw < 4000; draw++) {
      const rows = sampleRows(20, 0.4, random);
      expect(rows).toHaveLength(8);
      rows.forEach((row, at) => {
        if (at > 0) expect(row).toBeGreaterThan(rows[at - 1]!);
        times[row] = times[row]! + 1;
      });
    }
    // 1600 expected, standard deviation 31: six of them either way.
    for (const count of times) expect(Math.abs(count - 1600)).toBeLessThan(186);
  });

  it('keeps at least one, and all for share 1 without drawing', () => {
    const random = seededRandom(3);
    expect(sampleRows(5, 0.01, random)).toHaveLength(1);
    const next = seededRandom(9);
    expect([...sampleRows(3, 1, next)]).toEqual([0, 1, 2]);
    expect(next.next()).toBe(seededRandom(9).next());
  });
});

describe('sampleFeatures', () => {
  it('draws among the given features', () => {
    const chosen = sampleFeatures(Int32Array.of(4, 7, 9, 30), 0.5, seededRandom(1));
    expect(chosen).toHaveLength(2);
    for (const feature of chosen) expect([4, 7, 9, 30]).toContain(feature);
  });
});
