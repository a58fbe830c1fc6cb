import { exitCode, kind, quote } from './problem-kind.js';

/** Problems of questions to a database: the catalogue file, the question, its scope. */
export const askDataProblems = {
  'catalogue.not-json': kind<{ readonly detail: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `the catalogue file is not JSON: ${f.detail}`,
    fix: () => 'correct that place; `//` comments are allowed, trailing commas are not',
  }),
  'catalogue.unknown-name': kind<{
    readonly where: string;
    readonly name: string;
    readonly nearest: string | null;
    readonly known: readonly string[];
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `catalogue file, ${f.where}: ${quote(f.name)} is not known`,
    fix: (f) =>
      f.nearest === null
        ? `known here: ${f.known.slice(0, 20).join(', ') || 'nothing'}`
        : `did you mean ${quote(f.nearest)}?`,
  }),
  'catalogue.wrong-value': kind<{
    readonly where: string;
    readonly got: string;
    readonly expected: string;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `catalogue file, ${f.where}: got ${f.got}, expected ${f.expected}`,
    fix: (f) => `write ${f.expected} there`,
  }),
  'catalogue.no-tables': kind<Record<string, never>>({
    status: 400,
    exit: exitCode.badData,
    message: () => 'the database has no table that may be read',
    fix: () => 'name a schema that holds tables, or grant SELECT on them to this user',
  }),
  'ask.question-missing': kind<Record<string, never>>({
    status: 400,
    exit: exitCode.usage,
    message: () => 'no question, expected text',
    fix: () => 'send a question in Korean or English',
  }),
  'ask.question-too-long': kind<{ readonly characters: number; readonly limit: number }>({
    status: 400,
    exit: exitCode.usage,
    message: (f) => `the question has ${f.characters} characters, expected at most ${f.limit}`,
    fix: () => 'ask it in one or two sentences',
  }),
  'ask.scope-missing': kind<{ readonly parameter: string; readonly table: string }>({
    status: 400,
    exit: exitCode.usage,
    message: (f) => `questions about ${f.table} need a value for ${f.parameter}`,
    fix: (f) => `give the scope ${f.parameter}, for instance --scope ${f.parameter}=1`,
  }),
  'ask.expected-rows-invalid': kind<{ readonly line: number; readonly detail: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `line ${f.line} of the questions: ${f.detail}`,
    fix: () => 'write lines {"id", "question", "scope"?, "expected"?: [rows] | null}',
  }),
  'feedback.bad-line': kind<{ readonly line: number; readonly detail: string }>({
    status: 500,
    exit: exitCode.badData,
    message: (f) => `line ${f.line} of the file of feedback: ${f.detail}`,
    fix: () => 'correct that line, or delete it; a line is {"question", "sql", "verdict"}',
  }),
  'feedback.unknown-answer': kind<{ readonly session: string }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `the session ${quote(f.session)} has no such answer`,
    fix: () =>
      'ask the question again and send its session_id; a process forgets a session after an hour',
  }),
  'feedback.nothing-to-keep': kind<{ readonly reason: string }>({
    status: 409,
    exit: exitCode.usage,
    message: (f) => `nothing can be kept of that answer: ${f.reason}`,
    fix: () => 'ask a whole question that the data answers, then say whether its answer is right',
  }),
  'feedback.no-store': kind<Record<string, never>>({
    status: 501,
    exit: exitCode.usage,
    message: () => 'there is no place to keep feedback',
    fix: () => 'set BUCKET_NAME; feedback goes below feedback/ of that bucket',
  }),
} as const;
