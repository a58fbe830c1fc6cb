import { exitCode, kind, quote } from './problem-kind.js';

/** Problems of functions and of the runtimes that serve them. */
export const functionProblems = {
  'function.not-found': kind<{ readonly name: string; readonly known: readonly string[] }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `no function ${quote(f.name)}`,
    fix: (f) => `functions here: ${f.known.join(', ') || 'none'}`,
  }),
  'route.not-found': kind<{ readonly method: string; readonly path: string }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `nothing answers ${f.method} ${quote(f.path)}`,
    fix: () => 'GET /openapi.json lists every route',
  }),
  'server.port-in-use': kind<{ readonly port: number; readonly host: string }>({
    status: 500,
    exit: exitCode.unavailable,
    message: (f) => `port ${f.port} on ${f.host} is already in use`,
    fix: (f) => `stop the program that holds it, or choose another: --port ${f.port + 1}`,
  }),
} as const;
