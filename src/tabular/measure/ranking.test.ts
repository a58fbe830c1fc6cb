import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averagePrecision, rocAuc } from './ranking.js';

// Few distinct scores, so that ties are the rule.
const scored = fc.array(
  fc.record({ label: fc.constantFrom(0, 1), score: fc.integer({ min: -4, max: 4 }) }),
  { minLength: 1, maxLength: 40 },
);
const labelsOf = (rows: { label: number }[]) => Uint8Array.from(rows, (row) => row.label);
const scoresOf = (rows: { score: number }[]) => Float64Array.from(rows, (row) => row.score);

function aucByPairs(rows: readonly { label: number; score: number }[]): number {
  const positives = rows.filter((row) => row.label === 1);
  const negatives = rows.filter((row) => row.label === 0);
  let wins = 0;
  for (const p of positives)
    for (const n of negatives) wins += p.score > n.score ? 1 : p.score === n.score ? 0.5 : 0;
  return wins / (positives.length * negatives.length);
}

function averagePrecisionByThresholds(rows: readonly { label: number; score: number }[]): number {
  const positives = rows.filter((row) => row.label === 1).length;
  const thresholds = [...new Set(rows.map((row) => row.score))].sort((a, b) => b - a);
  let recallBefore = 0;
  let sum = 0;
  for (const threshold of thresholds) {
    const called = rows.filter((row) => row.score >= threshold);
    const hits = called.filter((row) => row.label === 1).length;
    sum += (hits / positives - recallBefore) * (hits / called.length);
    recallBefore = hits / positives;
  }
  return positives === 0 ? Number.NaN : sum;
}

describe('rocAuc', () => {
  it('is the share of pairs ranked right, ties counting half', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const auc = rocAuc(labelsOf(rows), scoresOf(rows));
        const naive = aucByPairs(rows);
        if (Number.isNaN(naive)) expect(auc).toBeNaN();
        else expect(auc).toBeCloseTo(naive, 12);
      }),
    );
  });

  it('is 1, 0 and one half for perfect, reversed and constant scores', () => {
    const labels = Uint8Array.of(0, 0, 1, 1);
    expect(rocAuc(labels, Float64Array.of(1, 2, 3, 4))).toBe(1);
    expect(rocAuc(labels, Float64Array.of(4, 3, 2, 1))).toBe(0);
    expect(rocAuc(labels, Float64Array.of(7, 7, 7, 7))).toBe(0.5);
  });
});

describe('averagePrecision', () => {
  it('is the sum of precision times gained recall over all thresholds', () => {
    fc.assert(
      fc.property(scored, (rows) => {
        const naive = averagePrecisionByThresholds(rows);
        const ours = averagePrecision(labelsOf(rows), scoresOf(rows));
        if (Number.isNaN(naive)) expect(ours).toBeNaN();
        else expect(ours).toBeCloseTo(naive, 12);
      }),
    );
  });
});
