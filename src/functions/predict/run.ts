import { asProblem, problem } from '../../shared/index.js';
import type { OutcomePrediction, Prediction, TrainedModel } from '../../tabular/index.js';
import type { FunctionDefinition } from '../contract.js';
import { elapsedMs } from '../elapsed-ms.js';
import type { FeatureValues } from '../input/feature-rows.js';
import { warningAnswer } from '../warning-answer.js';
import {
  type AnyPredictAnswer,
  type PredictAnswer,
  type PredictInput,
  type PredictNumberRowsAnswer,
  type PredictRowsAnswer,
  predictContract,
} from './contract.js';

/** Predicts with the served model. All rows or none: a bad one fails the call and is named. */
export const predict: FunctionDefinition<PredictInput, AnyPredictAnswer> = {
  ...predictContract,
  run: async (input, surroundings, invocation) => {
    const { clock } = surroundings;
    const id = `pred-${invocation.requestId}`;
    const served = await surroundings.model();
    const { version, outcome } = served;
    const started = clock.monotonic();
    const answered = <Row extends { readonly warnings: readonly unknown[] }>(
      predictOne: (features: FeatureValues) => Row,
    ) =>
      input.rows.map((row, index) => ({
        ...namingRow(() => predictOne(row), index, input.isBatch),
        prediction_id: input.isBatch ? `${id}-${index}` : id,
      }));
    const answers =
      outcome === undefined
        ? answered((row) => rowAnswer(served.open.predictFeatures(row)))
        : answered((row) => outcomeAnswer(outcome.predictFeatures(row)));
    const aboutModel = {
      processing_time_ms: elapsedMs(clock, started),
      model_version: version,
      model_performance: outcome === undefined ? performanceOf(served.open.model) : null,
    };
    const warnings = answers.reduce((sum, answer) => sum + answer.warnings.length, 0);
    invocation.log.info('predicted', { rows: answers.length, model: version, warnings });
    // Rows of one model are of one kind.
    return (
      input.isBatch ? { predictions: answers, ...aboutModel } : { ...answers[0]!, ...aboutModel }
    ) as AnyPredictAnswer;
  },
};

function namingRow<T>(predictOne: () => T, row: number, isBatch: boolean): T {
  try {
    return predictOne();
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
type NumberRow = PredictNumberRowsAnswer['predictions'][number];

function outcomeAnswer(
  prediction: OutcomePrediction,
): Omit<PredictRow, 'prediction_id'> | Omit<NumberRow, 'prediction_id'> {
  const base = {
    latent_features: [],
    attention_weights: [],
    warnings: prediction.warnings.map(warningAnswer),
  };
  if (prediction.kind === 'number') return { prediction: { value: prediction.value }, ...base };
  const { className, probability, confidence, classProbabilities } = prediction;
  return {
    prediction: {
      class: className,
      probability,
      confidence,
      class_probabilities: { ...classProbabilities },
    },
    ...base,
  };
}

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
