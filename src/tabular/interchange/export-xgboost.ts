import { problem } from '../../shared/index.js';
import { pathFacts } from '../explain/path-facts.js';
import type { TrainedModel, TreeModel } from '../model/trained-model.js';
import { goesLeft } from '../trees/goes-left.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { lowestSingle } from './single-precision.js';

export interface XgboostExport {
  /** The file `load_model` of XGBoost 1.7 and later reads. */
  readonly text: string;
  /** What a user of the file has to know, English sentences. */
  readonly notices: readonly string[];
}

/**
 * A model as XGBoost's JSON that takes raw features: filling and scaling are in its thresholds, each chosen so that every
 * finite single-precision value but the outermost two takes the way it takes here. Categories go in as their numbers (`attributes.casthouse`
 * holds their words, the classes and the threshold). Leaves are rounded to single precision. A forest becomes a
 * reg:squarederror, whose prediction is the probability.
 * Throws `interchange.cannot-express`.
 */
export function exportXgboost(given: TrainedModel): XgboostExport {
  const model = expressible(given);
  const { trees, features, classes, threshold, missingPolicy } = model;
  const treeCount = trees.treeStart.length - 1;
  const texts = Array.from({ length: treeCount }, (_, t) => treeText(model, t));
  // A base of its own tree keeps the precision that a probability near 0 or 1 would lose.
  if (trees.baseMargin !== 0 || texts.length === 0)
    texts.unshift(leafText(trees.baseMargin, features.length));
  const isLogistic = trees.objective === 'logistic';
  const areNamesUsable = features.every(({ name }) => !/[[\]<]/.test(name));
  const about = {
    model: model.name,
    classes,
    threshold,
    missingPolicy,
    categories: Object.fromEntries(
      features.flatMap((feature) =>
        feature.kind === 'category' ? [[feature.name, feature.categories]] : [],
      ),
    ),
  };
  const learner = {
    attributes: { casthouse: JSON.stringify(about) },
    feature_names: areNamesUsable ? features.map(({ name }) => name) : [],
    feature_types: featureTypes(model),
    gradient_booster: {
      model: {
        gbtree_model_param: {
          num_parallel_tree: '1',
          num_trees: String(texts.length),
          size_leaf_vector: '0',
        },
        tree_info: texts.map(() => 0),
        trees: [],
      },
      name: 'gbtree',
    },
    learner_model_param: {
      base_score: isLogistic ? '5E-1' : '0E0',
      boost_from_average: '1',
      num_class: '0',
      num_feature: String(features.length),
      num_target: '1',
    },
    objective: {
      name: isLogistic ? 'binary:logistic' : 'reg:squarederror',
      reg_loss_param: { scale_pos_weight: '1' },
    },
  };
  const numbered = texts.map((text, id) => text.replace('"id":0', `"id":${id}`));
  // The only empty list of that name: the text above it is quoted.
  const text = JSON.stringify({ learner, version: [1, 7, 4] }).replace(
    '"trees":[]',
    () => `"trees":[${numbered.join(',')}]`,
  );
  return { text, notices: noticesOf(model, isLogistic, areNamesUsable) };
}

const format = "XGBoost's JSON";

function expressible(model: TrainedModel): TreeModel {
  const { trees, scorer, encoding, preparation } = model;
  if (trees === undefined)
    throw problem('interchange.cannot-express', {
      what: `the model is a ${scorer?.kind === 'linear' ? 'linear sum' : 'transformer'} without trees`,
      format,
    });
  if (encoding !== undefined)
    throw problem('interchange.cannot-express', {
      what: 'the trees read numbers that an encoder makes',
      format,
    });
  if (trees.objective !== 'logistic' && trees.objective !== 'mean-probability')
    throw problem('interchange.cannot-express', { what: `objective ${trees.objective}`, format });
  if (!preparation.scale.every((scale) => scale > 0))
    throw problem('interchange.cannot-express', { what: 'a scale below 0', format });
  return { ...model, trees };
}

