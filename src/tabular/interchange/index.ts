export { exportXgboost, type XgboostExport } from './export-xgboost.js';
export type { ForeignModel } from './foreign-model.js';
export { type ImportOptions, importModel, inputNames } from './import-model.js';
export { readForeignModel } from './read-foreign-model.js';
export { recomputeCovers } from './recompute-covers.js';
