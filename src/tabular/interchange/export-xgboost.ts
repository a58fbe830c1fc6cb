import { problem } from '../../shared/index.js';
import { pathFacts } from '../explain/path-facts.js';
import type { TrainedModel } from '../model/trained-model.js';
import {
  type AnyModel,
  isOutcomeModel,
  type OutcomeModel,
} from '../outcome-model/outcome-model.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { leafText, treeText } from './xgboost-tree-text.js';

export interface XgboostExport {
  /** The file `load_model` of XGBoost 1.7 and later reads. */
  readonly text: string;
  /** What a user of the file has to know, English sentences. */
  readonly notices: readonly string[];
}

/**
 * A model as XGBoost's JSON that takes raw features: filling and scaling are in its thresholds, each chosen so that every
 * finite single-precision value but the outermost two takes the way it takes here. Categories go in as their numbers
 * (`attributes.casthouse` holds their words, the classes and the threshold). Leaves are rounded to single precision. A
 * forest becomes a reg:squarederror, whose prediction is the probability; several classes a multi:softprob, a number a
 * reg:squarederror, or a count:poisson where the trees add up to its logarithm.
 * Throws `interchange.cannot-express`.
 */
export function exportXgboost(given: AnyModel): XgboostExport {
  const written = writtenForm(given);
  const { features, missingPolicy } = given;
  const { texts, classOfTree } = treeTexts(given, written.ensembles);
  const areNamesUsable = features.every(({ name }) => !/[[\]<]/.test(name));
  const about = {
    model: given.name,
    ...written.about,
    missingPolicy,
    categories: Object.fromEntries(
      features.flatMap((feature) =>
        feature.kind === 'category' ? [[feature.name, feature.categories]] : [],
      ),
    ),
  };
  const classCount = written.ensembles.length;
  const learner = {
    attributes: { casthouse: JSON.stringify(about) },
    feature_names: areNamesUsable ? features.map(({ name }) => name) : [],
    feature_types: featureTypes(given, written.ensembles),
    gradient_booster: {
      model: {
        gbtree_model_param: {
          num_parallel_tree: '1',
          num_trees: String(texts.length),
          size_leaf_vector: '0',
        },
        tree_info: classOfTree,
        trees: [],
      },
      name: 'gbtree',
    },
    learner_model_param: {
      base_score: written.baseScore,
      boost_from_average: '1',
      num_class: classCount > 1 ? String(classCount) : '0',
      num_feature: String(features.length),
      num_target: '1',
    },
    objective: written.objective,
  };
  const numbered = texts.map((text, id) => text.replace('"id":0', `"id":${id}`));
  // The only empty list of that name: the text above it is quoted.
  const text = JSON.stringify({ learner, version: [1, 7, 4] }).replace(
    '"trees":[]',
    () => `"trees":[${numbered.join(',')}]`,
  );
  return { text, notices: [...written.notices, ...noticesOf(given, written, areNamesUsable)] };
}

const format = "XGBoost's JSON";

/** What the form of the file depends on. */
interface WrittenForm {
  /** One for each class, or one. */
  readonly ensembles: readonly TreeEnsemble[];
  readonly objective: Readonly<Record<string, unknown>>;
  /** Such that its margin is 0: what the trees start from stands in a tree of its own. */
  readonly baseScore: string;
  readonly about: Readonly<Record<string, unknown>>;
  readonly notices: readonly string[];
}

const regLoss = { reg_loss_param: { scale_pos_weight: '1' } };

function writtenForm(model: AnyModel): WrittenForm {
  if (!model.preparation.scale.every((scale) => scale > 0))
    throw problem('interchange.cannot-express', { what: 'a scale below 0', format });
  return isOutcomeModel(model) ? outcomeForm(model) : twoClassForm(model);
}

function twoClassForm({ trees, scorer, encoding, classes, threshold }: TrainedModel): WrittenForm {
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
  const base = { ensembles: [trees], about: { classes, threshold } };
  if (trees.objective === 'logistic')
    return {
      ...base,
      objective: { name: 'binary:logistic', ...regLoss },
      baseScore: '5E-1',
      notices: [],
    };
  if (trees.objective !== 'mean-probability')
    throw problem('interchange.cannot-express', { what: `objective ${trees.objective}`, format });
  return {
    ...base,
    objective: { name: 'reg:squarederror', ...regLoss },
    baseScore: '0E0',
    notices: ['a forest: written as reg:squarederror, whose prediction is the probability'],
  };
}

