import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { evaluateModel } from './evaluate-model.js';
import { madeUpTable } from './made-up-table.js';
import { decodeModelFile, encodeModelFile } from './model-file.js';
import { openModel } from './open-model.js';
import { trainModel } from './train-model.js';
import type { TrainingOptions } from './training-options.js';

const table = madeUpTable({ rowCount: 400, twinShare: 0.1 });
const base = {
  name: 'line-4',
  seed: 3,
  folds: 2,
  provenance: {
    createdAt: '2026-01-19T00:00:00.000Z',
    dataHash: '',
    dataName: 'made-up.csv',
    casthouseVersion: '0.1.0',
  },
};
const tiny = { blocks: 1, heads: 2, tokenWidth: 8, batchRows: 32, learningRate: 5e-3, epochs: 20 };
const kinds: readonly [string, TrainingOptions][] = [
  ['logistic regression', { ...base, family: 'logistic-regression' }],
  ['FT-Transformer', { ...base, family: 'ft-transformer', learnerOptions: tiny }],
  ['TabTransformer', { ...base, family: 'tab-transformer', learnerOptions: tiny }],
  [
    'logistic regression behind an encoder',
    {
      ...base,
      family: 'logistic-regression',
      featureSet: 'combined',
      encoder: { latentCount: 4, epochs: 3 },
    },
  ],
];

describe.each(kinds)('a model of %s', (name, options) => {
  const training = trainModel(table, options);
  const { model } = training;
  const stored = decodeModelFile(encodeModelFile(model));
  const open = openModel(stored);
  const width = model.features.length;
  const isExact = name === 'logistic regression';
  const random = seededRandom(name);
  const rowAt = (row: number) => {
    const raw = model.reference.values.slice(row * width, (row + 1) * width);
    // Now and then a value is missing, or none that training has seen.
    if (row % 3 === 0) raw[random.integer(width)] = Number.NaN;
    return raw;
  };

  test('comes back from its file as it was, and its bytes are the same every time', () => {
    expect(stored).toEqual(model);
    expect(stored.trees).toBeUndefined();
    expect(encodeModelFile(trainModel(table, options).model)).toEqual(encodeModelFile(model));
  });

  test('reads words as categories', () => {
    if (stored.scorer?.kind !== 'transformer') return;
    const words = stored.features.findIndex(({ kind }) => kind === 'category');
    const { categories } = stored.scorer.transformer.reading;
    expect(categories.map(({ column }) => column)).toContain(words);
  });

  test('ranks rows it never saw, and answers them when served as it did when it was measured', () => {
    const [{ rows, probabilities }] = training.heldOut as [(typeof training.heldOut)[0]];
    expect(training.model.results[0]!.metrics.rocAuc).toBeGreaterThan(0.75);
    const answered = evaluateModel(stored, table).probabilities;
    rows.forEach((row, i) => {
      expect(answered[row]).toBe(probabilities[i]);
    });
  });

  test('explains rows: parts add up to the margin, and say how good they are', () => {
    for (let row = 0; row < 6; row++) {
      const { prediction, baseValue, values, directValues, latentValues, method, standardErrors } =
        open.explainRaw(rowAt(row));
      const sum = (parts: Float64Array) => parts.reduce((total, value) => total + value, 0);
      expect(baseValue + sum(values)).toBeCloseTo(prediction.margin, 9);
      expect(sum(directValues) + sum(latentValues)).toBeCloseTo(sum(values), 9);
      expect(method).toBe(isExact ? 'linear-shap' : 'sampled-shap');
      expect(standardErrors).toHaveLength(isExact ? 0 : width);
      expect(prediction.probability).toBeCloseTo(1 / (1 + Math.exp(-prediction.margin)), 12);
    }
    const again = openModel(stored).explainRaw(rowAt(1));
    expect(open.explainRaw(rowAt(1)).values).toEqual(again.values);
  });

  test('leans on what the label follows', () => {
    const { features, method, baseValue } = open.globalImportance();
    expect(features.slice(0, 2).map((feature) => feature.name)).toEqual(
      expect.arrayContaining(['pressure', 'speed']),
    );
    expect(method).toBe(isExact ? 'linear-shap' : 'sampled-shap');
    expect(baseValue).toBe(open.explainRaw(rowAt(1)).baseValue);
  });
});
