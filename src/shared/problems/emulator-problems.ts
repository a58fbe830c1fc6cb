import { exitCode, kind, quote } from './problem-kind.js';

/** Problems of the AWS emulator itself; what it tells its clients are AWS's own errors, not these. */
export const emulatorProblems = {
  'emulator.script-not-json': kind<{ readonly detail: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `the emulator script is not valid JSON: ${f.detail}`,
    fix: () => 'write one JSON object, for instance {"rules": []}',
  }),
  'emulator.script-unknown-key': kind<{
    readonly at: string;
    readonly key: string;
    readonly nearest: string | null;
    readonly known: readonly string[];
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `emulator script ${f.at}: unknown key ${quote(f.key)}`,
    fix: (f) =>
      f.nearest === null ? `known keys: ${f.known.join(', ')}` : `did you mean "${f.nearest}"?`,
  }),
  'emulator.script-invalid': kind<{
    readonly at: string;
    readonly got: string;
    readonly expected: string;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `emulator script ${f.at}: got ${f.got}, expected ${f.expected}`,
    fix: () => 'correct that place; docs/guide/emulator.md describes every key',
  }),
  'emulator.bad-frame': kind<{ readonly detail: string }>({
    status: 502,
    exit: exitCode.badData,
    message: (f) => `malformed event stream message: ${f.detail}`,
    fix: () => 'the sender or the line damaged the stream; ask again from the start',
  }),
} as const;
