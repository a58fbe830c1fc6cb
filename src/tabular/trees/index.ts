export type { TreeEnsemble } from './tree-ensemble.js';
