import { problem } from '../../shared/index.js';
import {
  type AnyModel,
  isOutcomeModel,
  type OutcomeModel,
  outcomeWords,
} from '../outcome-model/outcome-model.js';
import {
  areOutcomeFacts,
  outcomeFacts,
  readOutcomeFacts,
  readOutcomeTrees,
  storedOutcomeTrees,
} from '../outcome-model/stored-outcome.js';
import type { Preparation } from '../prepare/preparation.js';
import { modelFacts, readModelFacts } from './model-facts.js';
import { narrowestIntegers, narrowestNumbers } from './narrowest.js';
import { scorerOf } from './scorer.js';
import { readEncoder, storedEncoder } from './stored-encoder.js';
import { readScorer, storedScorer } from './stored-scorer.js';
import { readTrees, storedTrees } from './stored-trees.js';
import { readTensorFile, type Tensor, tensorNamed, writeTensorFile } from './tensor-file.js';
import type { FeatureSchema, TrainedModel } from './trained-model.js';
import { treeInputCount } from './tree-inputs.js';

/** Newest version of the format that this code reads. Files are written in the oldest version that can say what they hold. */
export const modelFormatVersion = 4;
// Readers of version 1 would hand the trees of a model with an encoder the wrong numbers, those before 3 look for trees,
// those before 4 for two classes.
const versionWithEncoder = 2;
const versionWithoutTrees = 3;
const versionOfOutcomes = 4;
const formatName = 'casthouse-model';

/**
 * A model as the bytes of one file in safetensors layout: what JSON can hold is text under
 * `__metadata__.model`, everything numeric is a tensor in its narrowest lossless type. The last four
 * bytes are the XXH32 of all bytes before them, in every version of the format.
 */
export function encodeModelFile(model: AnyModel): Uint8Array {
  if (isOutcomeModel(model)) return encodeOutcomeModel(model);
  const { encoding } = model;
  const scorer = scorerOf(model);
  const version =
    scorer.kind !== 'trees' ? versionWithoutTrees : encoding === undefined ? 1 : versionWithEncoder;
  return writeTensorFile({
    metadata: {
      format: formatName,
      format_version: String(version),
      model: JSON.stringify(modelFacts(model)),
    },
    tensors: {
      ...storedPreparation(model),
      ...(encoding === undefined ? {} : storedEncoder(encoding.encoder)),
      ...(scorer.kind === 'trees' ? storedTrees(scorer.trees) : storedScorer(scorer)),
      'reference.values': narrowestNumbers(model.reference.values),
      'training.fingerprints': narrowestIntegers(model.trainingFingerprints),
    },
  });
}

function encodeOutcomeModel(model: OutcomeModel): Uint8Array {
  return writeTensorFile({
    metadata: {
      format: formatName,
      format_version: String(versionOfOutcomes),
      model: JSON.stringify(outcomeFacts(model)),
    },
    tensors: {
      ...storedPreparation(model),
      ...storedOutcomeTrees(model),
      'reference.values': narrowestNumbers(model.reference.values),
    },
  });
}

function storedPreparation({ preparation }: AnyModel): Record<string, Tensor> {
  return {
    'preparation.fill': narrowestNumbers(preparation.fill),
    'preparation.center': narrowestNumbers(preparation.center),
    'preparation.scale': narrowestNumbers(preparation.scale),
  };
}

/**
 * Reads a model of two classes, as `decodeAnyModel` does; throws `model.other-outcome` for one of several classes or of a
 * number.
 */
export function decodeModelFile(bytes: Uint8Array): TrainedModel {
  const model = decodeAnyModel(bytes);
  if (isOutcomeModel(model)) throw otherOutcome(model);
  return model;
}

/** The problem of a model that answers something else than two classes. */
export function otherOutcome(model: OutcomeModel): Error {
  return problem('model.other-outcome', { name: model.name, outcome: outcomeWords(model) });
}

/**
 * Reads a model file. A file cut short, with any byte changed or of impossible structure throws
 * `model.file-damaged`, one of a newer format `model.file-too-new`. Large tensors stay views into
 * `bytes`, which must not change afterwards.
 */
