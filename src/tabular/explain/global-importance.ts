import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { explainer } from './explainer.js';

/**
 * Mean absolute SHAP value per feature over reference rows, in margin units; 0 everywhere without rows.
 * `rows` is row-major, featureCount values a row, prepared, NaN = missing.
 */
export function globalImportance(ensemble: TreeEnsemble, rows: Float64Array): Float64Array {
  const { featureCount, explain } = explainer(ensemble);
  const importance = new Float64Array(featureCount);
  const values = new Float64Array(featureCount);
  const rowCount = featureCount === 0 ? 0 : Math.floor(rows.length / featureCount);
  for (let row = 0; row < rowCount; row++) {
    explain(rows.subarray(row * featureCount, (row + 1) * featureCount), values);
    for (let f = 0; f < featureCount; f++) importance[f] = importance[f]! + Math.abs(values[f]!);
  }
  if (rowCount > 0)
    for (let f = 0; f < featureCount; f++) importance[f] = importance[f]! / rowCount;
  return importance;
}
