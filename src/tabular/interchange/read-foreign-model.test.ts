// Files that are damaged or cannot be taken over say what is wrong; no bytes crash the readers.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../shared/index.js';
import { readForeignModel } from './read-foreign-model.js';

const folder = path.resolve(import.meta.dirname, '../../../test/fixtures/interchange');
const xgboostText = readFileSync(path.join(folder, 'logistic.json'), 'utf8');
const categoriesText = readFileSync(path.join(folder, 'categories.json'), 'utf8');
const onnxBytes = new Uint8Array(
  Buffer.from(
    JSON.parse(readFileSync(path.join(folder, 'scores.onnx.json'), 'utf8')).onnx,
    'base64',
  ),
);

describe('XGBoost files', () => {
  // A file as plain data, so that a test can spoil it: any is what it is.
  const spoiled = (spoil: (learner: Json, tree: Json) => void, from = xgboostText): string => {
    const file = JSON.parse(from.replaceAll('NaN', 'null'));
    spoil(file.learner, file.learner.gradient_booster.model.trees[0]);
    return JSON.stringify(file);
  };
  it.each<[string, string, RegExp]>([
    ['cut short', xgboostText.slice(0, 900), /the file: got text that is no JSON/],
    ['another JSON file', '{"a":1}', /the file\.learner: got nothing/],
    [
      'a linear booster',
      spoiled((l) => set(l, 'gradient_booster.name', 'gblinear')),
      /booster: got gblinear/,
    ],
    [
      'a base score of 0 under a logarithm',
      spoiled((l) => {
        set(l, 'objective.name', 'count:poisson');
        set(l, 'learner_model_param.base_score', '0E0');
      }),
      /base_score: got "0E0", expected a number above 0/,
    ],
    [
      'another objective',
      spoiled((l) => set(l, 'objective.name', 'rank:ndcg')),
      /objective: got rank:ndcg/,
    ],
    [
      'several targets',
      spoiled((l) => set(l, 'learner_model_param.num_target', '2')),
      /targets: got 2/,
    ],
    [
      'leaves of vectors',
      spoiled((_, t) => set(t, 'tree_param.size_leaf_vector', '3')),
      /tree 0, a leaf: got 3 numbers/,
    ],
    [
      'no thresholds',
      spoiled((_, t) => delete t.split_conditions),
      /tree 0\.split_conditions: got nothing/,
    ],
    [
      'too few thresholds',
      spoiled((_, t) => t.split_conditions.pop()),
      /split_conditions: got \d+ entries, expected \d+/,
    ],
    [
      'a threshold that is none',
      spoiled((_, t) => set(t, 'split_conditions.0', null)),
      /node 0, its threshold: got NaN/,
    ],
    [
      'a cover below 0',
      spoiled((_, t) => set(t, 'sum_hessian.0', -1)),
      /node 0, its cover: got -1/,
    ],
    ['a child beyond the tree', spoiled((_, t) => set(t, 'left_children.0', 99)), /got node 99/],
    ['a loop', spoiled((_, t) => set(t, 'right_children.0', 0)), /node 0: got two ways to it/],
    ['one child', spoiled((_, t) => set(t, 'left_children.0', -1)), /node 0: got one child/],
    [
      'a feature there is not',
      spoiled((_, t) => set(t, 'split_indices.0', 4)),
      /its feature: got 4, expected a whole number below 4/,
    ],
    [
      'fewer trees than said',
      spoiled((l) => l.gradient_booster.model.trees.pop()),
      /trees: got 3 trees, expected 4/,
    ],
    [
      'a tree of no class',
      spoiled((l) => set(l, 'gradient_booster.model.tree_info.0', 1)),
      /tree_info\[0\]: got 1/,
    ],
    [
      'a base score beyond 1',
      spoiled((l) => set(l, 'learner_model_param.base_score', '2E0')),
      /base_score/,
    ],
    [
      'names for other features',
      spoiled((l) => l.feature_names.pop()),
      /feature_names: got 3 names/,
    ],
    [
      'a category beyond 255',
      spoiled((_, t) => set(t, 'categories.0', 300), categoriesText),
      /got category 300/,
    ],
    [
      'categories beyond their list',
      spoiled((_, t) => set(t, 'categories_sizes.0', 99), categoriesText),
      /categories_nodes\[0\]/,
    ],
    [
      'a million features',
      spoiled((l) => set(l, 'learner_model_param.num_feature', '99999999')),
      /num_feature/,
    ],
  ])('%s', (_, text, message) => {
    expect(() => readForeignModel(new TextEncoder().encode(text))).toThrow(message);
  });

  it('XGBoost 3.1 writes the base score as a list', () => {
    const before = readForeignModel(new TextEncoder().encode(xgboostText));
    const text = spoiled((l) => set(l, 'learner_model_param.base_score', '[3E-1]'));
    const after = readForeignModel(new TextEncoder().encode(text));
    expect(after.ensembles[0]!.baseMargin).toBe(before.ensembles[0]!.baseMargin);
  });

  it("takes the trees up to the best iteration of scikit-learn's interface", () => {
    const text = spoiled((l) => {
      l.attributes = { scikit_learn: '{}', best_iteration: '1' };
    });
    const { ensembles, notices } = readForeignModel(new TextEncoder().encode(text));
    expect(ensembles[0]!.treeStart).toHaveLength(3);
    expect(notices).toHaveLength(1);
  });

  it('any value in any place gives a model or a problem', () => {
    const places = paths(JSON.parse(xgboostText));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (place, value) => {
        const file = JSON.parse(xgboostText);
        set(file, place, value);
        expectModelOrProblem(new TextEncoder().encode(JSON.stringify(file)));
      }),
      { numRuns: 150 },
    );
  });
});

