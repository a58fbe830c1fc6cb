/** Problems of charts and reports. */
export const reportProblems = {} as const;
