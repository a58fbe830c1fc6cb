import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { explainer } from './explainer.js';

/** What each feature added to a margin. */
export interface ShapValues {
  /** The expected margin over the covers of the ensemble. */
  readonly baseValue: number;
  /** Per feature, in margin units; `baseValue` plus their sum is the margin of the row. */
  readonly values: Float64Array;
}

/**
 * Exact path-dependent SHAP values of one row of prepared values (NaN = missing). For many rows
 * compile an `explainer` once.
 */
export function treeShap(ensemble: TreeEnsemble, row: Float64Array): ShapValues {
  const { baseValue, explain } = explainer(ensemble);
  const values = new Float64Array(ensemble.featureCount);
  explain(row, values);
  return { baseValue, values };
}
