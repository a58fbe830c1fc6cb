import { expect, test } from 'vitest';
import { evaluateModel } from './evaluate-model.js';
import { madeUpTable } from './made-up-table.js';
import { decodeModelFile, encodeModelFile } from './model-file.js';
import { openModel } from './open-model.js';
import { trainModel } from './train-model.js';
import type { TrainingOptions } from './training-options.js';

const table = madeUpTable({ rowCount: 300 });
const options: TrainingOptions = {
  name: 'line-4',
  folds: 2,
  family: 'boosting-depthwise',
  learnerOptions: { rounds: 20, maxDepth: 3 },
  vote: [
    { family: 'boosting-leafwise', options: { rounds: 12, maxLeaves: 6 } },
    { family: 'boosting-symmetric', options: { rounds: 8, maxDepth: 3 } },
  ],
  provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '' },
};

test('a vote of boosting is stored, served and explained as one model of trees', () => {
  const { model, heldOut } = trainModel(table, options);
  const rounds = model.provenance.options.rounds as readonly number[];
  expect(rounds).toHaveLength(3);
  expect(model.trees!.treeStart).toHaveLength(1 + rounds.reduce((sum, each) => sum + each, 0));
  expect(model.results[0]!.metrics.rocAuc).toBeGreaterThan(0.8);
  const stored = decodeModelFile(encodeModelFile(model));
  expect(stored).toEqual(model);
  const answered = evaluateModel(stored, table).probabilities;
  heldOut[0]!.rows.forEach((row, i) => {
    expect(answered[row]).toBe(heldOut[0]!.probabilities[i]);
  });
  const width = model.features.length;
  const { prediction, baseValue, values, method } = openModel(stored).explainRaw(
    model.reference.values.slice(0, width),
  );
  expect(method).toBe('tree-shap');
  expect(values.reduce((sum, value) => sum + value, baseValue)).toBeCloseTo(prediction.margin, 10);
});

test.each([
  ['another kind of model', { vote: [{ family: 'random-forest', options: {} }] }],
  ['a first member of another kind', { family: 'logistic-regression', learnerOptions: {} }],
  ['a search beside it', { tuning: {} }],
])('%s is refused', (_, wrong) => {
  expect(() => trainModel(table, { ...options, ...(wrong as object) })).toThrow(
    expect.objectContaining({ code: 'input.invalid' }),
  );
});
