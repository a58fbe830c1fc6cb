import { exitCode, kind, quote } from './problem-kind.js';

/** Problems of functions and of the runtimes that serve them. */
export const functionProblems = {
  'function.not-found': kind<{ readonly name: string; readonly known: readonly string[] }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `no function ${quote(f.name)}`,
    fix: (f) => `functions here: ${f.known.join(', ') || 'none'}`,
  }),
  'input.bad-row': kind<{ readonly row: number; readonly message: string; readonly fix: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `row ${f.row}: ${f.message}`,
    fix: (f) => f.fix,
  }),
  'input.too-many-rows': kind<{ readonly rows: number; readonly limitRows: number }>({
    status: 413,
    exit: exitCode.badData,
    message: (f) => `the request has ${f.rows} rows, at most ${f.limitRows} are accepted`,
    fix: () => 'send the rows in several calls',
  }),
  'route.not-found': kind<{ readonly method: string; readonly path: string }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `nothing answers ${f.method} ${quote(f.path)}`,
    fix: () => 'GET /openapi.json lists every route',
  }),
  'request.wrong-method': kind<{ readonly method: string; readonly expected: string }>({
    status: 405,
    exit: exitCode.usage,
    message: (f) => `the method is ${quote(f.method)}, this function expects ${f.expected}`,
    fix: (f) => `send it as ${f.expected}`,
  }),
  'request.wrong-media-type': kind<{ readonly got: string }>({
    status: 415,
    exit: exitCode.usage,
    message: (f) => `the body is declared as ${quote(f.got)}, expected application/json`,
    fix: () => 'send the header content-type: application/json',
  }),
  'request.host-refused': kind<{ readonly host: string }>({
    status: 403,
    exit: exitCode.notPermitted,
    message: (f) => `the request came for host ${quote(f.host)}, expected a name of this machine`,
    fix: () =>
      'use http://127.0.0.1 or http://localhost with the port; to serve other names, bind the address of this machine with --host',
  }),
  'request.origin-refused': kind<{ readonly origin: string }>({
    status: 403,
    exit: exitCode.notPermitted,
    message: (f) => `pages of ${quote(f.origin)} may not call this server`,
    fix: () => 'open the page this server serves itself',
  }),
  'request.deadline': kind<{ readonly seconds: number }>({
    status: 504,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) => `the answer was not ready after ${f.seconds} seconds`,
    fix: () => 'send less work in one call, or give the function more time',
  }),
  'server.port-in-use': kind<{ readonly port: number; readonly host: string }>({
    status: 500,
    exit: exitCode.unavailable,
    message: (f) => `port ${f.port} on ${f.host} is already in use`,
    fix: (f) => `stop the program that holds it, or choose another: --port ${f.port + 1}`,
  }),
  'server.cannot-listen': kind<{
    readonly host: string;
    readonly port: number;
    readonly detail: string;
  }>({
    status: 500,
    exit: exitCode.unavailable,
    message: (f) => `cannot listen on ${f.host} port ${f.port}: ${f.detail}`,
    fix: () => 'choose an address of this machine, such as 127.0.0.1, and a port above 1023',
  }),
} as const;
