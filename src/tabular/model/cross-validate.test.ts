import { expect, test } from 'vitest';
import { crossValidate } from './cross-validate.js';
import { madeUpTable } from './made-up-table.js';

const options = {
  name: 'made-up',
  provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '' },
  learnerOptions: { rounds: 25, maxDepth: 3 },
  outerFolds: 3,
} as const;
const table = madeUpTable({ rowCount: 600, twinShare: 0.4 });

test('tests every row once, twins together', () => {
  const { folds, mean, deviation } = crossValidate(table, options);
  expect(folds.reduce((sum, { metrics }) => sum + metrics.rowCount, 0)).toBe(600);
  expect(mean.rocAuc).toBeGreaterThan(0.85);
  const aucs = folds.map(({ metrics }) => metrics.rocAuc);
  expect(mean.rocAuc).toBeCloseTo((aucs[0]! + aucs[1]! + aucs[2]!) / 3, 12);
  expect(deviation.rocAuc).toBeLessThan(0.1);
});

test('chooses anew inside every fold', () => {
  const tuning = {
    families: ['boosting-depthwise', 'logistic-regression'],
    candidates: 3,
  } as const;
  const { folds } = crossValidate(table, { ...options, learnerOptions: {}, outerFolds: 2, tuning });
  // Logistic regression may win a search, but only trees can be stored and served.
  for (const { learner } of folds) expect(learner.family).toBe('boosting-depthwise');
});
