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
      `object key ${quote(f.key)}: expected 1 to 512 characters of letters, digits, . _ - / without empty or dot-only parts, no part longer than 200`,
    fix: () => 'choose a plain relative key',
  }),
  'store.locked': kind<{ readonly lockFile: string; readonly waitedMs: number }>({
    status: 503,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) => `another process still holds ${quote(f.lockFile)} after ${f.waitedMs} ms`,
    fix: () => 'try again; when no process of Casthouse runs any more, delete that file',
  }),
  'store.not-permitted': kind<{ readonly store: string; readonly action: string }>({
    status: 403,
    exit: exitCode.notPermitted,
    message: (f) => `${f.store} does not permit ${f.action} with these credentials`,
    fix: (f) =>
      `grant ${f.action} on it to the role or user that runs this; without s3:ListBucket S3 also answers so for a missing object`,
  }),
  'store.no-bucket': kind<{ readonly bucket: string }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `no S3 bucket named ${quote(f.bucket)}`,
    fix: (f) => `correct BUCKET_NAME, or create it: aws s3 mb s3://${f.bucket}`,
  }),
  'store.wrong-region': kind<{
    readonly bucket: string;
    readonly asked: string;
    readonly actual: string;
  }>({
    status: 400,
    exit: exitCode.badSetting,
    message: (f) =>
      `bucket ${quote(f.bucket)} was asked for in region ${f.asked}, but it is in ${f.actual || 'another one'}`,
    fix: (f) =>
      `set AWS_REGION${f.actual === '' ? ' to the region of the bucket' : `=${f.actual}`}`,
  }),
  'store.no-credentials': kind<{ readonly store: string }>({
    status: 503,
    exit: exitCode.badSetting,
    message: (f) => `no AWS credentials were found for ${f.store}`,
    fix: () => 'run aws configure or aws sso login, or unset BUCKET_NAME to use local folders',
  }),
  'store.unavailable': kind<{ readonly store: string; readonly detail: string }>({
    status: 503,
    exit: exitCode.unavailable,
    retryable: true,
    message: (f) => `${f.store} cannot be reached: ${f.detail}`,
    fix: () => 'check the network, the bucket name, the region and the credentials',
  }),
} as const;
