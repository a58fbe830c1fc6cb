import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import {
  binaryIntervals,
  bootstrapInterval,
  intervalMetrics,
  pairedIntervals,
} from './bootstrap.js';
import { measureBinary } from './measure-binary.js';
import { recordedRows } from './recorded-rows.js';

const { labels, probabilities } = recordedRows;

function pick(rows: Uint32Array) {
  return [
    Uint8Array.from(rows, (row) => labels[row]!),
    Float64Array.from(rows, (row) => probabilities[row]!),
  ] as const;
}

describe('binaryIntervals', () => {
  it('equals measuring every drawn sample anew', () => {
    const options = { resamples: 100, seed: 5 };
    const fast = binaryIntervals(labels, probabilities, { ...options, threshold: 0.4 });
    for (const metric of intervalMetrics) {
      const slow = bootstrapInterval(
        labels,
        (rows) => measureBinary(...pick(rows), 0.4)[metric],
        options,
      );
      for (const part of ['estimate', 'low', 'high'] as const)
        expect(fast[metric][part], `${metric} ${part}`).toBeCloseTo(slow[part], 10);
    }
  });

  it('covers what theory says of a share: about 1.96 standard errors', () => {
    const rowCount = 2000;
    const truth = Uint8Array.from({ length: rowCount }, (_, row) => (row < 1000 ? 1 : 0));
    const calls = Float64Array.from(truth, (_, row) => (row % 10 < 7 ? 0.9 : 0.1));
    // 70 % of the positive rows are called.
    const { recall } = binaryIntervals(truth, calls, { seed: 1, resamples: 4000 });
    const standardError = Math.sqrt((0.7 * 0.3) / 1000);
    expect((recall.high - recall.low) / (2 * 1.96 * standardError)).toBeCloseTo(1, 1);
    expect((recall.high + recall.low) / 2).toBeCloseTo(0.7, 2);
  });

  it('draws whole groups: each row eight times over is no more evidence than once', () => {
    const times = 8;
    const length = 60 * times;
    const copies = Uint8Array.from({ length }, (_, i) => labels[i % 60]!);
    const p = Float64Array.from({ length }, (_, i) => probabilities[i % 60]!);
    const groupOfRow = Uint32Array.from({ length }, (_, i) => i % 60);
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    const alone = width(binaryIntervals(copies, p).rocAuc);
    const together = width(binaryIntervals(copies, p, { groupOfRow }).rocAuc);
    expect(together / alone).toBeGreaterThan(2);
    expect(together / width(binaryIntervals(labels, probabilities).rocAuc)).toBeCloseTo(1, 0);
  });

  it('is the same for the same seed, another for another', () => {
    const of = (seed: number) => binaryIntervals(labels, probabilities, { resamples: 100, seed });
    expect(of(3)).toEqual(of(3));
    expect(of(3).rocAuc).not.toEqual(of(4).rocAuc);
  });

  it('says NaN where a figure is not defined', () => {
    const { precision, accuracy } = binaryIntervals(labels, probabilities, { threshold: 1 });
    expect([precision.estimate, precision.low, precision.high]).toEqual([NaN, NaN, NaN]);
    expect(accuracy.high).toBe(accuracy.low);
  });

  it.each([{ resamples: 10 }, { level: 0.4 }, { level: 1 }, { threshold: 2 }])(
    'refuses %j',
    (options) => {
      expect(() => binaryIntervals(labels, probabilities, options)).toThrow(
        expect.objectContaining({ code: 'input.invalid' }),
      );
    },
  );
});

describe('pairedIntervals', () => {
  it('tells a better model from the same model and from noise', () => {
    const random = seededRandom('pairs');
    const better = Float64Array.from(labels, (label, row) =>
      Math.min(1, Math.max(0, probabilities[row]! + (label === 1 ? 0.3 : -0.3))),
    );
    const noisy = probabilities.map((p) => Math.min(1, Math.max(0, p + 0.02 * random.normal())));
    const against = (second: Float64Array) =>
      pairedIntervals(labels, { probabilities }, { probabilities: second }).rocAuc;
    expect(against(better).low).toBeGreaterThan(0);
    expect(against(better).pValue).toBeLessThan(0.01);
    expect(against(noisy).low).toBeLessThan(0);
    expect(against(noisy).high).toBeGreaterThan(0);
    expect(against(noisy).pValue).toBeGreaterThan(0.05);
    expect(against(probabilities)).toMatchObject({ estimate: 0, low: 0, high: 0, pValue: 1 });
  });

  it('is narrower than two intervals apart, and turns its sign with the order', () => {
    const shifted = probabilities.map((p) => Math.min(1, p + 0.1));
    const first = { probabilities, threshold: 0.4 };
    const second = { probabilities: shifted, threshold: 0.4 };
    const forth = pairedIntervals(labels, first, second).recall;
    const back = pairedIntervals(labels, second, first).recall;
    expect(back.estimate).toBeCloseTo(-forth.estimate, 12);
    expect(back.low).toBeCloseTo(-forth.high, 12);
    const alone = binaryIntervals(labels, probabilities, { threshold: 0.4 }).recall;
    expect(forth.high - forth.low).toBeLessThan(alone.high - alone.low);
  });
});
