import { expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { comparableRows } from './comparable-rows.js';
import { madeUpModel } from './made-up-model.js';

const model = madeUpModel();
const width = model.features.length;

function withReference(rows: readonly (readonly number[])[]) {
  return { ...model, reference: { rowCount: rows.length, values: Float64Array.from(rows.flat()) } };
}

/** Rows around two settings of a machine, far from one another in every number. */
function twoSettings(): number[][] {
  const random = seededRandom(5);
  return Array.from({ length: 60 }, (_, i) =>
    Array.from({ length: width }, (_, f) =>
      f === 4 ? i % 3 : (i % 2) * 10 + random.normal() * (f + 1) * 0.1,
    ),
  );
}

test('rows of the same setting come first, and only those called negative', () => {
  const rows = twoSettings();
  // Every tenth row is called positive, the very row that is asked about among them.
  const isNegative = (raw: Float64Array) => rows.findIndex((row) => row[0] === raw[0]) % 10 !== 1;
  const comparable = comparableRows(withReference(rows), isNegative);
  const found = comparable(Float64Array.from(rows[1]!), 12);
  const places = found.map((one) => rows.findIndex((row) => row[0] === one[0]));
  expect(new Set(places).size).toBe(12);
  for (const place of places) {
    expect(place % 2).toBe(1);
    expect(place % 10).not.toBe(1);
  }
});

test('the most alike comes first, also beside missing values', () => {
  const rows = twoSettings();
  const comparable = comparableRows(withReference(rows), () => true);
  expect([...comparable(Float64Array.from(rows[7]!))[0]!]).toEqual(rows[7]);
  const holes = rows.map((row, i) => row.map((value, f) => (f === i % width ? Number.NaN : value)));
  const beside = comparableRows(withReference(holes), () => true);
  expect([...beside(Float64Array.from(holes[7]!), 1)[0]!]).toEqual(holes[7]);
});

test('without enough negative rows all are taken, without any the values that fill gaps', () => {
  const rows = twoSettings();
  const all = comparableRows(withReference(rows), () => false);
  expect(all(Float64Array.from(rows[0]!), 1000)).toHaveLength(60);
  const none = comparableRows(withReference([]), () => true);
  expect(none(Float64Array.from(rows[0]!))).toEqual([model.preparation.fill]);
});
