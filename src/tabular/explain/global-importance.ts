import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { explainer } from './explainer.js';

/**
 * Mean absolute SHAP value per feature over reference rows, in margin units; 0 everywhere without rows.
 * `rows` is row-major, featureCount values a row, prepared, NaN = missing.
 */
export function globalImportance(ensemble: TreeEnsemble, rows: Float64Array): Float64Array {
  const { featureCount, explainRows } = explainer(ensemble);
  const importance = new Float64Array(featureCount);
  const rowCount = featureCount === 0 ? 0 : Math.floor(rows.length / featureCount);
  if (rowCount === 0) return importance;
  const values = new Float64Array(rowCount * featureCount);
  explainRows(rows.subarray(0, values.length), values);
  for (let at = 0; at < values.length; at++) {
    const feature = at % featureCount;
    importance[feature] = importance[feature]! + Math.abs(values[at]!) / rowCount;
  }
  return importance;
}
