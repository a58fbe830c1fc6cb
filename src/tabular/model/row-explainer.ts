import { type Explainer, explainer } from '../explain/explainer.js';
import { globalImportance } from '../explain/global-importance.js';
import { sampledShapley } from '../explain/sampled-shapley.js';
import type { ShapValues } from '../explain/tree-shap.js';
import { compilePredictor } from '../trees/compile-predictor.js';
import { answerOf } from '../trees/link.js';
import { comparableRows } from './comparable-rows.js';
import type { Explanation, GlobalImportance } from './prediction.js';
import { scorerOf } from './scorer.js';
import { scorerExplainer } from './scorer-explainer.js';
import type { TrainedModel, TreeModel } from './trained-model.js';
import { treeInputs } from './tree-inputs.js';

/** Explains rows of a model, with an encoder or without, of trees or without. */
export interface RowExplainer {
  explain(raw: Float64Array): Omit<Explanation, 'prediction'>;
  globalImportance(): GlobalImportance;
}

/** Compiles what explaining a model needs. */
export function rowExplainer(given: TrainedModel): RowExplainer {
  const scorer = scorerOf(given);
  if (scorer.kind !== 'trees') return scorerExplainer(given, scorer);
  const model: TreeModel = { ...given, trees: scorer.trees };
  const trees = explainer(model.trees);
  if (model.encoding === undefined)
    return {
      explain: plainly(model, trees),
      globalImportance: () => plainImportance(model, trees),
    };
  const shapley = rawShapley(model);
  return {
    explain: throughEncoder(model, trees, shapley),
    globalImportance: () => encoderImportance(model, trees, shapley),
  };
}

type Explain = RowExplainer['explain'];

const none = new Float64Array(0);
const exactly = { method: 'tree-shap', standardErrors: none } as const;

function plainly({ preparation, features }: TreeModel, trees: Explainer): Explain {
  const inputs = treeInputs(preparation, undefined);
  return (raw) => {
    const values = new Float64Array(features.length);
    inputs.write(raw);
    // Scaling moves no row to another leaf, so the values are those of the raw features.
    trees.explain(inputs.values, values);
    const { baseValue } = trees;
    return { ...exactly, baseValue, values, directValues: values, latentValues: none };
  };
}

/** Values over the features for a row, and the base value they start from. */
type RawShapley = (raw: Float64Array, comparedWith?: number) => ShapValues;

/** Shapley values of the whole way from a raw row through encoder and trees to its margin, against good rows like it. */
function rawShapley(model: TreeModel): RawShapley {
  const { preparation, encoding, trees, threshold } = model;
  const inputs = treeInputs(preparation, encoding);
  const predict = compilePredictor(trees);
  const marginOf = (raw: Float64Array) => {
    inputs.write(raw);
    return predict(inputs.values);
  };
  const isNegative = (raw: Float64Array) => answerOf(trees.objective, marginOf(raw)) < threshold;
  const comparable = comparableRows(model, isNegative);
  return (raw, comparedWith) => sampledShapley(marginOf, comparable(raw, comparedWith), raw);
}

/**
 * Exact values over what the trees read, and those over the features. What the compared rows lie off the base value on
 * their own, every feature that differs from them takes an equal part of, so that both kinds add up to the same.
 */
function throughEncoder(model: TreeModel, trees: Explainer, shapley: RawShapley): Explain {
  const { preparation, features, encoding } = model;
  const inputs = treeInputs(preparation, encoding);
  const ofTrees = new Float64Array(inputs.values.length);
  return (raw) => {
    const { values, ...compared } = shapley(raw);
    const { baseValue } = trees;
    shareAlike(compared.baseValue - baseValue, values);
    inputs.write(raw);
    ofTrees.fill(0);
    trees.explain(inputs.values, ofTrees);
    const first = encoding?.featureSet === 'combined' ? features.length : 0;
    const directValues = new Float64Array(features.length);
    directValues.set(ofTrees.subarray(0, first));
    const latentValues = ofTrees.slice(first);
    return { ...exactly, baseValue, values, directValues, latentValues };
  };
}

/** Adds an equal part of the amount to every value that is not 0, or to all when all are. */
function shareAlike(amount: number, values: Float64Array): void {
  const moved = values.filter((value) => value !== 0).length;
  for (let f = 0; f < values.length; f++) {
    if (moved === 0) values[f] = amount / values.length;
    else if (values[f] !== 0) values[f] = values[f]! + amount / moved;
  }
}

function plainImportance(model: TreeModel, trees: Explainer): GlobalImportance {
  const { features, reference, preparation } = model;
  const inputs = treeInputs(preparation, undefined);
  const prepared = new Float64Array(reference.rowCount * features.length);
  for (let row = 0; row < reference.rowCount; row++) {
    inputs.write(referenceRow(model, row));
    prepared.set(inputs.values, row * features.length);
  }
  return ranked(model, trees, reference.rowCount, globalImportance(model.trees, prepared));
}

// Few rows are enough for a mean; each is compared with few others, as every comparison takes some dozen passes.
const mostRows = 100;
const fewCompared = 2;

function encoderImportance(
  model: TreeModel,
  trees: Explainer,
  shapley: RawShapley,
): GlobalImportance {
  const { features, reference } = model;
  const rowCount = Math.min(reference.rowCount, mostRows);
  const importance = new Float64Array(features.length);
  for (let i = 0; i < rowCount; i++) {
    const row = Math.floor((i * reference.rowCount) / rowCount);
    const { values } = shapley(referenceRow(model, row), fewCompared);
    for (let f = 0; f < values.length; f++)
      importance[f] = importance[f]! + Math.abs(values[f]!) / rowCount;
  }
  return ranked(model, trees, rowCount, importance);
}

function referenceRow({ reference, features }: TrainedModel, row: number): Float64Array {
  return reference.values.subarray(row * features.length, (row + 1) * features.length);
}

function ranked(
  { features }: TrainedModel,
  { baseValue }: Explainer,
  rowCount: number,
  importance: ArrayLike<number>,
): GlobalImportance {
  return {
    method: 'tree-shap',
    baseValue,
    rowCount,
    features: features
      .map(({ name }, f) => ({ name, importance: importance[f]! }))
      .sort((a, b) => b.importance - a.importance),
  };
}