// From here on XGBoost's single-precision SHAP values were seen to be off by more than 1e-6 (1.7.4, 50 trees).
const manyFeaturesOnAPath = 12;

function noticesOf(
  { features, missingPolicy, trees }: TreeModel,
  isLogistic: boolean,
  areNamesUsable: boolean,
): readonly string[] {
  const notices: string[] = [];
  if (!isLogistic)
    notices.push('a forest: written as reg:squarederror, whose prediction is the probability');
  if (!areNamesUsable)
    notices.push(
      'names with [ ] or < were left out: give the columns in the order of the features',
    );
  const words = features.filter(({ kind }) => kind === 'category').length;
  if (words > 0)
    notices.push(
      `${words} of the features hold words: give their numbers, the words' places in attributes.casthouse`,
    );
  const featuresOnAPath = pathFacts(trees).mostFeaturesOnAPath;
  if (featuresOnAPath > manyFeaturesOnAPath)
    notices.push(
      `paths of up to ${featuresOnAPath} features: XGBoost computes SHAP values in single precision, which loses digits on such paths; its values need not add up to its own prediction, those given here do`,
    );
  if (missingPolicy === 'refuse')
    notices.push('XGBoost predicts rows with missing values, which this model refuses');
  return notices;
}

/** Names the inputs that are split by category; empty when there are none. */
function featureTypes({ trees, features }: TreeModel): readonly string[] {
  const { categorySplits, splitFeature } = trees;
  if (categorySplits === undefined) return [];
  const is = new Set<number>();
  categorySplits.setOfNode.forEach((set, node) => {
    if (set >= 0) is.add(splitFeature[node]!);
  });
  return features.map((_, f) => (is.has(f) ? 'c' : 'float'));
}

const noParent = 2147483647;

function treeText(model: TreeModel, tree: number): string {
  const { trees } = model;
  const { treeStart, splitFeature, left, right, value, cover, gain } = trees;
  const isSplit = (node: number) => splitFeature[node]! >= 0;
  const nodes = siblingsTogether(trees, treeStart[tree]!);
  const placeOf = new Map(nodes.map((node, place) => [node, place]));
  const parents = new Array<number>(nodes.length).fill(noParent);
  nodes.forEach((node, place) => {
    if (!isSplit(node)) return;
    parents[placeOf.get(left[node]!)!] = place;
    parents[placeOf.get(right[node]!)!] = place;
  });
  const sets = nodes.flatMap((node) => {
    const isByCategory = isSplit(node) && (trees.categorySplits?.setOfNode[node] ?? -1) >= 0;
    return isByCategory ? [{ node, categories: rightCategories(model, node) }] : [];
  });
  const isByCategory = new Set(sets.map(({ node }) => node));
  let segment = 0;
  const segments = sets.map(({ categories }) => {
    segment += categories.length;
    return segment - categories.length;
  });
  return treeJson({
    floats: {
      base_weights: nodes.map((node) => value[node]!),
      loss_changes: nodes.map((node) => gain[node]!),
      split_conditions: nodes.map((node) => {
        if (!isSplit(node)) return value[node]!;
        return isByCategory.has(node) ? 0 : rawThreshold(model, node);
      }),
      sum_hessian: nodes.map((node) => cover[node]!),
    },
    integers: {
      categories: sets.flatMap(({ categories }) => categories),
      categories_nodes: sets.map(({ node }) => placeOf.get(node)!),
      categories_segments: segments,
      categories_sizes: sets.map(({ categories }) => categories.length),
      default_left: nodes.map((node) => (isSplit(node) && missingGoesLeft(model, node) ? 1 : 0)),
      left_children: nodes.map((node) => (isSplit(node) ? placeOf.get(left[node]!)! : -1)),
      parents,
      right_children: nodes.map((node) => (isSplit(node) ? placeOf.get(right[node]!)! : -1)),
      split_indices: nodes.map((node) => Math.max(0, splitFeature[node]!)),
      split_type: nodes.map((node) => (isByCategory.has(node) ? 1 : 0)),
    },
    featureCount: model.features.length,
  });
}

