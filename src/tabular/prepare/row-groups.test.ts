import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realData } from '../../../test/support/real-data.js';
import { type Frame, readCsv } from '../frame/index.js';
import { rowFingerprints, rowGroups } from './row-groups.js';

const value = fc.constantFrom(0, -0, 1, 1.5, Number.NaN, Number.MIN_VALUE);
const word = fc.constantFrom('', 'a', 'b', '양품', null);
const table = fc.array(fc.tuple(value, word, value), { maxLength: 40 });

function frameOf(
  rows: readonly (readonly [number, string | null, number])[],
  shuffled = false,
): Frame {
  const categories = shuffled ? ['양품', 'unused', 'b', '', 'a'] : ['', 'a', 'b', '양품'];
  const code = (text: string | null) => (text === null ? -1 : categories.indexOf(text));
  return {
    rowCount: rows.length,
    columns: [
      { kind: 'number', name: 'x', values: Float64Array.from(rows, (row) => row[0]) },
      {
        kind: 'category',
        name: 'word',
        codes: Int32Array.from(rows, (row) => code(row[1])),
        categories,
      },
      { kind: 'number', name: 'y', values: Float64Array.from(rows, (row) => row[2]) },
    ],
  };
}
const names = ['x', 'word', 'y'];
// -0 and 0 print alike, as do all NaN.
const text = (row: readonly unknown[]) =>
  JSON.stringify(row.map((cell) => (cell === null ? null : String(cell))));

describe('rowGroups', () => {
  it('joins exactly the identical rows, numbered by first appearance', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const seen = new Map<string, number>();
        const naive = rows.map((row) => {
          if (!seen.has(text(row))) seen.set(text(row), seen.size);
          return seen.get(text(row))!;
        });
        const { groupOfRow, groupCount, twinRows } = rowGroups(frameOf(rows), names);
        expect([...groupOfRow]).toEqual(naive);
        expect(groupCount).toBe(seen.size);
        expect(twinRows).toBe(
          naive.filter((group) => naive.filter((other) => other === group).length > 1).length,
        );
      }),
    );
  });

  it('looks only at the named columns and treats two codes of one text as one', () => {
    const frame: Frame = {
      rowCount: 2,
      columns: [
        { kind: 'category', name: 'word', codes: Int32Array.of(0, 1), categories: ['a', 'a'] },
        { kind: 'number', name: 'x', values: Float64Array.of(1, 2) },
      ],
    };
    expect(rowGroups(frame, ['word']).groupCount).toBe(1);
    expect(rowGroups(frame, ['word', 'x']).groupCount).toBe(2);
  });

  it('refuses unknown and repeated columns', () => {
    const frame = frameOf([[1, 'a', 2]]);
    expect(() => rowGroups(frame, ['word', 'z'])).toThrow(
      expect.objectContaining({ code: 'table.unknown-column' }),
    );
    expect(() => rowGroups(frame, ['x', 'x'])).toThrow(
      expect.objectContaining({ code: 'learning.repeated-column' }),
    );
  });
});

describe('rowFingerprints', () => {
  it('depends on values only, not on category codes or other rows', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const prints = rowFingerprints(frameOf(rows), names);
        expect(rowFingerprints(frameOf(rows, true), names)).toEqual(prints);
        rows.forEach((row, at) => {
          expect(rowFingerprints(frameOf([row]), names)[0]).toBe(prints[at]);
        });
        const distinct = new Set(rows.map(text));
        expect(new Set(prints).size).toBe(distinct.size);
      }),
    );
  });

  it('never changes: models keep these bits', () => {
    const rows = [
      [0, 'a', 1.5],
      [Number.NaN, null, 1],
      [-1e300, '양품', 0.1],
    ] as const;
    expect([...rowFingerprints(frameOf(rows), names)]).toMatchInlineSnapshot(`
      [
        2337728983,
        2564654253,
        913760836,
      ]
    `);
  });

  it('collides about as often as chance says', () => {
    const values = Float64Array.from({ length: 50_000 }, (_, row) => row / 7);
    const frame: Frame = {
      rowCount: values.length,
      columns: [{ kind: 'number', name: 'x', values }],
    };
    // 0.29 collisions expected among 50,000 of 2^32; six happen once in a million seeds.
    expect(new Set(rowFingerprints(frame, ['x'])).size).toBeGreaterThan(values.length - 6);
  });
});

const diecasting = realData('diecasting.csv');
describe.skipIf(diecasting === null)('on the real die-casting table', () => {
  it('finds the rows that repeat the row before them', async () => {
    const { frame } = await readCsv(readFileSync(diecasting!));
    const columns = frame.columns.map((column) => column.name);
    const withoutId = columns.filter((name) => name !== 'Process_id' && name !== 'Process_Shot');
    const { groupOfRow } = rowGroups(frame, withoutId);
    const lines = readFileSync(diecasting!, 'utf8').trim().split(/\r?\n/).slice(2);
    const tails = lines.map((line) => {
      const cells = line.split(',');
      return [cells[1], ...cells.slice(3)].join();
    });
    const repeats = tails.filter((tail, row) => row > 0 && tail === tails[row - 1]).length;
    const joined = groupOfRow.filter((group, row) => row > 0 && group === groupOfRow[row - 1]);
    expect(repeats).toBeGreaterThan(2000);
    expect(joined.length).toBe(repeats);
  });
});
