import type { LinearScorer } from '../linear/linear-scorer.js';
import type { Transformer } from '../neural/transformer.js';
import type { RoundLoss } from '../trees/boosting-rounds.js';
import type { LearningWatch } from '../trees/learning-rows.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';

/** The kinds of model that a table can be learned with. */
export const learnerFamilies = [
  'boosting-depthwise',
  'boosting-leafwise',
  'boosting-symmetric',
  'random-forest',
  'extra-trees',
  'logistic-regression',
  'ft-transformer',
  'tab-transformer',
] as const;
export type LearnerFamily = (typeof learnerFamilies)[number];

/** One kind of model: how it is fitted, and what there is to choose about it. */
export interface Learner<Options extends object> {
  readonly family: LearnerFamily;
  /** The options worth searching, each with the range in which good models are found. */
  readonly searchSpace: readonly SearchDimension<Options>[];
  /** The option that says how much work a fit is: what successive halving grows. Null when there is none. */
  readonly budget: SearchBudget<Options> | null;
  /**
   * Learns the classes of `rows`. Columns are feature-major, an entry per row of the table, NaN = missing; labels are class numbers
   * from 0, two classes unless `watch.classCount` says more. Deterministic for `options.seed`.
   * Throws on input that cannot be learned from, and on unknown or impossible options.
   */
  fit(
    columns: readonly Float64Array[],
    labels: Uint8Array,
    rows: Uint32Array,
    options?: Options,
    watch?: LearnerWatch,
  ): FittedLearner;
}

/** What goes along with the rows: weights, validation rows (boosting and transformers stop by them, others ignore them), who looks on. */
export interface LearnerWatch extends LearningWatch {
  /** Number of classes, 2..256. Default 2. */
  readonly classCount?: number;
  /** Columns whose numbers name categories, whatever they are: transformers learn a vector for each, others read numbers. */
  readonly categories?: readonly number[];
  /** Exactly so many rounds of boosting or epochs of a transformer, whatever the options say; others ignore it. */
  readonly rounds?: number;
}

/** A model that answers for rows of any table with the same columns. */
export interface FittedLearner {
  readonly family: LearnerFamily;
  readonly classCount: number;
  /**
   * Probability of class 1 for the given rows, default every row, in their order. For two classes; throws
   * `learning.many-outputs` where there are more.
   */
  probabilities(columns: readonly Float64Array[], rows?: Uint32Array): Float64Array;
  /** One array per class; they sum to 1 for every row. */
  classProbabilities(columns: readonly Float64Array[], rows?: Uint32Array): readonly Float64Array[];
  /** The trees of a two-class model, for storing, serving and explaining; absent where there are none. */
  readonly ensemble?: TreeEnsemble;
  /** The trees of a model of several classes, one ensemble a class; absent otherwise. */
  readonly classEnsembles?: readonly TreeEnsemble[];
  /** The weights of a two-class logistic regression; absent for other families. */
  readonly linear?: LinearScorer;
  /** The trained network of a transformer; absent for other families. */
  readonly transformer?: Transformer;
  /** Rounds of boosting or epochs of a transformer that were kept; absent for other families. */
  readonly roundsKept?: number;
  /** Loss by round or epoch; absent for other families. */
  readonly history?: readonly RoundLoss[];
}

/**
 * An option to search, `from` and `to` included: integers evenly, numbers evenly, both by their logarithm, or a choice.
 */
export type SearchDimension<Options extends object> =
  | {
      readonly name: keyof Options & string;
      readonly kind: 'integer' | 'linear' | 'log' | 'log-integer';
      readonly from: number;
      readonly to: number;
      readonly default: number;
    }
  | {
      readonly name: keyof Options & string;
      readonly kind: 'choice';
      readonly choices: readonly (string | number | boolean)[];
      readonly default: string | number | boolean;
    };

/** An integer option from a quick look to a full fit. */
export interface SearchBudget<Options extends object> {
  readonly name: keyof Options & string;
  readonly from: number;
  readonly to: number;
}
