import { describe, expect, test } from 'vitest';
import { columnNamed, type Frame } from '../frame/index.js';
import { evaluateModel } from './evaluate-model.js';
import { madeUpTable } from './made-up-table.js';
import { decodeModelFile, encodeModelFile } from './model-file.js';
import { openModel } from './open-model.js';
import { trainModel } from './train-model.js';
import type { TrainingOptions } from './training-options.js';

const options: TrainingOptions = {
  name: 'encoded',
  label: { column: 'result', positive: 'ng' },
  ignore: ['id'],
  provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '' },
  learnerOptions: { rounds: 20, maxDepth: 3 },
  folds: 2,
  encoder: { latentCount: 4, epochs: 4 },
};
const table = madeUpTable({ rowCount: 500 });

describe.each(['combined', 'latent'] as const)(
  'a model whose trees read %s features',
  (featureSet) => {
    const { model, heldOut } = trainModel(table, { ...options, featureSet });
    const stored = decodeModelFile(encodeModelFile(model));
    const open = openModel(stored);
    const width = model.features.length;
    const referenceRow = (row: number) =>
      model.reference.values.slice(row * width, (row + 1) * width);

    test('comes back from its file as it was', () => {
      expect(stored).toEqual(model);
      expect(stored.encoding?.featureSet).toBe(featureSet);
      expect(stored.trees?.featureCount).toBe(4 + (featureSet === 'combined' ? width : 0));
      expect(model.provenance.options).toMatchObject({
        featureSet,
        // Labels play no part unless asked for.
        encoder: { latentCount: 4, epochs: 4, batchRows: 128, labelWeight: 0, seed: 0 },
      });
    });

    test('serves the very probabilities it was measured by', () => {
      const { rows, probabilities } = heldOut[0]!;
      const columns = model.features.map(({ name }) => columnNamed(table, name));
      rows.forEach((row, i) => {
        const features = Object.fromEntries(
          columns.map((column) => {
            if (column.kind === 'category')
              return [column.name, column.categories[column.codes[row]!]!];
            const value = column.values[row]!;
            return [column.name, Number.isNaN(value) ? null : value];
          }),
        );
        expect(open.predictFeatures(features).probability).toBe(probabilities[i]);
      });
      expect(evaluateModel(stored, table).probabilities[rows[0]!]).toBe(probabilities[0]);
    });

    test('explains exactly, and hands all of it down to the features', () => {
      for (let row = 0; row < 20; row++) {
        const { prediction, baseValue, values, directValues, latentValues } = open.explainRaw(
          referenceRow(row),
        );
        const sum = (parts: Float64Array) => parts.reduce((total, part) => total + part, 0);
        expect(values).toHaveLength(width);
        expect(baseValue + sum(values)).toBeCloseTo(prediction.margin, 10);
        expect(baseValue + sum(directValues) + sum(latentValues)).toBeCloseTo(
          prediction.margin,
          10,
        );
        expect(latentValues).toHaveLength(4);
        if (featureSet === 'latent') expect(directValues.every((value) => value === 0)).toBe(true);
      }
    });

    test('leans on what decides the label', () => {
      // Latents of a network trained for a moment mix everything.
      if (featureSet === 'latent') return;
      const [first, second] = open.globalImportance().features;
      expect([first?.name, second?.name].sort()).toEqual(['pressure', 'speed']);
    });

    test('answers a number for missing, extreme and unknown values', () => {
      for (const features of [
        { pressure: 1e12, speed: -1e12 },
        { speed: 0, product: 'Z' },
      ]) {
        const { probability, latents } = open.predictFeatures(features);
        expect(probability >= 0 && probability <= 1).toBe(true);
        expect(latents.every(Number.isFinite)).toBe(true);
      }
    });
  },
);

test('test rows teach the encoder nothing: with their labels turned around, it is the same', () => {
  // Later rows are held out, whatever their labels.
  const { ignore: _, ...rest } = options;
  const forward: TrainingOptions = { ...rest, timeColumn: 'id', protocol: 'forward' };
  const { model, heldOut } = trainModel(table, forward);
  expect(heldOut[0]!.protocol).toBe('forward');
  const tested = new Set(heldOut[0]!.rows);
  const turned: Frame = {
    ...table,
    columns: table.columns.map((column) =>
      column.name === 'result' && column.kind === 'category'
        ? { ...column, codes: column.codes.map((code, row) => (tested.has(row) ? 1 - code : code)) }
        : column,
    ),
  };
  const again = trainModel(turned, forward);
  expect(again.heldOut[0]!.rows).toEqual(heldOut[0]!.rows);
  expect(again.heldOut[0]!.labels).not.toEqual(heldOut[0]!.labels);
  expect(again.model.encoding).toEqual(model.encoding);
  expect(again.model.trees).toEqual(model.trees);
});

test.each<[string, object]>([
  ['input.invalid', { featureSet: 'all' }],
  ['input.invalid', { featureSet: 'baseline', encoder: {} }],
  ['input.invalid', { encoder: { latentCount: 0 } }],
  ['input.unknown-option', { encoder: { latent: 4 } }],
])('refuses with %s (case %#)', (code, more) => {
  expect(() => trainModel(table, { ...options, ...more })).toThrow(
    expect.objectContaining({ code }),
  );
});
