/** Problems of model files, the registry and prediction. */
export const modelProblems = {} as const;
