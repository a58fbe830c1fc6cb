export { type ClassExplainer, classExplainer } from './class-explainer.js';
export { type Explainer, explainer } from './explainer.js';
export { globalImportance } from './global-importance.js';
export type { RowsExplainer } from './kernel-explainer.js';
export { pairInteraction } from './pair-interaction.js';
export { type SampledShapley, sampledShapley } from './sampled-shapley.js';
export { type ShapValues, treeShap } from './tree-shap.js';
