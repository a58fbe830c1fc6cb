import type { EnsembleObjective, TreeEnsemble } from '../trees/tree-ensemble.js';
import {
  asRecord,
  countAt,
  damaged,
  type JsonRecord,
  listAt,
  numbersAt,
  recordAt,
  shown,
  textAt,
  unsupported,
} from './file-facts.js';
import type { ForeignModel } from './foreign-model.js';
import { type ForeignTree, foreignEnsembles } from './foreign-trees.js';
import { parsedJson } from './parsed-json.js';
import { xgboostTree } from './xgboost-tree.js';

/**
 * Reads the JSON that XGBoost's `save_model('x.json')` writes, version 1.0 and later: boosters gbtree and dart, objectives of
 * two classes, of several and of a number, missing values, categories.
 * https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html
 * Throws `interchange.damaged` and `interchange.unsupported`, which name what is wrong.
 */
export function readXgboost(text: string): ForeignModel {
  const file = asRecord(parsedJson(text), 'the file');
  const learner = recordAt(file, 'learner', 'the file');
  const objectiveName = textAt(recordAt(learner, 'objective', 'learner'), 'name', 'objective');
  const known = objectives.get(objectiveName);
  if (known === undefined)
    throw unsupported('objective', objectiveName, [...objectives.keys()].join(', '));
  const { objective, link = 'identity', notice } = known;
  const parameters = recordAt(learner, 'learner_model_param', 'learner');
  const featureCount = countAt(parameters, 'num_feature', 'learner_model_param');
  if (featureCount === 0 || featureCount > mostFeatures)
    throw damaged('num_feature', String(featureCount), `1 to ${mostFeatures}`);
  const targets = countAt(parameters, 'num_target', 'learner_model_param', 1);
  if (targets > 1) throw unsupported('targets', String(targets), 'one target');
  const classCount = classCountOf(parameters, objective);
  const booster = boosterOf(recordAt(learner, 'gradient_booster', 'learner'));
  const { trees, classOfTree } = treesOf(booster, classCount);
  const cut = bestIteration(learner, booster.model, classCount);
  const used = Math.min(trees.length, cut?.trees ?? trees.length);
  const bases = baseMargins(parameters, known, classCount);
  const treesOfClass = bases.map((): ForeignTree[] => []);
  for (let t = 0; t < used; t++) treesOfClass[classOfTree[t]!]!.push(trees[t]!);
  return {
    format: 'xgboost-json',
    writtenBy: `XGBoost ${versionOf(file)}`,
    objective: objectiveName,
    featureNames: featureNames(learner, featureCount),
    featureCount,
    isCategorical: categorical(learner, booster.model, featureCount),
    ensembles: bases.flatMap((base, k): readonly TreeEnsemble[] =>
      foreignEnsembles(treesOfClass[k]!, objective, featureCount, [base]),
    ),
    link,
    classNames: null,
    hasCovers: true,
    notices: [
      ...(notice === undefined ? [] : [notice]),
      ...(cut === null || used === trees.length
        ? []
        : [
            `the first ${used} of ${trees.length} trees were taken: those up to the best iteration, which scikit-learn's interface predicts with`,
          ]),
    ],
  };
}

interface Objective {
  readonly objective: EnsembleObjective;
  /** Default `identity`. */
  readonly link?: ForeignModel['link'];
  /** The base score is a margin already. */
  readonly hasRawBase?: true;
  readonly notice?: string;
}

const objectives: ReadonlyMap<string, Objective> = new Map([
  ['binary:logistic', { objective: 'logistic' }],
  ['reg:logistic', { objective: 'logistic' }],
  [
    'binary:logitraw',
    {
      objective: 'logistic',
      hasRawBase: true,
      notice: 'binary:logitraw predicts log odds there; here their probability',
    },
  ],
  ['multi:softprob', { objective: 'softmax' }],
  ['multi:softmax', { objective: 'softmax' }],
  ['reg:squarederror', { objective: 'squared-error' }],
  // The name of reg:squarederror before version 0.83.
  ['reg:linear', { objective: 'squared-error' }],
  ['reg:squaredlogerror', { objective: 'squared-error' }],
  ['reg:pseudohubererror', { objective: 'squared-error' }],
  ['reg:absoluteerror', { objective: 'squared-error' }],
  ['count:poisson', { objective: 'squared-error', link: 'logarithm' }],
  ['reg:gamma', { objective: 'squared-error', link: 'logarithm' }],
  ['reg:tweedie', { objective: 'squared-error', link: 'logarithm' }],
] as const);

// A file of a few bytes must not ask for gigabytes.
const mostFeatures = 100_000;
const mostClasses = 10_000;

interface Booster {
  readonly model: JsonRecord;
  /** What every tree counts; null when all count 1. */
  readonly weights: readonly number[] | null;
}

function boosterOf(booster: JsonRecord): Booster {
  const name = textAt(booster, 'name', 'gradient_booster');
  if (name === 'gbtree')
    return { model: recordAt(booster, 'model', 'gradient_booster'), weights: null };
  if (name !== 'dart') throw unsupported('booster', name, 'gbtree, dart');
  return {
    model: recordAt(recordAt(booster, 'gbtree', 'gradient_booster'), 'model', 'gbtree'),
    weights: numbersAt(booster, 'weight_drop', 'gradient_booster'),
  };
}

