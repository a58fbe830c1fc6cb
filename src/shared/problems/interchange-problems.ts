import { exitCode, kind, quote } from './problem-kind.js';

/** Problems of models that come from other libraries or go to them. */
export const interchangeProblems = {
  'interchange.unknown-format': kind<{ readonly firstBytes: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `the file begins with ${quote(f.firstBytes)}, expected XGBoost's JSON or an ONNX model`,
    fix: () =>
      "write it by XGBoost's save_model('model.json'), or as ONNX with a TreeEnsembleClassifier or TreeEnsembleRegressor",
  }),
  'interchange.damaged': kind<{
    readonly what: string;
    readonly got: string;
    readonly expected: string;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `model from elsewhere damaged: ${f.what}: got ${f.got}, expected ${f.expected}`,
    fix: () => 'copy the file again from where it was made, or write it again',
  }),
  'interchange.unsupported': kind<{
    readonly what: string;
    readonly got: string;
    readonly supported: string;
  }>({
    status: 422,
    exit: exitCode.badData,
    message: (f) => `${f.what}: got ${f.got}, which cannot be taken over exactly`,
    fix: (f) => `supported: ${f.supported}`,
  }),
  'interchange.no-covers': kind<Readonly<Record<never, never>>>({
    status: 422,
    exit: exitCode.badData,
    message: () =>
      'the file does not say how many rows took each branch, so its predictions could not be explained',
    fix: () =>
      'give rows the model was trained on (--background rows.csv); or --covers even to assume half of the rows on either side of every split',
  }),
  'interchange.bad-names': kind<{ readonly got: string; readonly expected: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `names of the inputs: got ${f.got}, expected ${f.expected}`,
    fix: () => 'name every input once, in the order of the columns in training',
  }),
  'interchange.unknown-class': kind<{
    readonly positive: string;
    readonly classes: readonly string[];
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `the model has no class ${quote(f.positive)}`,
    fix: (f) => `the positive class is one of: ${f.classes.map(quote).join(', ')}`,
  }),
  'interchange.cannot-express': kind<{ readonly what: string; readonly format: string }>({
    status: 422,
    exit: exitCode.badData,
    message: (f) => `${f.what}, which ${f.format} cannot express`,
    fix: () => 'serve this model here, or train one of boosted trees and export that',
  }),
} as const;
