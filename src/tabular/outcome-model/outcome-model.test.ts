// Models of several classes and of numbers from their file on: stored, opened, explained, measured and written again.
// XGBoost's and scikit-learn's own answers are recorded beside the files.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../shared/index.js';
import { bruteForceShap } from '../explain/brute-force-shap.js';
import { frameOf } from '../frame/frame-of.js';
import { exportXgboost } from '../interchange/export-xgboost.js';
import { importModel } from '../interchange/import-model.js';
import { readForeignModel } from '../interchange/read-foreign-model.js';
import { decodeAnyModel, decodeModelFile, encodeModelFile } from '../model/model-file.js';
import { classProbabilities } from '../trees/link.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { evaluateOutcomeModel } from './evaluate-outcome-model.js';
import { openOutcomeModel } from './open-outcome-model.js';
import { isOutcomeModel, type OutcomeModel, outcomeTreeCount } from './outcome-model.js';

const folder = path.resolve(import.meta.dirname, '../../../test/fixtures/interchange');
const json = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
const source = { fileName: 'm', sha256: '', importedAt: '', casthouseVersion: '' };
// XGBoost and ONNX Runtime add in single precision.
const tolerance = 1e-6;

interface Case {
  readonly model: OutcomeModel;
  readonly rows: readonly Float64Array[];
  readonly answers: readonly (readonly number[])[];
}

function imported(name: string): Case {
  const isOnnx = name.startsWith('sklearn');
  const bytes = isOnnx
    ? Buffer.from(json(`${name}.onnx.json`).onnx, 'base64')
    : readFileSync(path.join(folder, `${name}.json`));
  const model = importModel(readForeignModel(bytes), { name: 'm', covers: 'even', source });
  if (!isOutcomeModel(model)) throw new Error('another outcome is expected');
  const { rows, answers, predictions } = json(`${name}.${isOnnx ? 'onnx' : 'answers'}.json`);
  return {
    model,
    rows: rows.map((row: (number | null)[]) => Float64Array.from(row, (v) => v ?? Number.NaN)),
    answers: (answers ?? predictions).map((answer: number | number[]) => [answer].flat()),
  };
}

const names = [
  'number',
  'counts',
  'classes',
  'sklearn-number',
  'sklearn-forest',
  'sklearn-boosting',
  'sklearn-histogram',
];

describe.each(names)('%s', (name) => {
  const { model, rows, answers } = imported(name);
  const again = decodeAnyModel(encodeModelFile(model));
  if (!isOutcomeModel(again)) throw new Error('another outcome is expected');
  const open = openOutcomeModel(again);
  const given = (row: Float64Array) =>
    Object.fromEntries(
      model.features.map(({ name: feature }, f) => [feature, Number.isNaN(row[f]) ? null : row[f]]),
    );
  const known = rows.filter((row) => !row.every(Number.isNaN));

  it('is stored as it is and answers what its library answers', () => {
    expect(again).toEqual(model);
    rows.forEach((row, i) => {
      open.predictRow(row).forEach((answer, k) => {
        const size = Math.max(1, Math.abs(answers[i]![k]!));
        expect(Math.abs(answer - answers[i]![k]!)).toBeLessThan(tolerance * size);
      });
    });
    known.forEach((row) => {
      const prediction = open.predictFeatures(given(row));
      const all = open.predictRow(row);
      if (prediction.kind === 'number') expect(prediction.value).toBe(all[0]);
      else expect(prediction.probability).toBe(Math.max(...all));
    });
  });

  it('is explained by what brute force finds, of every class', () => {
    const { outcome } = model;
    const classes = outcome.kind === 'classes' ? outcome.classes : [undefined];
    const row = known[0]!;
    classes.forEach((className, k) => {
      const { baseValue, values } = open.explainFeatures(given(row), className);
      const exact = bruteForceShap(withHalves(model.ensembles[k]!), row);
      expect(baseValue).toBeCloseTo(exact.baseValue, 10);
      values.forEach((value, f) => {
        expect(value).toBeCloseTo(exact.values[f]!, 10);
      });
    });
  });

  it('is written for XGBoost, or that is refused for shares', () => {
    if (name === 'sklearn-forest') {
      expect(() => exportXgboost(model)).toThrow(/forest of several classes/);
      return;
    }
    const { text } = exportXgboost(model);
    const read = readForeignModel(new TextEncoder().encode(text));
    expect(read.ensembles).toHaveLength(model.ensembles.length);
    const back = importModel(read, { name: 'm', source });
    if (!isOutcomeModel(back)) throw new Error('another outcome is expected');
    const other = openOutcomeModel(back);
    for (const row of rows)
      other.predictRow(row).forEach((answer, k) => {
        const expected = open.predictRow(row)[k]!;
        expect(Math.abs(answer - expected)).toBeLessThan(
          tolerance * Math.max(1, Math.abs(expected)),
        );
      });
  });

  it('is measured on a table', () => {
    const truth = answers.map((answer) =>
      answer.length === 1 ? answer[0]! : answer.indexOf(Math.max(...answer)),
    );
    const { outcome } = model;
    const label =
      outcome.kind === 'number'
        ? { kind: 'number' as const, name: 'truth', values: Float64Array.from(truth) }
        : {
            kind: 'category' as const,
            name: 'truth',
            categories: outcome.classes,
            codes: Int32Array.from(truth, (k, i) => (i === 0 ? -1 : k)),
          };
    const frame = frameOf([
      ...model.features.map(({ name: feature }, f) => ({
        kind: 'number' as const,
        name: feature,
        values: Float64Array.from(rows, (row) => row[f]!),
      })),
      label,
    ]);
    const evaluation = evaluateOutcomeModel(model, frame, 'truth');
    if (evaluation.kind === 'number') {
      expect(evaluation.metrics.rowCount).toBe(rows.length);
      expect(evaluation.metrics.rmse).toBeLessThan(1e-4);
    } else {
      // The row without a label is left out.
      expect(evaluation.metrics.rowCount).toBe(rows.length - 1);
      expect(evaluation.metrics.accuracy).toBe(1);
    }
  });
});

