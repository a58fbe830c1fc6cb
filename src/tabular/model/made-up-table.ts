import { seededRandom } from '../../shared/index.js';
import type { Column, Frame } from '../frame/frame.js';

/**
 * A made-up table for tests: a row is `ng` when pressure is low and speed high, or by chance one time in
 * twenty; humidity is missing in every third row; every row below `twinShare` is followed by its copy.
 */
export function madeUpTable(shape: {
  readonly rowCount: number;
  readonly seed?: number;
  readonly twinShare?: number;
}): Frame {
  const { rowCount, seed = 1, twinShare = 0 } = shape;
  const random = seededRandom(seed);
  const rows: { numbers: number[]; product: number; isBad: boolean }[] = [];
  while (rows.length < rowCount) {
    const pressure = random.normal();
    const speed = random.normal();
    const humidity = rows.length % 3 === 0 ? Number.NaN : random.next();
    const isBad = (pressure < 0 && speed > 0) || random.next() < 0.05;
    const row = { numbers: [pressure, speed, humidity], product: random.integer(2), isBad };
    rows.push(row);
    if (random.next() < twinShare && rows.length < rowCount) rows.push(row);
  }
  const column = (name: string, index: number): Column => ({
    kind: 'number',
    name,
    values: Float64Array.from(rows, (row) => row.numbers[index]!),
  });
  return {
    rowCount,
    columns: [
      { kind: 'number', name: 'id', values: Float64Array.from(rows, (_, row) => row + 1) },
      column('pressure', 0),
      column('speed', 1),
      column('humidity', 2),
      {
        kind: 'category',
        name: 'product',
        categories: ['B', '가'],
        codes: Int32Array.from(rows, (row) => row.product),
      },
      {
        kind: 'category',
        name: 'result',
        categories: ['ok', 'ng'],
        codes: Int32Array.from(rows, (row) => (row.isBad ? 1 : 0)),
      },
    ],
  };
}
