// Models as XGBoost wrote them, or laid out as scikit-learn's converter does, and answers as XGBoost, ONNX Runtime and
// scikit-learn gave them: see test/fixtures/make-*-models.py.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  answerOf,
  classProbabilities,
  compilePredictor,
  type ForeignModel,
  importModel,
  isOutcomeModel,
  openModel,
  readForeignModel,
  recomputeCovers,
  treeShap,
} from '../src/tabular/index.js';

interface Answers {
  readonly rows: readonly (readonly (number | null)[])[];
  readonly predictions: readonly (number | readonly number[])[];
  readonly shap: readonly (readonly (number | readonly number[])[])[];
  readonly training?: readonly (readonly (number | null)[])[];
}

// XGBoost adds in single precision: three or four leaves, seven digits.
const predictionTolerance = 1e-6;
const shapTolerance = 1e-5;

describe('models of XGBoost', () => {
  for (const name of ['logistic', 'number', 'classes', 'dart', 'categories', 'counts', 'raw'])
    it(`${name}: predictions and SHAP values are its own`, () => {
      const model = readForeignModel(bytesOf(`${name}.json`));
      const answers = answersOf(name);
      let compared = 0;
      answers.rows.forEach((given, i) => {
        const row = Float64Array.from(given, (value) => value ?? Number.NaN);
        const shap = model.ensembles.map((ensemble) => treeShap(ensemble, row));
        const margins = shap.map(({ baseValue, values }) =>
          values.reduce((sum, value) => sum + value, baseValue),
        );
        // Of binary:logitraw XGBoost predicts the margins themselves.
        const got = name === 'raw' ? margins : predictionsOf(model, Float64Array.from(margins));
        got.forEach((prediction, k) => {
          const expected = [answers.predictions[i]!].flat()[k]!;
          expect(Math.abs(prediction - expected)).toBeLessThan(
            predictionTolerance * Math.max(1, Math.abs(expected)),
          );
        });
        shap.forEach(({ baseValue, values }, k) => {
          const recorded = answers.shap[i]!;
          const expected = model.ensembles.length > 1 ? [recorded[k]!].flat() : recorded.flat();
          [...values, baseValue].forEach((value, f) => {
            compared += 1;
            expect(Math.abs(value - expected[f]!)).toBeLessThan(
              shapTolerance * Math.max(1, Math.abs(expected[f]!)),
            );
          });
        });
      });
      expect(compared).toBe(answers.rows.length * model.ensembles.length * 5);
    });

  it('pair: a softmax over two classes is one probability, explained by the difference of its scores', () => {
    const { ensembles } = readForeignModel(bytesOf('pair.json'));
    const { rows, predictions, shap } = answersOf('pair');
    expect(ensembles).toHaveLength(1);
    rows.forEach((given, i) => {
      const row = Float64Array.from(given, (value) => value ?? Number.NaN);
      const { baseValue, values } = treeShap(ensembles[0]!, row);
      const margin = values.reduce((sum, value) => sum + value, baseValue);
      const [, probability] = [predictions[i]!].flat();
      expect(answerOf('logistic', margin)).toBeCloseTo(probability!, 6);
      const [first, second] = shap[i]!.map((ofClass) => [ofClass].flat());
      [...values, baseValue].forEach((value, f) => {
        expect(Math.abs(value - (second![f]! - first![f]!))).toBeLessThan(shapTolerance);
      });
    });
  });

  it('reads what the file says of itself', () => {
    expect(readForeignModel(bytesOf('logistic.json'))).toMatchObject({
      format: 'xgboost-json',
      writtenBy: 'XGBoost 1.7.4',
      objective: 'binary:logistic',
      featureNames: ['pressure', '온도', 'speed', 'cycle time'],
      hasCovers: true,
    });
    expect(readForeignModel(bytesOf('categories.json')).isCategorical).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(readForeignModel(bytesOf('classes.json')).ensembles).toHaveLength(3);
  });
});

