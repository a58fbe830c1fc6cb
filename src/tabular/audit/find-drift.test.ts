import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { columnFacts } from './column-facts.js';
import { chiSquareDeviations, findDrift } from './find-drift.js';
import { numbers, words } from './made-up-rows.js';

const rows = (count: number) => new Uint32Array(count).map((_, row) => row);

describe('findDrift', () => {
  // Three stretches of four rows. Ranks 1..12 with means 2.5, 6.5 and 10.5: 128 of 143 lie between stretches.
  const stretches = Uint32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2);

  it('shares the variance of ranks out by hand', () => {
    // One row of every stretch 40 times, so that the odds are clear.
    const values = Array.from({ length: 480 }, (_, row) => Math.floor(row / 40) + 1);
    const stretchOfRow = Uint32Array.from(
      { length: 480 },
      (_, row) => stretches[Math.floor(row / 40)]!,
    );
    const { columns } = findDrift(
      [columnFacts(numbers('x', values))],
      null,
      stretchOfRow,
      rows(480),
    );
    expect(columns[0]!.betweenShare).toBeCloseTo(128 / 143, 9);
  });

  it('measures words by Cramer: all between, nothing between', () => {
    const cells = Array.from({ length: 300 }, (_, row) =>
      row < 100 ? 'a' : row < 200 ? 'b' : 'c',
    );
    const stretchOfRow = Uint32Array.from(cells, (_, row) => Math.floor(row / 100));
    const apart = findDrift([columnFacts(words('w', cells))], null, stretchOfRow, rows(300));
    expect(apart.columns[0]!.betweenShare).toBeCloseTo(1, 9);
    const mixed = cells.map((_, row) => cells[(row * 100) % 299]!);
    expect(
      findDrift([columnFacts(words('w', mixed))], null, stretchOfRow, rows(300)).columns,
    ).toEqual([]);
  });

  it('tells wandering around a mean from wandering off', () => {
    const random = seededRandom(7);
    const stretchOfRow = Uint32Array.from({ length: 1000 }, (_, row) => Math.floor(row / 100));
    const process = (memory: number) => {
      let level = 0;
      return Array.from({ length: 1000 }, () => {
        level = memory * level + random.normal();
        return level;
      });
    };
    const drifting = (memory: number) =>
      findDrift(
        Array.from({ length: 40 }, (_, at) => columnFacts(numbers(`x${at}`, process(memory)))),
        null,
        stretchOfRow,
        rows(1000),
      ).columns.length;
    expect(drifting(0.7)).toBe(0);
    // Forty random walks, of which a few come back in time.
    expect(drifting(1)).toBeGreaterThan(30);
    // Words that stay for a while come and go as well.
    const words1000 = process(0.8).map((level) => (level > 0 ? 'high' : 'low'));
    expect(
      findDrift([columnFacts(words('w', words1000))], null, stretchOfRow, rows(1000)).columns,
    ).toEqual([]);
  });

  it('looks only at the rows it is given', () => {
    const labels = Uint8Array.from({ length: 200 }, (_, row) => (row < 100 ? 1 : 0));
    const stretchOfRow = Uint32Array.from(labels, (_, row) => (row < 100 ? 0 : 1));
    expect(findDrift([], labels, stretchOfRow, rows(200)).isLabelDrifting).toBe(true);
    expect(findDrift([], labels, stretchOfRow, rows(100)).isLabelDrifting).toBe(false);
  });

  it('calls none of two hundred steady columns drifting', () => {
    const random = seededRandom(2);
    const facts = Array.from({ length: 200 }, (_, index) =>
      columnFacts(
        numbers(
          `x${index}`,
          Array.from({ length: 200 }, () => random.normal()),
        ),
      ),
    );
    const stretchOfRow = Uint32Array.from({ length: 200 }, (_, row) => Math.floor(row / 20));
    expect(findDrift(facts, null, stretchOfRow, rows(200)).columns).toEqual([]);
  });
});

// Quantiles of chi-square from tables: the value that is passed with probability 0.05, 0.001.
it.each([
  [3.841, 1, 1.645],
  [10.828, 1, 3.09],
  [16.919, 9, 1.645],
  [27.877, 9, 3.09],
  [124.342, 100, 1.645],
])('turns chi-square %f of %i degrees into %f deviations', (chiSquare, degrees, deviations) => {
  // The approximation is good to two per cent, more from three degrees on.
  expect(Math.abs(chiSquareDeviations(chiSquare, degrees) / deviations - 1)).toBeLessThan(0.03);
});
