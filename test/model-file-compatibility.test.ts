// Model files written by earlier versions still open, and predict and explain what they did then. The files are made by
// test/fixtures/make-model-file.ts, one per version of the format, and never made again. Version 4 is that of other
// outcomes than two classes: the file is the imported interchange/classes.json, its answers are XGBoost's.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  decodeAnyModel,
  decodeModelFile,
  isOutcomeModel,
  modelFormatVersion,
  openModel,
  openOutcomeModel,
} from '../src/tabular/index.js';

const folder = path.join(import.meta.dirname, 'fixtures');
const files = readdirSync(folder).filter((file) => file.endsWith('.casthouse'));

test('there is a stored file for every version of the format', () => {
  expect(files.sort()).toEqual(
    Array.from({ length: modelFormatVersion }, (_, i) => `model-format-${i + 1}.casthouse`),
  );
});

interface StoredPredictions {
  readonly rows: readonly (readonly (number | null)[])[];
  readonly margins: readonly number[];
}

interface StoredAnswers {
  readonly rows: readonly (readonly (number | null)[])[];
  readonly answers: readonly (readonly number[])[];
}

const outcomeFile = 'model-format-4.casthouse';

test(outcomeFile, () => {
  const model = decodeAnyModel(readFileSync(path.join(folder, outcomeFile)));
  if (!isOutcomeModel(model)) throw new Error('a model of several classes is expected');
  expect(model).toMatchObject({ name: 'old', outcome: { kind: 'classes' } });
  const open = openOutcomeModel(model);
  const stored: StoredAnswers = JSON.parse(
    readFileSync(path.join(folder, outcomeFile.replace('.casthouse', '.json')), 'utf8'),
  );
  expect(stored.rows.length).toBeGreaterThan(5);
  stored.rows.forEach((row, i) => {
    const answers = open.predictRow(Float64Array.from(row, (value) => value ?? Number.NaN));
    // XGBoost adds in single precision.
    for (const [k, answer] of stored.answers[i]!.entries())
      expect(answers[k]).toBeCloseTo(answer, 6);
  });
});

describe.each(files.filter((file) => file !== outcomeFile))('%s', (file) => {
  const model = decodeModelFile(readFileSync(path.join(folder, file)));
  // Written by the script beside it in exactly this shape.
  const stored: StoredPredictions = JSON.parse(
    readFileSync(path.join(folder, file.replace('.casthouse', '.json')), 'utf8'),
  );

  test('predicts the margins stored beside it, those of trees to the last bit', () => {
    const open = openModel(model);
    stored.rows.forEach((row, i) => {
      const raw = Float64Array.from(row, (value) => value ?? Number.NaN);
      const { margin } = open.predictRaw(raw);
      if (model.trees !== undefined) expect(margin).toBe(stored.margins[i]);
      // A forward pass may come to add its products in another order.
      else expect(margin).toBeCloseTo(stored.margins[i]!, 9);
    });
  });

  test('explains those margins', () => {
    const open = openModel(model);
    stored.rows.forEach((row, i) => {
      const { baseValue, values } = open.explainRaw(
        Float64Array.from(row, (value) => value ?? Number.NaN),
      );
      const sum = values.reduce((total, value) => total + value, baseValue);
      // Rounding of a few hundred additions of numbers below 10, for networks of some thousand.
      expect(Math.abs(sum - stored.margins[i]!)).toBeLessThan(model.trees ? 1e-12 : 1e-9);
    });
  });

  test('holds everything a model holds', () => {
    expect(model).toMatchObject({
      name: 'old',
      classes: ['0', '1'],
      threshold: 0.5,
      missingPolicy: 'impute',
      provenance: { createdAt: '2026-01-19T00:00:00.000Z', rowCount: 150 },
    });
    expect(model.features.map((feature) => feature.name)).toEqual([
      'Process_Speed',
      'Process_Pressure',
      'Sensor_Humidity',
      'Mould',
    ]);
    expect(model.features[0]?.operator?.equipment.ko).toBe('사출부');
    expect(model.features[3]).toMatchObject({ kind: 'category', categories: ['가', '나'] });
    expect(model.results[0]?.protocol).toBe('twins-together');
    expect(model.trainingFingerprints).toHaveLength(model.results[0]!.trainingRows);
  });
});
