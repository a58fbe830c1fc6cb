import { describe, expect, test } from 'vitest';
import { smallModel, smallModelFeatures, speedFacts } from '../../../test/support/small-model.js';
import { testInvocation, testSurroundings } from '../../../test/support/surroundings.js';
import { memoryStore } from '../../storage/index.js';
import { openModel } from '../../tabular/index.js';
import { openFunction, type Surroundings } from '../contract.js';
import { fixedModel } from '../served-model.js';
import { explain } from './run.js';
import { explainModelAnswer, explainRowAnswer } from './schema.js';

const model = smallModel();
const open = (changes: Partial<Surroundings> = {}) =>
  openFunction(explain, 'diecasting-importance-t2', testSurroundings(model, changes));
const call = (input: unknown, changes?: Partial<Surroundings>) =>
  open(changes).call(input, testInvocation());
const row = async (input: object, changes?: Partial<Surroundings>) =>
  explainRowAnswer.parse(await call(input, changes));
const whole = async (input: object, changes?: Partial<Surroundings>) =>
  explainModelAnswer.parse(await call(input, changes));

const risky = { Speed: 5.5, Melt_Temp: 625, Pressure: 90, Mould: 'B' };
const isPng = (bytes: Uint8Array) => Buffer.from(bytes.subarray(1, 4)).toString() === 'PNG';