/** Covers of which half go either way, where the file has none. */
function withHalves(ensemble: TreeEnsemble): TreeEnsemble {
  const { cover, left, right, treeStart } = ensemble;
  if (cover.some((rows) => rows > 0)) return ensemble;
  const halves = new Float64Array(cover.length);
  for (const root of treeStart.subarray(0, -1)) halves[root] = 1;
  left.forEach((child, node) => {
    if (child < 0) return;
    halves[child] = halves[node]! / 2;
    halves[right[node]!] = halves[node]! / 2;
  });
  return { ...ensemble, cover: halves };
}

it('a model of two classes is asked for, and what is there is said', () => {
  const bytes = encodeModelFile(imported('classes').model);
  expect(() => decodeModelFile(bytes)).toThrow(
    'model "m" predicts 3 classes; this needs a model of two classes',
  );
  const number = encodeModelFile(imported('number').model);
  expect(() => decodeModelFile(number)).toThrow('model "m" predicts a number');
});

it('classes of a forest share their trees, in memory and in the file', () => {
  const { model } = imported('sklearn-forest');
  expect(outcomeTreeCount(model)).toBe(3);
  const again = decodeAnyModel(encodeModelFile(model)) as OutcomeModel;
  expect(outcomeTreeCount(imported('classes').model)).toBe(6);
  const shares = Float64Array.from(again.ensembles, ({ baseMargin }) => baseMargin + 0.5);
  classProbabilities(again.ensembles, shares);
  expect(shares[0]).toBeCloseTo(1 / 3, 12);
});

it('names the classes there are when asked for another', () => {
  const open = openOutcomeModel(imported('sklearn-forest').model);
  const row = { f0: 1, f1: 1, f2: 1, f3: 1 };
  expect(() => open.explainFeatures(row, 'hihg')).toThrow(/model: high, low, middle/);
  const number = openOutcomeModel(imported('sklearn-number').model);
  expect(() => number.explainFeatures(row, 'high')).toThrow(/predicts a number/);
});

it('any change of a stored model gives a problem', () => {
  const bytes = encodeModelFile(imported('classes').model);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const spoiled = bytes.slice();
      spoiled[at] = spoiled[at]! ^ change;
      expect(() => decodeAnyModel(spoiled)).toThrow(Problem);
    }),
    { numRuns: 50 },
  );
});
