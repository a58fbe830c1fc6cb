import { exitCode, kind, quote } from './problem-kind.js';

/** Problems that any room can meet: input, settings, files, the process itself. */
export const generalProblems = {
  'internal.unexpected': kind<{ readonly detail: string }>({
    status: 500,
    exit: exitCode.internal,
    message: (f) => `unexpected failure: ${f.detail}`,
    fix: () => 'report it with the request id; the log holds the stack',
  }),
  'input.invalid': kind<{
    readonly at: string;
    readonly got: string;
    readonly expected: string;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `input ${f.at}: got ${f.got}, expected ${f.expected}`,
    fix: () => 'correct it and try again',
  }),
  'input.not-json': kind<{ readonly detail: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `the body is not valid JSON: ${f.detail}`,
    fix: () => 'send one JSON object, UTF-8 encoded',
  }),
  'input.too-large': kind<{ readonly bytes: number; readonly limitBytes: number }>({
    status: 413,
    exit: exitCode.badData,
    message: (f) => `the request has ${f.bytes} bytes, at most ${f.limitBytes} are accepted`,
    fix: () => 'send fewer rows in one call',
  }),
  'input.unknown-option': kind<{
    readonly option: string;
    readonly nearest: string | null;
    readonly known: readonly string[];
  }>({
    status: 400,
    exit: exitCode.usage,
    message: (f) => `unknown option ${quote(f.option)}`,
    fix: (f) =>
      f.nearest === null ? `known options: ${f.known.join(', ')}` : `did you mean "${f.nearest}"?`,
  }),
  'setting.invalid': kind<{
    readonly setting: string;
    readonly got: string;
    readonly expected: string;
  }>({
    status: 500,
    exit: exitCode.badSetting,
    message: (f) => `setting ${f.setting}: got ${quote(f.got)}, expected ${f.expected}`,
    fix: (f) => `correct ${f.setting}, or unset it to use the default`,
  }),
  'file.not-found': kind<{ readonly path: string }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `no file at ${quote(f.path)}`,
    fix: () => 'check the path, relative to the folder the command runs in',
  }),
  'file.unreadable': kind<{ readonly path: string; readonly detail: string }>({
    status: 500,
    exit: exitCode.ioError,
    message: (f) => `cannot read ${quote(f.path)}: ${f.detail}`,
    fix: () => 'check that it is a file and that this user may read it',
  }),
  'file.unwritable': kind<{ readonly path: string; readonly detail: string }>({
    status: 507,
    exit: exitCode.cannotCreate,
    message: (f) => `cannot write ${quote(f.path)}: ${f.detail}`,
    fix: () =>
      'choose a folder that is there and may be written, with free space; what was there before is untouched',
  }),
} as const;
