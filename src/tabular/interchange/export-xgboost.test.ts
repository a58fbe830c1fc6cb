import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { bruteForceShap } from '../explain/brute-force-shap.js';
import { randomEnsemble } from '../explain/random-ensemble.js';
import { madeUpModel } from '../model/made-up-model.js';
import { openModel } from '../model/open-model.js';
import type { TrainedModel, TreeModel } from '../model/trained-model.js';
import { compilePredictor } from '../trees/compile-predictor.js';
import { answerOf } from '../trees/link.js';
import { exportXgboost } from './export-xgboost.js';
import { readForeignModel } from './read-foreign-model.js';

// Leaves are rounded to single precision: five of at most 1 each, and the base.
const tolerance = 1e-6;

test('read back, an exported model decides alike for raw rows of single precision', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(0, 0.4), (seed, categoryShare) => {
      const model = wild(seed, categoryShare);
      const { ensembles } = readForeignModel(bytesOf(model));
      const read = ensembles[0]!;
      const open = openModel(model);
      const predict = compilePredictor(read);
      const random = seededRandom(seed).fork('rows');
      for (let i = 0; i < 30; i++) {
        const row = rawRow(model, random);
        // One value on a threshold of the file, or a step beside it.
        const node = random.integer(read.splitFeature.length);
        const feature = read.splitFeature[node]!;
        const threshold = Math.fround(read.threshold[node]!);
        if (feature >= 0 && feature < 4 && Math.abs(threshold) < 1e30)
          row[feature] = Math.fround(threshold * (1 + (random.integer(3) - 1) * 2 ** -23));
        if (row.every(Number.isNaN)) continue;
        const difference = answerOf(read.objective, predict(row)) - open.predictRow(row);
        expect(Math.abs(difference)).toBeLessThan(tolerance);
      }
    }),
    { numRuns: 60 },
  );
});

test('no cover in the file is 0, which XGBoost would divide by, and SHAP values stay what they are', () => {
  const model = wild(5, 0);
  const { left, right, cover } = model.trees;
  // Below some nodes nothing is known.
  const unknown = cover.slice();
  left.forEach((child, node) => {
    if (child >= 0 && (node % 3 === 0 || unknown[node] === 0)) unknown[child] = 0;
    if (child >= 0 && unknown[node] === 0) unknown[right[node]!] = 0;
  });
  const sparse: TreeModel = { ...model, trees: { ...model.trees, cover: unknown } };
  const { trees } = JSON.parse(exportXgboost(sparse).text).learner.gradient_booster.model;
  for (const { sum_hessian } of trees) expect(Math.min(...sum_hessian)).toBeGreaterThan(0);
  const read = readForeignModel(bytesOf(sparse)).ensembles[0]!;
  const row = rawRow(sparse, seededRandom(4)).map(
    (value, f) => value || model.preparation.fill[f]!,
  );
  const here = openModel(sparse).explainRaw(row);
  bruteForceShap(read, row).values.forEach((value, f) => {
    expect(here.values[f]).toBeCloseTo(value, 6);
  });
});

test('right children stand behind left ones, where XGBoost looks for them', () => {
  const file = JSON.parse(exportXgboost(wild(3, 0.4)).text);
  const { trees } = file.learner.gradient_booster.model;
  expect(trees).toHaveLength(6);
  for (const { left_children, right_children, parents } of trees)
    left_children.forEach((left: number, node: number) => {
      if (left < 0) return;
      expect(right_children[node]).toBe(left + 1);
      expect([parents[left], parents[left + 1]]).toEqual([node, node]);
    });
});

test('numbers are written so that XGBoost takes them for numbers, and the words are kept', () => {
  const { text, notices } = exportXgboost(madeUpModel());
  // Without a point or an exponent it would read an integer and refuse the list.
  expect(/"split_conditions":\[([^\]]*)\]/.exec(text)![1]!.split(',').every(isFloat)).toBe(true);
  const { learner } = JSON.parse(text);
  expect(JSON.parse(learner.attributes.casthouse)).toMatchObject({
    classes: ['normal', 'defect'],
    categories: { Product: ['A', 'B', '다'] },
  });
  expect(notices.join()).toContain('words');
});

