import { exitCode, kind, quote } from './problem-kind.js';

/** Problems of workspaces: simulators, equipment maps, their data files. */
export const workspaceProblems = {
  'workspace.not-found': kind<{ readonly name: string; readonly known: readonly string[] }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `no workspace ${quote(f.name)}`,
    fix: (f) => `workspaces here: ${f.known.join(', ') || 'none'}`,
  }),
  'workspace.no-export': kind<{ readonly module: string }>({
    status: 500,
    exit: exitCode.badData,
    message: (f) => `module ${f.module} exports no \`workspace\` with a name`,
    fix: () => 'export const workspace = { name: ... }; docs/guide/workspace.md shows how',
  }),
  'workspace.cannot': kind<{
    readonly workspace: string;
    readonly what: string;
    readonly missing: string;
  }>({
    status: 400,
    exit: exitCode.usage,
    message: (f) => `workspace ${quote(f.workspace)} cannot ${f.what}: it has no ${f.missing}`,
    fix: (f) => `add a ${f.missing} to that workspace, or name another with --workspace`,
  }),
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
