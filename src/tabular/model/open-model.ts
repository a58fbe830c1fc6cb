import { problem } from '../../shared/index.js';
import { confidenceOf } from './confidence.js';
import type { Explanation, GlobalImportance, Prediction } from './prediction.js';
import { featureReader, type GivenRow } from './read-features.js';
import { rowExplainer } from './row-explainer.js';
import { rowFindings } from './row-warnings.js';
import { openScorer, probabilityOf, scorerOf } from './scorer.js';
import type { TrainedModel } from './trained-model.js';
import { treeInputs } from './tree-inputs.js';

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
  /**
   * Over the model's reference rows, at most 100 of them where it has an encoder and 24 where values are sampled; computed
   * at the first call.
   */
  globalImportance(): GlobalImportance;
}

/** Compiles a model for serving. What only explaining needs is compiled at the first explanation. */
export function openModel(model: TrainedModel): OpenModel {
  const { features, classes, threshold, preparation, encoding } = model;
  const scorer = scorerOf(model);
  const marginOf = openScorer(scorer);
  const inputs = treeInputs(preparation, encoding);
  const readFeatures = lazily(() => featureReader(features));
  const explaining = lazily(() => rowExplainer(model));

  const predict = (row: GivenRow): Prediction => {
    const { warnings, isUnlikeTraining } = rowFindings(model, row);
    inputs.write(row.raw);
    const margin = marginOf(inputs.values);
    const probability = probabilityOf(scorer, margin);
    return {
      probability,
      margin,
      className: probability >= threshold ? classes[1] : classes[0],
      confidence: confidenceOf(probability, threshold, isUnlikeTraining),
      classProbabilities: { [classes[0]]: 1 - probability, [classes[1]]: probability },
      warnings,
      raw: row.raw,
      latents: inputs.latents.slice(),
      attention: inputs.attention.slice(),
    };
  };
  const explain = (row: GivenRow): Explanation => ({
    prediction: predict(row),
    ...explaining().explain(row.raw),
  });
  return {
    model,
    predictRow: (raw) => {
      inputs.write(raw);
      return probabilityOf(scorer, marginOf(inputs.values));
    },
    predictRaw: (raw) => predict(givenRow(model, raw)),
    predictFeatures: (given) => predict(readFeatures()(given)),
    explainRaw: (raw) => explain(givenRow(model, raw)),
    explainFeatures: (given) => explain(readFeatures()(given)),
    globalImportance: lazily(() => explaining().globalImportance()),
  };
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

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
