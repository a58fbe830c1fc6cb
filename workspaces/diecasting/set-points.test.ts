import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { realData } from '../../test/support/real-data.js';
import { features } from './schema.js';
import { drivenFeatures, setPoints } from './set-points.js';

const file = realData('diecasting.csv');

describe('set points', () => {
  it('drive every feature that is neither constant nor a counter', () => {
    const free = features.filter(
      ({ name, constant }) =>
        constant === null && name !== 'Process_Product_Type' && name !== 'Process_Shot',
    );
    expect(free.map((feature) => feature.name)).toEqual([...drivenFeatures]);
  });

  it.skipIf(file === null)('hold the median of the real line inside every band', () => {
    const rows = readFileSync(file!, 'utf8').trim().split(/\r?\n/).slice(2);
    const cells = rows.map((row) => row.split(','));
    for (const product of [1, 2] as const) {
      for (const name of drivenFeatures) {
        const column = 1 + features.findIndex((feature) => feature.name === name);
        const values = cells
          .filter((row) => row[1] === String(product) && row[column] !== '')
          .map((row) => Number(row[column]))
          .sort((a, b) => a - b);
        const median = values[values.length >> 1]!;
        const { target, tolerance } = setPoints[product][name];
        expect(Math.abs(median - target) / tolerance, `${name} of ${product}`).toBeLessThan(1.0001);
      }
    }
  });
});
