import { describe, expect, test } from 'vitest';
import { smallModel } from '../../../test/support/small-model.js';
import { testInvocation, testSurroundings } from '../../../test/support/surroundings.js';
import { limits } from '../../shared/index.js';
import { openModel } from '../../tabular/index.js';
import { openFunction } from '../contract.js';
import { fixedModel } from '../served-model.js';
import type { PredictAnswer, PredictRowsAnswer } from './contract.js';
import { predict } from './run.js';
import { predictAnswer, predictRowsAnswer } from './schema.js';

const model = smallModel();
const opened = openFunction(predict, 'diecasting-predict-t1', testSurroundings(model));
const call = (input: unknown) => opened.call(input, testInvocation());
const one = async (features: object) =>
  predictAnswer.parse(await call({ features })) as PredictAnswer;

const risky = { Speed: 5.5, Melt_Temp: 625, Pressure: 90, Mould: 'B' };
const calm = { Speed: 2.5, Melt_Temp: 665, Pressure: 90, Mould: 'A' };

describe('predict', () => {
  test('answers the documented fields and nothing else', async () => {
    const answer = await one(risky);
    expect(Object.keys(answer).sort()).toEqual([
      'attention_weights',
      'latent_features',
      'model_performance',
      'model_version',
      'prediction',
      'prediction_id',
      'processing_time_ms',
      'warnings',
    ]);
    expect(answer).toMatchObject({
      prediction: { class: 'defect', confidence: 'high' },
      latent_features: [],
      attention_weights: [],
      model_version: 'small@3',
      prediction_id: 'pred-request-1',
      warnings: [],
    });
  });

  test('says of clear rows what made them', async () => {
    expect((await one(risky)).prediction.probability).toBeGreaterThan(0.8);
    const quiet = await one(calm);
    expect(quiet.prediction).toMatchObject({ class: 'normal', confidence: 'high' });
    expect(quiet.prediction.probability).toBeLessThan(0.2);
    const { normal, defect } = quiet.prediction.class_probabilities;
    expect(normal! + defect!).toBeCloseTo(1, 12);
    expect(defect).toBe(quiet.prediction.probability);
  });

  test('gives the figures of the honest protocol, named', async () => {
    const { model_performance: performance } = await one(calm);
    const honest = model.results[0]!;
    expect(performance).toMatchObject({
      f1_score: honest.metrics.f1,
      roc_auc: honest.metrics.rocAuc,
      accuracy: honest.metrics.accuracy,
      pr_auc: honest.metrics.prAuc,
      protocol: 'twins-together',
      test_rows: honest.testRows,
      threshold: model.threshold,
    });
  });

  test('an undefined figure is null, a model that was never measured has none', async () => {
    const unmeasured = { ...model, results: [] };
    const answer = async (served: typeof model) =>
      predictAnswer.parse(
        await openFunction(predict, 'p', testSurroundings(served)).call(
          { features: calm },
          testInvocation(),
        ),
      );
    expect((await answer(unmeasured)).model_performance).toBeNull();
    const honest = model.results[0]!;
    const odd = { ...honest, metrics: { ...honest.metrics, rocAuc: Number.NaN } };
    expect((await answer({ ...model, results: [odd] })).model_performance?.roc_auc).toBeNull();
  });

  test('warns of what is missing, outside the training range or unknown, and never answers NaN', async () => {
    const answer = await one({ Speed: 500, Mould: 'Z', Pressure: null });
    expect(answer.prediction.probability).toBeGreaterThanOrEqual(0);
    expect(answer.warnings.map(({ code, feature }) => `${code} ${feature}`)).toEqual([
      'outside-training-range Speed',
      'missing-feature Melt_Temp',
      'missing-feature Pressure',
      'unknown-category Mould',
    ]);
    expect(answer.warnings[1]).toHaveProperty('used_value');
    expect(answer.prediction.confidence).not.toBe('high');
  });

  test('answers what an encoder makes of the row, and where it looked', async () => {
    const withEncoder = smallModel({ encoder: { latentCount: 12, epochs: 5 } });
    const opened = openFunction(predict, 'p', testSurroundings(withEncoder));
    const answer = predictAnswer.parse(
      await opened.call({ features: risky }, testInvocation()),
    ) as PredictAnswer;
    const open = openModel(withEncoder);
    const expected = open.predictFeatures(risky);
    expect(answer.latent_features).toEqual([...expected.latents]);
    expect(answer.latent_features).toHaveLength(12);
    expect(answer.prediction.probability).toBe(open.predictRow(expected.raw));
    expect(answer.attention_weights).toHaveLength(64);
    for (let at = 0; at < 64; at += 4) {
      const shares = answer.attention_weights.slice(at, at + 4);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    }
  });

  test('answers many rows in order, each as if it were alone', async () => {
    const rows = [risky, calm, { ...calm, Speed: 5.9 }];
    const open = openModel(model);
    for (const input of [{ rows }, { features: rows }]) {
      const answer = predictRowsAnswer.parse(await call(input)) as PredictRowsAnswer;
      expect(answer.predictions.map((row) => row.prediction.probability)).toEqual(
        rows.map((row) => open.predictFeatures(row).probability),
      );
      expect(answer.predictions.map((row) => row.prediction_id)).toEqual([
        'pred-request-1-0',
        'pred-request-1-1',
        'pred-request-1-2',
      ]);
    }
  });

  test('answers as many rows as it promises', async () => {
    const answer = await call({ rows: Array(limits.predictRows).fill(calm) });
    expect(predictRowsAnswer.parse(answer).predictions).toHaveLength(limits.predictRows);
  });

  test.each<[string, object, string, RegExp]>([
    ['an unknown feature', { Sped: 3 }, 'model.unknown-feature', /Sped/],
    ['a feature as text', { ...calm, Speed: '3.4' }, 'model.bad-feature-value', /Speed/],
    ['no feature at all', {}, 'model.missing-features', /all 4 features/],
  ])('refuses %s', async (_, features, code, words) => {
    await expect(call({ features })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(words),
    });
  });

  test('of many rows the bad one is named, with the reason and what to do', async () => {
    await expect(call({ rows: [calm, { Sped: 3 }] })).rejects.toMatchObject({
      code: 'input.bad-row',
      status: 400,
      message: 'row 2: the model has no feature "Sped"',
      fix: 'did you mean "Speed"? otherwise leave it out',
    });
  });

  test('keeps to a model that refuses missing values', async () => {
    const strict = smallModel({ missingPolicy: 'refuse' });
    const surroundings = testSurroundings(model, { model: fixedModel(strict, '1') });
    const refused = openFunction(predict, 'p', surroundings).call(
      { features: { Speed: 3 } },
      testInvocation(),
    );
    await expect(refused).rejects.toMatchObject({ code: 'model.missing-features' });
  });
});
