/** Facts a problem carries: plain values only, never a secret, a whole row or a prompt. */
export type Facts = Readonly<Record<string, unknown>>;

/** One row of the table of problems. Texts are lower case: what, got, expected; `fix` is the next step. */
export interface ProblemKind<F extends Facts> {
  /** HTTP status answered by every HTTP face, 400..599. */
  readonly status: number;
  /** Exit code of the command line, 2..125 (sysexits.h where one fits). */
  readonly exit: number;
  /** Whether the same call can succeed later without a change. */
  readonly retryable?: boolean;
  readonly message: (facts: F) => string;
  readonly fix: (facts: F) => string;
}

/** Declares a row of the table with the type of its facts. */
export function kind<F extends Facts>(row: ProblemKind<F>): ProblemKind<F> {
  return row;
}

/** Exit codes by meaning, after sysexits.h, so that scripts can tell the cases apart. */
export const exitCode = {
  usage: 64,
  badData: 65,
  noInput: 66,
  unavailable: 69,
  internal: 70,
  cannotCreate: 73,
  ioError: 74,
  tryAgain: 75,
  notPermitted: 77,
  badSetting: 78,
} as const;

const longestQuote = 40;

/** A value as shown in a message: quoted, at most 40 characters, control characters escaped. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const short = text.length > longestQuote ? `${text.slice(0, longestQuote)}...` : text;
  return JSON.stringify(short);
}
