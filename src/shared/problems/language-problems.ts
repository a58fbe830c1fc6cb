/** Problems of language models and streaming. */
export const languageProblems = {} as const;
