import type { PredictionWarning } from '../tabular/index.js';

/** A warning in the spelling of the answers. */
export interface WarningAnswer {
  readonly [fact: string]: unknown;
  readonly code: PredictionWarning['code'];
  readonly feature: string;
  readonly message: string;
}

export function warningAnswer(warning: PredictionWarning): WarningAnswer {
  if (warning.code !== 'missing-feature') return { ...warning };
  const { usedValue, ...rest } = warning;
  return { ...rest, used_value: usedValue };
}
