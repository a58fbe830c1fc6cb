import { problem } from '../../shared/index.js';
import {
  asNumber,
  asRecord,
  asText,
  type JsonRecord,
  listAt,
  recordAt,
  textAt,
  wordAt,
} from '../model/json-facts.js';
import { readFeature, readProvenance } from '../model/model-facts.js';
import { readClassTrees, storedClassTrees } from '../model/stored-trees.js';
import type { Tensor } from '../model/tensor-file.js';
import type { EnsembleObjective, TreeEnsemble } from '../trees/tree-ensemble.js';
import type { Outcome, OutcomeModel } from './outcome-model.js';

/** What a model file holds beside its tensors; `outcome` tells it from one of two classes. */
export interface OutcomeFacts
  extends Pick<OutcomeModel, 'name' | 'features' | 'missingPolicy' | 'provenance' | 'outcome'> {
  readonly objective: EnsembleObjective;
  readonly baseMargins: readonly number[];
}

export function outcomeFacts(model: OutcomeModel): JsonRecord {
  const { name, features, missingPolicy, provenance, outcome, ensembles } = model;
  return {
    name,
    features,
    missingPolicy,
    provenance,
    outcome,
    objective: ensembles[0]!.objective,
    baseMargins: ensembles.map(({ baseMargin }) => baseMargin),
  };
}

/** Whether parsed facts are those of such a model. */
export function areOutcomeFacts(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'outcome' in data;
}

/** Reads them from parsed JSON; throws `model.file-damaged`. */
export function readOutcomeFacts(data: unknown): OutcomeFacts {
  const facts = asRecord(data, 'model');
  const outcome = readOutcome(recordAt(facts, 'outcome'));
  const objective = wordAt(facts, 'objective', 'softmax', 'mean-probability', 'squared-error');
  const baseMargins = listAt(facts, 'baseMargins', asNumber);
  const expected = outcome.kind === 'classes' ? outcome.classes.length : 1;
  if (baseMargins.length !== expected || (objective === 'squared-error') !== (expected === 1))
    throw problem('model.file-damaged', {
      what: 'the outcome',
      got: `${baseMargins.length} ensembles of ${objective}`,
      expected: `${expected} that fit a model of ${outcome.kind}`,
    });
  return {
    name: textAt(facts, 'name'),
    features: listAt(facts, 'features', readFeature),
    missingPolicy: wordAt(facts, 'missingPolicy', 'impute', 'refuse'),
    provenance: readProvenance(recordAt(facts, 'provenance')),
    outcome,
    objective,
    baseMargins,
  };
}

function readOutcome(from: JsonRecord): Outcome {
  if (wordAt(from, 'kind', 'classes', 'number') === 'number')
    return { kind: 'number', link: wordAt(from, 'link', 'identity', 'logarithm') };
  const classes = listAt(from, 'classes', asText);
  if (classes.length < 2 || new Set(classes).size !== classes.length)
    throw problem('model.file-damaged', {
      what: 'the classes',
      got: `${classes.length} names`,
      expected: 'two or more, each once',
    });
  return { kind: 'classes', classes };
}

export function storedOutcomeTrees({ ensembles }: OutcomeModel): Record<string, Tensor> {
  return storedClassTrees(ensembles);
}

export function readOutcomeTrees(
  { baseMargins, objective, features }: OutcomeFacts,
  tensors: Readonly<Record<string, Tensor>>,
): readonly TreeEnsemble[] {
  return readClassTrees(tensors, features.length, baseMargins, objective);
}
