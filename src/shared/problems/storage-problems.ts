import { exitCode, kind, quote } from './problem-kind.js';

/** Problems of the object store. */
export const storageProblems = {
  'store.not-found': kind<{ readonly key: string; readonly store: string }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `no object ${quote(f.key)} in ${f.store}`,
    fix: () => 'list the store to see what it holds',
  }),
  'store.conflict': kind<{ readonly key: string }>({
    status: 409,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) => `object ${quote(f.key)} was changed by someone else in the meantime`,
    fix: () => 'read it again and repeat the change',
  }),
  'store.bad-key': kind<{ readonly key: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `object key ${quote(f.key)}: expected 1 to 512 characters of letters, digits, . _ - / without empty or dot-only parts`,
    fix: () => 'choose a plain relative key',
  }),
  'store.unavailable': kind<{ readonly store: string; readonly detail: string }>({
    status: 503,
    exit: exitCode.unavailable,
    retryable: true,
    message: (f) => `${f.store} cannot be reached: ${f.detail}`,
    fix: () => 'check the network, the bucket name, the region and the credentials',
  }),
} as const;
