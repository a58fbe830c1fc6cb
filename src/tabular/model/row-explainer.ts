import { type Explainer, explainer } from '../explain/explainer.js';
import { globalImportance } from '../explain/global-importance.js';
import { encoderInputs } from '../neural/encoder-inputs.js';
import { latentContributions } from '../neural/latent-contributions.js';
import { openEncoder } from '../neural/open-encoder.js';
import { passDown } from '../neural/pass-down.js';
import type { Explanation, GlobalImportance } from './prediction.js';
import type { TrainedModel } from './trained-model.js';
import { treeInputs } from './tree-inputs.js';

/** Explains rows of a model, with an encoder or without. */
export interface RowExplainer {
  explain(raw: Float64Array): Omit<Explanation, 'prediction'>;
  globalImportance(): GlobalImportance;
}

// Few rows and orders are enough for a mean; every row costs some hundred passes through the encoder.
const encoderImportance = { rows: 100, orders: 2 };

/** Compiles what explaining a model needs. */
export function rowExplainer(model: TrainedModel): RowExplainer {
  const trees = explainer(model.trees);
  const explain =
    model.encoding === undefined ? plainly(model, trees) : throughEncoder(model, trees);
  return {
    explain: (raw) => explain(raw),
    globalImportance: () => importanceOf(model, trees, explain),
  };
}

type Explain = (raw: Float64Array, orders?: number) => Omit<Explanation, 'prediction'>;

function plainly({ preparation, features }: TrainedModel, trees: Explainer): Explain {
  const inputs = treeInputs(preparation, undefined);
  const none = new Float64Array(0);
  return (raw) => {
    const values = new Float64Array(features.length);
    inputs.write(raw);
    // Scaling moves no row to another leaf, so the values are those of the raw features.
    trees.explain(inputs.values, values);
    return { baseValue: trees.baseValue, values, directValues: values, latentValues: none };
  };
}

/** Exact values over what the trees read, then the latents' share passed down to the features. */
function throughEncoder(model: TrainedModel, trees: Explainer): Explain {
  const { preparation, features, encoding } = model;
  // Only models with an encoder come here.
  const { featureSet, encoder } = encoding!;
  const inputs = treeInputs(preparation, encoding);
  const layout = encoderInputs(preparation);
  // One of its own: contributions are taken after a row was written, and must not touch its latents.
  const open = openEncoder(encoder);
  const ofTrees = new Float64Array(inputs.values.length);
  return (raw, orders) => {
    inputs.write(raw);
    ofTrees.fill(0);
    trees.explain(inputs.values, ofTrees);
    const first = featureSet === 'combined' ? features.length : 0;
    const directValues = new Float64Array(features.length);
    directValues.set(ofTrees.subarray(0, first));
    const latentValues = ofTrees.slice(first);
    const contributions = latentContributions(
      open,
      layout,
      encoder.background,
      inputs.encoderRow,
      orders === undefined ? {} : { orders },
    );
    const values = directValues.slice();
    passDown(latentValues, contributions, values);
    return { baseValue: trees.baseValue, values, directValues, latentValues };
  };
}

function importanceOf(model: TrainedModel, trees: Explainer, explain: Explain): GlobalImportance {
  const { features, reference, preparation, encoding } = model;
  const width = features.length;
  const rowAt = (row: number) => reference.values.subarray(row * width, (row + 1) * width);
  let rowCount = reference.rowCount;
  let importance = new Float64Array(width);
  if (encoding === undefined) {
    const inputs = treeInputs(preparation, undefined);
    const prepared = new Float64Array(rowCount * width);
    for (let row = 0; row < rowCount; row++) {
      inputs.write(rowAt(row));
      prepared.set(inputs.values, row * width);
    }
    importance = Float64Array.from(globalImportance(model.trees, prepared));
  } else {
    rowCount = Math.min(rowCount, encoderImportance.rows);
    for (let i = 0; i < rowCount; i++) {
      const row = Math.floor((i * reference.rowCount) / rowCount);
      const { values } = explain(rowAt(row), encoderImportance.orders);
      for (let f = 0; f < width; f++)
        importance[f] = importance[f]! + Math.abs(values[f]!) / rowCount;
    }
  }
  return {
    baseValue: trees.baseValue,
    rowCount,
    features: features
      .map(({ name }, f) => ({ name, importance: importance[f]! }))
      .sort((a, b) => b.importance - a.importance),
  };
}
