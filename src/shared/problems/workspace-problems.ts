/** Problems of workspaces: simulators, equipment maps, their data files. */
export const workspaceProblems = {} as const;
