/** Problems of tables, training and models. */
export const tabularProblems = {} as const;
