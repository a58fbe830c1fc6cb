import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { frameOf } from '../frame/frame-of.js';
import { decodeModelFile, encodeModelFile } from '../model/model-file.js';
import { openModel } from '../model/open-model.js';
import { type ImportOptions, importModel } from './import-model.js';
import { readForeignModel } from './read-foreign-model.js';

const folder = path.resolve(import.meta.dirname, '../../../test/fixtures/interchange');
const xgboost = (name: string) => readForeignModel(readFileSync(path.join(folder, `${name}.json`)));
const onnx = (name: string) =>
  readForeignModel(
    Buffer.from(
      JSON.parse(readFileSync(path.join(folder, `${name}.onnx.json`), 'utf8')).onnx,
      'base64',
    ),
  );
const source = {
  fileName: 'model.json',
  sha256: 'ab',
  importedAt: '2026-01-19T00:00:00.000Z',
  casthouseVersion: '0.1.0',
};
const column = (name: string, ...values: number[]) => ({
  kind: 'number' as const,
  name,
  values: Float64Array.from(values),
});
const options: ImportOptions = { name: 'line-4', source };

describe('importModel', () => {
  it('makes a model that is stored, read back and served like any other', () => {
    const model = importModel(xgboost('logistic'), { ...options, positive: 'defect' });
    const again = decodeModelFile(encodeModelFile(model));
    expect(again).toMatchObject({ classes: ['not defect', 'defect'], results: [], threshold: 0.5 });
    expect(again.provenance.options.import).toMatchObject({
      writtenBy: 'XGBoost 1.7.4',
      covers: 'from the file',
      sha256: 'ab',
    });
    const answers = JSON.parse(readFileSync(path.join(folder, 'logistic.answers.json'), 'utf8'));
    const open = openModel(again);
    const { prediction } = open.explainFeatures({
      pressure: answers.rows[0][0],
      온도: answers.rows[0][1],
      speed: answers.rows[0][2],
      'cycle time': answers.rows[0][3],
    });
    expect(prediction.probability).toBeCloseTo(answers.predictions[0], 6);
    expect(open.globalImportance().rowCount).toBe(0);
  });

  it('takes categories by their numbers', () => {
    const open = openModel(
      decodeModelFile(encodeModelFile(importModel(xgboost('categories'), options))),
    );
    const answers = JSON.parse(readFileSync(path.join(folder, 'categories.answers.json'), 'utf8'));
    answers.rows.forEach(([pressure, temperature, speed, cycle]: number[], i: number) => {
      const given = { pressure, 온도: temperature, speed, 'cycle time': cycle };
      const { probability } = open.predictFeatures(given);
      expect(probability).toBeCloseTo(answers.predictions[i], 6);
    });
  });

  it('learns ranges, reference and covers from a background', () => {
    const model = importModel(onnx('forest'), {
      ...options,
      background: {
        dataName: 'rows.csv',
        frame: frameOf([
          column('a', 1, 2, 3),
          column('b', 0, 1, Number.NaN),
          column('c', 1, 1, 1),
          column('d', 5, 6, 7),
        ]),
      },
    });
    expect('trees' in model && model.trees.cover[0]).toBe(3);
    expect(model.features[0]).toMatchObject({ kind: 'number', min: 1, max: 3, median: 2 });
    expect(model.features[1]!.missingShare).toBeCloseTo(1 / 3, 12);
    expect(model.reference.rowCount).toBe(3);
    expect(model.provenance.options.import).toMatchObject({
      covers: 'background',
      backgroundRows: 3,
    });
  });

  it.each<[string, () => unknown, RegExp]>([
    [
      'unknown covers',
      () => importModel(onnx('forest'), options),
      /how many rows took each branch/,
    ],
    [
      'a class to find among numbers',
      () => importModel(xgboost('number'), { ...options, positive: '1' }),
      /positive: got 1, expected none, as the model predicts a number/,
    ],
    [
      'a threshold for several classes',
      () => importModel(xgboost('classes'), { ...options, threshold: 0.4 }),
      /threshold: got 0.4, expected none, as the model predicts 3 classes/,
    ],
    [
      'too few class names',
      () => importModel(xgboost('classes'), { ...options, classNames: ['a', 'b'] }),
      /classes: got 2 names, expected 3 names/,
    ],
    [
      'class names of two classes',
      () => importModel(xgboost('dart'), { ...options, classNames: ['a', 'b'] }),
      /--positive and --negative/,
    ],
    [
      'a class there is not',
      () => importModel(onnx('forest'), { ...options, positive: 'ugly' }),
      /no class "ugly"/,
    ],
    [
      'too few names',
      () => importModel(xgboost('dart'), { ...options, featureNames: ['a'] }),
      /got 1, expected 4/,
    ],
    [
      'a name twice',
      () => importModel(xgboost('dart'), { ...options, featureNames: ['a', 'b', 'a', 'c'] }),
      /a twice/,
    ],
    [
      'a threshold beyond 1',
      () => importModel(xgboost('dart'), { ...options, threshold: 2 }),
      /threshold/,
    ],
  ])('refuses %s', (_, run, message) => {
    expect(run).toThrow(message);
  });

  it('names inputs that have no names', () => {
    expect(importModel(xgboost('dart'), options).features.map(({ name }) => name)).toEqual([
      'f0',
      'f1',
      'f2',
      'f3',
    ]);
  });
});
