import { exitCode, kind } from './problem-kind.js';

/** Problems of workspaces: simulators, equipment maps, their data files. */
export const workspaceProblems = {
  'simulation.invalid-option': kind<{
    readonly option: string;
    readonly got: string;
    readonly expected: string;
  }>({
    status: 400,
    exit: exitCode.usage,
    message: (f) => `simulation option ${f.option}: got ${f.got}, expected ${f.expected}`,
    fix: (f) => `give ${f.option} a value in that range; nothing was simulated or written`,
  }),
} as const;