/** The nodes of a tree level by level. XGBoost looks for a right child one behind the left one, whatever the file says. */
function siblingsTogether({ splitFeature, left, right }: TreeEnsemble, root: number): number[] {
  const nodes = [root];
  // Grows while it is walked.
  for (const node of nodes) if (splitFeature[node]! >= 0) nodes.push(left[node]!, right[node]!);
  return nodes;
}

/** The smallest single that goes right, so that those below it go left. */
function rawThreshold({ trees, preparation }: TreeModel, node: number): number {
  const feature = trees.splitFeature[node]!;
  const center = preparation.center[feature]!;
  const scale = preparation.scale[feature]!;
  const threshold = trees.threshold[node]!;
  const lowest = lowestSingle((x) => !((x - center) / scale < threshold));
  // All finite values but the outermost go one way.
  return Math.max(-largestSingle, Math.min(largestSingle, lowest ?? largestSingle));
}

const largestSingle = 2 ** 128 - 2 ** 104;

function preparedValue({ preparation }: TreeModel, feature: number, raw: number): number {
  return (raw - preparation.center[feature]!) / preparation.scale[feature]!;
}

/** A missing value goes where what fills it goes. */
function missingGoesLeft(model: TreeModel, node: number): boolean {
  const feature = model.trees.splitFeature[node]!;
  const fill = model.preparation.fill[feature]!;
  return goesLeft(model.trees, node, preparedValue(model, feature, fill));
}

/** XGBoost's sets name the categories that go right; others, which no row here can have, go left. */
function rightCategories(model: TreeModel, node: number): readonly number[] {
  const feature = model.trees.splitFeature[node]!;
  const count = model.preparation.categories[feature]?.length;
  if (count === undefined && !isWholeRaw(model, feature))
    throw problem('interchange.cannot-express', {
      what: `a scaled split by category on ${model.features[feature]!.name}`,
      format,
    });
  return Array.from({ length: count ?? 256 }, (_, code) => code).filter(
    (code) => !goesLeft(model.trees, node, preparedValue(model, feature, code)),
  );
}

function isWholeRaw({ preparation }: TreeModel, feature: number): boolean {
  return preparation.center[feature] === 0 && preparation.scale[feature] === 1;
}

function leafText(value: number, featureCount: number): string {
  return treeJson({
    floats: {
      base_weights: [value],
      loss_changes: [0],
      split_conditions: [value],
      sum_hessian: [1],
    },
    integers: {
      categories: [],
      categories_nodes: [],
      categories_segments: [],
      categories_sizes: [],
      default_left: [0],
      left_children: [-1],
      parents: [noParent],
      right_children: [-1],
      split_indices: [0],
      split_type: [0],
    },
    featureCount,
  });
}

function treeJson(tree: {
  readonly floats: Readonly<Record<string, readonly number[]>>;
  readonly integers: Readonly<Record<string, readonly number[]>>;
  readonly featureCount: number;
}): string {
  const parts = [
    ...Object.entries(tree.floats).map(
      ([name, numbers]) => `"${name}":[${numbers.map(singleText).join(',')}]`,
    ),
    ...Object.entries(tree.integers).map(([name, numbers]) => `"${name}":[${numbers.join(',')}]`),
    '"id":0',
    `"tree_param":${JSON.stringify({
      num_deleted: '0',
      num_feature: String(tree.featureCount),
      num_nodes: String(tree.integers.parents!.length),
      size_leaf_vector: '0',
    })}`,
  ];
  return `{${parts.join(',')}}`;
}

/** The shortest decimal that is this single; XGBoost takes numbers without a point or an exponent for integers. */
function singleText(value: number): string {
  const single = Math.fround(Math.max(-largestSingle, Math.min(largestSingle, value)));
  let text = '0';
  for (let digits = 1; digits <= 9; digits++) {
    text = String(Number(single.toPrecision(digits)));
    if (Math.fround(Number(text)) === single) break;
  }
  return /[.e]/.test(text) ? text : `${text}E0`;
}
