import { type BilingualText, readableNumber } from '../../shared/index.js';
import type { Explanation, FeatureSchema, OperatorFacts } from '../../tabular/index.js';

/** What one feature did to one prediction, with what an operator knows about it. */
export interface ExplainedFeature {
  readonly name: string;
  /** The measured number or the category; null when it was missing. */
  readonly value: number | string | null;
  /** The value with its unit, or empty when it was missing. */
  readonly valueText: string;
  /** Log odds. */
  readonly shap: number;
  readonly direction: 'increases' | 'decreases' | 'none';
  readonly side: 'below' | 'inside' | 'above' | 'unknown';
  /** What to do when the value is outside its normal range. */
  readonly action: BilingualText | null;
  readonly operator: OperatorFacts | null;
}

/** All features in model order. `unknown` is the side of what is missing, a category, or has no normal range. */
export function explainedFeatures(
  schema: readonly FeatureSchema[],
  {
    prediction,
    values,
  }: Pick<Explanation, 'values'> & {
    readonly prediction: Pick<Explanation['prediction'], 'raw'>;
  },
): ExplainedFeature[] {
  return schema.map((feature, index) => {
    const value = measuredValue(feature, prediction.raw[index]!);
    const shap = values[index]!;
    const operator = feature.operator ?? null;
    const side = sideOf(value, operator);
    return {
      name: feature.name,
      value,
      valueText: value === null ? '' : withUnit(value, operator),
      shap,
      direction: shap > 0 ? 'increases' : shap < 0 ? 'decreases' : 'none',
      side,
      action: actionFor(side, operator),
      operator,
    };
  });
}

/** The features with the largest contributions first; ties keep model order. */
export function strongestFirst(features: readonly ExplainedFeature[]): readonly ExplainedFeature[] {
  return [...features].sort((a, b) => Math.abs(b.shap) - Math.abs(a.shap));
}

function measuredValue(feature: FeatureSchema, raw: number): number | string | null {
  if (Number.isNaN(raw)) return null;
  return feature.kind === 'number' ? raw : (feature.categories[raw] ?? null);
}

function withUnit(value: number | string, operator: OperatorFacts | null): string {
  const text = typeof value === 'number' ? readableNumber(value) : value;
  return operator === null || operator.unit === '' ? text : `${text} ${operator.unit}`;
}

function sideOf(
  value: number | string | null,
  operator: OperatorFacts | null,
): ExplainedFeature['side'] {
  const range = operator?.normalRange ?? null;
  if (range === null || typeof value !== 'number') return 'unknown';
  return value < range.low ? 'below' : value > range.high ? 'above' : 'inside';
}

function actionFor(
  side: ExplainedFeature['side'],
  operator: OperatorFacts | null,
): BilingualText | null {
  if (operator === null) return null;
  return side === 'below'
    ? operator.actionWhenLow
    : side === 'above'
      ? operator.actionWhenHigh
      : null;
}
