import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { divideRows } from './divisions.js';

// Four lots of 60 rows, every row logged twice in a row.
const rowCount = 240;
const random = seededRandom(4);
const labelOfShot = Array.from({ length: rowCount / 2 }, () => (random.next() < 0.4 ? 1 : 0));
const everyRow = Uint32Array.from({ length: rowCount }, (_, row) => row);
const facts = {
  labels: Uint8Array.from(everyRow, (row) => labelOfShot[row >> 1]!),
  groupOfRow: everyRow.map((row) => row >> 1),
  moments: { momentOfRow: everyRow.map((row) => Math.floor(row / 60)) },
};
const some = everyRow.filter((row) => row % 10 !== 0);

describe('dividing rows in three ways', () => {
  const divisions = divideRows(facts, some, { seeds: [1, 2], testShare: 0.25 });
  const of = (protocol: string) => divisions.find((each) => each.protocol === protocol)!;

  it('tests every row once a repeat, twins on one side, when they stay together', () => {
    const { repeats } = of('twins-together');
    expect(repeats).toHaveLength(2);
    for (const folds of repeats) {
      const tested = folds.flatMap(({ testRows }) => [...testRows]).sort((a, b) => a - b);
      expect(tested).toEqual([...some]);
      for (const { trainingRows, testRows } of folds) {
        const learned = new Set(trainingRows.map((row) => facts.groupOfRow[row]!));
        expect([...testRows].some((row) => learned.has(facts.groupOfRow[row]!))).toBe(false);
      }
    }
    expect(repeats[0]).not.toEqual(repeats[1]);
  });

  it('tests later lots than it learns from, going forward', () => {
    const [folds] = of('forward').repeats;
    expect(folds!.length).toBeGreaterThan(1);
    for (const { trainingRows, testRows } of folds!) {
      const lots = (rows: Uint32Array) => [...rows].map((row) => Math.floor(row / 60));
      expect(Math.max(...lots(trainingRows))).toBeLessThan(Math.min(...lots(testRows)));
    }
  });

  it('divides at random once, twins and all', () => {
    const { repeats } = of('random-rows');
    expect(repeats).toHaveLength(1);
    expect(repeats[0]!.flatMap(({ testRows }) => [...testRows])).toHaveLength(some.length);
  });

  it('goes no way forward without an order', () => {
    const unordered = divideRows({ ...facts, moments: null }, some, {
      seeds: [1],
      testShare: 0.25,
    });
    expect(unordered.map(({ protocol }) => protocol)).toEqual(['twins-together', 'random-rows']);
  });

  it('divides at random only where rows belong together', () => {
    const alone = divideRows({ ...facts, groupOfRow: everyRow }, some, {
      seeds: [1],
      testShare: 0.25,
    });
    expect(alone.map(({ protocol }) => protocol)).toEqual(['twins-together', 'forward']);
  });
});
