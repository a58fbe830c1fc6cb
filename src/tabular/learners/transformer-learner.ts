import { problem } from '../../shared/index.js';
import { fitTransformer } from '../neural/fit-transformer.js';
import { openTransformer } from '../neural/open-transformer.js';
import type { Transformer, TransformerKind } from '../neural/transformer.js';
import type { FtTransformerOptions, TabTransformerOptions } from '../neural/transformer-options.js';
import { sigmoid } from '../trees/sigmoid.js';
import type { FittedLearner, Learner, SearchDimension } from './learner.js';
import { softmaxRows } from './softmax-rows.js';

const learningRate = { name: 'learningRate', kind: 'log', from: 2e-4, to: 5e-3 } as const;
const shared: readonly SearchDimension<FtTransformerOptions>[] = [
  { name: 'weightDecay', kind: 'log', from: 1e-5, to: 0.1, default: 1e-4 },
  { name: 'dropout', kind: 'linear', from: 0, to: 0.5, default: 0.1 },
  { name: 'blocks', kind: 'integer', from: 1, to: 3, default: 2 },
  { name: 'tokenWidth', kind: 'choice', choices: [16, 32], default: 16 },
];

/** FT-Transformer: every column a token. */
export const ftTransformerLearner: Learner<FtTransformerOptions> = {
  family: 'ft-transformer',
  searchSpace: [{ ...learningRate, default: 1e-3 }, ...shared],
  budget: { name: 'epochs', from: 5, to: 40 },
  fit: (columns, labels, rows, options, watch) =>
    fitted('ft', columns, labels, rows, options, watch),
};

/** TabTransformer: every category a token, numbers beside them. */
export const tabTransformerLearner: Learner<TabTransformerOptions> = {
  family: 'tab-transformer',
  searchSpace: [
    { ...learningRate, default: 5e-4 },
    ...shared,
    { name: 'mostValues', kind: 'integer', from: 8, to: 64, default: 32 },
  ],
  budget: { name: 'epochs', from: 5, to: 40 },
  fit: (columns, labels, rows, options, watch) =>
    fitted('tab', columns, labels, rows, options, watch),
};

function fitted(
  kind: TransformerKind,
  ...given: Parameters<Learner<TabTransformerOptions>['fit']>
): FittedLearner {
  const { transformer, history, epochsKept } = fitTransformer(kind, ...given);
  return {
    family: `${kind}-transformer`,
    ...withTransformer(transformer),
    roundsKept: epochsKept,
    history,
  };
}

/** How a transformer answers as a fitted learner. */
function withTransformer(
  transformer: Transformer,
): Pick<FittedLearner, 'classCount' | 'transformer' | 'probabilities' | 'classProbabilities'> {
  const { outputs, reading } = transformer;
  const classCount = outputs === 1 ? 2 : outputs;
  const open = openTransformer(transformer);
  const answers = (columns: readonly Float64Array[], rows?: Uint32Array): Float64Array[] => {
    if (columns.length !== reading.columnCount)
      throw problem('learning.lengths-differ', {
        what: 'columns',
        got: columns.length,
        expected: reading.columnCount,
      });
    const count = rows?.length ?? columns[0]!.length;
    const made = Array.from({ length: outputs }, () => new Float64Array(count));
    const row = new Float64Array(columns.length);
    const ofRow = new Float64Array(outputs);
    for (let i = 0; i < count; i++) {
      const at = rows === undefined ? i : rows[i]!;
      for (let f = 0; f < row.length; f++) row[f] = columns[f]![at]!;
      open(row, ofRow);
      for (let k = 0; k < outputs; k++) made[k]![i] = ofRow[k]!;
    }
    return made;
  };
  const probabilities: FittedLearner['probabilities'] = (columns, rows) => {
    if (classCount !== 2) throw problem('learning.many-outputs', { classCount });
    return answers(columns, rows)[0]!.map(sigmoid);
  };
  return {
    classCount,
    transformer,
    probabilities,
    classProbabilities: (columns, rows) => {
      if (classCount === 2) {
        const positive = probabilities(columns, rows);
        return [positive.map((p) => 1 - p), positive];
      }
      const outputsOfRows = answers(columns, rows);
      softmaxRows(outputsOfRows);
      return outputsOfRows;
    },
  };
}
