import { exitCode, kind, quote } from './problem-kind.js';

/** Problems of the terminal client. */
export const chatProblems = {
  'chat.no-server': kind<{ readonly address: string }>({
    status: 503,
    exit: exitCode.unavailable,
    retryable: true,
    message: (f) => `no server answers at ${f.address}`,
    fix: () => 'start it in another terminal with: casthouse start; or name another with --url',
  }),
  'chat.unreachable': kind<{ readonly address: string; readonly detail: string }>({
    status: 503,
    exit: exitCode.unavailable,
    retryable: true,
    message: (f) => `${f.address} cannot be reached: ${f.detail}`,
    fix: () => 'check the address and the network, then ask again',
  }),
  'chat.refused': kind<{
    readonly status: number;
    readonly message: string;
    readonly fix: string;
  }>({
    status: 502,
    exit: exitCode.unavailable,
    message: (f) => `the server answered ${f.status}: ${f.message}`,
    fix: (f) => f.fix,
  }),
  'chat.answer-failed': kind<{ readonly message: string; readonly fix: string }>({
    status: 502,
    exit: exitCode.unavailable,
    retryable: true,
    message: (f) => `the answer ended with an error: ${f.message}`,
    fix: (f) => f.fix,
  }),
  'chat.answer-cut': kind<{ readonly address: string }>({
    status: 502,
    exit: exitCode.unavailable,
    retryable: true,
    message: (f) => `the answer of ${f.address} stopped half-way`,
    fix: () => 'ask again; what arrived so far is incomplete',
  }),
  'chat.not-utf8': kind<{ readonly what: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `${f.what} is not valid UTF-8`,
    fix: () => 'convert it to UTF-8, for instance with: iconv -f CP949 -t UTF-8',
  }),
  'chat.no-credentials': kind<{ readonly detail: string }>({
    status: 401,
    exit: exitCode.notPermitted,
    message: (f) => `no AWS credentials to sign with: ${f.detail}`,
    fix: () => 'sign in (aws sso login) or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  }),
  'chat.no-region': kind<{ readonly host: string }>({
    status: 400,
    exit: exitCode.usage,
    message: (f) => `the host ${quote(f.host)} does not tell the region to sign for`,
    fix: () => 'give it with --region, for instance --region ap-northeast-2',
  }),
} as const;
