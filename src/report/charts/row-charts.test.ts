import { describe, expect, it } from 'vitest';
import { classHistogram, scoreOrderChart } from './row-charts.js';
import { sampleRows } from './sample-charts.js';

describe('scoreOrderChart', () => {
  it('averages the rows of each stretch, whatever order they come in', () => {
    const { labels, probabilities, rowNumbers, lots } = sampleRows();
    const chart = scoreOrderChart({ labels, probabilities, rowNumbers }, lots, 10);
    const [observed, predicted] = chart.series;
    expect(observed!.points).toHaveLength(10);
    observed!.points.forEach((point, bin) => {
      const rows = [...rowNumbers.keys()].filter((i) => Math.floor(rowNumbers[i]! / 300) === bin);
      const mean = (of: (i: number) => number) =>
        rows.reduce((sum, i) => sum + of(i), 0) / rows.length;
      expect(point.y).toBeCloseTo(
        mean((i) => labels[i]!),
        12,
      );
      expect(predicted!.points[bin]!.y).toBeCloseTo(
        mean((i) => probabilities[i]!),
        12,
      );
      expect(point.low!).toBeLessThan(point.y!);
    });
    const reversed = scoreOrderChart(
      {
        labels: labels.toReversed(),
        probabilities: probabilities.toReversed(),
        rowNumbers: rowNumbers.toReversed(),
      },
      lots,
      10,
    );
    expect(reversed.series[0]).toEqual(chart.series[0]);
    expect(chart.spans).toHaveLength(lots.length);
  });

  it('leaves stretches without rows open', () => {
    const chart = scoreOrderChart(
      {
        labels: Uint8Array.of(1, 0),
        probabilities: Float64Array.of(0.5, 0.5),
        rowNumbers: Uint32Array.of(0, 99),
      },
      [],
      10,
    );
    expect(chart.series[0]!.points.map(({ y }) => y)).toEqual([
      1,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      0,
    ]);
  });

  it.each([
    ['learning.no-rows', 0, 0],
    ['learning.lengths-differ', 2, 1],
  ])('refuses with %s', (code, rows, numbers) => {
    expect(() =>
      scoreOrderChart({
        labels: new Uint8Array(rows),
        probabilities: new Float64Array(rows),
        rowNumbers: new Uint32Array(numbers),
      }),
    ).toThrow(expect.objectContaining({ code }));
  });
});

describe('classHistogram', () => {
  const facts = { title: 't', x: { label: 'x' }, classes: ['a', 'b'], bins: 4 };

  it('counts each value of its class once, both ends included, missing ones never', () => {
    const values = Float64Array.of(0, 1, 2, 3, 4, 4, Number.NaN);
    const classOfRow = Uint8Array.of(0, 0, 0, 1, 1, 0, 1);
    const chart = classHistogram({ ...facts, values, classOfRow });
    expect(chart.edges).toEqual([0, 1, 2, 3, 4]);
    expect(chart.classes.map(({ counts }) => counts)).toEqual([
      [1, 1, 1, 1],
      [0, 0, 0, 2],
    ]);
  });

  it('bears one value only, refuses none', () => {
    const one = classHistogram({
      ...facts,
      values: Float64Array.of(7),
      classOfRow: Uint8Array.of(1),
    });
    expect(one.edges[0]).toBe(6.5);
    expect(one.classes[1]!.counts.reduce((a, b) => a + b)).toBe(1);
    expect(() =>
      classHistogram({ ...facts, values: Float64Array.of(NaN), classOfRow: Uint8Array.of(1) }),
    ).toThrow(expect.objectContaining({ code: 'learning.no-rows' }));
  });
});
