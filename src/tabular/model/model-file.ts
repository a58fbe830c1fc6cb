import { problem } from '../../shared/index.js';
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
export const modelFormatVersion = 3;
// Readers of version 1 would hand the trees of a model with an encoder the wrong numbers, those before 3 look for trees.
const versionWithEncoder = 2;
const versionWithoutTrees = 3;
const formatName = 'casthouse-model';

/**
 * A model as the bytes of one file in safetensors layout: what JSON can hold is text under
 * `__metadata__.model`, everything numeric is a tensor in its narrowest lossless type. The last four
 * bytes are the XXH32 of all bytes before them, in every version of the format.
 */
export function encodeModelFile(model: TrainedModel): Uint8Array {
  const { preparation, reference, encoding } = model;
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
      'preparation.fill': narrowestNumbers(preparation.fill),
      'preparation.center': narrowestNumbers(preparation.center),
      'preparation.scale': narrowestNumbers(preparation.scale),
      ...(encoding === undefined ? {} : storedEncoder(encoding.encoder)),
      ...(scorer.kind === 'trees' ? storedTrees(scorer.trees) : storedScorer(scorer)),
      'reference.values': narrowestNumbers(reference.values),
      'training.fingerprints': narrowestIntegers(model.trainingFingerprints),
    },
  });
}

/**
 * Reads a model file. A file cut short, with any byte changed or of impossible structure throws
 * `model.file-damaged`, one of a newer format `model.file-too-new`. Large tensors stay views into
 * `bytes`, which must not change afterwards.
 */
export function decodeModelFile(bytes: Uint8Array): TrainedModel {
  const { metadata, tensors } = readTensorFile(bytes);
  if (metadata.format !== formatName)
    throw damaged('its format', metadata.format ?? 'no format', formatName);
  checkVersion(metadata.format_version);
  const { trees, scorer, encoding: shape, ...facts } = readModelFacts(parsed(metadata.model));
  const { features } = facts;
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
    reference: {
      rowCount: referenceValues.length / features.length,
      values: referenceValues,
    },
    trainingFingerprints: new Uint32Array(tensorNamed(tensors, 'training.fingerprints')),
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
