import { describe, expect, it } from 'vitest';
import { individualsChart, shareChart, subgroupCharts } from './control-chart.js';

describe('individualsChart', () => {
  // The worked example of the NIST/SEMATECH e-Handbook, section 6.3.2.2, which rounds d2 to 1.128.
  const flow = Float64Array.of(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1);

  it('has the limits of the published example', () => {
    const { values, movingRanges } = individualsChart(flow);
    expect(values.centre).toBeCloseTo(50.81, 10);
    expect(movingRanges.centre).toBeCloseTo(1.8778, 4);
    expect(values.points[0]!.upper).toBeCloseTo(55.8041, 2);
    expect(values.points[0]!.lower).toBeCloseTo(45.8159, 2);
    expect(values.points.every(({ rules }) => rules.length === 0)).toBe(true);
    // D4 = 3.267 and D3 = 0 for ranges of two.
    expect(movingRanges.points[1]!.upper).toBeCloseTo(3.267 * 1.8778, 2);
    expect(movingRanges.points[1]!.lower).toBe(0);
    expect(movingRanges.points[0]!.value).toBeNaN();
  });

  it('judges later points by the time when all was well', () => {
    const later = Float64Array.from([...flow, 60, Number.NaN, 50]);
    const { values, movingRanges } = individualsChart(later, { baselinePoints: 10 });
    expect(values.centre).toBeCloseTo(50.81, 10);
    expect(values.points[10]!.rules).toContain(1);
    expect(values.points[11]!.rules).toEqual([]);
    expect(movingRanges.points[10]!.rules).toEqual([1]);
    expect(movingRanges.points[12]!.value).toBeNaN();
  });

  it('flags any change where there never was one', () => {
    const { values } = individualsChart(Float64Array.of(5, 5, 5, 6), { baselinePoints: 3 });
    expect(values.points.map(({ rules }) => rules)).toEqual([[], [], [], [1]]);
  });

  it.each([
    ['learning.no-rows', [1], {}],
    ['learning.no-rows', [Number.NaN, 1, Number.NaN], {}],
    ['input.invalid', [1, 2], { baselinePoints: 3 }],
  ])('refuses with %s', (code, values, options) => {
    expect(() => individualsChart(Float64Array.from(values), options)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('subgroupCharts', () => {
  // Three subgroups of four: means 2.5, 3.5, 6; ranges 3, 3, 4; deviations 1.2910, 1.2910, 1.8257.
  const values = Float64Array.of(1, 2, 3, 4, 5, 4, 3, 2, 4, 8, 6, 6, 99);

  it('has limits by the handbook factors A2, D4 for ranges', () => {
    const { means, spreads } = subgroupCharts(values, 4, { spread: 'range' });
    expect(means.points.map(({ value }) => value)).toEqual([2.5, 3.5, 6]);
    expect(spreads.points.map(({ value }) => value)).toEqual([3, 3, 4]);
    const meanRange = 10 / 3;
    expect(means.points[0]!.upper).toBeCloseTo(4 + 0.729 * meanRange, 2);
    expect(spreads.points[0]!.upper).toBeCloseTo(2.282 * meanRange, 2);
  });

  it('has limits by the handbook factors A3, B4 for deviations', () => {
    const { means, spreads } = subgroupCharts(values, 4);
    const meanDeviation = (2 * Math.sqrt(5 / 3) + Math.sqrt(8 / 3)) / 3;
    expect(spreads.centre).toBeCloseTo(meanDeviation, 12);
    expect(means.points[0]!.lower).toBeCloseTo(4 - 1.628 * meanDeviation, 2);
    expect(spreads.points[0]!.upper).toBeCloseTo(2.266 * meanDeviation, 2);
  });

  it('leaves a gap where a value is missing', () => {
    const gap = Float64Array.of(1, 2, Number.NaN, 3, 4, 5);
    const { means } = subgroupCharts(gap, 2, { spread: 'range' });
    expect(means.points.map(({ value }) => value)).toEqual([1.5, Number.NaN, 4.5]);
    expect(means.centre).toBe(3);
  });

  it('refuses less than one full subgroup', () => {
    expect(() => subgroupCharts(values, 50)).toThrow(
      expect.objectContaining({ code: 'learning.no-rows' }),
    );
  });
});

describe('shareChart', () => {
  it('has limits by the size of each lot', () => {
    const { centre, points } = shareChart([4, 10, 2, 0], [100, 400, 50, 0]);
    expect(centre).toBeCloseTo(16 / 550, 12);
    const sigma = Math.sqrt((centre * (1 - centre)) / 400);
    expect(points[1]!.upper).toBeCloseTo(centre + 3 * sigma, 12);
    expect(points[2]!.lower).toBe(0);
    expect([points[3]!.value, points[3]!.upper]).toEqual([Number.NaN, Number.NaN]);
  });

  it.each([
    ['learning.lengths-differ', [1], [1, 2]],
    ['input.invalid', [3], [2]],
    ['learning.no-rows', [0], [0]],
  ])('refuses with %s', (code, counts, sizes) => {
    expect(() => shareChart(counts, sizes)).toThrow(expect.objectContaining({ code }));
  });
});
