import { problem, readableNumber } from '../../shared/index.js';
import type { Preparation } from '../prepare/preparation.js';
import type { PredictionWarning } from './prediction.js';
import type { GivenRow } from './read-features.js';
import type { FeatureSchema, TrainedModel } from './trained-model.js';

/** What is unusual about a row. */
export interface RowFindings {
  readonly warnings: readonly PredictionWarning[];
  /** Whether confidence drops a level; see `confidenceOf`. */
  readonly isUnlikeTraining: boolean;
}

// A feature the training rows mostly lacked too says little by being missing.
const usuallyMissingShare = 0.5;
const toleratedMissingShare = 0.1;

/**
 * Looks a row over before it is predicted. Throws `model.missing-features` when the model refuses
 * missing values, and always when nothing at all is known.
 */
export function rowFindings(
  model: Pick<TrainedModel, 'features' | 'preparation' | 'missingPolicy'>,
  row: GivenRow,
): RowFindings {
  const { features, preparation } = model;
  const { raw, unknownCategories } = row;
  if (raw.every(Number.isNaN)) throw missingFeatures(features, features);
  const warnings: PredictionWarning[] = [];
  const missing: FeatureSchema[] = [];
  let isOutside = false;
  let unusuallyMissing = 0;
  features.forEach((feature, index) => {
    const value = raw[index]!;
    if (Number.isNaN(value)) {
      const isUsual =
        Number.isNaN(preparation.fill[index]!) && feature.missingShare > usuallyMissingShare;
      if (!isUsual) unusuallyMissing += 1;
      const category = unknownCategories.get(index);
      if (category === undefined) missing.push(feature);
      warnings.push(
        category === undefined
          ? missingWarning(feature, index, preparation)
          : unknownCategoryWarning(feature, category),
      );
    } else if (feature.kind === 'number' && (value < feature.min || value > feature.max)) {
      isOutside = true;
      const { name, min, max } = feature;
      warnings.push({
        code: 'outside-training-range',
        feature: name,
        value,
        min,
        max,
        message: `${name} is ${readableNumber(value)}; training rows had ${readableNumber(min)} to ${readableNumber(max)}`,
      });
    }
  });
  if (missing.length > 0 && model.missingPolicy === 'refuse')
    throw missingFeatures(missing, features);
  return {
    warnings,
    isUnlikeTraining: isOutside || unusuallyMissing > toleratedMissingShare * features.length,
  };
}

function missingWarning(
  feature: FeatureSchema,
  index: number,
  preparation: Preparation,
): PredictionWarning {
  const fill = preparation.fill[index]!;
  const usedValue = Number.isNaN(fill)
    ? null
    : feature.kind === 'category'
      ? (feature.categories[fill] ?? null)
      : fill;
  const shown = typeof usedValue === 'number' ? readableNumber(usedValue) : `"${usedValue}"`;
  return {
    code: 'missing-feature',
    feature: feature.name,
    usedValue,
    message:
      usedValue === null
        ? `${feature.name} is missing; the model has learned what rows without it are like`
        : `${feature.name} is missing; ${shown} was used, the ${feature.kind === 'category' ? 'most frequent value' : 'median'} of the training rows`,
  };
}

function unknownCategoryWarning(feature: FeatureSchema, value: string): PredictionWarning {
  return {
    code: 'unknown-category',
    feature: feature.name,
    value,
    message: `${feature.name} is "${value.slice(0, 40)}", which no training row had; it counts as missing`,
  };
}

function missingFeatures(missing: readonly FeatureSchema[], all: readonly FeatureSchema[]) {
  return problem('model.missing-features', {
    missing: missing.map((feature) => feature.name),
    featureCount: all.length,
  });
}