test('a forest predicts its probability as a number', () => {
  const model = madeUpModel();
  const shares = model.trees.value.map((value) => Math.abs(value) / 10);
  const forest: TreeModel = {
    ...model,
    trees: { ...model.trees, objective: 'mean-probability', baseMargin: 0, value: shares },
  };
  const read = readForeignModel(bytesOf(forest));
  expect(read.objective).toBe('reg:squarederror');
  const row = rawRow(forest, seededRandom(1));
  const got = compilePredictor(read.ensembles[0]!)(row);
  expect(got).toBeCloseTo(openModel(forest).predictRow(row), 6);
});

test('SHAP values of deep trees are in the file as they are here', () => {
  const random = seededRandom(7);
  const model = madeUpModel();
  // Some 16 splits to a leaf over 5 features, which brute force can still go through.
  const shape = { treeCount: 2, featureCount: 5, depth: 16, fullness: 0.8 };
  const deep: TreeModel = { ...model, trees: randomEnsemble(random, shape) };
  const { ensembles } = readForeignModel(bytesOf(deep));
  const open = openModel(deep);
  for (let i = 0; i < 3; i++) {
    const row = rawRow(deep, random).map((value, f) => value || model.preparation.fill[f]!);
    const { baseValue, values } = bruteForceShap(ensembles[0]!, row);
    const here = open.explainRaw(row);
    expect(here.baseValue).toBeCloseTo(baseValue, 6);
    values.forEach((value, f) => {
      expect(here.values[f]).toBeCloseTo(value, 6);
    });
  }
});

test('paths on which XGBoost loses digits are told of', () => {
  const model = madeUpModel();
  const shape = { treeCount: 1, featureCount: 30, depth: 14, fullness: 0.97 };
  const features = Array.from({ length: 30 }, (_, f) => ({ ...model.features[0]!, name: `f${f}` }));
  const wide: TreeModel = {
    ...model,
    features,
    preparation: {
      featureNames: features.map(({ name }) => name),
      fill: new Float64Array(30),
      center: new Float64Array(30),
      scale: new Float64Array(30).fill(1),
      categories: features.map(() => null),
    },
    trees: randomEnsemble(seededRandom(2), shape),
  };
  expect(exportXgboost(wide).notices.join()).toMatch(/1[34] features: XGBoost computes SHAP/);
  expect(exportXgboost(model).notices.join()).not.toContain('SHAP');
});

test('what cannot be expressed is refused', () => {
  const model = madeUpModel();
  const numbers: TreeModel = {
    ...model,
    trees: { ...model.trees, objective: 'squared-error' },
  };
  expect(() => exportXgboost(numbers)).toThrow(/objective squared-error/);
});

/** Scales and centres that round, fills, splits by category on the one category. */
function wild(seed: number, categoryShare: number): TreeModel {
  const model = madeUpModel({ seed });
  const random = seededRandom(seed).fork('wild');
  const trees = randomEnsemble(random, { treeCount: 5, featureCount: 5, depth: 4, categoryShare });
  const isCategory = (f: number) => f === 4;
  return {
    ...model,
    trees: {
      ...trees,
      splitFeature: trees.splitFeature.map((feature, node) =>
        feature >= 0 && (trees.categorySplits?.setOfNode[node] ?? -1) >= 0 ? 4 : feature,
      ),
    },
    preparation: {
      ...model.preparation,
      center: Float64Array.from({ length: 5 }, (_, f) => (isCategory(f) ? 0 : random.normal() * 9)),
      scale: Float64Array.from({ length: 5 }, (_, f) => (isCategory(f) ? 1 : random.next() + 0.1)),
    },
  };
}

function rawRow({ preparation }: TrainedModel, random: ReturnType<typeof seededRandom>) {
  return Float64Array.from({ length: 5 }, (_, f) => {
    if (random.next() < 0.1) return Number.NaN;
    if (f === 4) return random.integer(3);
    return Math.fround(preparation.center[f]! + random.normal() * preparation.scale[f]!);
  });
}

function bytesOf(model: TrainedModel): Uint8Array {
  return new TextEncoder().encode(exportXgboost(model).text);
}

function isFloat(text: string): boolean {
  return /[.e]/i.test(text) && Number.isFinite(Number(text));
}
