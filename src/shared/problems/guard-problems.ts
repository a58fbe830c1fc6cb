import { exitCode, kind, quote } from './problem-kind.js';

const refused = { status: 422, exit: exitCode.badData } as const;

/** Why the guard refuses a statement. The names shown are the statement's own, never a value from a row. */
export const guardProblems = {
  'guard.policy-invalid': kind<{ readonly at: string; readonly expected: string }>({
    status: 500,
    exit: exitCode.badSetting,
    message: (f) => `guard policy ${f.at}: expected ${f.expected}`,
    fix: () => 'correct the catalogue or the scope the policy is made from',
  }),
  'guard.too-large': kind<{
    readonly what: string;
    readonly got: number;
    readonly limit: number;
  }>({
    ...refused,
    message: (f) => `the statement has ${f.got} ${f.what}, at most ${f.limit} are accepted`,
    fix: () => 'ask for less at once: fewer conditions, lists and nested queries',
  }),
  'guard.text-invalid': kind<{ readonly what: string }>({
    ...refused,
    message: (f) => `the statement holds ${f.what}: expected plain Unicode SQL text`,
    fix: () => 'write the statement without it',
  }),
  'guard.syntax': kind<{ readonly dialect: string; readonly detail: string }>({
    ...refused,
    message: (f) => `the statement cannot be read as one ${f.dialect} SELECT: ${f.detail}`,
    fix: () => 'correct the syntax near that place',
  }),
  'guard.not-one-statement': kind<{ readonly statements: number }>({
    ...refused,
    message: (f) => `the text holds ${f.statements} statements, expected exactly one`,
    fix: () => 'send a single SELECT without anything after it',
  }),
  'guard.not-select': kind<{ readonly what: string }>({
    ...refused,
    message: (f) => `${f.what} is not a SELECT: only reading is allowed`,
    fix: () => 'write a SELECT; WITH may hold only SELECTs',
  }),
  'guard.construct': kind<{ readonly what: string }>({
    ...refused,
    message: (f) => `${f.what} is not among the constructs allowed here`,
    fix: () =>
      'use plain SELECT with joins, WHERE, GROUP BY, HAVING, window functions, ORDER BY and LIMIT',
  }),
  'guard.table': kind<{ readonly table: string; readonly nearest: string | null }>({
    ...refused,
    message: (f) => `table ${quote(f.table)} is not in the catalogue`,
    fix: (f) =>
      f.nearest === null
        ? 'use only tables of the catalogue'
        : `did you mean ${quote(f.nearest)}? use only tables of the catalogue`,
  }),
  'guard.column': kind<{
    readonly column: string;
    readonly table: string | null;
    readonly nearest: string | null;
  }>({
    ...refused,
    message: (f) =>
      f.table === null
        ? `column ${quote(f.column)} is in no table that can be seen at this place`
        : `column ${quote(f.column)} of ${quote(f.table)} does not exist or may not be read`,
    fix: (f) =>
      f.nearest === null
        ? 'name columns of the catalogue only, each from a table of the same FROM'
        : `did you mean ${quote(f.nearest)}?`,
  }),
  'guard.ambiguous': kind<{ readonly name: string }>({
    ...refused,
    message: (f) => `${quote(f.name)} can mean more than one thing at this place`,
    fix: () => 'write the table or its alias before it, and give every alias once',
  }),
  'guard.whole-row': kind<{ readonly name: string }>({
    ...refused,
    message: (f) => `${quote(f.name)} names a whole row, expected a column`,
    fix: () => 'name the columns one by one',
  }),
  'guard.function': kind<{ readonly function: string; readonly nearest: string | null }>({
    ...refused,
    message: (f) => `function ${quote(f.function)} is not among the allowed pure functions`,
    fix: (f) =>
      f.nearest === null ? 'leave it out' : `did you mean ${quote(f.nearest)}? else leave it out`,
  }),
  'guard.function-use': kind<{ readonly function: string; readonly expected: string }>({
    ...refused,
    message: (f) => `function ${quote(f.function)} is used in a way that is not allowed`,
    fix: (f) => `expected ${f.expected}`,
  }),
  'guard.operator': kind<{ readonly operator: string }>({
    ...refused,
    message: (f) => `operator ${quote(f.operator)} is not among the allowed operators`,
    fix: () => 'use comparison, arithmetic, text, pattern or JSON operators',
  }),
  'guard.cast': kind<{ readonly type: string }>({
    ...refused,
    message: (f) => `a cast to ${quote(f.type)} is not allowed`,
    fix: () => 'cast to a number, text, date, time, boolean or JSON type of moderate size',
  }),
  'guard.recursion': kind<Record<never, never>>({
    ...refused,
    message: () => 'a recursive query is not allowed',
    fix: () => 'write WITH without RECURSIVE, and let no query refer to itself',
  }),
  'guard.limit': kind<{ readonly what: string }>({
    ...refused,
    message: (f) => `${f.what} is not allowed as a row limit, expected a whole number`,
    fix: () => 'write LIMIT and OFFSET with plain whole numbers',
  }),
  'guard.unproven': kind<{ readonly what: string }>({
    ...refused,
    message: (f) => `the statement could not be proven safe: ${f.what}`,
    fix: () => 'phrase it more simply',
  }),
} as const;
