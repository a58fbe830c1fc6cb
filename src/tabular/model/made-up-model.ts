import { seededRandom } from '../../shared/index.js';
import { randomEnsemble } from '../explain/random-ensemble.js';
import type { FeatureSchema, OperatorFacts, TrainedModel, TreeModel } from './trained-model.js';

/** What a made-up model shall look like. */
export interface MadeUpShape {
  readonly seed?: number;
  readonly treeCount?: number;
  readonly depth?: number;
  /** Numbers beside the one category; default 4, named `Process_F1`, `Process_F2`, `Sensor_F3`, ... */
  readonly numberCount?: number;
  readonly missingPolicy?: TrainedModel['missingPolicy'];
}

/**
 * A model of random trees for tests and benchmarks. Numbers span -10..10 around 0 with scale 10; the last
 * number was missing in 80 % of training rows and its direction is learned; the category `Product` is
 * `A`, `B` or `다` and most often `B`.
 */
export function madeUpModel(shape: MadeUpShape = {}): TreeModel {
  const { seed = 1, treeCount = 5, depth = 4, numberCount = 4, missingPolicy = 'impute' } = shape;
  const random = seededRandom(seed);
  const categories = ['A', 'B', '다'];
  const features: FeatureSchema[] = Array.from({ length: numberCount }, (_, f) => ({
    kind: 'number',
    name: `${f < 2 ? 'Process' : 'Sensor'}_F${f + 1}`,
    missingShare: f === numberCount - 1 ? 0.8 : 0,
    min: -10,
    max: 10,
    mean: 0.5,
    median: f,
    ...(f === 0 ? { operator: injectionUnit } : {}),
  }));
  features.push({
    kind: 'category',
    name: 'Product',
    missingShare: 0,
    categories,
    mostFrequent: 'B',
  });
  const featureCount = features.length;
  const referenceRows = 30;
  return {
    name: 'made-up',
    features,
    classes: ['normal', 'defect'],
    threshold: 0.5,
    missingPolicy,
    preparation: {
      featureNames: features.map((feature) => feature.name),
      fill: Float64Array.from(features, (feature, f) =>
        feature.kind === 'category' ? 1 : f === numberCount - 1 ? Number.NaN : feature.median,
      ),
      center: Float64Array.from(features, (feature) => (feature.kind === 'category' ? 1 : 0)),
      scale: Float64Array.from(features, (feature) => (feature.kind === 'category' ? 1 : 10)),
      categories: features.map((feature) =>
        feature.kind === 'category' ? feature.categories : null,
      ),
    },
    trees: randomEnsemble(random, { treeCount, featureCount, depth, fullness: 0.9 }),
    results: [
      {
        protocol: 'twins-together',
        trainingRows: 80,
        testRows: 20,
        testRowsWithTwinShare: 0,
        metrics: {
          rowCount: 20,
          positiveShare: 0.25,
          threshold: 0.5,
          f1: 0.7,
          precision: Number.NaN,
          recall: 0.6,
          accuracy: 0.8,
          rocAuc: 0.9,
          prAuc: 0.7,
          logLoss: 0.4,
          brier: 0.1,
          confusion: { truePositive: 3, falsePositive: 1, trueNegative: 14, falseNegative: 2 },
        },
      },
    ],
    reference: {
      rowCount: referenceRows,
      values: Float64Array.from({ length: referenceRows * featureCount }, (_, i) =>
        i % featureCount === numberCount ? random.integer(3) : 20 * random.next() - 10,
      ),
    },
    trainingFingerprints: Uint32Array.from({ length: 80 }, () => random.integer(2 ** 32)).sort(),
    provenance: {
      createdAt: '2026-01-19T00:00:00.000Z',
      dataHash: '',
      dataName: 'made-up.csv',
      rowCount: 100,
      seed,
      casthouseVersion: '0.1.0',
      options: { label: { anyPrefix: 'Defects_' } },
    },
  };
}

const injectionUnit: OperatorFacts = {
  equipment: { ko: '사출부', en: 'injection unit' },
  description: { ko: '고속 구간의 속도', en: 'speed of the fast phase' },
  unit: 'm/s',
  normalRange: { low: -5, high: 5 },
  impact: { ko: '미성형', en: 'short shots' },
  actionWhenLow: { ko: '속도를 올린다', en: 'raise the speed' },
  actionWhenHigh: { ko: '속도를 내린다', en: 'lower the speed' },
};
