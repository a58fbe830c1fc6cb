export { applyPreparation } from './apply-preparation.js';
export { type BinaryLabel, binaryLabel, type LabelSource } from './binary-label.js';
export { fitPreparation, type PreparationOptions } from './fit-preparation.js';
export type { Preparation } from './preparation.js';
export { type RowGroups, rowFingerprints, rowGroups } from './row-groups.js';
export {
  type FoldOptions,
  groupedFolds,
  groupedSplit,
  type RowSplit,
  randomFolds,
  randomSplit,
  type SplitOptions,
} from './split-rows.js';
