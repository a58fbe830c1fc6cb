import { describe, expect, it } from 'vitest';
import { individualsChart, processCapability } from '../../tabular/index.js';
import { capabilityChart, controlLines } from './quality-charts.js';

const pressure = { label: 'pressure (MPa)', decimals: 1 };

describe('controlLines', () => {
  it('rings what breaks a rule and names the rule', () => {
    const values = Float64Array.of(5, 6, 5, 6, 5, 6, 99, Number.NaN, 5);
    const chart = controlLines(individualsChart(values, { baselinePoints: 6 }).values, {
      title: 't',
      y: pressure,
    });
    expect(chart.series.find(({ flags }) => flags === true)!.points).toEqual([{ x: 7, y: 99 }]);
    expect(chart.note).toMatchObject({ en: 'rule 1: beyond a limit' });
    expect(chart.guides![0]).toMatchObject({ at: 5.5, label: { en: 'centre 5.5' } });
  });

  it('has no ring where all is well', () => {
    const { values } = individualsChart(Float64Array.of(5, 6, 5.5, 6, 5));
    const chart = controlLines(values, { title: 't', y: pressure });
    expect(chart.series.some(({ flags }) => flags === true)).toBe(false);
    expect(chart.note).toMatchObject({ ko: '규칙 위반 없음' });
  });
});

describe('capabilityChart', () => {
  it('holds every value and both limits', () => {
    const values = Float64Array.of(1, 2, 3, Number.NaN, 2);
    const limits = { lower: 0, upper: 4 };
    const chart = capabilityChart(values, limits, processCapability(values, limits), {
      title: 't',
      x: pressure,
    });
    expect(chart.classes[0]!.counts.reduce((sum, count) => sum + count)).toBe(4);
    expect(chart.edges[0]!).toBeLessThan(0);
    expect(chart.edges.at(-1)!).toBeGreaterThan(4);
    expect(chart.guides).toHaveLength(3);
    const cp = 4 / (6 * (1 / (2 / Math.sqrt(Math.PI))));
    expect(chart.note).toMatchObject({ en: expect.stringContaining(`Cp ${cp.toFixed(2)},`) });
  });
});
