import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { calibratedProbability } from './apply-calibration.js';
import { fitCalibration } from './fit-calibration.js';
import { recordedRows } from './recorded-rows.js';

/** Rows whose true probability at a margin is known. */
function drawn(rowCount: number, truth: (margin: number) => number) {
  const random = seededRandom('calibration rows');
  const margins = Float64Array.from({ length: rowCount }, () => 2 * random.normal());
  const labels = Uint8Array.from(margins, (margin) => (random.next() < truth(margin) ? 1 : 0));
  return { labels, margins };
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const worlds: readonly [string, (margin: number) => number][] = [
  ['none', sigmoid],
  ['platt', (margin) => sigmoid(0.3 * margin - 1)],
  ['isotonic', (margin) => (margin < -1 ? 0.05 : margin < 1 ? 0.5 : 0.6)],
];

describe('fitCalibration', () => {
  it.each(worlds)('finds that %s is what such rows want, and the truth', (kind, truth) => {
    const { labels, margins } = drawn(4000, truth);
    const { calibration, foldLogLoss } = fitCalibration(labels, margins);
    expect(calibration.kind).toBe(kind);
    for (const margin of [-2, -0.5, 0.5, 2])
      expect(Math.abs(calibratedProbability(calibration, margin) - truth(margin))).toBeLessThan(
        0.06,
      );
    const lowest = foldLogLoss.reduce((a, b) => (b.logLoss < a.logLoss ? b : a));
    if (kind !== 'none') expect(lowest.method).toBe(kind);
  });

  it('keeps groups whole: copies of noise are no evidence', () => {
    const { labels, margins } = drawn(40, () => 0.5);
    const times = 30;
    const copied = {
      labels: Uint8Array.from({ length: 40 * times }, (_, i) => labels[i % 40]!),
      margins: Float64Array.from({ length: 40 * times }, (_, i) => margins[i % 40]!),
      groupOfRow: Uint32Array.from({ length: 40 * times }, (_, i) => i % 40),
    };
    const lossOf = (groupOfRow?: Uint32Array) =>
      fitCalibration(copied.labels, copied.margins, {
        ...(groupOfRow === undefined ? {} : { groupOfRow }),
      }).foldLogLoss.find(({ method }) => method === 'isotonic')!.logLoss;
    // Torn apart, each copy has been seen and the fit looks good; held together, noise cannot be predicted.
    expect(lossOf()).toBeLessThan(Math.log(2));
    expect(lossOf(copied.groupOfRow)).toBeGreaterThan(Math.log(2));
  });

  it('takes Platt where five folds are too many, and a named method as asked', () => {
    const few = fitCalibration(Uint8Array.of(0, 0, 1), Float64Array.of(-1, 0, 1));
    expect(few.calibration.kind).toBe('platt');
    expect(few.foldLogLoss).toEqual([]);
    for (const method of ['none', 'platt', 'isotonic'] as const)
      expect(
        fitCalibration(recordedRows.labels, recordedRows.margins, { method }).calibration.kind,
      ).toBe(method);
  });

  it('refuses groups for other rows', () => {
    expect(() =>
      fitCalibration(Uint8Array.of(0, 1), Float64Array.of(0, 1), { groupOfRow: Uint32Array.of(1) }),
    ).toThrow(expect.objectContaining({ code: 'learning.lengths-differ' }));
  });
});
