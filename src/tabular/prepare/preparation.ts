/**
 * What turns raw features into the numbers the trees read, fitted on training rows only.
 * Feature f of a row becomes `(filled - center[f]) / scale[f]`, where `filled` is the raw number,
 * the code of the category, or `fill[f]` when it is missing.
 */
export interface Preparation {
  readonly featureNames: readonly string[];
  /** Value for a missing entry; NaN where training rows had missing values and the trees learned a direction for them. */
  readonly fill: Float64Array;
  readonly center: Float64Array;
  /** Never 0: a constant feature has scale 1. */
  readonly scale: Float64Array;
  /** Per feature: the known categories in code order, or null for a number. Unknown categories count as missing. */
  readonly categories: readonly (readonly string[] | null)[];
}
