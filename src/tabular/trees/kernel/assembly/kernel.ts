// The hot loops of growing trees, in AssemblyScript. `scripts/tree-kernel.mjs` compiles this folder to WebAssembly and
// writes ../kernel-binary.ts; nothing else reads it. Every function computes what the plain function of the same name
// computes, bit for bit: integer sums in any order, doubles in the same order of operations.
// Addresses are bytes in the one memory; see ../../number-types.ts for what lies there.

export { codeValues } from './binning';
export { doPart } from './crew';
export { addHistogram, buildHistogram, subtractHistogram } from './histogram';
export { addLeafValues, logisticGradients } from './logistic';
export { gradientMagnitudes, quantisePairs } from './quantise';
export { divideRows, markLeaf, sumLeaves } from './rows';
export { scanFeatures } from './scan';
export { scoreRows } from './score';
export { sortNumbers } from './sort';
