import { problem } from '../../shared/index.js';
import { type Explainer, explainer } from '../explain/explainer.js';
import type { Confidence, GlobalImportance, PredictionWarning } from '../model/prediction.js';
import { featureReader, type GivenRow } from '../model/read-features.js';
import { rowFindings } from '../model/row-warnings.js';
import { prepareRow } from '../model/tree-inputs.js';
import { compilePredictor } from '../trees/compile-predictor.js';
import { classProbabilities } from '../trees/link.js';
import type { OutcomeModel } from './outcome-model.js';

/** The answer for one row. */
export type OutcomePrediction = ClassesPrediction | NumberPrediction;

interface OutcomeBase {
  /** In feature order. */
  readonly warnings: readonly PredictionWarning[];
  /** The row as the model read it: numbers, category codes, NaN = missing. */
  readonly raw: Float64Array;
  /** One for each class, or one: what SHAP values add up to. */
  readonly margins: Float64Array;
}

export interface ClassesPrediction extends OutcomeBase {
  readonly kind: 'classes';
  /** The class of the highest probability, the first of equal ones. */
  readonly className: string;
  /** Of that class, 0..1. */
  readonly probability: number;
  readonly confidence: Confidence;
  /** They add up to 1. */
  readonly classProbabilities: Readonly<Record<string, number>>;
}

export interface NumberPrediction extends OutcomeBase {
  readonly kind: 'number';
  readonly value: number;
}

/** A prediction and what each feature added to one margin of it. */
export interface OutcomeExplanation {
  readonly prediction: OutcomePrediction;
  /** The class that was explained; null for a number. */
  readonly className: string | null;
  /** `score` goes into the softmax; `logarithm` is that of the number. */
  readonly unit: 'score' | 'probability' | 'number' | 'logarithm';
  readonly baseValue: number;
  /** SHAP values in feature order; `baseValue` plus their sum is the margin. */
  readonly values: Float64Array;
}

/** A model ready to serve. */
export interface OpenOutcomeModel {
  readonly model: OutcomeModel;
  /** Of every explanation. */
  readonly unit: OutcomeExplanation['unit'];
  /** No checks, no policy: probabilities in class order, or the number. `raw` in feature order. */
  predictRow(raw: Float64Array): Float64Array;
  /** Throws as reading features does, and `model.missing-features`. */
  predictFeatures(features: Readonly<Record<string, unknown>>): OutcomePrediction;
  /** Explains the called class, or the named one; throws `input.invalid` for a class there is not. */
  explainFeatures(
    features: Readonly<Record<string, unknown>>,
    className?: string,
  ): OutcomeExplanation;
  /** Mean |SHAP| over the reference rows, and over the classes; computed at the first call. */
  globalImportance(): Omit<GlobalImportance, 'method'>;
}

