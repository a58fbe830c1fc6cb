import type { BilingualText } from '../../shared/index.js';
import type { BinaryMetrics } from '../measure/binary-metrics.js';
import type { Preparation } from '../prepare/preparation.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import type { ProtocolName } from './protocol.js';
import type { OtherScorer } from './scorer.js';
import type { Encoding } from './tree-inputs.js';

/** What an operator knows about a feature: where it is measured, what is normal, what to do. */
export interface OperatorFacts {
  /** What people call the feature. Default: nothing but its name. */
  readonly title?: BilingualText;
  /** The machine unit, for instance the injection unit. */
  readonly equipment: BilingualText;
  readonly description: BilingualText;
  /** Unit of measure as written, for instance `m/s`; empty when it has none. */
  readonly unit: string;
  readonly normalRange: { readonly low: number; readonly high: number } | null;
  /** What goes wrong outside the range. */
  readonly impact: BilingualText;
  readonly actionWhenLow: BilingualText;
  readonly actionWhenHigh: BilingualText;
}

/** One input of a model, with what its training rows looked like. */
export type FeatureSchema = NumberFeature | CategoryFeature;

interface FeatureBase {
  readonly name: string;
  /** Share of training rows without a value, 0..1. */
  readonly missingShare: number;
  readonly operator?: OperatorFacts;
}

export interface NumberFeature extends FeatureBase {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly median: number;
}

export interface CategoryFeature extends FeatureBase {
  readonly kind: 'category';
  readonly categories: readonly string[];
  readonly mostFrequent: string;
}

/** How a figure was obtained: which rows were held out, and how they were chosen. */
export interface ProtocolResult {
  readonly protocol: ProtocolName;
  readonly trainingRows: number;
  readonly testRows: number;
  /** Share of test rows that have an identical row in training, 0..1. */
  readonly testRowsWithTwinShare: number;
  readonly metrics: BinaryMetrics;
  /** Where the figures would lie 95 times of 100 with other test rows; twins are drawn together. Absent in old files. */
  readonly intervals?: Readonly<Record<'f1' | 'rocAuc' | 'prAuc', Bounds>>;
}

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Where a model comes from. */
export interface Provenance {
  readonly createdAt: string;
  /** SHA-256 of the training file in hexadecimal, or empty when the rows never were a file. */
  readonly dataHash: string;
  readonly dataName: string;
  readonly rowCount: number;
  readonly seed: number;
  readonly casthouseVersion: string;
  /** Training options as given and as resolved, plain data. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A model as it is stored: everything serving and explaining need, nothing else. */
export interface TrainedModel {
  readonly name: string;
  readonly features: readonly FeatureSchema[];
  /** Names of the two classes: [negative, positive]. */
  readonly classes: readonly [string, string];
  /** Probability of the positive class from which a row is called positive. */
  readonly threshold: number;
  /** What happens to a missing feature at prediction: `impute` fills or routes it and warns, `refuse` fails. */
  readonly missingPolicy: 'impute' | 'refuse';
  readonly preparation: Preparation;
  /** Between preparation and what scores; absent where that reads the prepared features. */
  readonly encoding?: Encoding;
  /** Absent where another scorer stands in their place: see `scorerOf`. */
  readonly trees?: TreeEnsemble;
  /** What scores where there are no trees: a linear sum or a transformer. */
  readonly scorer?: OtherScorer;
  /** The honest protocol first. */
  readonly results: readonly ProtocolResult[];
  /** Raw feature values of sampled training rows, row-major `rows x features.length`, NaN = missing; the reference of global importance and drift. */
  readonly reference: { readonly rowCount: number; readonly values: Float64Array };
  /** Sorted 32-bit fingerprints of the training rows, so that an evaluation can say which rows the model has seen. */
  readonly trainingFingerprints: Uint32Array;
  readonly provenance: Provenance;
}

/** A model of trees. */
export interface TreeModel extends TrainedModel {
  readonly trees: TreeEnsemble;
}
