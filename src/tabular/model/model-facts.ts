import type { BilingualText } from '../../shared/index.js';
import type { BinaryMetrics } from '../measure/binary-metrics.js';
import type { Encoder } from '../neural/encoder.js';
import type { EnsembleObjective } from '../trees/tree-ensemble.js';
import {
  asRecord,
  asText,
  countAt,
  type JsonRecord,
  listAt,
  numberAt,
  numberOrNaNAt,
  recordAt,
  textAt,
  wordAt,
} from './json-facts.js';
import { scorerOf } from './scorer.js';
import { type ScorerFacts, scorerFacts } from './stored-scorer.js';
import type {
  FeatureSchema,
  OperatorFacts,
  ProtocolResult,
  Provenance,
  TrainedModel,
} from './trained-model.js';
import type { Encoding } from './tree-inputs.js';

/** Everything of a model that is not a tensor, as it stands in the file's JSON. */
export interface ModelFacts
  extends Pick<
    TrainedModel,
    'name' | 'features' | 'classes' | 'threshold' | 'missingPolicy' | 'results' | 'provenance'
  > {
  /** Of trees; null where another scorer stands in their place. */
  readonly trees: { readonly objective: EnsembleObjective; readonly baseMargin: number } | null;
  /** Null where there are trees. */
  readonly scorer: ScorerFacts | null;
  /** Null without an encoder. */
  readonly encoding:
    | (Pick<Encoding, 'featureSet'> & Pick<Encoder, 'inputCount' | 'latentCount'>)
    | null;
}

/** The plain data of a model; NaN becomes null in JSON text. */
export function modelFacts(model: TrainedModel): JsonRecord {
  const { name, features, classes, threshold, missingPolicy, results, provenance, encoding } =
    model;
  const scorer = scorerOf(model);
  return {
    name,
    features,
    classes,
    threshold,
    missingPolicy,
    results,
    provenance,
    ...(scorer.kind === 'trees'
      ? { objective: scorer.trees.objective, baseMargin: scorer.trees.baseMargin }
      : { scorer: scorerFacts(scorer) }),
    ...(encoding === undefined
      ? {}
      : {
          encoding: {
            featureSet: encoding.featureSet,
            inputCount: encoding.encoder.inputCount,
            latentCount: encoding.encoder.latentCount,
          },
        }),
  };
}

/** Reads them back from parsed JSON; throws `model.file-damaged` naming what is wrong. */
export function readModelFacts(data: unknown): ModelFacts {
  const facts = asRecord(data, 'model');
  const [negative = '', positive = ''] = listAt(facts, 'classes', asText);
  return {
    name: textAt(facts, 'name'),
    features: listAt(facts, 'features', readFeature),
    classes: [negative, positive],
    threshold: numberAt(facts, 'threshold'),
    missingPolicy: wordAt(facts, 'missingPolicy', 'impute', 'refuse'),
    results: listAt(facts, 'results', readResult),
    provenance: readProvenance(recordAt(facts, 'provenance')),
    trees:
      facts.scorer === undefined
        ? {
            objective: wordAt(facts, 'objective', 'logistic', 'mean-probability'),
            baseMargin: numberAt(facts, 'baseMargin'),
          }
        : null,
    scorer: facts.scorer === undefined ? null : recordAt(facts, 'scorer'),
    encoding: facts.encoding === undefined ? null : readEncoding(recordAt(facts, 'encoding')),
  };
}

function readEncoding(from: JsonRecord): NonNullable<ModelFacts['encoding']> {
  return {
    featureSet: wordAt(from, 'featureSet', 'latent', 'combined'),
    inputCount: countAt(from, 'inputCount'),
    latentCount: countAt(from, 'latentCount'),
  };
}

