import { describe, expect, it } from 'vitest';
import { calibrationCurve, rocCurve, thresholdCurve } from '../../tabular/index.js';
import { calibrationChart, costChart, learningChart, rocChart } from './curve-charts.js';
import { sampleRows } from './sample-charts.js';

const { labels, probabilities } = sampleRows();

describe('rocChart', () => {
  it('says what is found below a rate of false alarms', () => {
    const chart = rocChart([{ label: 'm', points: rocCurve(labels, probabilities) }]);
    const negatives = probabilities
      .filter((_, i) => labels[i] === 0)
      .sort()
      .reverse();
    // The lowest threshold that at most a tenth of the negatives reach.
    const threshold = negatives[Math.floor(negatives.length * 0.1)]!;
    const positives = probabilities.filter((_, i) => labels[i] === 1);
    const found = positives.filter((p) => p > threshold).length / positives.length;
    expect(chart.alternative).toMatchObject({
      en: expect.stringContaining(`of 10% it finds ${(found * 100).toFixed(1)}%`),
    });
  });
});

describe('calibrationChart', () => {
  it('counts every row in the strip', () => {
    const curves = [{ label: 'm', points: calibrationCurve(labels, probabilities) }];
    const bars = calibrationChart(curves, probabilities).strip!.bars;
    expect(bars.reduce((sum, bar) => sum + bar.value, 0)).toBe(600);
    for (const { from, to, value } of bars)
      expect(probabilities.filter((p) => p >= from && p < to)).toHaveLength(value);
    expect(calibrationChart(curves)).not.toHaveProperty('strip');
  });
});

describe('costChart', () => {
  it('leaves a gap where no cost is known', () => {
    const chart = costChart(thresholdCurve(labels, probabilities), 0.5, 'KRW');
    expect(chart.series[0]!.points.every(({ y }) => y === null)).toBe(true);
    expect(chart.y.label).toMatchObject({ en: 'cost per row (KRW)' });
    expect(costChart([], 0.5, '').y.label).toMatchObject({ en: 'cost per row' });
  });
});

describe('learningChart', () => {
  it('counts rounds from one', () => {
    const { series } = learningChart({ training: [0.5, 0.4], validation: [Number.NaN] });
    expect(series).toHaveLength(1);
    expect(series[0]!.points).toEqual([
      { x: 1, y: 0.5 },
      { x: 2, y: 0.4 },
    ]);
  });
});
