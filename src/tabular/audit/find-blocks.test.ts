import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { columnFacts } from './column-facts.js';
import { constantBlocks, missingBlocks } from './find-blocks.js';
import { numbers, words } from './made-up-rows.js';

const steady = (rowCount: number, seed: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: rowCount }, () => random.normal());
};
const empty = (values: readonly number[], from: number, to: number) =>
  values.map((value, row) => (row >= from && row < to ? Number.NaN : value));

describe('missingBlocks', () => {
  it('finds every stretch, longest first, at both ends of the table too', () => {
    const values = empty(empty(empty(steady(500, 1), 0, 9), 100, 130), 480, 500);
    expect(missingBlocks([columnFacts(numbers('a', values))])).toEqual([
      { columns: ['a'], firstRow: 100, rowCount: 30 },
      { columns: ['a'], firstRow: 480, rowCount: 20 },
      { columns: ['a'], firstRow: 0, rowCount: 9 },
    ]);
  });

  it('finds stretches of words and joins columns that are empty together', () => {
    const cells = Array.from({ length: 300 }, (_, row) => (row >= 50 && row < 90 ? null : 'w'));
    const facts = [
      columnFacts(words('b', cells)),
      columnFacts(numbers('a', empty(steady(300, 2), 50, 90))),
    ];
    expect(missingBlocks(facts)).toEqual([{ columns: ['b', 'a'], firstRow: 50, rowCount: 40 }]);
  });

  it('sees no stretch in gaps that are strewn at random, however many', () => {
    for (const share of [0.01, 0.1, 0.5, 0.9]) {
      const random = seededRandom(`gaps ${share}`);
      for (let draw = 0; draw < 10; draw++) {
        const values = steady(400, draw).map((value) =>
          random.next() < share ? Number.NaN : value,
        );
        expect(missingBlocks([columnFacts(numbers('a', values))])).toEqual([]);
      }
    }
  });

  it('does not call an empty column a stretch', () => {
    expect(
      missingBlocks([columnFacts(numbers('a', new Array<number>(50).fill(Number.NaN)))]),
    ).toEqual([]);
  });
});

describe('constantBlocks', () => {
  const hold = (values: readonly number[], from: number, to: number) =>
    values.map((value, row) => (row >= from && row < to ? 3 : value));

  it('finds where a measurement hangs', () => {
    const facts = ['a', 'b'].map((name, at) =>
      columnFacts(numbers(name, hold(steady(400, at), 60, 160))),
    );
    expect(constantBlocks(facts)).toEqual([{ columns: ['a', 'b'], firstRow: 60, rowCount: 100 }]);
  });

  it('leaves set points alone, which stand still all the time', () => {
    const levels = Array.from(
      { length: 6000 },
      (_, row) => Math.floor(row / 200) + (row > 5000 ? 0.5 : 0),
    );
    expect(constantBlocks([columnFacts(numbers('setting', levels))])).toEqual([]);
    expect(
      constantBlocks([columnFacts(numbers('flag', hold(new Array<number>(400).fill(0), 9, 300)))]),
    ).toEqual([]);
    expect(constantBlocks([columnFacts(numbers('a', hold(steady(400, 4), 60, 100)))])).toEqual([]);
  });
});
