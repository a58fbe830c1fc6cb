/** How an answer is drawn from a model's probabilities; null leaves a parameter to the model. */
export interface SamplingParameters {
  /** Longest answer in tokens, 1 or more. */
  readonly maxTokens: number | null;
  /** 0 to 2. */
  readonly temperature: number | null;
  /** Above 0, up to 1. */
  readonly topP: number | null;
  /** 1 or more. */
  readonly topK: number | null;
}

/** The part of a language request that the parameters make. */
export function samplingRequest({ maxTokens, temperature, topP, topK }: SamplingParameters) {
  return {
    ...(maxTokens === null ? {} : { maxTokens }),
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { topP }),
    ...(topK === null ? {} : { topK }),
  };
}