export function readFeature(value: unknown, what: string): FeatureSchema {
  const from = asRecord(value, what);
  const base = {
    name: textAt(from, 'name'),
    missingShare: numberAt(from, 'missingShare'),
    ...(from.operator === undefined ? {} : { operator: readOperator(recordAt(from, 'operator')) }),
  };
  if (wordAt(from, 'kind', 'number', 'category') === 'category')
    return {
      ...base,
      kind: 'category',
      categories: listAt(from, 'categories', asText),
      mostFrequent: textAt(from, 'mostFrequent'),
    };
  return {
    ...base,
    kind: 'number',
    min: numberOrNaNAt(from, 'min'),
    max: numberOrNaNAt(from, 'max'),
    mean: numberOrNaNAt(from, 'mean'),
    median: numberOrNaNAt(from, 'median'),
  };
}

function readOperator(from: JsonRecord): OperatorFacts {
  const range = from.normalRange === null ? null : recordAt(from, 'normalRange');
  return {
    ...(from.title === undefined ? {} : { title: bilingualAt(from, 'title') }),
    equipment: bilingualAt(from, 'equipment'),
    description: bilingualAt(from, 'description'),
    unit: textAt(from, 'unit'),
    normalRange:
      range === null ? null : { low: numberAt(range, 'low'), high: numberAt(range, 'high') },
    impact: bilingualAt(from, 'impact'),
    actionWhenLow: bilingualAt(from, 'actionWhenLow'),
    actionWhenHigh: bilingualAt(from, 'actionWhenHigh'),
  };
}

function bilingualAt(from: JsonRecord, key: string): BilingualText {
  const text = recordAt(from, key);
  return { ko: textAt(text, 'ko'), en: textAt(text, 'en') };
}

function readResult(value: unknown, what: string): ProtocolResult {
  const from = asRecord(value, what);
  return {
    protocol: wordAt(from, 'protocol', 'twins-together', 'forward', 'random-rows'),
    trainingRows: countAt(from, 'trainingRows'),
    testRows: countAt(from, 'testRows'),
    testRowsWithTwinShare: numberAt(from, 'testRowsWithTwinShare'),
    metrics: readMetrics(recordAt(from, 'metrics')),
    ...(from.intervals === undefined
      ? {}
      : { intervals: readIntervals(recordAt(from, 'intervals')) }),
  };
}

function readIntervals(from: JsonRecord): NonNullable<ProtocolResult['intervals']> {
  const bounds = (key: string) => {
    const of = recordAt(from, key);
    return { low: numberOrNaNAt(of, 'low'), high: numberOrNaNAt(of, 'high') };
  };
  return { f1: bounds('f1'), rocAuc: bounds('rocAuc'), prAuc: bounds('prAuc') };
}

function readMetrics(from: JsonRecord): BinaryMetrics {
  const confusion = recordAt(from, 'confusion');
  return {
    rowCount: countAt(from, 'rowCount'),
    positiveShare: numberOrNaNAt(from, 'positiveShare'),
    threshold: numberAt(from, 'threshold'),
    f1: numberOrNaNAt(from, 'f1'),
    precision: numberOrNaNAt(from, 'precision'),
    recall: numberOrNaNAt(from, 'recall'),
    accuracy: numberOrNaNAt(from, 'accuracy'),
    rocAuc: numberOrNaNAt(from, 'rocAuc'),
    prAuc: numberOrNaNAt(from, 'prAuc'),
    logLoss: numberOrNaNAt(from, 'logLoss'),
    brier: numberOrNaNAt(from, 'brier'),
    confusion: {
      truePositive: countAt(confusion, 'truePositive'),
      falsePositive: countAt(confusion, 'falsePositive'),
      trueNegative: countAt(confusion, 'trueNegative'),
      falseNegative: countAt(confusion, 'falseNegative'),
    },
  };
}

export function readProvenance(from: JsonRecord): Provenance {
  return {
    createdAt: textAt(from, 'createdAt'),
    dataHash: textAt(from, 'dataHash'),
    dataName: textAt(from, 'dataName'),
    rowCount: countAt(from, 'rowCount'),
    seed: numberAt(from, 'seed'),
    casthouseVersion: textAt(from, 'casthouseVersion'),
    options: recordAt(from, 'options'),
  };
}
