import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { kernelExplainer, type RowsExplainer } from './kernel-explainer.js';
import { expectedMargin, pathFacts } from './path-facts.js';
import { plainExplainer } from './plain-explainer.js';

/** Exact path-dependent SHAP values of one ensemble, compiled once; not for use by two callers at the same time. */
export interface Explainer {
  readonly featureCount: number;
  /** The expected margin over the covers: what is known before any feature is. */
  readonly baseValue: number;
  /**
   * Writes the SHAP value of every feature of a row into `values` (featureCount entries, margin units: probability for a
   * forest); `baseValue` plus their sum is the margin of the row. `row` holds prepared values, NaN = missing.
   */
  explain(row: Float64Array, values: Float64Array): void;
  /** The same for many rows at once, both arrays row-major. */
  readonly explainRows: RowsExplainer;
}

/**
 * Compiles an ensemble for explaining: in WebAssembly where there is any, else in plain TypeScript. The values are those
 * of TreeSHAP (Lundberg et al. 2020); see `plainExplainer` for how they are found in time linear in the number of nodes.
 */
export function explainer(ensemble: TreeEnsemble): Explainer {
  const paths = pathFacts(ensemble);
  const explainRows = kernelExplainer(ensemble, paths) ?? plainExplainer(ensemble, paths);
  return {
    featureCount: ensemble.featureCount,
    baseValue: expectedMargin(ensemble, paths),
    explain: explainRows,
    explainRows,
  };
}
