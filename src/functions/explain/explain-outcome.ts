// Explanations of models that answer one of several classes, or a number.
import type { OpenOutcomeModel } from '../../tabular/index.js';
import type { FeatureValues } from '../input/feature-rows.js';
import { warningAnswer } from '../warning-answer.js';
import { type ExplainCall, equipmentDescriptions, rest, topFeature } from './answer-parts.js';
import type { ExplainModelAnswer, ExplainNumberAnswer, ExplainRowAnswer } from './contract.js';
import { type ExplainedFeature, explainedFeatures, strongestFirst } from './explained-feature.js';
import { importanceAnswer, importantFeatures } from './model-importance.js';
import { outcomeSummary } from './outcome-summary.js';
import { modelSummary } from './summary.js';

const noChart = { png: null, svg: null };

/** Why a row was given its class, or its number. Charts are drawn for two classes only: a warning says so. */
export function explainOutcomeRow(
  call: ExplainCall,
  open: OpenOutcomeModel,
  given: FeatureValues,
): ExplainRowAnswer | ExplainNumberAnswer {
  const { input, language, warnings } = call;
  const explanation = open.explainFeatures(given);
  const { prediction, baseValue, unit } = explanation;
  const features = explainedFeatures(open.model.features, explanation);
  const strongest = strongestFirst(features);
  const top = strongest.slice(0, input.topCount);
  warnings.push(...prediction.warnings.map(warningAnswer), ...aboutChart(call));
  const common = {
    method: 'tree_shap_exact' as const,
    prediction_id: input.predictionId ?? null,
    shap_values: Object.fromEntries(features.map(({ name, shap }) => [name, shap])),
    shap_standard_errors: null,
    top_features: top.map((feature) => topFeature(feature, language)),
    raw_feature_view: features.map(({ name, value, shap }) => ({ name, value, shap })),
    base_value: baseValue,
    equipment_descriptions: equipmentDescriptions(withImportance(top, features), language),
    ...rest(call, outcomeSummary(explanation, strongest), noChart, unit),
  };
  if (prediction.kind === 'number') return { ...common, prediction: { value: prediction.value } };
  const { className, probability, confidence } = prediction;
  return {
    ...common,
    prediction: { class: className, probability, confidence },
    prediction_proba: probability,
  };
}

/** What the model leans on, over all its classes. */
export function explainOutcomeModel(call: ExplainCall, open: OpenOutcomeModel): ExplainModelAnswer {
  const { input, language } = call;
  const { baseValue, rowCount, features } = open.globalImportance();
  const all = importantFeatures(open.model.features, features);
  call.warnings.push(...aboutChart(call));
  return {
    method: 'mean_absolute_tree_shap',
    reference_rows: rowCount,
    ...importanceAnswer(all, input.topCount, language),
    base_value: baseValue,
    ...rest(call, modelSummary({ rowCount, features: all }), noChart, open.unit),
  };
}

function withImportance(top: readonly ExplainedFeature[], all: readonly ExplainedFeature[]) {
  const total = all.reduce((sum, { shap }) => sum + Math.abs(shap), 0);
  return top.map((feature) => ({
    ...feature,
    importance: total === 0 ? 0 : Math.abs(feature.shap) / total,
  }));
}

function aboutChart({ input }: ExplainCall): ExplainCall['warnings'] {
  return input.drawsChart
    ? [{ code: 'no-chart', message: 'no chart was drawn: charts show models of two classes' }]
    : [];
}
