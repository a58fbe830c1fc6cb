import type { EnsembleObjective } from '../trees/tree-ensemble.js';
import { damaged, unsupported } from './file-facts.js';
import type { ForeignNode, ForeignTree } from './foreign-trees.js';
import { integersOf, numbersOf, type OnnxNode } from './onnx-graph.js';
import type { OnnxInputs } from './onnx-inputs.js';
import { splitOf } from './onnx-trees.js';

/** The trees of version 5 of the operator set and how they become answers. */
export interface TreeEnsembleParts {
  readonly objective: EnsembleObjective;
  readonly transform: string;
  readonly trees: readonly ForeignTree[];
  readonly baseMargins: readonly number[];
}

const modes = ['LEQ', 'LT', 'GTE', 'GT', 'EQ', 'NEQ', 'MEMBER'];
const transforms = ['NONE', 'SOFTMAX', 'LOGISTIC', 'SOFTMAX_ZERO', 'PROBIT'];
const aggregates = ['AVERAGE', 'SUM', 'MIN', 'MAX'];
const mostNumbers = 50_000_000;

/**
 * Reads a TreeEnsemble: tests and leaves in lists of their own, https://onnx.ai/onnx/operators/onnx_aionnxml_TreeEnsemble.html.
 * One target is a number or, behind LOGISTIC, two classes; several targets behind SOFTMAX are classes. The operator names
 * no classes. Throws `interchange.damaged`, `interchange.unsupported`.
 */
export function treeEnsembleParts(node: OnnxNode, inputs: OnnxInputs): TreeEnsembleParts {
  const targets = integersOf(node, 'n_targets')[0] ?? 1;
  const transform = wordOf(transforms, node, 'post_transform', 0);
  const aggregate = wordOf(aggregates, node, 'aggregate_function', 1);
  if (aggregate !== 'SUM' && aggregate !== 'AVERAGE')
    throw unsupported('aggregate_function', aggregate, 'SUM, AVERAGE');
  const roots = integersOf(node, 'tree_roots');
  if (roots.length === 0) throw damaged('tree_roots', 'none', 'one for each tree');
  const share = aggregate === 'AVERAGE' ? 1 / roots.length : 1;
  return {
    objective: objectiveOf(targets, transform),
    transform,
    trees: treesOf(node, inputs, roots, targets, share),
    baseMargins: new Array<number>(targets).fill(0),
  };
}

function objectiveOf(targets: number, transform: string): EnsembleObjective {
  if (!(targets >= 1 && targets <= 10_000))
    throw damaged('n_targets', String(targets), '1 to 10000');
  if (targets === 1 && transform === 'NONE') return 'squared-error';
  if (targets === 1 && transform === 'LOGISTIC') return 'logistic';
  if (targets > 1 && transform === 'SOFTMAX') return 'softmax';
  throw unsupported(
    'post_transform',
    `${transform} over ${targets} targets`,
    'NONE or LOGISTIC over one target, SOFTMAX over several',
  );
}

function treesOf(
  node: OnnxNode,
  inputs: OnnxInputs,
  roots: readonly number[],
  targets: number,
  share: number,
): readonly ForeignTree[] {
  const features = integersOf(node, 'nodes_featureids');
  const count = features.length;
  const perNode = (name: string, list: readonly number[]) => {
    if (list.length === count) return list;
    throw damaged(name, `${list.length} entries`, `${count}, one for each node`);
  };
  const integers = (name: string) => perNode(name, integersOf(node, name));
  const splits = perNode('nodes_splits', numbersOf(node, 'nodes_splits'));
  const modeOf = perNode('nodes_modes', numbersOf(node, 'nodes_modes'));
  const whenTrue = integers('nodes_truenodeids');
  const whenFalse = integers('nodes_falsenodeids');
  const isTrueLeaf = integers('nodes_trueleafs');
  const isFalseLeaf = integers('nodes_falseleafs');
  const tracks = integersOf(node, 'nodes_missing_value_tracks_true');
  if (tracks.length > 0) perNode('nodes_missing_value_tracks_true', tracks);
  const leafOf = leaves(node, targets, share);

  // Two ways may lead to one leaf, so leaves are numbered by the way: count + 2 x node, one more for the false one.
  const childOf = (i: number, isTrue: boolean) => {
    const isLeaf = (isTrue ? isTrueLeaf : isFalseLeaf)[i]! !== 0;
    return isLeaf ? count + 2 * i + (isTrue ? 0 : 1) : (isTrue ? whenTrue : whenFalse)[i]!;
  };
  const reached = new Uint8Array(count);
  const nodeAt = (name: string, number: number): ForeignNode | undefined => {
    if (number >= count) {
      const i = (number - count) >> 1;
      const leaf = ((number - count) % 2 === 0 ? whenTrue : whenFalse)[i];
      return leaf === undefined ? undefined : leafOf(leaf, `${name}, behind node ${i}`);
    }
    if (!(number in features)) return undefined;
    // Each is asked for once a way, also from another tree: trees that share nodes could fill any memory.
    if (reached[number] === 1)
      throw damaged(`${name}, node ${number}`, 'two ways to it', 'one parent for every node');
    reached[number] = 1;
    return splitOf({
      name: `${name}, node ${number}`,
      mode: `BRANCH_${modes[modeOf[number]!] ?? modeOf[number]}`,
      feature: features[number]!,
      value: inputs.comparesDoubles ? splits[number]! : Math.fround(splits[number]!),
      whenTrue: childOf(number, true),
      whenFalse: childOf(number, false),
      missingIsTrue: tracks[number] === 1,
      inputs,
    });
  };
  return roots.map((root, t) => {
    const name = `tree ${t}`;
    if (!(root >= 0 && root < count))
      throw damaged(`tree_roots[${t}]`, String(root), `a node below ${count}`);
    return { name, root, nodeAt: (number) => nodeAt(name, number) };
  });
}

function leaves(node: OnnxNode, targets: number, share: number) {
  const targetOf = integersOf(node, 'leaf_targetids');
  const weights = numbersOf(node, 'leaf_weights');
  if (targetOf.length !== weights.length)
    throw damaged('leaf_weights', `${weights.length} weights`, `${targetOf.length}, as targets`);
  if (weights.length * targets > mostNumbers)
    throw unsupported(
      'the leaves',
      `${weights.length} of ${targets} targets`,
      `at most ${mostNumbers} numbers`,
    );
  return (leaf: number, name: string): ForeignNode => {
    const weight = weights[leaf];
    const target = targetOf[leaf];
    if (weight === undefined || !(target! >= 0 && target! < targets))
      throw damaged(name, `leaf ${leaf}, target ${target}`, `a leaf below ${weights.length}`);
    const values = new Array<number>(targets).fill(0);
    values[target!] = share * weight;
    return { kind: 'leaf', values, cover: 0 };
  };
}

function wordOf(words: readonly string[], node: OnnxNode, name: string, absent: number): string {
  const code = integersOf(node, name)[0] ?? absent;
  return words[code] ?? String(code);
}
