// What predict and explain answer over models of several classes and of a number, held to their schemas.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { testInvocation, testSurroundings } from '../../../test/support/surroundings.js';
import { importModel, readForeignModel } from '../../tabular/index.js';
import { openFunction } from '../contract.js';
import { predict } from '../predict/run.js';
import { predictAnswer, predictNumberAnswer, predictNumberRowsAnswer } from '../predict/schema.js';
import { explain } from './run.js';
import { explainModelAnswer, explainNumberAnswer, explainRowAnswer } from './schema.js';

const folder = path.resolve(import.meta.dirname, '../../../test/fixtures/interchange');
const source = { fileName: 'm', sha256: '', importedAt: '', casthouseVersion: '' };

function opened(name: string, classNames?: readonly string[]) {
  const foreign = readForeignModel(readFileSync(path.join(folder, `${name}.json`)));
  const names = classNames === undefined ? {} : { classNames };
  const model = importModel(foreign, { name: 'other', source, ...names });
  const surroundings = testSurroundings(model);
  return {
    model: surroundings.model,
    predict: openFunction(predict, 'predict', surroundings),
    explain: openFunction(explain, 'explain', surroundings),
  };
}

describe('several classes', () => {
  const { predict: predicting, explain: explaining, model } = opened('classes', ['저', '중', '고']);
  const features = { f0: 1.2, f1: -0.3, f2: 0.5, f3: null };

  test('the called class is the most probable, and its score is explained', async () => {
    const answer = predictAnswer.parse(await predicting.call({ features }, testInvocation()));
    const { class: called, probability, class_probabilities: all } = answer.prediction;
    expect(Object.keys(all)).toEqual(['저', '중', '고']);
    expect(probability).toBe(Math.max(...Object.values(all)));
    expect(all[called]).toBe(probability);
    expect(answer.warnings[0]).toMatchObject({ code: 'missing-feature', feature: 'f3' });
    const why = explainRowAnswer.parse(
      await explaining.call({ features, generate_chart: true }, testInvocation()),
    );
    expect(why).toMatchObject({
      prediction: { class: called, probability },
      shap_unit: 'score',
      chart_url: null,
    });
    expect(why.summary).toContain('판정했습니다');
    expect(why.warnings.map(({ code }) => code)).toContain('no-chart');
  });

  test('the model as a whole is answered, and what needs two classes is told', async () => {
    const answer = explainModelAnswer.parse(await explaining.call({}, testInvocation()));
    expect(answer).toMatchObject({ reference_rows: 0, shap_unit: 'score' });
    const served = await model();
    expect(() => served.open).toThrow('predicts 3 classes');
  });
});

test('a number comes with its explanation in its own unit', async () => {
  const { predict: predicting, explain: explaining } = opened('number');
  const features = { f0: 1.2, f1: -0.3, f2: 0.5, f3: 1 };
  const answer = predictNumberAnswer.parse(await predicting.call({ features }, testInvocation()));
  const rows = predictNumberRowsAnswer.parse(
    await predicting.call({ rows: [features, features] }, testInvocation()),
  );
  expect(rows.predictions.map(({ prediction }) => prediction)).toEqual([
    answer.prediction,
    answer.prediction,
  ]);
  const why = explainNumberAnswer.parse(await explaining.call({ features }, testInvocation()));
  const sum = Object.values(why.shap_values).reduce((total, shap) => total + shap, why.base_value);
  expect(sum).toBeCloseTo(answer.prediction.value, 9);
  expect(why.shap_unit).toBe('number');
  expect(why.summaries.en).toContain('The prediction is');
});
