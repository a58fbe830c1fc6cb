import { abstentionModel } from './abstention-model.js';
import type { AnswerEvidence } from './answer-evidence.js';

/** Below this support the documents do not answer. */
export const leastSupport: number = abstentionModel.threshold;

/**
 * How likely the documents answer, 0 to 1: a logistic model of the evidence. Its coefficients come from questions
 * with known answers, `node scripts/fit-abstention.mjs` fits them again. 0 without evidence.
 */
export function supportOf(evidence: AnswerEvidence | null): number {
  if (evidence === null) return 0;
  const { intercept, coefficients } = abstentionModel;
  const names = Object.keys(coefficients) as (keyof AnswerEvidence)[]; // the keys it was written with
  const sum = names.reduce((total, name) => total + coefficients[name] * evidence[name], intercept);
  return 1 / (1 + Math.exp(-sum));
}
