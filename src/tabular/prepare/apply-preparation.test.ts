import { describe, expect, it } from 'vitest';
import type { Frame } from '../frame/index.js';
import { applyPreparation } from './apply-preparation.js';
import { fitPreparation } from './fit-preparation.js';

const frame: Frame = {
  rowCount: 4,
  columns: [
    { kind: 'number', name: 'x', values: Float64Array.of(1, 3, 5, Number.NaN) },
    { kind: 'category', name: 'w', codes: Int32Array.of(0, 1, 1, -1), categories: ['b', 'a'] },
  ],
};

describe('applyPreparation', () => {
  it('fills what training always had and scales to mean 0, deviation 1', () => {
    const preparation = fitPreparation(frame, ['w', 'x'], Uint32Array.of(0, 1, 2));
    const [w, x] = applyPreparation(preparation, frame);
    const deviation = Math.sqrt(8 / 3);
    expect([...x!]).toEqual([-2 / deviation, 0, 2 / deviation, 0]);
    // Codes a 0, b 1: mean 1/3; the missing word becomes the most frequent, a.
    expect(w![3]).toBe(w![1]);
    expect(w![0]! - w![1]!).toBeCloseTo(1 / Math.sqrt(2 / 9), 12);
  });

  it('leaves missing values missing when training had some', () => {
    const preparation = fitPreparation(frame, ['x', 'w'], Uint32Array.of(0, 1, 2, 3));
    const [x, w] = applyPreparation(preparation, frame);
    expect([x![3], w![3]]).toEqual([Number.NaN, Number.NaN]);
  });

  it('matches words by text; unknown ones are missing', () => {
    const preparation = fitPreparation(frame, ['w'], Uint32Array.of(0, 1, 2, 3), {
      scaling: 'none',
    });
    const other: Frame = {
      rowCount: 3,
      columns: [
        {
          kind: 'category',
          name: 'w',
          codes: Int32Array.of(0, 1, 2),
          categories: ['new', 'a', 'b'],
        },
      ],
    };
    expect([...applyPreparation(preparation, other)[0]!]).toEqual([Number.NaN, 0, 1]);
  });

  it('refuses words for numbers and numbers for words', () => {
    const preparation = fitPreparation(frame, ['x', 'w'], Uint32Array.of(0, 1, 2));
    const [x, w] = frame.columns;
    for (const columns of [
      [{ ...w!, name: 'x' }, w!],
      [x!, { ...x!, name: 'w' }],
    ])
      expect(() => applyPreparation(preparation, { rowCount: 4, columns })).toThrow(
        expect.objectContaining({ code: 'learning.wrong-column-kind' }),
      );
  });
});
