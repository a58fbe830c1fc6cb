/** Problems of reading and writing tables. */
export const frameProblems = {} as const;
