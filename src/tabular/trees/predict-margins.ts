import { problem } from '../../shared/index.js';
import { compilePredictor } from './compile-predictor.js';
import { wasmScorer } from './kernel/wasm-scorer.js';
import type { TreeEnsemble } from './tree-ensemble.js';

/**
 * Margins of many rows, in the order of `rows` (default: every row). Columns are feature-major, NaN is missing.
 * Throws when the columns are not as many as the ensemble's features.
 */
export function predictMargins(
  ensemble: TreeEnsemble,
  columns: readonly Float64Array[],
  rows?: Uint32Array,
): Float64Array {
  const { featureCount } = ensemble;
  if (columns.length !== featureCount)
    throw problem('learning.lengths-differ', {
      what: 'columns',
      got: columns.length,
      expected: featureCount,
    });
  const count = rows?.length ?? columns[0]?.length ?? 0;
  const margins = new Float64Array(count);
  // Splits by category are walked.
  const isPlain = ensemble.categorySplits === undefined;
  const scorer = isPlain && count >= fewRows ? wasmScorer(ensemble) : null;
  if (scorer !== null) {
    scorer(columns, rows === undefined ? (i) => i : (i) => rows[i]!, margins);
    return margins;
  }
  const predict = compilePredictor(ensemble);
  const values = new Float64Array(featureCount);
  for (let i = 0; i < count; i++) {
    const row = rows === undefined ? i : rows[i]!;
    for (let f = 0; f < featureCount; f++) values[f] = columns[f]![row]!;
    margins[i] = predict(values);
  }
  return margins;
}

// For fewer rows, opening WebAssembly costs more than it saves.
const fewRows = 500;
