import { asProblem, type Language, readableNumber } from '../../shared/index.js';
import type { Explanation, FeatureSchema } from '../../tabular/index.js';
import type { FunctionDefinition, Surroundings } from '../contract.js';
import type { ServedModel } from '../served-model.js';
import { warningAnswer } from '../warning-answer.js';
import { type ExplainCall, equipmentDescriptions, rest, topFeature } from './answer-parts.js';
import {
  type AnyExplainAnswer,
  type ExplainInput,
  type ExplainModelAnswer,
  type ExplainRowAnswer,
  explainContract,
} from './contract.js';
import { explainOutcomeModel, explainOutcomeRow } from './explain-outcome.js';
import { explainedFeatures, strongestFirst } from './explained-feature.js';
import { importanceAnswer, importantFeatures } from './model-importance.js';
import {
  type ChartAddresses,
  type ChartPlace,
  storeImportance,
  storeWaterfall,
} from './store-chart.js';
import { modelSummary, rowSummary } from './summary.js';

/** Explains a row, or the model when no row is given. A chart that fails costs a warning, not the answer. */
export const explain: FunctionDefinition<ExplainInput, AnyExplainAnswer> = {
  ...explainContract,
  run: async (input, surroundings, invocation) => {
    const served = await surroundings.model();
    const call: ExplainCall = {
      input,
      surroundings,
      served,
      invocation,
      language: input.language ?? surroundings.language,
      started: surroundings.clock.monotonic(),
      warnings: [],
    };
    if (input.features === undefined && input.latentFeatures !== undefined)
      call.warnings.push({
        code: 'latent-features-ignored',
        message: 'latent_features was ignored: the model as a whole is explained, no row',
      });
    if (served.outcome !== undefined)
      return input.features === undefined
        ? explainOutcomeModel(call, served.outcome)
        : explainOutcomeRow(call, served.outcome, input.features);
    return input.features === undefined
      ? await explainModel(call)
      : await explainRow(call, input.features);
  },
};

async function explainRow(
  call: ExplainCall,
  given: NonNullable<ExplainInput['features']>,
): Promise<ExplainRowAnswer> {
  const { input, language, served, surroundings, warnings } = call;
  const { model } = served.open;
  const explanation = served.open.explainFeatures(given);
  const { prediction, baseValue } = explanation;
  const { probability, className, margin } = prediction;
  warnings.push(...aboutGivenLatents(input.latentFeatures, prediction.latents));
  const features = explainedFeatures(model.features, explanation);
  const strongest = strongestFirst(features);
  const top = strongest.slice(0, input.topCount);
  const summaries = rowSummary({
    classes: model.classes,
    calledPositive: className === model.classes[1],
    probability,
    threshold: model.threshold,
    features: strongest,
  });
  const chart = await drawn(call, (place) =>
    storeWaterfall(
      `rows/${day(surroundings)}/expl-${call.invocation.requestId}`,
      {
        language,
        positiveClass: model.classes[1],
        baseValue,
        outputValue: margin,
        probability,
        features: strongest,
        topCount: input.topCount,
      },
      place,
    ),
  );
  const total = features.reduce((sum, { shap }) => sum + Math.abs(shap), 0);
  const described = top.map((feature) => ({
    ...feature,
    importance: total === 0 ? 0 : Math.abs(feature.shap) / total,
  }));
  warnings.push(...prediction.warnings.map(warningAnswer), ...aboutSampling(explanation));
  return {
    method: rowMethods[explanation.method],
    prediction_id: input.predictionId ?? null,
    prediction: { class: className, probability, confidence: prediction.confidence },
    prediction_proba: probability,
    shap_values: Object.fromEntries(ownValues(model.features, explanation)),
    shap_standard_errors: standardErrors(model.features, explanation),
    top_features: top.map((feature) => topFeature(feature, language)),
    raw_feature_view: features.map(({ name, value, shap }) => ({ name, value, shap })),
    base_value: baseValue,
    equipment_descriptions: equipmentDescriptions(described, language),
    ...rest(call, summaries, chart),
  };
}

