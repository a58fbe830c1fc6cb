export { type Explainer, explainer } from './explainer.js';
export { globalImportance } from './global-importance.js';
export { type ShapValues, treeShap } from './tree-shap.js';
