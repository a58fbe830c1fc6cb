import type { EnsembleObjective } from '../trees/tree-ensemble.js';
import { damaged, unsupported } from './file-facts.js';
import { integersOf, numbersOf, type OnnxNode } from './onnx-graph.js';

/** What the leaf of a node adds to every output; null for a node without weights. */
export type LeafNumbers = (tree: number, node: number) => readonly number[] | null;

/** How the weights of leaves become answers. */
export interface OnnxOutputs {
  readonly objective: EnsembleObjective;
  /** The operator's `post_transform`. */
  readonly transform: string;
  /** One for each output, as in `ForeignModel.ensembles`. */
  readonly baseMargins: readonly number[];
  readonly classNames: readonly string[] | null;
  readonly leaves: LeafNumbers;
}

// Weights are single precision, and forests divide by the number of their trees.
const shareTolerance = 1e-4;

/** Reads the weights of a TreeEnsembleClassifier or TreeEnsembleRegressor. Throws `interchange.damaged`, `interchange.unsupported`. */
export function onnxOutputs(node: OnnxNode): OnnxOutputs {
  const transform = node.attributes.get('post_transform')?.texts[0] ?? 'NONE';
  return node.operator === 'TreeEnsembleRegressor'
    ? regressor(node, transform)
    : classifier(node, transform);
}

function regressor(node: OnnxNode, transform: string): OnnxOutputs {
  const targets = integersOf(node, 'n_targets')[0] ?? 1;
  if (targets !== 1) throw unsupported('targets', String(targets), 'one target');
  const aggregate = node.attributes.get('aggregate_function')?.texts[0] ?? 'SUM';
  if (aggregate !== 'SUM' && aggregate !== 'AVERAGE')
    throw unsupported('aggregate_function', aggregate, 'SUM, AVERAGE');
  if (transform !== 'NONE' && transform !== 'LOGISTIC')
    throw unsupported('post_transform', transform, 'NONE, LOGISTIC for a regressor');
  const trees = new Set(integersOf(node, 'nodes_treeids')).size;
  const share = aggregate === 'AVERAGE' ? 1 / trees : 1;
  const weights = readWeights(node, 'target', 1);
  const bases = numbersOf(node, 'base_values');
  if (bases.length > 1) throw damaged('base_values', `${bases.length} numbers`, 'one');
  return {
    objective: transform === 'LOGISTIC' ? 'logistic' : 'squared-error',
    transform,
    baseMargins: [bases[0] ?? 0],
    classNames: null,
    leaves: weights.leaves((given) => [share * given[0]!]),
  };
}

function classifier(node: OnnxNode, transform: string): OnnxOutputs {
  const classNames = classNamesOf(node);
  const weights = readWeights(node, 'class', classNames.length);
  const bases = numbersOf(node, 'base_values');
  if (classNames.length > 2) return severalClasses(weights, bases, transform, classNames);
  return weights.classesNamed.size < 2
    ? oneScore(weights, bases, transform, classNames)
    : twoScores(weights, bases, transform, classNames);
}

/** Weights of one class of two: ONNX Runtime takes the score for the second class whichever it is. */
function oneScore(
  weights: Weights,
  bases: readonly number[],
  transform: string,
  classNames: readonly string[],
): OnnxOutputs {
  if (bases.length > 1 && bases.some((base) => base !== 0))
    throw unsupported('base_values', `${bases.length} numbers`, 'one, as there is one score');
  const [score = 0] = weights.classesNamed;
  const outputs = {
    transform,
    classNames,
    baseMargins: [bases[0] ?? 0],
    leaves: weights.leaves((given) => [given[score]!]),
  };
  if (weights.anyNegative && transform === 'LOGISTIC') return { ...outputs, objective: 'logistic' };
  if (!weights.anyNegative && transform === 'NONE')
    return { ...outputs, objective: 'mean-probability' };
  throw unsupported(
    'post_transform',
    `${transform} over weights ${weights.anyNegative ? 'of both signs' : 'of 0 and more'}`,
    'LOGISTIC over scores, NONE over shares',
  );
}

function twoScores(
  weights: Weights,
  bases: readonly number[],
  transform: string,
  classNames: readonly string[],
): OnnxOutputs {
  if (bases.some((base) => base !== 0))
    throw unsupported('base_values', 'some of two classes', 'none, as both classes have weights');
  const outputs = { transform, classNames, baseMargins: [0] };
  if (transform === 'NONE') {
    weights.checkShares();
    return {
      ...outputs,
      objective: 'mean-probability',
      leaves: weights.leaves((given) => [given[1]!]),
    };
  }
  if (transform === 'SOFTMAX')
    return {
      ...outputs,
      objective: 'logistic',
      leaves: weights.leaves((given) => [given[1]! - given[0]!]),
    };
  if (transform === 'LOGISTIC' && weights.areOpposite())
    return { ...outputs, objective: 'logistic', leaves: weights.leaves((given) => [given[1]!]) };
  throw unsupported('post_transform', `${transform} over two scores`, 'NONE, SOFTMAX');
}