function outcomeForm({ outcome, ensembles }: OutcomeModel): WrittenForm {
  if (outcome.kind === 'classes') {
    if (ensembles[0]!.objective !== 'softmax')
      throw problem('interchange.cannot-express', {
        what: 'a forest of several classes answers shares, not scores',
        format,
      });
    const { classes } = outcome;
    const multiclass = { softmax_multiclass_param: { num_class: String(classes.length) } };
    return {
      ensembles,
      objective: { name: 'multi:softprob', ...multiclass },
      baseScore: '0E0',
      about: { classes },
      notices: [],
    };
  }
  const isLogarithm = outcome.link === 'logarithm';
  return {
    ensembles,
    objective: isLogarithm
      ? { name: 'count:poisson', poisson_regression_param: { max_delta_step: '0.7' } }
      : { name: 'reg:squarederror', ...regLoss },
    baseScore: isLogarithm ? '1E0' : '0E0',
    about: {},
    notices: isLogarithm
      ? ['the trees add up to a logarithm: written as count:poisson, whatever they were trained by']
      : [],
  };
}

/** Trees in rounds of one for each class, as XGBoost counts them; short classes are filled up with empty trees. */
function treeTexts(model: AnyModel, ensembles: readonly TreeEnsemble[]) {
  const { length: featureCount } = model.features;
  const ofClass = ensembles.map((trees) => {
    const texts = Array.from({ length: trees.treeStart.length - 1 }, (_, t) =>
      treeText({ features: model.features, preparation: model.preparation, trees }, t),
    );
    // A base of its own tree keeps the precision that a probability near 0 or 1 would lose.
    if (trees.baseMargin !== 0 || texts.length === 0)
      texts.unshift(leafText(trees.baseMargin, featureCount));
    return texts;
  });
  const rounds = Math.max(...ofClass.map(({ length }) => length));
  const texts: string[] = [];
  const classOfTree: number[] = [];
  for (let round = 0; round < rounds; round++)
    ofClass.forEach((own, k) => {
      texts.push(own[round] ?? leafText(0, featureCount));
      classOfTree.push(k);
    });
  return { texts, classOfTree };
}

// From here on XGBoost's single-precision SHAP values were seen to be off by more than 1e-6 (1.7.4, 50 trees).
const manyFeaturesOnAPath = 12;

function noticesOf(
  { features, missingPolicy }: AnyModel,
  { ensembles }: WrittenForm,
  areNamesUsable: boolean,
): readonly string[] {
  const notices: string[] = [];
  if (!areNamesUsable)
    notices.push(
      'names with [ ] or < were left out: give the columns in the order of the features',
    );
  const words = features.filter(({ kind }) => kind === 'category').length;
  if (words > 0)
    notices.push(
      `${words} of the features hold words: give their numbers, the words' places in attributes.casthouse`,
    );
  const onAPath = Math.max(...ensembles.map((trees) => pathFacts(trees).mostFeaturesOnAPath));
  if (onAPath > manyFeaturesOnAPath)
    notices.push(
      `paths of up to ${onAPath} features: XGBoost computes SHAP values in single precision, which loses digits on such paths; its values need not add up to its own prediction, those given here do`,
    );
  if (missingPolicy === 'refuse')
    notices.push('XGBoost predicts rows with missing values, which this model refuses');
  return notices;
}

/** Names the inputs that are split by category; empty when there are none. */
function featureTypes(
  { features }: AnyModel,
  ensembles: readonly TreeEnsemble[],
): readonly string[] {
  const is = new Set<number>();
  for (const { categorySplits, splitFeature } of ensembles)
    categorySplits?.setOfNode.forEach((set, node) => {
      if (set >= 0) is.add(splitFeature[node]!);
    });
  if (is.size === 0) return [];
  return features.map((_, f) => (is.has(f) ? 'c' : 'float'));
}
