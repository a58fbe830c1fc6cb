import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { randomEnsemble } from '../explain/random-ensemble.js';
import { fitRandomForest } from '../trees/forest.js';
import { readClassTrees, readTrees, storedClassTrees, storedTrees } from './stored-trees.js';
import { readTensorFile, type Tensor, writeTensorFile } from './tensor-file.js';

const random = seededRandom('stored trees');
const shape = { treeCount: 4, featureCount: 5, depth: 5, fullness: 0.8 };
const throughAFile = (tensors: Record<string, Tensor>) =>
  readTensorFile(writeTensorFile({ metadata: {}, tensors })).tensors;

test.each([0, 0.5])(
  'an ensemble comes back as it was, with %d of its splits by category',
  (share) => {
    const trees = randomEnsemble(random, { ...shape, categoryShare: share });
    const threshold = trees.threshold.map((value, node) =>
      (trees.categorySplits?.setOfNode[node] ?? -1) >= 0 ? 0 : value,
    );
    const read = readTrees(throughAFile(storedTrees(trees)), 5, trees.baseMargin, 'logistic');
    expect(read).toEqual({ ...trees, threshold });
  },
);

test('the forest of several classes comes back, what they share written once', () => {
  const columns = [Float64Array.from({ length: 60 }, () => random.normal())];
  const labels = Uint8Array.from({ length: 60 }, (_, row) => row % 3);
  const rows = Uint32Array.from(labels, (_, row) => row);
  const forest = fitRandomForest(columns, labels, 3, rows, { trees: 3 });
  const tensors = storedClassTrees(forest);
  expect(Object.keys(tensors).filter((name) => name.startsWith('trees.2'))).toEqual([
    'trees.2.value',
  ]);
  const read = readClassTrees(throughAFile(tensors), 1, [0, 0, 0], 'mean-probability');
  expect(read).toEqual(forest);
});

describe('damage to splits by category', () => {
  const trees = randomEnsemble(random, { ...shape, categoryShare: 0.5 });
  const tensors = storedTrees(trees);
  const split = trees.categorySplits!.setOfNode.findIndex((set) => set >= 0);
  const leaf = trees.splitFeature.indexOf(-1);
  const withSet = (node: number, set: number) => {
    const sets = Int32Array.from(trees.categorySplits!.setOfNode);
    sets[node] = set;
    return { ...tensors, 'trees.category_set': sets };
  };
  const { 'trees.category_set': _, ...unknown } = tensors;
  test.each([
    ['a set there is not', withSet(split, 9999)],
    ['a set below none', withSet(split, -2)],
    ['a set on a leaf', withSet(leaf, 0)],
    // What a reader sees that has never heard of categories.
    ['no sets at all', unknown],
  ])('%s is refused', (_name, damaged) => {
    expect(() => readTrees(damaged, 5, 0, 'logistic')).toThrow(
      expect.objectContaining({ code: 'model.file-damaged' }),
    );
  });
});
