// One family of errors. Facts are data; the sentence is built once, here.

import { askDataProblems } from './ask-data-problems.js';
import { chatProblems } from './chat-problems.js';
import { databaseProblems } from './database-problems.js';
import { documentProblems } from './document-problems.js';
import { emulatorProblems } from './emulator-problems.js';
import { frameProblems } from './frame-problems.js';
import { functionProblems } from './function-problems.js';
import { generalProblems } from './general-problems.js';
import { guardProblems } from './guard-problems.js';
import { interchangeProblems } from './interchange-problems.js';
import { languageProblems } from './language-problems.js';
import { learningProblems } from './learning-problems.js';
import { modelProblems } from './model-problems.js';
import { exitCode, type Facts, type ProblemKind } from './problem-kind.js';
import { reportProblems } from './report-problems.js';
import { storageProblems } from './storage-problems.js';
import { videoProblems } from './video-problems.js';
import { workspaceProblems } from './workspace-problems.js';

/** Every problem Casthouse can report, by code. */
export const problemTable = {
  ...generalProblems,
  ...frameProblems,
  ...learningProblems,
  ...modelProblems,
  ...interchangeProblems,
  ...storageProblems,
  ...functionProblems,
  ...reportProblems,
  ...workspaceProblems,
  ...languageProblems,
  ...emulatorProblems,
  ...databaseProblems,
  ...askDataProblems,
  ...chatProblems,
  ...videoProblems,
  ...documentProblems,
  ...guardProblems,
} as const;

export type ProblemCode = keyof typeof problemTable;
type FactsOf<C extends ProblemCode> =
  (typeof problemTable)[C] extends ProblemKind<infer F> ? F : never;

/** The error body every face answers with. */
export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly fix: string;
    readonly retryable: boolean;
    readonly request_id: string;
  };
}

/** An error of the one family. `name` is the code, so a Lambda function error carries it as errorType. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly facts: Facts;
  readonly fix: string;
  readonly status: number;
  readonly exit: number;
  readonly retryable: boolean;

  constructor(code: ProblemCode, facts: Facts, cause?: unknown) {
    // The table is typed per code at `problem`; inside, a row is read with its facts as plain data.
    const row = problemTable[code] as unknown as ProblemKind<Facts>;
    super(row.message(facts), cause === undefined ? undefined : { cause });
    this.name = code;
    this.code = code;
    this.facts = facts;
    this.fix = row.fix(facts);
    this.status = row.status;
    this.exit = row.exit;
    this.retryable = row.retryable ?? false;
  }
}

/** Builds the problem to throw: `throw problem('file.not-found', { path })`. `cause` is kept for the log only. */
export function problem<C extends ProblemCode>(code: C, facts: FactsOf<C>, cause?: unknown) {
  return new Problem(code, facts, cause);
}

/** Any thrown value as a problem; what is not one becomes `internal.unexpected` with its cause kept. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return problem('internal.unexpected', { detail }, thrown);
}

/** The JSON body of an error, the same on every face. */
export function errorBody(thrown: unknown, requestId: string): ErrorBody {
  const { code, message, fix, retryable } = asProblem(thrown);
  return { error: { code, message, fix, retryable, request_id: requestId } };
}

export { exitCode };