describe('explaining a row', () => {
  test('base value and SHAP values add up to the log odds of the probability', async () => {
    for (const features of [risky, { Speed: 2 }, { Speed: 900, Mould: 'Z' }]) {
      const answer = await row({ features });
      const sum = Object.values(answer.shap_values).reduce((a, b) => a + b, answer.base_value);
      expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(answer.prediction_proba, 10);
      expect(answer.prediction_proba).toBe(openModel(model).predictFeatures(features).probability);
    }
  });

  test('shows every feature once, in model order, and the strongest first on top', async () => {
    const answer = await row({ features: risky, top_n: 3 });
    expect(Object.keys(answer.shap_values)).toEqual([...smallModelFeatures]);
    expect(answer.raw_feature_view).toEqual(
      smallModelFeatures.map((name) => ({
        name,
        value: risky[name],
        shap: answer.shap_values[name],
      })),
    );
    const byHand = [...smallModelFeatures].sort(
      (a, b) => Math.abs(answer.shap_values[b]!) - Math.abs(answer.shap_values[a]!),
    );
    expect(answer.top_features.map(({ name }) => name)).toEqual(byHand.slice(0, 3));
  });

  test('says of a feature what the operator knows, in the language asked for', async () => {
    const answer = await row({ features: risky, language: 'en' });
    const speed = answer.top_features.find(({ name }) => name === 'Speed');
    expect(speed).toEqual({
      name: 'Speed',
      title: null,
      value: 5.5,
      shap: answer.shap_values.Speed,
      direction: 'increases',
      in_range: false,
      equipment: 'injection unit',
      description: 'plunger speed of the fast phase',
      normal_range: { low: 2, high: 4.5, unit: 'm/s' },
      action: speedFacts.actionWhenHigh.en,
    });
    expect(answer.equipment_descriptions).toEqual({
      Speed: {
        equipment: 'injection unit',
        description: 'plunger speed of the fast phase',
        impact: 'too fast makes bubbles.',
        action: speedFacts.actionWhenHigh.en,
        importance: expect.closeTo(
          Math.abs(answer.shap_values.Speed!) /
            Object.values(answer.shap_values).reduce((sum, shap) => sum + Math.abs(shap), 0),
          12,
        ),
      },
    });
    expect(answer.summary).toBe(answer.summaries.en);
    const korean = await row({ features: { ...risky, Speed: 1.5 } });
    expect(korean.summary).toBe(korean.summaries.ko);
    expect(korean.top_features.find(({ name }) => name === 'Speed')).toMatchObject({
      equipment: '사출 유닛',
      action: speedFacts.actionWhenLow.ko,
      in_range: false,
    });
  });

  test('a feature nobody described has its name, and nulls', async () => {
    const answer = await row({ features: risky });
    expect(answer.top_features.find(({ name }) => name === 'Melt_Temp')).toMatchObject({
      equipment: null,
      description: null,
      normal_range: null,
      in_range: null,
      action: null,
    });
  });

  test('a missing value is null and neither inside nor outside', async () => {
    const answer = await row({ features: { Melt_Temp: 625 } });
    expect(answer.top_features.find(({ name }) => name === 'Speed')).toMatchObject({
      value: null,
      in_range: null,
      action: null,
    });
    expect(answer.warnings.map(({ code }) => code)).toContain('missing-feature');
  });

  test('keeps the prediction id, says who wrote the summary, ignores latent features aloud', async () => {
    const answer = await row({
      features: risky,
      prediction_id: 'pred-7',
      use_bedrock: true,
      latent_features: [0.1],
    });
    expect(answer).toMatchObject({ prediction_id: 'pred-7', summary_source: 'deterministic' });
    expect(answer.warnings).toContainEqual({
      code: 'latent-features-ignored',
      message: expect.any(String),
    });
  });

  test('explains latents exactly and hands their share down to the features', async () => {
    const withEncoder = smallModel({ encoder: { latentCount: 5, epochs: 5 } });
    const surroundings = { model: fixedModel(withEncoder, '1') };
    const answer = await row({ features: risky, language: 'en' }, surroundings);
    const latents = [1, 2, 3, 4, 5].map((j) => `latent_${j}`);
    expect(Object.keys(answer.shap_values)).toEqual([...smallModelFeatures, ...latents]);
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, answer.base_value);
    const exact = sum(Object.values(answer.shap_values));
    expect(1 / (1 + Math.exp(-exact))).toBeCloseTo(answer.prediction_proba, 10);
    expect(answer.raw_feature_view.map(({ name }) => name)).toEqual([...smallModelFeatures]);
    expect(sum(answer.raw_feature_view.map(({ shap }) => shap))).toBeCloseTo(exact, 10);
    // The latents did something, or there was nothing to hand down.
    expect(latents.some((name) => answer.shap_values[name] !== 0)).toBe(true);
    const strongest = Math.max(...answer.raw_feature_view.map(({ shap }) => Math.abs(shap)));
    expect(Math.abs(answer.top_features[0]!.shap)).toBe(strongest);

    const made = openModel(withEncoder).predictFeatures(risky).latents;
    const codes = async (latent_features: number[]) =>
      (await row({ features: risky, latent_features }, surroundings)).warnings.map(
        ({ code }) => code,
      );
    expect(await codes([...made].map((z) => Math.round(z * 1e4) / 1e4))).toEqual([]);
    expect(await codes([...made].map((z) => z + 1))).toEqual(['latent-features-differ']);
    expect(await codes([0.1])).toEqual(['latent-features-differ']);
  });

  test('draws the waterfall as SVG and PNG when asked, and stores both', async () => {
    const charts = memoryStore();
    const silent = await row({ features: risky }, { charts });
    expect(silent).toMatchObject({ chart_url: null, chart_svg_url: null });
    expect(await charts.list('')).toEqual([]);
    const answer = await row({ features: risky, generate_chart: true }, { charts });
    const [svgKey, pngKey] = [answer.chart_svg_url!, answer.chart_url!].map((url) =>
      url.replace('https://charts.example/', ''),
    );
    expect(svgKey).toMatch(/^rows\/2026-01-19\/expl-request-1\.svg$/);
    const svg = new TextDecoder().decode((await charts.get(svgKey!))!.bytes);
    expect(svg).toContain('Speed');
    expect(svg).toContain('5.5 m/s');
    expect(isPng((await charts.get(pngKey!))!.bytes)).toBe(true);
  });

  test('a store that fails costs the chart, not the explanation', async () => {
    const full = {
      ...memoryStore(),
      put: () => Promise.reject(Object.assign(new Error('the disk is full'), { code: 'ENOSPC' })),
    };
    const answer = await row({ features: risky, generate_chart: true }, { charts: full });
    expect(answer.chart_url).toBeNull();
    expect(answer.warnings).toContainEqual({
      code: 'chart-failed',
      message: expect.stringContaining('the disk is full'),
    });
    const none = await row({ features: risky, generate_chart: true }, { charts: null });
    expect(none.warnings.map(({ code }) => code)).toEqual(['no-chart-store']);
  });

  test('refuses an unknown feature', async () => {
    await expect(call({ features: { Sped: 3 } })).rejects.toMatchObject({
      code: 'model.unknown-feature',
    });
  });
});