describe('ONNX files', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['cut short', onnxBytes.subarray(0, 300), /the model: got a field of \d+ bytes/],
    ['a neural network', graphOf(nodeOf('Gemm')), /the graph: got no trees but Gemm/],
    ['no graph', Uint8Array.of(8, 8), /the model: got no graph/],
    [
      'two ensembles',
      graphOf(nodeOf('TreeEnsembleRegressor'), nodeOf('TreeEnsembleRegressor')),
      /got 2 tree ensembles/,
    ],
    ['no trees', graphOf(nodeOf('TreeEnsemble')), /tree_roots: got none/],
    ['a wire type there is not', Uint8Array.of(8, 8, 0x3f), /wire type 7/],
    [
      'something before the trees',
      graphOf(nodeOf('Normalizer', 'X', 'y'), nodeOf('TreeEnsembleRegressor', 'y', 'z')),
      /before the trees: got Normalizer/,
    ],
    [
      'something behind the trees',
      graphOf(nodeOf('TreeEnsembleRegressor', 'X', 'y'), nodeOf('Sigmoid', 'y', 'z')),
      /behind the trees: got Sigmoid/,
    ],
    [
      'no such input',
      graphOf(nodeOf('TreeEnsembleRegressor', 'W', 'y')),
      /the graph: got no value W/,
    ],
    [
      'a loop before the trees',
      graphOf(
        nodeOf('Identity', 'y', 'x'),
        nodeOf('Identity', 'x', 'y'),
        nodeOf('TreeEnsembleRegressor', 'y', 'z'),
      ),
      /the graph: got a loop/,
    ],
    [
      'values that stand for missing ones',
      graphOf(nodeOf('Imputer', 'X', 'y', imputed(-9)), nodeOf('TreeEnsembleRegressor', 'y', 'z')),
      /Imputer: got -9 in the place of missing values/,
    ],
    [
      'a feature extractor',
      graphOf(nodeOf('ArrayFeatureExtractor', 'X', 'y'), nodeOf('TreeEnsembleRegressor', 'y', 'z')),
      /before the trees: got ArrayFeatureExtractor/,
    ],
    [
      'arithmetic between columns',
      graphOf(nodeOf('Mul', 'X', 'y'), nodeOf('TreeEnsembleRegressor', 'y', 'z')),
      /Mul: got other inputs/,
    ],
    [
      'thousands of nodes',
      graphOf(...new Array<Uint8Array>(5001).fill(nodeOf('Identity'))),
      /the graph: got 5001 nodes/,
    ],
    ['probit', replaced('LOGISTIC', 'PROBIT\0\0'), /post_transform: got PROBIT/],
    ['another mode', replaced('BRANCH_LEQ', 'BRANCH_ODD'), /its mode: got BRANCH_ODD/],
    ['another transform', replaced('LOGISTIC', 'SOFTPLUS'), /post_transform: got SOFTPLUS/],
    [
      'a missing list',
      replaced('nodes_featureids', 'nodes_featureidz'),
      /nodes_featureids: got 0 entries/,
    ],
  ])('%s', (_, bytes, message) => {
    expect(() => readForeignModel(bytes)).toThrow(message);
  });

  it('any byte changed, or the rest cut off, gives a model or a problem', () => {
    fc.assert(
      fc.property(
        fc.nat(onnxBytes.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        (at, byte, cut) => {
          const bytes = onnxBytes.slice(0, cut ? at + 1 : undefined);
          bytes[at] = byte;
          expectModelOrProblem(bytes);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('other files', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(0), /begins with ""/],
    ['a pickle', Uint8Array.of(0x80, 4, 0x95), /expected XGBoost's JSON or an ONNX model/],
    ['binary JSON', new TextEncoder().encode('{L\0\0\0\0\0\0\0\x07learner{'), /binary JSON/],
  ])('%s', (_, bytes, message) => {
    expect(() => readForeignModel(bytes)).toThrow(message);
  });

  it('any bytes give a model or a problem', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0x08, 0x12, 0x3a, 0x7b),
        fc.uint8Array({ maxLength: 80 }),
        (first, rest) => {
          expectModelOrProblem(Uint8Array.of(first, ...rest));
        },
      ),
      { numRuns: 500 },
    );
  });
});

