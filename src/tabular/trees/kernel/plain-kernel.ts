import { codeValues } from '../code-values.js';
import { divideRows } from '../divide-rows.js';
import { buildHistogram, subtractHistogram } from '../histogram.js';
import { markLeaf, sumLeaves } from '../leaf-sums.js';
import { addLeafValues, logisticGradients } from '../logistic-gradients.js';
import { gradientMagnitudes, quantisePairs } from '../quantise.js';
import { scanFeatures } from '../scan-features.js';
import type { Kernel } from './kernel.js';
import type { KernelMemory } from './kernel-memory.js';

/** The kernel in plain TypeScript: where WebAssembly is refused, and what the other one is held against. */
export function plainKernel(memory: KernelMemory): Kernel {
  return {
    name: 'plain',
    memory,
    crewSize: 1,
    sortNumbers: (numbers) => void numbers.sort(),
    codeValues,
    logisticGradients,
    addLeafValues,
    gradientMagnitudes,
    quantisePairs,
    buildHistogram,
    subtractHistogram,
    scanFeatures,
    divideRows,
    markLeaf,
    sumLeaves,
    close: () => {},
  };
}
