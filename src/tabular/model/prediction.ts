/** How sure a prediction is; the rule is `confidenceOf`. */
export type Confidence = 'high' | 'medium' | 'low';

/** Something a reader of a prediction should know about one of its inputs. */
export type PredictionWarning =
  | {
      readonly code: 'missing-feature';
      readonly feature: string;
      /** What stood in for it; null when the trees have learned where rows without it go. */
      readonly usedValue: number | string | null;
      readonly message: string;
    }
  | {
      readonly code: 'outside-training-range';
      readonly feature: string;
      readonly value: number;
      readonly min: number;
      readonly max: number;
      readonly message: string;
    }
  | {
      readonly code: 'unknown-category';
      readonly feature: string;
      readonly value: string;
      readonly message: string;
    };

/** The answer for one row. */
export interface Prediction {
  /** Of the positive class, 0..1. */
  readonly probability: number;
  /** Log odds, what SHAP values add up to. */
  readonly margin: number;
  /** The positive class from the model's threshold on, else the negative one. */
  readonly className: string;
  readonly confidence: Confidence;
  readonly classProbabilities: Readonly<Record<string, number>>;
  /** In feature order. */
  readonly warnings: readonly PredictionWarning[];
  /** The row in feature order as the model read it: numbers, category codes, NaN = missing. */
  readonly raw: Float64Array;
  /** What the encoder condensed the row to; empty without one. */
  readonly latents: Float64Array;
  /** The encoder's attention weights, [head][query][key], every four of them adding up to 1; empty without an encoder. */
  readonly attention: Float64Array;
}

/** How the values of an explanation come about. */
export type ExplanationMethod = 'tree-shap' | 'linear-shap' | 'sampled-shap';

/** A prediction and what each feature added to its margin. */
export interface Explanation {
  readonly prediction: Prediction;
  /**
   * `tree-shap` and `linear-shap` are exact. `sampled-shap` walks from 32 reference rows to the row in orders drawn for
   * each; its values add up to the same total, and `standardErrors` says how far each may be off.
   */
  readonly method: ExplanationMethod;
  /** Standard error of every one of `values` where they are sampled; empty where they are exact. */
  readonly standardErrors: Float64Array;
  /** Expected margin before any feature is known. */
  readonly baseValue: number;
  /**
   * What every feature did, in feature order; `baseValue` plus their sum is the margin. The SHAP value; where the model
   * has an encoder, the part of the whole way through encoder and trees against good rows like it (`rowExplainer`).
   */
  readonly values: Float64Array;
  /** SHAP values of the features as the trees read them themselves, zeros where they read latents alone; `values` where there are no trees. */
  readonly directValues: Float64Array;
  /** SHAP values of the latents; with `directValues` they add up to what `values` add up to. Empty without an encoder or without trees. */
  readonly latentValues: Float64Array;
}

/** Which features a model leans on. */
export interface GlobalImportance {
  readonly method: ExplanationMethod;
  readonly baseValue: number;
  /** Reference rows it was computed over. */
  readonly rowCount: number;
  /** Mean absolute value of an explanation in margin units, largest first; ties keep feature order. */
  readonly features: readonly { readonly name: string; readonly importance: number }[];
}
