import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem } from '../../shared/index.js';
import { madeUpModel } from './made-up-model.js';
import { modelFacts } from './model-facts.js';
import { decodeModelFile, encodeModelFile } from './model-file.js';
import { narrowestIntegers, narrowestNumbers } from './narrowest.js';
import { storedTrees } from './stored-trees.js';
import { type Tensor, writeTensorFile } from './tensor-file.js';
import type { TreeModel } from './trained-model.js';

const model = madeUpModel();
const bytes = encodeModelFile(model);
const codeOf = (work: () => unknown) => {
  try {
    work();
    return 'no failure';
  } catch (error) {
    return error instanceof Problem ? error.code : `not a problem: ${error}`;
  }
};

test('gives back every model as it was, bit for bit', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 1, max: 300 }),
      (seed, treeCount, depth, numberCount) => {
        const given = madeUpModel({ seed, treeCount, depth, numberCount });
        expect(decodeModelFile(encodeModelFile(given))).toEqual(given);
      },
    ),
    { numRuns: 25 },
  );
});

test('the same model gives the same bytes, before and after a stay in a file', () => {
  expect(Buffer.compare(encodeModelFile(madeUpModel()), bytes)).toBe(0);
  // Reading puts the keys of the facts in their order of reading, once.
  const again = encodeModelFile(decodeModelFile(bytes));
  expect(Buffer.compare(encodeModelFile(decodeModelFile(again)), again)).toBe(0);
});

test('refuses a file in which any one byte was changed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: bytes.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      (at, change) => {
        const changed = bytes.slice();
        changed[at] = changed[at]! ^ change;
        expect(codeOf(() => decodeModelFile(changed))).toBe('model.file-damaged');
      },
    ),
    { numRuns: 400 },
  );
});

test('refuses a file cut short anywhere, or with bytes behind it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => {
      expect(codeOf(() => decodeModelFile(bytes.slice(0, length)))).toBe('model.file-damaged');
    }),
    { numRuns: 300 },
  );
  const longer = new Uint8Array(bytes.length + 3);
  longer.set(bytes);
  expect(codeOf(() => decodeModelFile(longer))).toBe('model.file-damaged');
});

// A file with a right checksum and wrong contents: only someone's intent makes one.
function forged(
  changes: {
    readonly metadata?: Record<string, string>;
    readonly facts?: Record<string, unknown>;
    readonly tensors?: Record<string, Tensor>;
  },
  from: TreeModel = model,
): Uint8Array {
  return writeTensorFile({
    metadata: {
      format: 'casthouse-model',
      format_version: '1',
      model: JSON.stringify({ ...modelFacts(from), ...changes.facts }),
      ...changes.metadata,
    },
    tensors: {
      'preparation.fill': narrowestNumbers(from.preparation.fill),
      'preparation.center': narrowestNumbers(from.preparation.center),
      'preparation.scale': narrowestNumbers(from.preparation.scale),
      ...storedTrees(from.trees),
      'reference.values': narrowestNumbers(from.reference.values),
      'training.fingerprints': narrowestIntegers(from.trainingFingerprints),
      ...changes.tensors,
    },
  });
}

test('the forgery without a change is a good file', () => {
  expect(decodeModelFile(forged({}))).toEqual(model);
});

test('says plainly that a file is of a newer format', () => {
  const newer = forged({ metadata: { format_version: '5' } });
  expect(() => decodeModelFile(newer)).toThrow(
    'model file has format version "5", this Casthouse reads up to 4',
  );
  expect(codeOf(() => decodeModelFile(newer))).toBe('model.file-too-new');
});

test('refuses trees that would loop, leave the arrays or share a node', () => {
  const { splitFeature, left, right, treeStart, threshold, cover } = model.trees;
  const split = splitFeature.findIndex((feature, node) => feature >= 0 && node > 0);
  const withEntry = <T extends Int32Array | Float64Array>(array: T, at: number, value: number) => {
    const copy = array.slice() as T;
    copy[at] = value;
    return copy;
  };
  const wrong: Record<string, Tensor>[] = [
    { 'trees.left': withEntry(left, split, 0) },
    { 'trees.left': withEntry(left, split, split) },
    { 'trees.left': withEntry(left, split, right[split]!) },
    { 'trees.left': withEntry(left, split, -2) },
    { 'trees.right': withEntry(right, split, splitFeature.length) },
    { 'trees.right': withEntry(right, split, left[split]! + 1) },
    { 'trees.split_feature': withEntry(splitFeature, split, model.features.length) },
    { 'trees.split_feature': withEntry(splitFeature, split, -1) },
    { 'trees.split_feature': withEntry(splitFeature, split, -7) },
    { 'trees.start': withEntry(treeStart, 0, 1) },
    { 'trees.start': withEntry(treeStart, 1, 0) },
    { 'trees.start': withEntry(treeStart, treeStart.length - 1, 1_000_000) },
    { 'trees.threshold': withEntry(threshold, split, Number.NaN) },
    { 'trees.cover': withEntry(cover, split, -1) },
    { 'trees.cover': withEntry(cover, split, Number.POSITIVE_INFINITY) },
    { 'trees.value': new Float64Array(3) },
    { 'preparation.scale': new Float64Array(model.features.length) },
    { 'preparation.fill': new Float64Array(1) },
    { 'reference.values': new Float64Array(7) },
  ];
  for (const tensors of wrong)
    expect([Object.keys(tensors), codeOf(() => decodeModelFile(forged({ tensors })))]).toEqual([
      Object.keys(tensors),
      'model.file-damaged',
    ]);
});

test('refuses a tree deeper than any trainer makes', () => {
  const deep = madeUpModel({ treeCount: 1, depth: 1 });
  const splits = 65;
  const nodes = Array.from({ length: 2 * splits + 1 }, (_, node) => node);
  const isSplit = (node: number) => node % 2 === 0 && node < 2 * splits;
  const trees = {
    ...deep.trees,
    treeStart: Int32Array.of(0, nodes.length),
    splitFeature: Int32Array.from(nodes, (node) => (isSplit(node) ? 0 : -1)),
    threshold: new Float64Array(nodes.length),
    missingLeft: new Uint8Array(nodes.length),
    left: Int32Array.from(nodes, (node) => (isSplit(node) ? node + 1 : -1)),
    right: Int32Array.from(nodes, (node) => (isSplit(node) ? node + 2 : -1)),
    value: new Float64Array(nodes.length),
    cover: new Float64Array(nodes.length),
    gain: new Float64Array(nodes.length),
  };
  expect(() => decodeModelFile(encodeModelFile({ ...deep, trees }))).toThrow(
    /tree 0: .* at most 64/,
  );
});

test('refuses facts of another shape with a problem, whatever they are', () => {
  const keys = Object.keys(modelFacts(model));
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
      const outcome = codeOf(() => decodeModelFile(forged({ facts: { [key]: value } })));
      expect(['no failure', 'model.file-damaged']).toContain(outcome);
    }),
    { numRuns: 300 },
  );
  for (const [key, value] of [
    ['features', []],
    ['features', [{ kind: 'number' }]],
    ['features', 'none'],
    ['classes', [1, 2]],
    ['threshold', null],
    ['missingPolicy', 'guess'],
    ['objective', 'squared'],
    ['results', [{}]],
    ['provenance', []],
  ] as const)
    expect(codeOf(() => decodeModelFile(forged({ facts: { [key]: value } })))).toBe(
      'model.file-damaged',
    );
});
