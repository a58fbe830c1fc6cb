import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotsOfCounter } from './lots-of-counter.js';

const counter = (values: readonly number[]) => ({
  kind: 'number' as const,
  name: 'Shot',
  values: Float64Array.from(values),
});
const lots = (values: readonly number[], within?: readonly number[]) => [
  ...lotsOfCounter(counter(values), within === undefined ? {} : { within: Int32Array.from(within) })
    .lotOfRow,
];

describe('lotsOfCounter', () => {
  it.each([
    ['a restart', [1, 2, 3, 1, 2], [0, 0, 0, 1, 1]],
    ['a short lot amid long ones', [40, 50, 732, 44, 45, 47, 5, 6], [0, 0, 0, 1, 1, 1, 2, 2]],
    ['equal values', [3, 3, 4, 4], [0, 0, 0, 0]],
    ['leaps ahead', [1, 2, 90, 91], [0, 0, 0, 0]],
    ['two rows in swapped order', [1, 2, 3, 5, 4, 6, 7], [0, 0, 0, 0, 0, 0, 0]],
    ['a value misread', [7, 8, 9, 0, 10, 11], [0, 0, 0, 0, 0, 0]],
    ['a counter that starts above 0', [1000, 1400, 1001, 1002], [0, 0, 1, 1]],
    ['a restart in the last row', [1, 2, 3, 0], [0, 0, 0, 1]],
    ['gaps', [Number.NaN, 5, Number.NaN, 6, 1, Number.NaN], [0, 0, 0, 0, 1, 1]],
    ['gaps only', [Number.NaN, Number.NaN], [0, 0]],
    ['no rows', [], []],
  ])('sees %s', (_, values, expected) => {
    expect(lots(values)).toEqual(expected);
  });

  it('follows every machine on its own', () => {
    expect(lots([1, 500, 2, 501, 1, 502], [7, 8, 7, 8, 7, 8])).toEqual([0, 1, 0, 1, 2, 1]);
  });

  it('finds the lots that were made, whatever their lengths', () => {
    const lengths = fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lengths, (made) => {
        const expected = made.flatMap((length, lot) => new Array<number>(length).fill(lot));
        expect(lots(made.flatMap((length) => Array.from({ length }, (_, at) => at + 1)))).toEqual(
          expected,
        );
      }),
    );
  });

  it.each([
    [
      'learning.wrong-column-kind',
      () =>
        lotsOfCounter({ kind: 'category', name: 'w', codes: Int32Array.of(0), categories: ['a'] }),
    ],
    [
      'learning.lengths-differ',
      () => lotsOfCounter(counter([1, 2]), { within: Uint32Array.of(1) }),
    ],
  ])('refuses with %s', (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});