async function explainModel(call: ExplainCall): Promise<ExplainModelAnswer> {
  const { input, language, served } = call;
  const { method, baseValue, rowCount, features } = served.open.globalImportance();
  const all = importantFeatures(served.open.model.features, features);
  const top = all.slice(0, input.topCount);
  const chart = await drawn(call, (place) =>
    storeImportance(
      importanceKey(served, language, input.topCount),
      {
        language,
        rowCount,
        items: top.map(({ name, importance, operator }) => ({
          label: operator?.title?.[language] ?? name,
          importance,
        })),
      },
      place,
    ),
  );
  return {
    method: modelMethods[method],
    reference_rows: rowCount,
    ...importanceAnswer(all, input.topCount, language),
    base_value: baseValue,
    ...rest(call, modelSummary({ rowCount, features: all }), chart),
  };
}

const rowMethods = {
  'tree-shap': 'tree_shap_exact',
  'linear-shap': 'linear_shap_exact',
  'sampled-shap': 'shapley_sampled',
} as const;
const modelMethods = {
  'tree-shap': 'mean_absolute_tree_shap',
  'linear-shap': 'mean_absolute_linear_shap',
  'sampled-shap': 'mean_absolute_sampled_shapley',
} as const;

/** By feature; null where values are exact. */
function standardErrors(
  features: readonly FeatureSchema[],
  { standardErrors: errors }: Explanation,
): Record<string, number> | null {
  return errors.length === 0
    ? null
    : Object.fromEntries(features.map(({ name }, f) => [name, errors[f]!]));
}

/** Says of sampled values what they are worth. */
function aboutSampling({ standardErrors: errors }: Explanation): ExplainCall['warnings'] {
  if (errors.length === 0) return [];
  const largest = readableNumber(Math.max(...errors));
  return [
    {
      code: 'values-sampled',
      message: `shap_values are sampled: their sum is exact, each may be off by some standard errors, of which the largest is ${largest}`,
    },
  ];
}

/** By what the model reads: the features, then the latents that trees read of an encoder, counted from 1. */
function ownValues(
  features: readonly FeatureSchema[],
  { directValues, latentValues }: Explanation,
): (readonly [string, number])[] {
  return [
    ...features.map(({ name }, f) => [name, directValues[f]!] as const),
    ...Array.from(latentValues, (value, j) => [`latent_${j + 1}`, value] as const),
  ];
}

// Latents that a caller sends back went through JSON, and perhaps through rounding for a screen.
const sameLatent = 1e-3;

function aboutGivenLatents(
  given: readonly number[] | undefined,
  latents: Float64Array,
): ExplainCall['warnings'] {
  if (given === undefined) return [];
  if (latents.length === 0)
    return [
      {
        code: 'latent-features-ignored',
        message: 'latent_features was ignored: this model has no encoder',
      },
    ];
  const same =
    given.length === latents.length &&
    given.every((value, j) => Math.abs(value - latents[j]!) <= sameLatent);
  return same
    ? []
    : [
        {
          code: 'latent-features-differ',
          message:
            'latent_features is not what the encoder makes of the features; what it makes of them was explained',
        },
      ];
}

/** Draws when asked to; a failure is told, and leaves no address. */
async function drawn(
  { input, surroundings, invocation, warnings }: ExplainCall,
  draw: (place: ChartPlace) => Promise<ChartAddresses>,
): Promise<ChartAddresses> {
  const none = { png: null, svg: null };
  if (!input.drawsChart) return none;
  const { charts, chartUrl } = surroundings;
  if (charts === null) {
    const message = 'no chart was drawn: there is no place to open it from; set BUCKET_NAME';
    warnings.push({ code: 'no-chart-store', message });
    return none;
  }
  try {
    return await draw({ charts, chartUrl });
  } catch (error) {
    const failure = asProblem(error);
    invocation.log.error('chart failed', { code: failure.code, detail: failure.message });
    warnings.push({ code: 'chart-failed', message: `${failure.message}; ${failure.fix}` });
    return none;
  }
}

/** Names the very model, so that a stored chart can be answered again. */
function importanceKey({ version, open }: ServedModel, language: Language, topCount: number) {
  const madeAt = open.model.provenance.createdAt;
  const plain = `${version}-${madeAt}`.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 150);
  return `importance/${plain}-${language}-top${topCount}`;
}

/** The UTC day, so that a charts folder can be cleared by age. */
function day({ clock }: Surroundings): string {
  return new Date(clock.now()).toISOString().slice(0, 10);
}