function treesOf(
  { model, weights }: Booster,
  classCount: number,
): { readonly trees: readonly ForeignTree[]; readonly classOfTree: readonly number[] } {
  const list = listAt(model, 'trees', 'model');
  const parameters = recordAt(model, 'gbtree_model_param', 'model');
  const count = countAt(parameters, 'num_trees', 'gbtree_model_param', list.length);
  if (count !== list.length) throw damaged('trees', `${list.length} trees`, `${count}`);
  const classOfTree = numbersAt(model, 'tree_info', 'model');
  if (classOfTree.length !== count)
    throw damaged('tree_info', `${classOfTree.length} entries`, `${count}, one for each tree`);
  if (weights !== null && weights.length !== count)
    throw damaged('weight_drop', `${weights.length} entries`, `${count}, one for each tree`);
  classOfTree.forEach((number, t) => {
    if (!(Number.isInteger(number) && number >= 0 && number < classCount))
      throw damaged(`tree_info[${t}]`, String(number), `a class below ${classCount}`);
  });
  const trees = list.map((tree, t) =>
    xgboostTree(asRecord(tree, `tree ${t}`), `tree ${t}`, weights?.[t] ?? 1),
  );
  return { trees, classOfTree };
}

function classCountOf(parameters: JsonRecord, objective: EnsembleObjective): number {
  const count = countAt(parameters, 'num_class', 'learner_model_param', 0);
  if (objective !== 'softmax') {
    if (count > 1) throw damaged('num_class', String(count), '0 for this objective');
    return 1;
  }
  if (count < 2 || count > mostClasses)
    throw damaged('num_class', String(count), `2 to ${mostClasses} classes`);
  return count;
}

/** `5E-1`; from version 3.1 a list such as `[5E-1]`, with an entry for every class or one for all. */
function baseMargins(
  parameters: JsonRecord,
  { objective, link, hasRawBase }: Objective,
  classCount: number,
): readonly number[] {
  const text = textAt(parameters, 'base_score', 'learner_model_param');
  const scores = text
    .replace(/^\[(.*)\]$/, '$1')
    .split(',')
    .map((score) => (score.trim() === '' ? Number.NaN : Math.fround(Number(score))));
  if (!scores.every(Number.isFinite) || (scores.length !== 1 && scores.length !== classCount))
    throw damaged('base_score', shown(text), 'a number');
  return Array.from({ length: classCount }, (_, k) => {
    const score = scores[k] ?? scores[0]!;
    if (link === 'logarithm' && !(score > 0))
      throw damaged('base_score', shown(text), 'a number above 0');
    if (link === 'logarithm') return Math.log(score);
    if (objective !== 'logistic' || hasRawBase) return score;
    if (!(score > 0 && score < 1))
      throw damaged('base_score', shown(text), 'a probability between 0 and 1');
    return -Math.log(1 / score - 1);
  });
}

/** scikit-learn's interface predicts with the trees up to the best iteration, XGBoost's own with all of them. */
function bestIteration(
  learner: JsonRecord,
  model: JsonRecord,
  classCount: number,
): { readonly trees: number } | null {
  const attributes =
    learner.attributes === undefined ? {} : recordAt(learner, 'attributes', 'learner');
  if (attributes.scikit_learn === undefined || attributes.best_iteration === undefined) return null;
  const parameters = recordAt(model, 'gbtree_model_param', 'model');
  const parallel = countAt(parameters, 'num_parallel_tree', 'gbtree_model_param', 1);
  const best = countAt(attributes, 'best_iteration', 'attributes');
  return { trees: (best + 1) * Math.max(1, parallel) * classCount };
}

function featureNames(learner: JsonRecord, featureCount: number): readonly string[] | null {
  if (learner.feature_names === undefined) return null;
  const names = listAt(learner, 'feature_names', 'learner');
  if (names.length === 0) return null;
  if (names.length !== featureCount)
    throw damaged('feature_names', `${names.length} names`, `${featureCount}`);
  return names.map((name, i) => {
    if (typeof name !== 'string') throw damaged(`feature_names[${i}]`, shown(name), 'text');
    return name;
  });
}

/** Inputs that the file calls categorical, or that a tree splits by category. */
function categorical(
  learner: JsonRecord,
  model: JsonRecord,
  featureCount: number,
): readonly boolean[] {
  const types =
    learner.feature_types === undefined ? [] : listAt(learner, 'feature_types', 'learner');
  const is = Array.from({ length: featureCount }, (_, f) => types[f] === 'c');
  for (const tree of listAt(model, 'trees', 'model')) {
    const from = asRecord(tree, 'tree');
    const kinds = from.split_type;
    const features = listAt(from, 'split_indices', 'tree');
    if (!Array.isArray(kinds)) continue;
    kinds.forEach((kind, node) => {
      // A leaf keeps the kind of the split it once was.
      const feature = features[node];
      if (
        kind === 1 &&
        typeof feature === 'number' &&
        listAt(from, 'left_children', 'tree')[node] !== -1
      )
        is[feature] = true;
    });
  }
  return is;
}

function versionOf(file: JsonRecord): string {
  const { version } = file;
  return Array.isArray(version) && version.every(Number.isInteger)
    ? version.join('.')
    : 'of unknown version';
}
