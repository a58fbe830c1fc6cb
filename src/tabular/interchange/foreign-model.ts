import type { TreeEnsemble } from '../trees/tree-ensemble.js';

/** What a file of another library holds, as far as it can be taken over exactly. */
export interface ForeignModel {
  readonly format: 'xgboost-json' | 'onnx';
  /** The program as the file names it, for instance `XGBoost 1.7.4`. */
  readonly writtenBy: string;
  /** What the model was trained for, in the file's own words. */
  readonly objective: string;
  /** Names of the inputs in order; null when the file has none. */
  readonly featureNames: readonly string[] | null;
  readonly featureCount: number;
  /** Per input: whether it holds numbers of categories. */
  readonly isCategorical: readonly boolean[];
  /**
   * One ensemble for a number or for two classes (the margin of class 1, which is `classNames[1]`); else one for each class.
   * They read raw values: rounding to single precision and scaling are in the thresholds.
   */
  readonly ensembles: readonly TreeEnsemble[];
  /** What a margin of objective `squared-error` stands for: the number itself, or its logarithm. */
  readonly link: 'identity' | 'logarithm';
  /** In class order; null when the file names none, and for a number. */
  readonly classNames: readonly string[] | null;
  /** Whether covers come from the file; else all are 0. */
  readonly hasCovers: boolean;
  /** What a reader of the import should know, English sentences. */
  readonly notices: readonly string[];
}
