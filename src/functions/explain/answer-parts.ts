// Pieces that every explanation of a row or a model is made of, in the spelling of the answers.
import type { BilingualText, Language } from '../../shared/index.js';
import type { OperatorFacts } from '../../tabular/index.js';
import type { Invocation, Surroundings } from '../contract.js';
import { elapsedMs } from '../elapsed-ms.js';
import type { ServedModel } from '../served-model.js';
import type { ExplainInput, ExplainRowAnswer } from './contract.js';
import type { ExplainedFeature } from './explained-feature.js';
import type { ChartAddresses } from './store-chart.js';

/** One call of the function, as its steps hand it on. */
export interface ExplainCall {
  readonly input: ExplainInput;
  readonly surroundings: Surroundings;
  readonly served: ServedModel;
  readonly invocation: Invocation;
  readonly language: Language;
  readonly started: number;
  readonly warnings: { readonly code: string; readonly message: string }[];
}

export type ShapUnit = ExplainRowAnswer['shap_unit'];

/** A feature with what an operator knows of it. */
export function topFeature(
  feature: ExplainedFeature,
  language: Language,
): ExplainRowAnswer['top_features'][number] {
  const { name, value, shap, direction, side, action, operator } = feature;
  return {
    ...featureWords(name, operator, language),
    value,
    shap,
    direction,
    in_range: side === 'unknown' ? null : side === 'inside',
    action: action?.[language] ?? null,
  };
}

export function featureWords(name: string, operator: OperatorFacts | null, language: Language) {
  const range = operator?.normalRange ?? null;
  return {
    name,
    title: operator?.title?.[language] ?? null,
    equipment: operator?.equipment[language] ?? null,
    description: operator?.description[language] ?? null,
    normal_range:
      range === null ? null : { low: range.low, high: range.high, unit: operator!.unit },
  };
}

export interface DescribedFeature {
  readonly name: string;
  readonly operator: OperatorFacts | null;
  readonly action: BilingualText | null;
  /** Share of all attribution, 0..1. */
  readonly importance: number;
}

/** What an operator knows of the features, by name. */
export function equipmentDescriptions(
  features: readonly DescribedFeature[],
  language: Language,
): ExplainRowAnswer['equipment_descriptions'] {
  return Object.fromEntries(
    features.flatMap(({ name, operator, action, importance }) =>
      operator === null
        ? []
        : [
            [
              name,
              {
                equipment: operator.equipment[language],
                description: operator.description[language],
                impact: operator.impact[language],
                action: action?.[language] ?? null,
                importance,
              },
            ],
          ],
    ),
  );
}

/** What every answer ends with. */
export function rest(
  call: ExplainCall,
  summaries: BilingualText,
  chart: ChartAddresses,
  unit: ShapUnit = 'log_odds',
) {
  const { language, served, surroundings, started, warnings, invocation } = call;
  invocation.log.info('explained', { model: served.version, chart: chart.png !== null });
  return {
    model_version: served.version,
    shap_unit: unit,
    language,
    summary: summaries[language],
    summaries: { ...summaries },
    summary_source: 'deterministic' as const,
    chart_url: chart.png,
    chart_svg_url: chart.svg,
    processing_time_ms: elapsedMs(surroundings.clock, started),
    warnings,
  };
}
