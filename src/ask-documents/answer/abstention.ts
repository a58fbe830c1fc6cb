import { abstentionModel } from './abstention-model.js';
import type { AnswerEvidence } from './answer-evidence.js';

/** A logistic model of the evidence. */
export interface AbstentionModel {
  readonly intercept: number;
  readonly coefficients: Readonly<Record<keyof AnswerEvidence, number>>;
  /** Support below which a question is not answered. */
  readonly threshold: number;
}

/** Below this support the documents do not answer. */
export const leastSupport: number = abstentionModel.threshold;

/**
 * How likely the documents answer, 0 to 1. The coefficients of the shipped model come from questions with known answers,
 * `node scripts/fit-answers.mjs` fits them again. 0 without evidence.
 */
export function supportOf(
  evidence: AnswerEvidence | null,
  { intercept, coefficients }: AbstentionModel = abstentionModel,
): number {
  if (evidence === null) return 0;
  const names = Object.keys(coefficients) as (keyof AnswerEvidence)[]; // the keys it was written with
  const sum = names.reduce((total, name) => total + coefficients[name] * evidence[name], intercept);
  return 1 / (1 + Math.exp(-sum));
}
