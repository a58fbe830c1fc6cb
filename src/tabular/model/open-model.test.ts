import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bruteForceShap } from '../explain/brute-force-shap.js';
import { naiveMargin } from '../explain/naive-margin.js';
import { madeUpModel } from './made-up-model.js';
import { openModel } from './open-model.js';

const model = madeUpModel({ treeCount: 20, depth: 5 });
const open = openModel(model);
const given = { Process_F1: 1, Process_F2: 2, Sensor_F3: 3, Sensor_F4: 4, Product: 'A' };

// The pipeline written down once more, as its types define it.
function naivePreparedRow(raw: Float64Array): Float64Array {
  const { fill, center, scale } = model.preparation;
  return raw.map((value, f) => ((Number.isNaN(value) ? fill[f]! : value) - center[f]!) / scale[f]!);
}

const anyRow = fc
  .array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(Number.NaN)), {
    minLength: 4,
    maxLength: 4,
  })
  .chain((numbers) =>
    fc.integer({ min: 0, max: 2 }).map((code) => Float64Array.from([...numbers, code])),
  );

test('predicts what fill, scale and trees say, and never NaN', () => {
  fc.assert(
    fc.property(anyRow, (raw) => {
      const margin = naiveMargin(model.trees, naivePreparedRow(raw));
      const { probability, ...prediction } = open.predictRaw(raw);
      expect(prediction.margin).toBe(margin);
      expect(probability).toBeCloseTo(1 / (1 + Math.exp(-margin)), 14);
      expect(open.predictRow(raw)).toBe(probability);
      expect(probability).toBeGreaterThanOrEqual(0);
      expect(probability).toBeLessThanOrEqual(1);
    }),
  );
});

test('by name it is the same row', () => {
  const prediction = open.predictFeatures(given);
  expect([...prediction.raw]).toEqual([1, 2, 3, 4, 0]);
  expect(prediction).toEqual(open.predictRaw(Float64Array.of(1, 2, 3, 4, 0)));
  expect(prediction.classProbabilities).toEqual({
    normal: 1 - prediction.probability,
    defect: prediction.probability,
  });
  expect(prediction.className).toBe(prediction.probability >= 0.5 ? 'defect' : 'normal');
  expect(prediction.warnings).toEqual([]);
});

test('a missing feature is filled and the warning says with what', () => {
  const { warnings, probability } = open.predictFeatures({ Process_F1: 1, Sensor_F3: null });
  expect(warnings).toMatchObject([
    { code: 'missing-feature', feature: 'Process_F2', usedValue: 1 },
    { code: 'missing-feature', feature: 'Sensor_F3', usedValue: 2 },
    { code: 'missing-feature', feature: 'Sensor_F4', usedValue: null },
    { code: 'missing-feature', feature: 'Product', usedValue: 'B' },
  ]);
  expect(probability).toBe(open.predictRow(Float64Array.of(1, 1, 2, Number.NaN, 1)));
});

test('the policy "refuse" names all that is missing', () => {
  const strict = openModel({ ...model, missingPolicy: 'refuse' });
  expect(() => strict.predictFeatures({ ...given, Process_F1: null, Product: null })).toThrow(
    '2 of 5 features are missing: "Process_F1", "Product"',
  );
  expect(strict.predictFeatures(given).warnings).toEqual([]);
});

test('nothing at all is never predicted from', () => {
  for (const nothing of [{}, { Process_F1: null }, { Product: 'never seen' }])
    expect(() => open.predictFeatures(nothing)).toThrow('all 5 features are missing');
});

test('a value outside the training range is predicted, reported, and lowers the confidence', () => {
  const sure = openModel({ ...model, threshold: 0.001 });
  const inside = sure.predictFeatures(given);
  const outside = sure.predictFeatures({ ...given, Process_F1: -1e300 });
  expect(inside.confidence).not.toBe('low');
  expect(outside.warnings).toEqual([
    {
      code: 'outside-training-range',
      feature: 'Process_F1',
      value: -1e300,
      min: -10,
      max: 10,
      message: 'Process_F1 is -1e+300; training rows had -10 to 10',
    },
  ]);
  expect(outside.probability).toBe(sure.predictRow(Float64Array.of(-1e300, 2, 3, 4, 0)));
});

test('an unknown category is reported and counts as missing', () => {
  const { warnings, raw } = open.predictFeatures({ ...given, Product: 'Z' });
  expect(warnings).toMatchObject([{ code: 'unknown-category', feature: 'Product', value: 'Z' }]);
  expect(raw[4]).toBeNaN();
});

test('confidence drops when much is missing, except what usually is', () => {
  const far = openModel({ ...model, trees: { ...model.trees, baseMargin: 50 } });
  expect(far.predictFeatures(given).confidence).toBe('high');
  expect(far.predictFeatures({ ...given, Sensor_F4: null }).confidence).toBe('high');
  expect(far.predictFeatures({ ...given, Sensor_F3: null }).confidence).toBe('medium');
  expect(far.predictFeatures({ ...given, Sensor_F3: 11 }).confidence).toBe('medium');
});

test('a raw row of another length or with infinity is refused', () => {
  expect(() => open.predictRaw(new Float64Array(4))).toThrow('got 4 values, expected 5');
  expect(() => open.predictRaw(Float64Array.of(1, Number.NEGATIVE_INFINITY, 0, 0, 0))).toThrow(
    '"Process_F2": got -Infinity',
  );
});

test('explains a prediction by the definition of SHAP values', () => {
  fc.assert(
    fc.property(anyRow, (raw) => {
      const { prediction, baseValue, values } = open.explainRaw(raw);
      const expected = bruteForceShap(model.trees, naivePreparedRow(raw));
      // Rounding of some thousand additions of numbers below 10.
      expect(Math.abs(baseValue - expected.baseValue)).toBeLessThan(1e-9);
      values.forEach((value, f) => {
        expect(Math.abs(value - expected.values[f]!)).toBeLessThan(1e-9);
      });
      const sum = values.reduce((total, value) => total + value, baseValue);
      expect(Math.abs(sum - prediction.margin)).toBeLessThan(1e-9);
    }),
    { numRuns: 40 },
  );
  expect(open.explainFeatures(given)).toEqual(open.explainRaw(Float64Array.of(1, 2, 3, 4, 0)));
});

test('global importance is the mean over the reference rows, largest first, computed once', () => {
  const { features, rowCount } = open.globalImportance();
  expect(rowCount).toBe(30);
  expect(open.globalImportance()).toBe(open.globalImportance());
  const width = model.features.length;
  for (const { name, importance } of features) {
    const f = model.features.findIndex((feature) => feature.name === name);
    let sum = 0;
    for (let row = 0; row < rowCount; row++) {
      const raw = model.reference.values.slice(row * width, (row + 1) * width);
      sum += Math.abs(bruteForceShap(model.trees, naivePreparedRow(raw)).values[f]!);
    }
    expect(Math.abs(importance - sum / rowCount)).toBeLessThan(1e-9);
  }
  const order = features.map((feature) => feature.importance);
  expect(order).toEqual([...order].sort((a, b) => b - a));
});
