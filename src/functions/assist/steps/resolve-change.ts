import type { Language } from '../../../shared/index.js';
import type { FeatureSchema, NumberFeature } from '../../../tabular/index.js';
import type { AssistMemory } from '../assist-memory.js';
import type { FeatureVocabulary } from '../reading/feature-vocabulary.js';
import type { AskedChange } from '../reading/read-changes.js';
import type { Reading } from '../reading/read-pasted.js';

/** A change with the feature it is about and the value it leads to. */
export interface ResolvedChange {
  readonly feature: string;
  readonly title: string;
  /** Null when the reading has no value. */
  readonly from: number | null;
  readonly to: number;
  readonly unit: string;
  /** Titles of other features the words fit as well. */
  readonly others: readonly string[];
  /** Whether no amount was said, so that a step of our own was taken. */
  readonly isOwnStep: boolean;
}

/**
 * What an asked change means for a reading; null when nobody can say which feature or from where. Of several features
 * that the words fit, one that was measured is meant, and of these the one that weighed most in the kept prediction;
 * constants and limits never.
 */
export function resolveChange(
  { candidates, amount }: AskedChange,
  reading: Reading,
  memory: AssistMemory,
  vocabulary: FeatureVocabulary,
  language: Language,
): ResolvedChange | null {
  const features = numbersAmong(
    candidates.length > 0 ? candidates : spokenOfBefore(memory, vocabulary),
  );
  const weight = ({ name }: FeatureSchema) =>
    Math.abs(memory.topFeatures.find((top) => top.name === name)?.shap ?? 0);
  const isMeasured = ({ name }: FeatureSchema) => Number(typeof reading[name] === 'number');
  const [feature, ...others] = features.sort(
    (a, b) => isMeasured(b) - isMeasured(a) || weight(b) - weight(a),
  );
  if (feature === undefined) return null;
  const given = reading[feature.name];
  const from = typeof given === 'number' ? given : null;
  const start = from ?? feature.median;
  const unit = feature.operator?.unit ?? '';
  const to = target(amount, start, feature, unit);
  return {
    feature: feature.name,
    title: vocabulary.title(feature.name, language),
    from,
    to: Number(to.toPrecision(12)),
    unit,
    others: others.map(({ name }) => vocabulary.title(name, language)),
    isOwnStep: amount.kind === 'toward',
  };
}

function spokenOfBefore(memory: AssistMemory, vocabulary: FeatureVocabulary): FeatureSchema[] {
  const names = memory.whatIf?.features ?? [];
  return vocabulary.features.filter(({ name }) => names.includes(name));
}

function numbersAmong(features: readonly FeatureSchema[]): NumberFeature[] {
  return features.filter(
    (feature): feature is NumberFeature => feature.kind === 'number' && feature.max > feature.min,
  );
}

function target(
  amount: AskedChange['amount'],
  from: number,
  { min, max, operator }: NumberFeature,
  unit: string,
): number {
  switch (amount.kind) {
    case 'to':
      return amount.value;
    case 'by':
      return from + amount.difference;
    case 'times':
      // A tenth less of a humidity in % is ten points less in what people say.
      return unit === '%' && amount.factor !== 0.5 && amount.factor !== 2
        ? from + (amount.factor - 1) * 100
        : from * amount.factor;
    case 'toward': {
      const range = operator?.normalRange ?? null;
      const bound = amount.direction < 0 ? range?.high : range?.low;
      // Back to the nearest normal value where that is the way; else a tenth of what training saw.
      if (bound !== undefined && (bound - from) * amount.direction > 0) return bound;
      return from + (amount.direction * (max - min)) / 10;
    }
  }
}
