export { applyPreparation } from './apply-preparation.js';
export { type BinaryLabel, binaryLabel, type LabelSource } from './binary-label.js';
export { fitPreparation, type PreparationOptions } from './fit-preparation.js';
export {
  type ForwardOptions,
  type ForwardSplit,
  forwardFolds,
  forwardSplit,
} from './forward-split.js';
export { type GroupSplit, leaveOneGroupOut } from './leave-one-group-out.js';
export { type Lots, lotsOfCounter } from './lots-of-counter.js';
export type { Preparation } from './preparation.js';
export { type RowGroups, rowFingerprints, rowGroups } from './row-groups.js';
export { type RowOrder, rowOrder } from './row-order.js';
export { scikitSplit } from './scikit-split.js';
export type { FoldOptions, SplitOptions } from './split-options.js';
export {
  groupedFolds,
  groupedSplit,
  type RowSplit,
  randomFolds,
  randomSplit,
} from './split-rows.js';
