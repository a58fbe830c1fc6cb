import { problem } from '../../shared/index.js';
import { explainer } from '../explain/explainer.js';
import { globalImportance } from '../explain/global-importance.js';
import type { Preparation } from '../prepare/preparation.js';
import { compilePredictor } from '../trees/compile-predictor.js';
import { answerOf } from '../trees/link.js';
import { confidenceOf } from './confidence.js';
import type { Explanation, GlobalImportance, Prediction } from './prediction.js';
import { featureReader, type GivenRow } from './read-features.js';
import { rowFindings } from './row-warnings.js';
import type { TrainedModel } from './trained-model.js';

/**
 * A model ready to serve. `raw` rows hold one value per feature in the model's order: numbers, category
 * codes, NaN = missing. Every probability is a number from 0 to 1, never NaN.
 */
export interface OpenModel {
  readonly model: TrainedModel;
  /** Probability of the positive class and nothing else: no checks, no policy, no allocation. */
  predictRow(raw: Float64Array): number;
  /** The full answer for a raw row, with the policy on missing values; throws `model.missing-features`, `model.bad-feature-value`. */
  predictRaw(raw: Float64Array): Prediction;
  /** The full answer for values by feature name; throws as `featureReader` and `predictRaw` do. */
  predictFeatures(features: Readonly<Record<string, unknown>>): Prediction;
  /** The answer with the SHAP value of every feature. */
  explainRaw(raw: Float64Array): Explanation;
  explainFeatures(features: Readonly<Record<string, unknown>>): Explanation;
  /** Over the model's reference rows; computed at the first call. */
  globalImportance(): GlobalImportance;
}

/** Compiles a model for serving. What only explaining needs is compiled at the first explanation. */
export function openModel(model: TrainedModel): OpenModel {
  const { features, classes, threshold, preparation, trees } = model;
  const featureCount = features.length;
  const marginOf = compilePredictor(trees);
  const prepared = new Float64Array(featureCount);
  const readFeatures = lazily(() => featureReader(features));
  const explaining = lazily(() => explainer(trees));

  const predict = (row: GivenRow): Prediction => {
    const { warnings, isUnlikeTraining } = rowFindings(model, row);
    prepareRow(preparation, row.raw, prepared);
    const margin = marginOf(prepared);
    const probability = answerOf(trees.objective, margin);
    return {
      probability,
      margin,
      className: probability >= threshold ? classes[1] : classes[0],
      confidence: confidenceOf(probability, threshold, isUnlikeTraining),
      classProbabilities: { [classes[0]]: 1 - probability, [classes[1]]: probability },
      warnings,
      raw: row.raw,
    };
  };
  const explain = (row: GivenRow): Explanation => {
    const prediction = predict(row);
    const { baseValue, explain: explainPrepared } = explaining();
    const values = new Float64Array(featureCount);
    // Scaling moves no row to another leaf, so the values are those of the raw features.
    explainPrepared(prepared, values);
    return { prediction, baseValue, values };
  };
  return {
    model,
    predictRow: (raw) => {
      prepareRow(preparation, raw, prepared);
      return answerOf(trees.objective, marginOf(prepared));
    },
    predictRaw: (raw) => predict(givenRow(model, raw)),
    predictFeatures: (given) => predict(readFeatures()(given)),
    explainRaw: (raw) => explain(givenRow(model, raw)),
    explainFeatures: (given) => explain(readFeatures()(given)),
    globalImportance: lazily(() => importanceOf(model, explaining().baseValue)),
  };
}

/** Fills and scales one raw row into `prepared`, the same numbers as `applyPreparation`. */
export function prepareRow(
  preparation: Preparation,
  raw: Float64Array,
  prepared: Float64Array,
): void {
  const { fill, center, scale } = preparation;
  for (let f = 0; f < prepared.length; f++) {
    const value = raw[f]!;
    prepared[f] = ((Number.isNaN(value) ? fill[f]! : value) - center[f]!) / scale[f]!;
  }
}

function givenRow({ features }: TrainedModel, raw: Float64Array): GivenRow {
  if (raw.length !== features.length)
    throw problem('model.bad-feature-value', {
      feature: 'the raw row',
      got: `${raw.length} values`,
      expected: `${features.length}, one per feature`,
    });
  const infinite = raw.findIndex((value) => !Number.isFinite(value) && !Number.isNaN(value));
  if (infinite >= 0)
    throw problem('model.bad-feature-value', {
      feature: features[infinite]!.name,
      got: String(raw[infinite]),
      expected: 'a finite number, or NaN when it is missing',
    });
  return { raw: raw.slice(), unknownCategories: new Map() };
}

function importanceOf(model: TrainedModel, baseValue: number): GlobalImportance {
  const { features, reference, preparation, trees } = model;
  const width = features.length;
  const prepared = new Float64Array(reference.rowCount * width);
  for (let row = 0; row < reference.rowCount; row++) {
    const [from, to] = [row * width, (row + 1) * width];
    prepareRow(preparation, reference.values.subarray(from, to), prepared.subarray(from, to));
  }
  const importance = globalImportance(trees, prepared);
  return {
    baseValue,
    rowCount: reference.rowCount,
    features: features
      .map(({ name }, f) => ({ name, importance: importance[f]! }))
      .sort((a, b) => b.importance - a.importance),
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
