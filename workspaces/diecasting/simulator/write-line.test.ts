import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { realData } from '../../../test/support/real-data.js';
import { simulateLine } from './simulate-line.js';
import { causeLines, lineCsv } from './write-line.js';

const file = realData('diecasting.csv');
const line = simulateLine({ rows: 4500, seed: 11, twinShare: 0.3 });

describe('the line as text', () => {
  it('reads back to the same table', () => {
    const lines = [...lineCsv(line.frame)].join('').split('\n');
    expect(lines.pop()).toBe('');
    const [groups, names, ...rows] = lines.map((text) => text.split(','));
    expect(groups!.map((group, i) => `${group}_${names![i]}`)).toEqual(
      line.frame.columns.map((column) => column.name),
    );
    expect(rows).toHaveLength(4500);
    for (const [c, column] of line.frame.columns.entries()) {
      if (column.kind !== 'number') throw new Error(column.name);
      const values = rows.map((row) => (row[c] === '' ? Number.NaN : Number(row[c])));
      expect(Float64Array.from(values)).toEqual(column.values);
    }
  });

  it.skipIf(file === null)(
    'has the two header rows of the real line, blanks at the edges aside',
    () => {
      const tidy = (text: string) => text.split(',').map((cell) => cell.trim());
      const real = readFileSync(file!, 'utf8').split(/\r?\n/, 2);
      const ours = [...lineCsv(line.frame)].join('').split('\n', 2);
      expect(ours.map(tidy)).toEqual(real.map(tidy));
    },
  );

  it('writes a cause a line', () => {
    const causes = [...causeLines(line.causes)].map((text) => JSON.parse(text));
    expect(causes).toHaveLength(line.causes.length);
    expect(causes[0]).toEqual({
      row: line.causes[0]!.row,
      defect_type: line.causes[0]!.defectType,
      cavity: line.causes[0]!.cavity,
      mechanism: line.causes[0]!.mechanism,
      causes: line.causes[0]!.causes,
      partners: line.causes[0]!.partners,
      sentence: line.causes[0]!.sentence,
    });
  });
});
