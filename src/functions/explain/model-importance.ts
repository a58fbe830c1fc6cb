// What a model relies on, as every explanation of a model answers it.
import type { Language } from '../../shared/index.js';
import type { FeatureSchema, OperatorFacts } from '../../tabular/index.js';
import { equipmentDescriptions, featureWords } from './answer-parts.js';
import type { ExplainModelAnswer } from './contract.js';

/** A feature's mean part of the predictions. */
export interface ImportantFeature {
  readonly name: string;
  readonly importance: number;
  /** Of all importance, 0..1. */
  readonly share: number;
  readonly operator: OperatorFacts | null;
  readonly action: null;
}

/** The features with their shares and what operators know of them, in the order given. */
export function importantFeatures(
  schemas: readonly FeatureSchema[],
  features: readonly { readonly name: string; readonly importance: number }[],
): readonly ImportantFeature[] {
  const operators = new Map(schemas.map(({ name, operator }) => [name, operator ?? null]));
  const total = features.reduce((sum, { importance }) => sum + importance, 0);
  return features.map(({ name, importance }) => ({
    name,
    importance,
    share: total === 0 ? 0 : importance / total,
    operator: operators.get(name) ?? null,
    action: null,
  }));
}

/** All of them by name, and the first `topCount` in an operator's words. */
export function importanceAnswer(
  all: readonly ImportantFeature[],
  topCount: number,
  language: Language,
): Pick<ExplainModelAnswer, 'feature_importance' | 'top_features' | 'equipment_descriptions'> {
  const top = all.slice(0, topCount);
  return {
    feature_importance: Object.fromEntries(all.map(({ name, importance }) => [name, importance])),
    top_features: top.map(({ name, importance, share, operator }) => ({
      ...featureWords(name, operator, language),
      importance,
      share,
    })),
    equipment_descriptions: equipmentDescriptions(
      top.map((feature) => ({ ...feature, importance: feature.share })),
      language,
    ),
  };
}