function expectModelOrProblem(bytes: Uint8Array): void {
  try {
    const { ensembles } = readForeignModel(bytes);
    for (const { left, right } of ensembles)
      left.forEach((child, node) => {
        if (child >= 0) expect(Math.min(child, right[node]!)).toBeGreaterThan(node);
      });
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect((error as Problem).code).toMatch(/^interchange\./);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a file as plain data, spoiled on purpose
type Json = any;

function set(root: Json, place: string, value: unknown): void {
  const keys = place.split('.');
  let at = root;
  for (const key of keys.slice(0, -1)) at = at[key];
  at[keys.at(-1)!] = value;
}

function paths(value: Json, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [
    `${prefix}${key}`,
    ...paths(value[key], `${prefix}${key}.`),
  ]);
}

/** A model of one float input X of two columns and the given nodes. */
function graphOf(...nodes: Uint8Array[]): Uint8Array {
  const shape = field(2, [...field(1, [8, 2]), ...field(1, [8, 2])]);
  const input = field(11, [...field(1, text('X')), ...field(2, field(1, [8, 1, ...shape]))]);
  return Uint8Array.of(8, 8, ...field(7, [...nodes.flatMap((node) => [...node]), ...input]));
}

function nodeOf(
  operator: string,
  input = 'X',
  output = 'y',
  attributes: readonly number[] = [],
): Uint8Array {
  const names = [...field(1, text(input)), ...field(2, text(output)), ...field(4, text(operator))];
  return Uint8Array.from(field(1, [...names, ...attributes]));
}

/** The attributes of an Imputer that puts 1 in the place of a number. */
function imputed(replaced: number): number[] {
  const single = (value: number) => [...new Uint8Array(Float32Array.of(value).buffer)];
  return [
    ...field(5, [...field(1, text('imputed_value_floats')), ...field(7, single(1))]),
    ...field(5, [...field(1, text('replaced_value_float')), 2 * 8 + 5, ...single(replaced)]),
  ];
}

/** A protobuf field of bytes. */
function field(number: number, bytes: readonly number[]): number[] {
  const length: number[] = [];
  for (let rest = bytes.length; ; rest >>= 7) {
    length.push(rest < 128 ? rest : (rest & 127) | 128);
    if (rest < 128) break;
  }
  return [(number << 3) | 2].concat(length, bytes);
}

function text(value: string): number[] {
  return [...new TextEncoder().encode(value)];
}

/** The file with a word replaced by one of the same length. */
function replaced(word: string, by: string): Uint8Array {
  const before = Buffer.from(onnxBytes).toString('latin1');
  expect(by).toHaveLength(word.length);
  expect(before).toContain(word);
  return Buffer.from(before.replaceAll(word, by), 'latin1');
}
