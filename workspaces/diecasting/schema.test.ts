import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { realData } from '../../test/support/real-data.js';
import { defectColumns, defectTypes, features, idColumn } from './schema.js';

const file = realData('diecasting.csv');

describe('the schema', () => {
  it('holds 30 features, 16 of the process and 14 of the sensors, and 13 defects in each of two cavities', () => {
    const groups = features.map((feature) => feature.name.split('_')[0]);
    expect(groups.filter((group) => group === 'Process')).toHaveLength(16);
    expect(groups.filter((group) => group === 'Sensor')).toHaveLength(14);
    expect(defectTypes).toHaveLength(13);
    expect(new Set([...features.map((feature) => feature.name), ...defectColumns]).size).toBe(56);
  });

  it.skipIf(file === null)(
    'names its columns as the real line does, blanks at the edges aside',
    () => {
      const [groups, names] = readFileSync(file!, 'utf8').split(/\r?\n/, 2);
      const cells = (line: string | undefined) => line!.split(',').map((cell) => cell.trim());
      const joined = cells(groups).map((group, i) => `${group}_${cells(names)[i]}`);
      expect([idColumn, ...features.map((feature) => feature.name), ...defectColumns]).toEqual(
        joined,
      );
    },
  );

  it.skipIf(file === null)('knows the decimals and the constants of the real record', () => {
    const rows = readFileSync(file!, 'utf8').trim().split(/\r?\n/).slice(2);
    const cells = rows.map((row) => row.split(','));
    for (const [index, feature] of features.entries()) {
      const texts = cells.map((row) => row[index + 1]!.trim()).filter((text) => text !== '');
      const decimals = Math.max(...texts.map((text) => (text.split('.')[1] ?? '').length));
      expect([feature.name, feature.decimals]).toEqual([feature.name, decimals]);
      const values = new Set(texts.map(Number));
      expect([feature.name, feature.constant]).toEqual([
        feature.name,
        values.size === 1 ? [...values][0] : null,
      ]);
    }
  });
});
