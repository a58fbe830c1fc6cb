import { describe, expect, it } from 'vitest';
import { rowOrder } from '../prepare/row-order.js';
import { findTwins } from './find-twins.js';
import { numbers } from './made-up-rows.js';
import { overRows, stretchesOf } from './row-stretches.js';

const orderBy = (stamps: readonly number[]) =>
  rowOrder({ rowCount: stamps.length, columns: [numbers('t', stamps)] }, 't');

describe('stretchesOf', () => {
  it('cuts the table into tenths', () => {
    const stretches = stretchesOf(orderBy(Array.from({ length: 30 }, (_, row) => row)), null);
    expect([...stretches]).toEqual(Array.from({ length: 30 }, (_, row) => Math.floor(row / 3)));
  });

  it('goes by stamps, numbers stretches as they appear, and keeps rows of one stamp together', () => {
    // Time runs backwards; the first two stamps tie; the last row has none and stays with the row above.
    const stretches = stretchesOf(orderBy([9, 9, 8, 7, 6, 5, 4, 3, 2, 1, Number.NaN]), null);
    expect([...stretches]).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 8]);
  });
});

it('overRows counts positives, twins and mean probabilities in table order', () => {
  const cells = Array.from({ length: 80 }, (_, row) => (row < 40 ? row >> 1 : row));
  const columns = [numbers('a', cells)];
  const labels = Uint8Array.from(cells, (_, row) => (row % 4 === 0 ? 1 : 0));
  const twins = findTwins({ rowCount: 80, columns }, columns, labels);
  const probabilityOfRow = Float64Array.from(cells, (_, row) =>
    row % 2 === 0 ? row / 80 : Number.NaN,
  );
  // Only what is read of a skill is given.
  const measured = { probabilityOfRow } as Parameters<typeof overRows>[3];
  const stretches = overRows(80, labels, twins, measured);
  expect(stretches).toHaveLength(40);
  expect(stretches[3]).toEqual({
    number: 3,
    firstRow: 6,
    rowCount: 2,
    positiveShare: 0,
    twinShare: 1,
    meanProbability: 6 / 80,
  });
  expect(stretches[30]).toMatchObject({ firstRow: 60, positiveShare: 0.5, twinShare: 0 });
});
