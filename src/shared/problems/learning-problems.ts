/** Problems of preparing rows, training and measuring. */
export const learningProblems = {} as const;
