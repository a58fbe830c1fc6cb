import { asProblem, problem } from '../../shared/index.js';
import type { OpenModel, Prediction, TrainedModel } from '../../tabular/index.js';
import type { FunctionDefinition } from '../contract.js';
import { elapsedMs } from '../elapsed-ms.js';
import type { FeatureValues } from '../input/feature-rows.js';
import { warningAnswer } from '../warning-answer.js';
import {
  type PredictAnswer,
  type PredictInput,
  type PredictRowsAnswer,
  predictContract,
} from './contract.js';

/** Predicts with the served model. All rows or none: a bad one fails the call and is named. */
export const predict: FunctionDefinition<PredictInput, PredictAnswer | PredictRowsAnswer> = {
  ...predictContract,
  run: async (input, surroundings, invocation) => {
    const { clock } = surroundings;
    const id = `pred-${invocation.requestId}`;
    const { version, open } = await surroundings.model();
    const started = clock.monotonic();
    const answers = input.rows.map((row, index) => ({
      ...rowAnswer(predictOne(open, row, index, input.isBatch)),
      prediction_id: input.isBatch ? `${id}-${index}` : id,
    }));
    const aboutModel = {
      processing_time_ms: elapsedMs(clock, started),
      model_version: version,
      model_performance: performanceOf(open.model),
    };
    const warnings = answers.reduce((sum, answer) => sum + answer.warnings.length, 0);
    invocation.log.info('predicted', { rows: answers.length, model: version, warnings });
    return input.isBatch
      ? { predictions: answers, ...aboutModel }
      : { ...answers[0]!, ...aboutModel };
  },
};

function predictOne(
  open: OpenModel,
  features: FeatureValues,
  row: number,
  isBatch: boolean,
): Prediction {
  try {
    return open.predictFeatures(features);
  } catch (error) {
    const cause = asProblem(error);
    if (!isBatch || cause.status >= 500) throw cause;
    throw problem('input.bad-row', { row: row + 1, message: cause.message, fix: cause.fix }, cause);
  }
}

function rowAnswer(prediction: Prediction): Omit<PredictRow, 'prediction_id'> {
  const { className, probability, confidence, classProbabilities } = prediction;
  return {
    prediction: {
      class: className,
      probability,
      confidence,
      class_probabilities: { ...classProbabilities },
    },
    latent_features: [...prediction.latents],
    attention_weights: [...prediction.attention],
    warnings: prediction.warnings.map(warningAnswer),
  };
}

type PredictRow = PredictRowsAnswer['predictions'][number];

/** The figures of the honest protocol, which stands first; null for a model that was never measured. */
function performanceOf({ results, threshold }: TrainedModel): PredictAnswer['model_performance'] {
  const honest = results[0];
  if (honest === undefined) return null;
  const { f1, rocAuc, accuracy, prAuc, precision, recall } = honest.metrics;
  return {
    f1_score: finite(f1),
    roc_auc: finite(rocAuc),
    accuracy: finite(accuracy),
    pr_auc: finite(prAuc),
    precision: finite(precision),
    recall: finite(recall),
    threshold,
    protocol: honest.protocol,
    test_rows: honest.testRows,
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
