import { damaged, unsupported } from './file-facts.js';
import type { ForeignModel } from './foreign-model.js';
import { foreignEnsembles } from './foreign-trees.js';
import { integersOf, type OnnxNode, readOnnxGraph } from './onnx-graph.js';
import { type OnnxInputs, onnxInputs } from './onnx-inputs.js';
import { onnxOutputs } from './onnx-outputs.js';
import { treeEnsembleParts } from './onnx-tree-ensemble.js';
import { onnxTrees } from './onnx-trees.js';

/**
 * Reads an ONNX model of trees: one TreeEnsembleClassifier, TreeEnsembleRegressor or TreeEnsemble of ai.onnx.ml, with
 * filling, scaling, casts and columns joined before it, ZipMap, Identity and Cast behind it. https://onnx.ai/onnx/operators/#ai-onnx-ml
 * What stands open in the operators' text is read as ONNX Runtime does. The format has no covers.
 * Throws `interchange.damaged` and `interchange.unsupported`, which name what is wrong.
 */
export function readOnnx(bytes: Uint8Array): ForeignModel {
  const graph = readOnnxGraph(bytes);
  const treeNodes = graph.nodes.filter(({ operator }) => operator.startsWith('TreeEnsemble'));
  const [trees] = treeNodes;
  if (trees === undefined)
    throw unsupported(
      'the graph',
      `no trees but ${operatorsOf(graph.nodes)}`,
      `${[...treeOperators].join(', ')}`,
    );
  if (treeNodes.length > 1)
    throw unsupported('the graph', `${treeNodes.length} tree ensembles`, 'one');
  if (!treeOperators.has(trees.operator))
    throw unsupported('the trees', trees.operator, [...treeOperators].join(', '));
  checkBehind(graph.nodes, trees);
  const inputs = onnxInputs(graph, trees);
  const features = integersOf(trees, 'nodes_featureids');
  const highest = features.reduce((most, feature) => Math.max(most, feature), 0);
  if (highest >= mostFeatures)
    throw damaged('nodes_featureids', String(highest), `numbers below ${mostFeatures}`);
  const featureCount = inputs.width ?? highest + 1;
  const { objective, transform, baseMargins, classNames, list } = partsOf(trees, inputs);
  return {
    format: 'onnx',
    writtenBy: graph.producer,
    objective: `${trees.operator}, ${transform}`,
    featureNames: inputs.names,
    featureCount,
    isCategorical: new Array<boolean>(featureCount).fill(false),
    ensembles: foreignEnsembles(list, objective, featureCount, baseMargins),
    link: 'identity',
    classNames,
    hasCovers: false,
    notices: noticesOf(trees.operator, transform),
  };
}

// What ONNX Runtime 1.30 was seen to do; the operators' text is clear.
const unlikeRuntime: Readonly<Record<string, string>> = {
  TreeEnsembleRegressor:
    'post_transform LOGISTIC is applied, as the operator says; ONNX Runtime leaves it out over one target',
  TreeEnsemble:
    'post_transform is read as the operator says (1 SOFTMAX, 2 LOGISTIC); ONNX Runtime 1.30 reads it otherwise',
};

const mostFeatures = 100_000;
const treeOperators = new Set(['TreeEnsembleClassifier', 'TreeEnsembleRegressor', 'TreeEnsemble']);
const harmless = new Set(['ZipMap', 'Identity', 'Cast']);

function noticesOf(operator: string, transform: string): readonly string[] {
  const notice = unlikeRuntime[operator];
  return transform === 'NONE' || notice === undefined ? [] : [notice];
}

/** Trees and how they become answers, of any of the operators. */
function partsOf(trees: OnnxNode, inputs: OnnxInputs) {
  if (trees.operator === 'TreeEnsemble') {
    const { trees: list, ...rest } = treeEnsembleParts(trees, inputs);
    return { ...rest, classNames: null, list };
  }
  const { leaves, ...rest } = onnxOutputs(trees);
  return { ...rest, list: onnxTrees(trees, inputs, leaves) };
}

/** Nothing may change the probabilities once the trees have given them. */
function checkBehind(nodes: readonly OnnxNode[], trees: OnnxNode): void {
  const behind = new Set(trees.outputs);
  // As often as there are nodes: they may stand in any order.
  for (let found = true; found; ) {
    found = false;
    for (const { operator, inputs, outputs } of nodes) {
      if (!inputs.some((name) => behind.has(name))) continue;
      if (!harmless.has(operator))
        throw unsupported('behind the trees', operator, 'ZipMap, Identity and Cast');
      for (const name of outputs)
        if (!behind.has(name)) {
          behind.add(name);
          found = true;
        }
    }
  }
}

function operatorsOf(nodes: readonly OnnxNode[]): string {
  const names = [...new Set(nodes.map(({ operator }) => operator))];
  return names.length === 0 ? 'an empty graph' : names.slice(0, 5).join(', ').slice(0, 120);
}
