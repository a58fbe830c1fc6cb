import { describe, expect, it } from 'vitest';
import { trainingTable } from '../model/training-table.js';
import { exploreTable } from './explore-table.js';

const training = {
  name: 'm',
  label: { anyPrefix: 'Bad' },
  provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '0' },
};
const number = (name: string, values: readonly number[]) =>
  ({ kind: 'number', name, values: Float64Array.from(values) }) as const;
const gap = Number.NaN;
const frame = {
  rowCount: 8,
  columns: [
    number('a', [1, 2, 3, 4, 5, 6, 7, 8]),
    number('b', [2, 4, 6, 8, 10, 12, 14, gap]),
    number('still', [3, 3, 3, 3, 3, 3, 3, 3]),
    number('stuck', [5, gap, gap, 5, 5, 5, 5, 5]),
    {
      kind: 'category',
      name: 'product',
      categories: ['x', 'y'],
      codes: Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1),
    },
    number('Bad_crack', [0, 0, 0, 0, 0, 2, 1, 1]),
    number('Bad_hole', [0, 1, 0, 0, 0, 0, 0, 1]),
    number('Bad_never', [0, 0, 0, 0, 0, 0, 0, 0]),
  ],
} as const;
const seen = exploreTable(trainingTable(frame, training), {
  lotOfRow: Uint32Array.of(0, 0, 0, 1, 1, 1, 1, 1),
});

describe('exploring a table', () => {
  it('counts rates by product and lot as a person would', () => {
    expect(seen.byGroup).toMatchObject({
      column: 'product',
      rates: [
        { label: 'x', rowCount: 4, positiveShare: 0.25 },
        { label: 'y', rowCount: 4, positiveShare: 0.75 },
      ],
    });
    expect(seen.byLot.map(({ label, rowCount }) => [label, rowCount])).toEqual([
      ['1', 3],
      ['2', 5],
    ]);
    expect(seen.byLot.map(({ positiveShare }) => positiveShare)).toEqual([1 / 3, 3 / 5]);
  });

  it('counts kinds of defects, by product too, and leaves out kinds that never came', () => {
    expect(seen.types).toEqual([
      { column: 'Bad_crack', rowCount: 3 },
      { column: 'Bad_hole', rowCount: 2 },
    ]);
    expect(seen.typeByGroup).toEqual([
      [0, 3],
      [1, 1],
    ]);
  });

  it('finds what never changes, where values are missing and what goes together', () => {
    expect(seen.constant).toEqual(['still', 'stuck']);
    expect(seen.missing.features).toEqual(['b', 'stuck']);
    expect(seen.missing.stretches.at(-1)).toEqual({ firstRow: 7, missing: [1, 0] });
    const at = (name: string) => seen.correlations.features.indexOf(name);
    expect(seen.correlations.values[at('a')]![at('b')]).toBeCloseTo(1, 12);
  });

  it('counts every row that has a value once in a distribution', () => {
    const a = seen.distributions.find(({ feature }) => feature === 'a')!;
    const counted = a.counts.map((counts) => counts.reduce((sum, each) => sum + each, 0));
    expect(counted).toEqual([4, 4]);
    // Positives are rows 2, 6, 7, 8: of 16 pairs with rows 1, 3, 4, 5 they are higher in 13.
    expect(a.rocAuc).toBe(13 / 16);
  });
});
