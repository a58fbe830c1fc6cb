import { exitCode, kind, quote } from './problem-kind.js';

/** Problems of preparing rows, training and measuring. Rows are counted from 1 in messages, from 0 in facts. */
export const learningProblems = {
  'learning.repeated-column': kind<{ readonly column: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `column ${quote(f.column)} is named twice`,
    fix: () => 'name every column once',
  }),
  'learning.wrong-column-kind': kind<{
    readonly column: string;
    readonly got: 'number' | 'category';
    readonly expected: 'number' | 'category';
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `column ${quote(f.column)}: got ${kindInWords[f.got]}, expected ${kindInWords[f.expected]} as in the training rows`,
    fix: () => 'give the column the same kind of values as the training rows had',
  }),
  'learning.infinite-value': kind<{ readonly column: string; readonly row: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `column ${quote(f.column)}, row ${f.row + 1}: got an infinite value, expected a finite number or a missing value`,
    fix: () => 'correct the value or leave it empty',
  }),
  'learning.missing-value': kind<{ readonly column: string; readonly row: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `column ${quote(f.column)}, row ${f.row + 1}: got a missing value, expected a number`,
    fix: () => 'fill missing values first, or choose a model of trees, which take them as they are',
  }),
  'learning.no-rows': kind<{ readonly purpose: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `no rows for ${f.purpose}, expected at least one`,
    fix: () => 'give a table with rows, or a smaller share to the other part',
  }),
  'learning.no-features': kind<Readonly<Record<never, never>>>({
    status: 400,
    exit: exitCode.badData,
    message: () => 'no features to learn from, expected at least one column',
    fix: () => 'keep at least one column beside the label',
  }),
  'learning.row-out-of-range': kind<{ readonly row: number; readonly rowCount: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `row ${f.row + 1} is asked for, the table has ${f.rowCount}`,
    fix: () => 'use row numbers of this table',
  }),
  'learning.lengths-differ': kind<{
    readonly what: string;
    readonly got: number;
    readonly expected: number;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `${f.what}: got ${f.got} entries, expected ${f.expected}`,
    fix: () => 'give one entry for every row',
  }),
  'learning.bad-label': kind<{
    readonly row: number;
    readonly got: number;
    /** Default 2. */
    readonly classCount?: number;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `label of row ${f.row + 1}: got ${f.got}, expected ${labelsInWords(f.classCount)}`,
    fix: ({ classCount = 2 }) =>
      classCount === 2
        ? 'make labels of two classes: 0 the negative, 1 the positive'
        : 'number the classes from 0, and say how many there are',
  }),
  'learning.bad-target': kind<{ readonly row: number; readonly got: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `number to predict in row ${f.row + 1}: got ${f.got}, expected a finite number`,
    fix: () => 'leave rows out whose number is missing',
  }),
  'learning.bad-weight': kind<{ readonly row: number; readonly got: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `weight of row ${f.row + 1}: got ${f.got}, expected a finite number, 0 or more`,
    fix: () => 'give a weight of 0 to rows that should not count',
  }),
  'learning.bad-category': kind<{
    readonly column: string;
    readonly row: number;
    readonly got: number;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `column ${quote(f.column)}, row ${f.row + 1}: got ${f.got}, expected the number of a category, 0 to 255`,
    fix: () => 'number the categories from 0, or let the column be read as a number',
  }),
  'learning.too-many-categories': kind<{
    readonly column: string;
    readonly got: number;
    readonly most: number;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `column ${quote(f.column)} has ${f.got} categories, expected at most ${f.most}`,
    fix: () => 'join rare categories, raise the number of bins, or leave the column out',
  }),
  'learning.contradictory-rules': kind<{
    readonly column: string;
    readonly first: string;
    readonly second: string;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `column ${quote(f.column)} is said to be both ${f.first} and ${f.second}`,
    fix: () => 'name every column in one list only',
  }),
  'learning.no-weight': kind<{ readonly purpose: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `every row for ${f.purpose} has weight 0, expected at least one above 0`,
    fix: () => 'give weight to the rows that should count',
  }),
  'learning.lone-row': kind<{ readonly className: string; readonly rowCount: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `class ${quote(f.className)} has a single row among ${f.rowCount} for training: nothing can be learned from one`,
    fix: () => 'collect more rows of that class, or choose another label',
  }),
  'learning.bad-probability': kind<{ readonly row: number; readonly got: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `probability of row ${f.row + 1}: got ${f.got}, expected 0 to 1`,
    fix: () => 'measure probabilities, not margins',
  }),
  'learning.missing-label': kind<{ readonly column: string; readonly row: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `label column ${quote(f.column)} is empty in row ${f.row + 1}`,
    fix: () => 'fill the label in, or remove the rows without one',
  }),
  'learning.one-class': kind<{ readonly where: string; readonly className: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `${f.where}: every row has class ${quote(f.className)}, expected two classes`,
    fix: () => 'give rows of both classes, or choose another label',
  }),
  'learning.many-classes': kind<{
    readonly column: string;
    /** The first few, in order. */
    readonly classes: readonly string[];
    readonly count: number;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `label column ${quote(f.column)} has ${f.count} classes (${listed(f.classes, f.count)}), expected two`,
    fix: () => 'choose a label with two classes, or join classes before training',
  }),
  'learning.unknown-class': kind<{
    readonly column: string;
    readonly positive: string;
    readonly classes: readonly string[];
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `label column ${quote(f.column)} has no class ${quote(f.positive)}`,
    fix: (f) => `the positive class is one of: ${f.classes.map(quote).join(', ')}`,
  }),
  'learning.no-label-columns': kind<{
    readonly prefix: string;
    readonly nearest: string | null;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `no number column has a name that starts with ${quote(f.prefix)}`,
    fix: (f) =>
      f.nearest === null
        ? 'give the beginning of the names of the defect columns'
        : `the nearest column is ${quote(f.nearest)}`,
  }),
  'learning.too-few-to-split': kind<{
    readonly what:
      | 'rows'
      | 'groups of rows'
      | 'moments'
      | 'rows of the rarest class'
      | 'rows in the smaller part';
    readonly got: number;
    readonly expected: number;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `got ${f.got} ${f.what}, expected at least ${f.expected} to split them`,
    fix: () => 'ask for fewer parts, or give more rows',
  }),
  'learning.no-time-order': kind<{ readonly column: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `time column ${quote(f.column)} holds not one number or date, expected stamps such as 2026-11-21 08:30`,
    fix: () => 'name a column that orders the rows, or none to take the order of the table',
  }),
  'learning.many-outputs': kind<{ readonly classCount: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `one probability a row is asked for, the model has ${f.classCount} classes and one for each`,
    fix: () => 'ask for the probabilities of every class',
  }),
  'learning.no-webassembly': kind<Readonly<Record<never, never>>>({
    status: 501,
    exit: exitCode.badData,
    message: () =>
      'a neural network is trained in WebAssembly with SIMD instructions, which this engine refuses',
    fix: () =>
      'train in Node.js 20 or a browser that allows WebAssembly, or train without the encoder',
  }),
  'learning.diverged': kind<{ readonly epoch: number }>({
    status: 422,
    exit: exitCode.badData,
    message: (f) => `the network's loss is no finite number after epoch ${f.epoch}`,
    fix: () => 'lower learningRate',
  }),
  'learning.no-memory': kind<{ readonly bytes: number }>({
    status: 507,
    exit: exitCode.tryAgain,
    message: (f) =>
      `training needs ${Math.ceil(f.bytes / 2 ** 20).toLocaleString('en')} MiB at once, more than this machine gives`,
    fix: () => 'train on fewer rows or columns, or on a machine with more memory',
  }),
  'learning.thread-lost': kind<{ readonly threads: number }>({
    status: 500,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) => `one of ${f.threads} training threads no longer answers`,
    fix: () => 'start it again; if it happens twice, train with one thread',
  }),
  'learning.stopped': kind<{ readonly rounds: number }>({
    status: 499,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) => `training was stopped after ${f.rounds} rounds`,
    fix: () => 'start it again',
  }),
} as const;

const kindInWords = { number: 'numbers', category: 'words' } as const;

function labelsInWords(classCount = 2): string {
  return classCount === 2 ? '0 or 1' : `a whole number from 0 to ${classCount - 1}`;
}

function listed(classes: readonly string[], count: number): string {
  return classes.map(quote).join(', ') + (count > classes.length ? ', ...' : '');
}