export function decodeAnyModel(bytes: Uint8Array): AnyModel {
  const { metadata, tensors } = readTensorFile(bytes);
  if (metadata.format !== formatName)
    throw damaged('its format', metadata.format ?? 'no format', formatName);
  checkVersion(metadata.format_version);
  const data = parsed(metadata.model);
  if (areOutcomeFacts(data)) {
    const facts = readOutcomeFacts(data);
    const { name, features, missingPolicy, provenance, outcome } = facts;
    const shared = readShared(features, tensors);
    const ensembles = readOutcomeTrees(facts, tensors);
    return { name, features, missingPolicy, provenance, outcome, ...shared, ensembles };
  }
  const { trees, scorer, encoding: shape, ...facts } = readModelFacts(data);
  const { features } = facts;
  const { preparation, reference } = readShared(features, tensors);
  const encoding =
    shape === null
      ? undefined
      : { featureSet: shape.featureSet, encoder: readEncoder(tensors, shape, preparation) };
  const inputs = treeInputCount(features.length, encoding);
  return {
    ...facts,
    preparation,
    ...(encoding === undefined ? {} : { encoding }),
    // One of the two is there: facts without a scorer are those of trees.
    ...(trees === null
      ? { scorer: readScorer(scorer!, tensors, inputs) }
      : { trees: readTrees(tensors, inputs, trees.baseMargin, trees.objective) }),
    reference,
    trainingFingerprints: new Uint32Array(tensorNamed(tensors, 'training.fingerprints')),
  };
}

/** What models of all outcomes have. */
function readShared(
  features: readonly FeatureSchema[],
  tensors: Readonly<Record<string, Tensor>>,
): Pick<TrainedModel, 'preparation' | 'reference'> {
  checkFeatures(features);
  const numbers = (name: string, length?: number) => doubles(tensors, name, length);
  const referenceValues = numbers('reference.values');
  const scale = numbers('preparation.scale', features.length);
  const center = numbers('preparation.center', features.length);
  if (
    scale.some((value) => value === 0 || !Number.isFinite(value)) ||
    !center.every(Number.isFinite)
  )
    throw damaged('preparation', 'a number out of range', 'finite centers, scales other than 0');
  if (referenceValues.length % features.length !== 0)
    throw damaged('reference', `${referenceValues.length} values`, `rows of ${features.length}`);
  const preparation: Preparation = {
    featureNames: features.map((feature) => feature.name),
    fill: numbers('preparation.fill', features.length),
    center,
    scale,
    categories: features.map((feature) =>
      feature.kind === 'category' ? feature.categories : null,
    ),
  };
  return {
    preparation,
    reference: {
      rowCount: referenceValues.length / features.length,
      values: referenceValues,
    },
  };
}

function checkVersion(text = ''): void {
  const version = Number(text);
  if (!/^[1-9]\d{0,8}$/.test(text)) throw damaged('its format version', text, 'a number from 1');
  if (version > modelFormatVersion)
    throw problem('model.file-too-new', { version: text, newestKnown: modelFormatVersion });
}

function parsed(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged('its facts', 'text that is not JSON', 'a JSON object');
  }
}

function checkFeatures(features: readonly FeatureSchema[]): void {
  if (features.length === 0) throw damaged('features', 'none', 'at least one');
  if (new Set(features.map((feature) => feature.name)).size !== features.length)
    throw damaged('features', 'a name twice', 'every name once');
}

function doubles(
  tensors: Readonly<Record<string, Tensor>>,
  name: string,
  length?: number,
): Float64Array {
  const tensor = tensorNamed(tensors, name);
  if (length !== undefined && tensor.length !== length)
    throw damaged(`tensor ${name}`, `${tensor.length} values`, `${length} values`);
  return tensor instanceof Float64Array ? tensor : new Float64Array(tensor);
}

function damaged(what: string, got: string, expected: string) {
  return problem('model.file-damaged', { what, got, expected });
}
