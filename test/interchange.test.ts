// Models of XGBoost as it wrote them, answers as it gave them: see test/fixtures/make-xgboost-models.py.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  answerOf,
  classProbabilities,
  type ForeignModel,
  readForeignModel,
  treeShap,
} from '../src/tabular/index.js';

interface Answers {
  readonly rows: readonly (readonly (number | null)[])[];
  readonly predictions: readonly (number | readonly number[])[];
  readonly shap: readonly (readonly (number | readonly number[])[])[];
}

// XGBoost adds in single precision: three or four leaves, seven digits.
const predictionTolerance = 1e-6;
const shapTolerance = 1e-5;

describe('models of XGBoost', () => {
  for (const name of ['logistic', 'number', 'classes', 'dart', 'categories'])
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
        predictionsOf(model, Float64Array.from(margins)).forEach((prediction, k) => {
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

function predictionsOf({ ensembles }: ForeignModel, margins: Float64Array): Float64Array {
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