describe('models of ONNX', () => {
  const ofRuntime = ['scores', 'forest', 'scaled', 'several', 'equal', 'doubles', 'mean'];
  const ofScikit = ['forest', 'boosting', 'histogram', 'number', 'pipeline', 'version5'];
  for (const name of [...ofRuntime, ...ofScikit.map((kind) => `sklearn-${kind}`)])
    it(`${name}: answers are its own`, () => {
      const { onnx, rows, answers } = onnxFixture(name);
      const model = readForeignModel(onnx);
      expect(rows.length).toBeGreaterThan(10);
      rows.forEach((given, i) => {
        const row = Float64Array.from(given, (value) => value ?? Number.NaN);
        const margins = model.ensembles.map((ensemble) => compilePredictor(ensemble)(row));
        const got = predictionsOf(model, Float64Array.from(margins));
        const expected = [answers[i]!].flat();
        // Of two classes there is one probability here, that of the second.
        const asked = model.ensembles.length === 1 ? expected.slice(-1) : expected;
        expect(got.length).toBe(asked.length);
        asked.forEach((answer, k) => {
          expect(Math.abs(got[k]! - answer), `row ${i}`).toBeLessThan(
            predictionTolerance * Math.max(1, Math.abs(answer)),
          );
        });
      });
    });

  it('names inputs and classes as the file does', () => {
    const forest = readForeignModel(onnxFixture('forest').onnx);
    expect(forest).toMatchObject({
      featureNames: ['a', 'b', 'c', 'd'],
      classNames: ['bad', 'good'],
      writtenBy: 'fixture 1',
      hasCovers: false,
    });
    expect(readForeignModel(onnxFixture('scores').onnx).featureNames).toBeNull();
  });

  it('the first of two classes can be the one to find', () => {
    for (const name of ['forest', 'scores']) {
      const { onnx, rows, answers } = onnxFixture(name);
      const foreign = readForeignModel(onnx);
      const [first, second] = foreign.classNames!;
      const imported = importModel(foreign, {
        ...{ name: 'turned', positive: first!, source },
        covers: 'even',
      });
      if (isOutcomeModel(imported)) throw new Error('two classes are expected');
      const model = openModel(imported);
      expect(model.model.classes).toEqual([second, first]);
      rows.forEach((given, i) => {
        const row = Float64Array.from(given, (value) => value ?? Number.NaN);
        expect(model.predictRow(row)).toBeCloseTo(answers[i]![0]!, 6);
      });
    }
  });
});

describe('covers counted from a background', () => {
  it('are those of training when the background is its rows', () => {
    // For squared error XGBoost's covers are numbers of rows, so they are known without it.
    const [ensemble] = readForeignModel(bytesOf('number.json')).ensembles;
    const rows = answersOf('number').training!.flat();
    const values = Float64Array.from(rows, (value) => value ?? Number.NaN);
    expect(recomputeCovers(ensemble!, values).cover).toEqual(ensemble!.cover);
  });
});

const source = {
  fileName: 'model.onnx',
  sha256: '',
  importedAt: '2026-01-19T00:00:00.000Z',
  casthouseVersion: '0.1.0',
};

function predictionsOf({ ensembles, link }: ForeignModel, margins: Float64Array): Float64Array {
  if (link === 'logarithm') return margins.map(Math.exp);
  if (ensembles.length === 1)
    return margins.map((margin) => answerOf(ensembles[0]!.objective, margin));
  const shares = margins.slice();
  classProbabilities(ensembles, shares);
  return shares;
}

function bytesOf(file: string): Uint8Array {
  return readFileSync(path.join(import.meta.dirname, 'fixtures/interchange', file));
}

function answersOf(name: string): Answers {
  // Written by the script beside it.
  return JSON.parse(new TextDecoder().decode(bytesOf(`${name}.answers.json`))) as Answers;
}

function onnxFixture(name: string): {
  readonly onnx: Uint8Array;
  readonly rows: Answers['rows'];
  readonly answers: readonly (readonly number[])[];
} {
  const { onnx, rows, answers } = JSON.parse(
    new TextDecoder().decode(bytesOf(`${name}.onnx.json`)),
  );
  return { onnx: Buffer.from(onnx, 'base64'), rows, answers };
}
