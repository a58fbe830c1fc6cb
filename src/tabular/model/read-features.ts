import { problem, quote } from '../../shared/index.js';
import { type FeatureNames, featureNames } from './feature-names.js';
import type { FeatureSchema } from './trained-model.js';

/** One row as a caller gave it, in feature order. */
export interface GivenRow {
  /** Numbers, category codes; NaN where a value is missing or its category unknown. */
  readonly raw: Float64Array;
  /** Categories the model has never seen, by feature index. */
  readonly unknownCategories: ReadonlyMap<number, string>;
}

/**
 * Compiles the reader of feature objects. Null, undefined and absent mean missing. Throws
 * `model.unknown-feature`, `model.duplicate-feature` when a feature comes under two names, and
 * `model.bad-feature-value` for text, NaN, infinity, true, false, lists or objects where a number is
 * needed; a category takes text, or a number as its decimal text.
 */
export function featureReader(
  features: readonly FeatureSchema[],
): (given: Readonly<Record<string, unknown>>) => GivenRow {
  const names: FeatureNames = featureNames(features.map((feature) => feature.name));
  const codes = features.map((feature) =>
    feature.kind === 'category'
      ? new Map(feature.categories.map((category, code) => [category, code]))
      : null,
  );
  return (given) => {
    const raw = new Float64Array(features.length).fill(Number.NaN);
    const unknownCategories = new Map<number, string>();
    const givenAs = new Map<number, string>();
    for (const [name, value] of Object.entries(given)) {
      const index = names.indexOf(name);
      const feature = features[index]!.name;
      const before = givenAs.get(index);
      if (before !== undefined)
        throw problem('model.duplicate-feature', { feature, names: [before, name] });
      givenAs.set(index, name);
      if (value === null || value === undefined) continue;
      const codeOf = codes[index];
      if (codeOf === null || codeOf === undefined) {
        raw[index] = asNumber(feature, value);
        continue;
      }
      const category = asCategory(feature, value);
      const code = codeOf.get(category);
      if (code === undefined) unknownCategories.set(index, category);
      else raw[index] = code;
    }
    return { raw, unknownCategories };
  };
}

function asNumber(feature: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw problem('model.bad-feature-value', {
    feature,
    got: described(value),
    expected: 'a finite number, or null when it is missing',
  });
}

function asCategory(feature: string, value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw problem('model.bad-feature-value', {
    feature,
    got: described(value),
    expected: 'text, or null when it is missing',
  });
}

function described(value: unknown): string {
  if (typeof value === 'string') return `the text ${quote(value)}`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return String(value);
}
