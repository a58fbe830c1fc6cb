import { describe, expect, it } from 'vitest';
import { frameOf } from '../frame/frame-of.js';
import { columnFacts } from './column-facts.js';
import { findLots } from './find-lots.js';
import { numbers, words } from './made-up-rows.js';

const lengths = [100, 60, 140];
const counter = (first = 1) =>
  lengths.flatMap((length) => Array.from({ length }, (_, at) => first + at));
const lotsOf = (...columns: Parameters<typeof frameOf>[0][number][]) =>
  findLots(frameOf(columns), columns.map(columnFacts), [], null);

describe('findLots', () => {
  it('finds the counter among other columns, with its rows and shares', () => {
    const labels = Uint8Array.from(counter(), (_, row) => (row < 50 ? 1 : 0));
    const columns = [
      numbers(
        'x',
        counter().map((_, row) => Math.sin(row)),
      ),
      numbers('shot', counter()),
    ];
    const lots = findLots(frameOf(columns), columns.map(columnFacts), [], labels)!;
    expect(lots).toMatchObject({ by: 'counter', columns: ['shot'] });
    expect(lots.blocks).toEqual([
      { number: 0, firstRow: 0, rowCount: 100, positiveShare: 0.5 },
      { number: 1, firstRow: 100, rowCount: 60, positiveShare: 0 },
      { number: 2, firstRow: 160, rowCount: 140, positiveShare: 0 },
    ]);
  });

  it('forgives lost shots, repeated rows and gaps', () => {
    const rough = counter().flatMap((shot, row) =>
      row % 17 === 0 ? [] : row % 5 === 0 ? [shot, shot] : [shot],
    );
    rough[40] = Number.NaN;
    expect(lotsOf(numbers('shot', rough))!.blocks).toHaveLength(3);
  });

  it.each([
    [
      'a measurement',
      numbers(
        'x',
        counter().map((_, row) => Math.round(50 * Math.sin(row))),
      ),
    ],
    [
      'a random walk of whole numbers',
      numbers(
        'x',
        counter().map((_, row) => [3, 4, 5, 4, 3, 2][row % 6]! + Math.floor(row / 60)),
      ),
    ],
    [
      'a place in a cycle',
      numbers(
        'hour',
        counter().map((_, row) => row % 24),
      ),
    ],
    [
      'a counter that only rises',
      numbers(
        'n',
        counter().map((_, row) => row),
      ),
    ],
    [
      'a counter of a few rows each',
      numbers(
        'n',
        counter().map((_, row) => row % (row < 150 ? 7 : 9)),
      ),
    ],
    ['fractions', numbers('n', counter(0.5))],
    [
      'words',
      words(
        'w',
        counter().map((shot) => `shot ${shot}`),
      ),
    ],
  ])('takes %s for no counter', (_, column) => {
    expect(lotsOf(column)).toBeNull();
  });

  it('takes a column that numbers stretches, unless a value comes back', () => {
    const names = ['L7', 'L3', 'L9'];
    const cells = lengths.flatMap((length, lot) => new Array<string>(length).fill(names[lot]!));
    expect(lotsOf(words('lot', cells))).toMatchObject({ by: 'column', columns: ['lot'] });
    expect(lotsOf(words('lot', cells), numbers('shot', counter()))).toMatchObject({
      by: 'counter',
    });
    expect(lotsOf(words('lot', [...cells, 'L7']))).toBeNull();
    expect(
      lotsOf(
        words(
          'product',
          cells.map((cell) => (cell === 'L9' ? 'B' : 'A')),
        ),
      ),
    ).toBeNull();
  });

  it('takes the columns it is told, if they tell rows apart', () => {
    const columns = [
      words(
        'mould',
        counter().map((_, row) => `m${row % 3}`),
      ),
      words(
        'one',
        counter().map(() => 'x'),
      ),
    ];
    const named = (...names: string[]) =>
      findLots(frameOf(columns), columns.map(columnFacts), names, null);
    expect(named('mould')).toMatchObject({ by: 'group', columns: ['mould'] });
    expect(named('mould', 'one')!.blocks).toHaveLength(3);
    expect(named('one')).toBeNull();
  });
});