function severalClasses(
  weights: Weights,
  bases: readonly number[],
  transform: string,
  classNames: readonly string[],
): OnnxOutputs {
  if (bases.length > 0 && bases.length !== classNames.length)
    throw damaged('base_values', `${bases.length} numbers`, `${classNames.length}`);
  if (transform !== 'NONE' && transform !== 'SOFTMAX')
    throw unsupported('post_transform', transform, 'NONE, SOFTMAX for several classes');
  if (transform === 'NONE') {
    if (bases.some((base) => base !== 0))
      throw unsupported('base_values', 'some beside shares', 'none');
    weights.checkShares();
  }
  return {
    objective: transform === 'SOFTMAX' ? 'softmax' : 'mean-probability',
    transform,
    classNames,
    baseMargins: classNames.map((_, k) => bases[k] ?? 0),
    leaves: weights.leaves((given) => given),
  };
}

function classNamesOf(node: OnnxNode): readonly string[] {
  const texts = node.attributes.get('classlabels_strings')?.texts ?? [];
  const names = texts.length > 0 ? texts : integersOf(node, 'classlabels_int64s').map(String);
  if (names.length < 2) throw damaged('class labels', `${names.length}`, 'two or more');
  if (new Set(names).size !== names.length) throw damaged('class labels', 'one twice', 'each once');
  return names;
}

// Every leaf has a number for every class: a small file must not ask for gigabytes.
const mostNumbers = 50_000_000;

/** Weights by tree, node and class. */
class Weights {
  readonly #byTree = new Map<number, Map<number, number[]>>();
  #leafCount = 0;
  readonly classesNamed = new Set<number>();
  anyNegative = false;

  add(tree: number, node: number, output: number, weight: number, outputCount: number): void {
    const nodes = this.#byTree.get(tree) ?? new Map<number, number[]>();
    this.#byTree.set(tree, nodes);
    let values = nodes.get(node);
    if (values === undefined) {
      this.#leafCount += 1;
      if (this.#leafCount * outputCount > mostNumbers)
        throw unsupported(
          'the weights',
          `more than ${this.#leafCount - 1} leaves of ${outputCount} classes`,
          `at most ${mostNumbers} numbers`,
        );
      values = new Array<number>(outputCount).fill(0);
      nodes.set(node, values);
    }
    values[output] = values[output]! + weight;
    this.classesNamed.add(output);
    if (weight < 0) this.anyNegative = true;
  }

  leaves(outputsOf: (given: readonly number[]) => readonly number[]): LeafNumbers {
    return (tree, node) => {
      const given = this.#byTree.get(tree)?.get(node);
      return given === undefined ? null : outputsOf(given);
    };
  }

  /** Refuses weights that are no probabilities: negative ones, or such that do not add up to 1 for every row. */
  checkShares(): void {
    if (this.anyNegative)
      throw unsupported('post_transform', 'NONE over weights below 0', 'shares of classes');
    let least = 0;
    let most = 0;
    for (const nodes of this.#byTree.values()) {
      const sums = [...nodes.values()].map((values) => values.reduce((sum, value) => sum + value));
      least += sums.reduce((low, sum) => Math.min(low, sum), Infinity);
      most += sums.reduce((high, sum) => Math.max(high, sum), 0);
    }
    if (Math.abs(least - 1) > shareTolerance || Math.abs(most - 1) > shareTolerance)
      throw unsupported(
        'weights of the classes',
        `sums from ${least.toPrecision(4)} to ${most.toPrecision(4)}`,
        'shares that add up to 1',
      );
  }

  areOpposite(): boolean {
    for (const nodes of this.#byTree.values())
      for (const [first, second] of nodes.values()) if (first !== -second!) return false;
    return true;
  }
}

function readWeights(node: OnnxNode, prefix: 'class' | 'target', outputCount: number): Weights {
  const treeOf = integersOf(node, `${prefix}_treeids`);
  const nodeOf = integersOf(node, `${prefix}_nodeids`);
  const outputOf = integersOf(node, `${prefix}_ids`);
  const weights = numbersOf(node, `${prefix}_weights`);
  if ([treeOf, nodeOf, outputOf].some(({ length }) => length !== weights.length))
    throw damaged(
      `${prefix}_weights`,
      `${weights.length} weights for ${treeOf.length} trees, ${nodeOf.length} nodes, ${outputOf.length} outputs`,
      'as many of each',
    );
  const read = new Weights();
  weights.forEach((weight, i) => {
    const output = outputOf[i]!;
    if (!(output >= 0 && output < outputCount))
      throw damaged(`${prefix}_ids[${i}]`, String(output), `0 to ${outputCount - 1}`);
    if (!Number.isFinite(weight))
      throw damaged(`${prefix}_weights[${i}]`, String(weight), 'a finite number');
    read.add(treeOf[i]!, nodeOf[i]!, output, weight, outputCount);
  });
  return read;
}