describe('explaining the model', () => {
  test('answers the mean absolute SHAP value over the reference rows', async () => {
    const answer = await whole({ top_n: 2, generate_chart: false });
    // By hand: every reference row explained on its own.
    const opened = openModel(model);
    const { rowCount, values } = model.reference;
    const width = smallModelFeatures.length;
    const sums = new Array<number>(width).fill(0);
    for (let r = 0; r < rowCount; r++)
      opened.explainRaw(values.slice(r * width, (r + 1) * width)).values.forEach((shap, f) => {
        sums[f]! += Math.abs(shap);
      });
    smallModelFeatures.forEach((name, f) => {
      expect(answer.feature_importance[name]).toBeCloseTo(sums[f]! / rowCount, 10);
    });
    expect(answer.reference_rows).toBe(rowCount);
    expect(answer.top_features.map(({ name }) => name)).toEqual(['Speed', 'Melt_Temp']);
    expect(answer.summaries.en).toContain('Speed drives the predictions most');
    expect(answer.summaries.ko).toContain('사출 유닛');
  });

  test('draws its chart once and answers the same address afterwards', async () => {
    const charts = memoryStore();
    let writes = 0;
    const counting = {
      ...charts,
      put: (...parameters: Parameters<typeof charts.put>) => {
        writes += 1;
        return charts.put(...parameters);
      },
    };
    const first = await whole({ top_n: 10, use_bedrock: true }, { charts: counting });
    const again = await whole({ top_n: 10, use_bedrock: true }, { charts: counting });
    expect(writes).toBe(2);
    expect(again.chart_url).toBe(first.chart_url);
    expect(first.chart_url).toMatch(/importance\/small-3-2026-11-20T10-00-00.000Z-ko-top10\.png$/);
    expect(
      isPng((await charts.get(first.chart_url!.replace('https://charts.example/', '')))!.bytes),
    ).toBe(true);
  });
});

describe('a model without trees', () => {
  const tiny = { blocks: 1, heads: 2, tokenWidth: 8, epochs: 15, learningRate: 5e-3 };
  const kinds = [
    ['ft-transformer', tiny, 'shapley_sampled', 'mean_absolute_sampled_shapley'],
    ['logistic-regression', {}, 'linear_shap_exact', 'mean_absolute_linear_shap'],
  ] as const;

  test.each(kinds)('%s: values add up, and say whether they are exact', async (...kind) => {
    const [family, learnerOptions, rowMethod, modelMethod] = kind;
    const surroundings = testSurroundings(smallModel({ family, learnerOptions }));
    const opened = openFunction(explain, 'diecasting-importance-t2', surroundings);
    const answer = explainRowAnswer.parse(
      await opened.call({ features: risky, language: 'en' }, testInvocation()),
    );
    const sum = Object.values(answer.shap_values).reduce((a, b) => a + b, answer.base_value);
    expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(answer.prediction_proba, 10);
    expect(answer.method).toBe(rowMethod);
    const isSampled = rowMethod === 'shapley_sampled';
    expect(Object.keys(answer.shap_standard_errors ?? {})).toEqual(
      isSampled ? [...smallModelFeatures] : [],
    );
    expect(answer.warnings.map(({ code }) => code).includes('values-sampled')).toBe(isSampled);
    expect(answer.top_features[0]!.name).toMatch(/Speed|Melt_Temp/);
    const ofModel = explainModelAnswer.parse(
      await opened.call({ generate_chart: false }, testInvocation()),
    );
    expect(ofModel.method).toBe(modelMethod);
    expect(ofModel.base_value).toBeCloseTo(answer.base_value, 12);
  });
});