/** Compiles a model for serving; what only explaining needs, at the first explanation. */
export function openOutcomeModel(model: OutcomeModel): OpenOutcomeModel {
  const { features, preparation, ensembles, outcome } = model;
  const predictors = ensembles.map(compilePredictor);
  const readFeatures = featureReader(features);
  const prepared = new Float64Array(features.length);
  const explainers: Explainer[] = [];
  const explainerOf = (k: number) => {
    explainers[k] ??= explainer(ensembles[k]!);
    return explainers[k];
  };
  const marginsOf = (raw: Float64Array) => {
    prepareRow(preparation, raw, prepared);
    return Float64Array.from(predictors, (predict) => predict(prepared));
  };
  const answersOf = (margins: Float64Array) => {
    const answers = margins.slice();
    if (outcome.kind === 'classes') classProbabilities(ensembles, answers);
    else if (outcome.link === 'logarithm') answers[0] = Math.exp(answers[0]!);
    return answers;
  };
  const predict = (row: GivenRow): OutcomePrediction => {
    const { warnings, isUnlikeTraining } = rowFindings(model, row);
    const margins = marginsOf(row.raw);
    const answers = answersOf(margins);
    const base = { warnings, raw: row.raw, margins };
    if (outcome.kind === 'number') return { kind: 'number', value: answers[0]!, ...base };
    const called = answers.indexOf(Math.max(...answers));
    return {
      kind: 'classes',
      className: outcome.classes[called]!,
      probability: answers[called]!,
      confidence: confidenceAmong(answers, called, isUnlikeTraining),
      classProbabilities: Object.fromEntries(outcome.classes.map((name, k) => [name, answers[k]!])),
      ...base,
    };
  };
  let importance: Omit<GlobalImportance, 'method'> | null = null;
  return {
    model,
    unit: unitOf(model),
    predictRow: (raw) => answersOf(marginsOf(raw)),
    predictFeatures: (given) => predict(readFeatures(given)),
    explainFeatures: (given, className) => {
      const row = readFeatures(given);
      const prediction = predict(row);
      const k = classToExplain(model, prediction, className);
      const { baseValue, explain } = explainerOf(k);
      const values = new Float64Array(features.length);
      prepareRow(preparation, row.raw, prepared);
      explain(prepared, values);
      return {
        prediction,
        className: outcome.kind === 'classes' ? outcome.classes[k]! : null,
        unit: unitOf(model),
        baseValue,
        values,
      };
    },
    globalImportance: () => {
      importance ??= importanceOf(
        model,
        ensembles.map((_, k) => explainerOf(k)),
      );
      return importance;
    },
  };
}

// How far the first class lies before the second.
const clearLead = 0.5;
const someLead = 0.2;

function confidenceAmong(
  probabilities: Float64Array,
  called: number,
  isUnlikeTraining: boolean,
): Confidence {
  const second = probabilities.reduce((most, p, k) => (k === called ? most : Math.max(most, p)), 0);
  const lead = probabilities[called]! - second;
  const level = (lead >= clearLead ? 2 : lead >= someLead ? 1 : 0) - (isUnlikeTraining ? 1 : 0);
  return level >= 2 ? 'high' : level === 1 ? 'medium' : 'low';
}

function classToExplain(
  { outcome }: OutcomeModel,
  prediction: OutcomePrediction,
  className: string | undefined,
): number {
  if (outcome.kind === 'number' || prediction.kind === 'number') {
    if (className === undefined) return 0;
    throw problem('input.invalid', {
      at: 'class',
      got: className,
      expected: 'none, as the model predicts a number',
    });
  }
  const place = outcome.classes.indexOf(className ?? prediction.className);
  if (place >= 0) return place;
  throw problem('input.invalid', {
    at: 'class',
    got: className!.slice(0, 40),
    expected: `a class of the model: ${outcome.classes.slice(0, 10).join(', ')}`,
  });
}

function unitOf({ outcome, ensembles }: OutcomeModel): OutcomeExplanation['unit'] {
  if (outcome.kind === 'number') return outcome.link === 'identity' ? 'number' : 'logarithm';
  return ensembles[0]!.objective === 'softmax' ? 'score' : 'probability';
}

function importanceOf(
  { features, preparation, reference }: OutcomeModel,
  explainers: readonly Explainer[],
): Omit<GlobalImportance, 'method'> {
  const width = features.length;
  const importance = new Float64Array(width);
  const prepared = new Float64Array(width);
  const values = new Float64Array(width);
  const share = 1 / (explainers.length * Math.max(1, reference.rowCount));
  for (let row = 0; row < reference.rowCount; row++) {
    const raw = reference.values.subarray(row * width, (row + 1) * width);
    prepareRow(preparation, raw, prepared);
    for (const { explain } of explainers) {
      values.fill(0);
      explain(prepared, values);
      for (let f = 0; f < width; f++) importance[f] = importance[f]! + share * Math.abs(values[f]!);
    }
  }
  return {
    baseValue: explainers[0]!.baseValue,
    rowCount: reference.rowCount,
    features: features
      .map(({ name }, f) => ({ name, importance: importance[f]! }))
      .sort((a, b) => b.importance - a.importance),
  };
}
