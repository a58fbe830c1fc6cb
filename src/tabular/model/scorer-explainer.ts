import { sampledShapley } from '../explain/sampled-shapley.js';
import { type LinearScorer, linearContributions } from '../linear/linear-scorer.js';
import type { Explanation, GlobalImportance } from './prediction.js';
import type { RowExplainer } from './row-explainer.js';
import { type OtherScorer, openScorer } from './scorer.js';
import type { TrainedModel } from './trained-model.js';
import { treeInputs } from './tree-inputs.js';

const none = new Float64Array(0);

/**
 * Explains rows of a model without trees. A linear sum of the features is explained exactly; a transformer, and anything
 * behind an encoder, by Shapley values of the whole way from raw features to margin, sampled against 32 rows of the
 * model's reference, evenly over it: the base value is their mean margin, the values add up to the margin whatever was
 * drawn, and every value has its standard error. The same row gives the same answer.
 */
export function scorerExplainer(model: TrainedModel, scorer: OtherScorer): RowExplainer {
  return scorer.kind === 'linear' && model.encoding === undefined
    ? linearExplainer(model, scorer.linear)
    : sampledExplainer(model, scorer);
}

function linearExplainer(model: TrainedModel, linear: LinearScorer): RowExplainer {
  const inputs = treeInputs(model.preparation, undefined);
  const { intercept: baseValue } = linear;
  const valuesOf = (raw: Float64Array) => {
    const values = new Float64Array(model.features.length);
    inputs.write(raw);
    // Centring and scaling are linear too: a feature's part is the same before and after.
    linearContributions(linear, inputs.values, values);
    return values;
  };
  return {
    explain: (raw) => explanation('linear-shap', baseValue, valuesOf(raw), none),
    globalImportance: () =>
      meanOver(model, 'linear-shap', baseValue, model.reference.rowCount, valuesOf),
  };
}

// Every row compared with costs some forty passes through the network.
const comparedRows = 32;
// A mean over rows needs fewer: what one row's sample misses, another's does not.
const roughly = { rows: 24, comparedRows: 8 } as const;

function sampledExplainer(model: TrainedModel, scorer: OtherScorer): RowExplainer {
  const inputs = treeInputs(model.preparation, model.encoding);
  const predict = openScorer(scorer);
  const marginOf = (raw: Float64Array) => {
    inputs.write(raw);
    return predict(inputs.values);
  };
  const compared = referenceRows(model, comparedRows);
  const few = referenceRows(model, roughly.comparedRows);
  return {
    explain: (raw) => {
      const { baseValue, values, standardErrors } = sampledShapley(marginOf, compared, raw);
      return explanation('sampled-shap', baseValue, values, standardErrors);
    },
    globalImportance: () => {
      const baseValue = compared.reduce((sum, row) => sum + marginOf(row), 0) / compared.length;
      const valuesOf = (raw: Float64Array) => sampledShapley(marginOf, few, raw).values;
      return meanOver(model, 'sampled-shap', baseValue, roughly.rows, valuesOf);
    },
  };
}

function explanation(
  method: Explanation['method'],
  baseValue: number,
  values: Float64Array,
  standardErrors: Float64Array,
): Omit<Explanation, 'prediction'> {
  return { method, standardErrors, baseValue, values, directValues: values, latentValues: none };
}

function meanOver(
  model: TrainedModel,
  method: Explanation['method'],
  baseValue: number,
  mostRows: number,
  valuesOf: (raw: Float64Array) => Float64Array,
): GlobalImportance {
  const rows = referenceRows(model, mostRows);
  const importance = new Float64Array(model.features.length);
  for (const row of rows) {
    const values = valuesOf(row);
    for (let f = 0; f < values.length; f++)
      importance[f] = importance[f]! + Math.abs(values[f]!) / rows.length;
  }
  return {
    method,
    baseValue,
    rowCount: rows.length,
    features: model.features
      .map(({ name }, f) => ({ name, importance: importance[f]! }))
      .sort((a, b) => b.importance - a.importance),
  };
}

/** So many rows of the reference, evenly over it; without any, the row of the values that stand in for missing ones. */
function referenceRows(
  { features, reference, preparation }: TrainedModel,
  most: number,
): readonly Float64Array[] {
  const width = features.length;
  const count = Math.min(most, reference.rowCount);
  if (count === 0) return [preparation.fill];
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor((i * reference.rowCount) / count);
    return reference.values.slice(row * width, (row + 1) * width);
  });
}
