import { exitCode, kind, quote } from './problem-kind.js';

const longestList = 12;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, longestList).map(quote).join(', ');
  const more = names.length - longestList;
  return more > 0 ? `${shown} and ${more} more` : shown || 'none';
}

/** Problems of model files, the registry and prediction. */
export const modelProblems = {
  'model.file-damaged': kind<{
    readonly what: string;
    readonly got: string;
    readonly expected: string;
  }>({
    status: 500,
    exit: exitCode.badData,
    message: (f) => `model file damaged: ${f.what}: got ${f.got}, expected ${f.expected}`,
    fix: () => 'copy the file again from where it was made, or serve another version',
  }),
  'model.other-outcome': kind<{ readonly name: string; readonly outcome: string }>({
    status: 422,
    exit: exitCode.badData,
    message: (f) =>
      `model ${quote(f.name)} predicts ${f.outcome}; this needs a model of two classes`,
    fix: () =>
      'predict, explain and evaluate take such a model; elsewhere name one of two classes (casthouse models list)',
  }),
  'model.file-too-new': kind<{ readonly version: string; readonly newestKnown: number }>({
    status: 500,
    exit: exitCode.badData,
    message: (f) =>
      `model file has format version ${quote(f.version)}, this Casthouse reads up to ${f.newestKnown}`,
    fix: () => 'update Casthouse, or train the model again with this one',
  }),
  'model.unknown-feature': kind<{
    readonly feature: string;
    readonly nearest: string | null;
    readonly known: readonly string[];
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `the model has no feature ${quote(f.feature)}`,
    fix: (f) =>
      f.nearest === null
        ? `the model's features: ${listed(f.known)}`
        : `did you mean ${quote(f.nearest)}? otherwise leave it out`,
  }),
  'model.duplicate-feature': kind<{
    readonly feature: string;
    readonly names: readonly string[];
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `feature ${quote(f.feature)} is given more than once, as ${listed(f.names)}`,
    fix: () => 'give each feature once',
  }),
  'model.bad-feature-value': kind<{
    readonly feature: string;
    readonly got: string;
    readonly expected: string;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `feature ${quote(f.feature)}: got ${f.got}, expected ${f.expected}`,
    fix: () => 'correct the value; null or leaving it out marks it as missing',
  }),
  'model.missing-features': kind<{
    readonly missing: readonly string[];
    readonly featureCount: number;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      f.missing.length === f.featureCount
        ? `all ${f.featureCount} features are missing: there is nothing to predict from`
        : `${f.missing.length} of ${f.featureCount} features are missing: ${listed(f.missing)}`,
    fix: (f) =>
      f.missing.length === f.featureCount
        ? 'send the values under the names of the features'
        : 'send every feature, or train the model with the missing policy "impute"',
  }),
  'model.bad-reference': kind<{ readonly reference: string }>({
    status: 400,
    exit: exitCode.usage,
    message: (f) =>
      `model reference ${quote(f.reference)}: expected NAME, NAME@VERSION or NAME@ALIAS`,
    fix: () => 'write for instance diecasting, diecasting@3, diecasting@v3 or diecasting@champion',
  }),
  'model.bad-name': kind<{ readonly name: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `model name ${quote(f.name)}: expected 1 to 64 letters, digits, . _ or -, a letter or digit first`,
    fix: () => 'choose another name',
  }),
  'model.bad-alias': kind<{ readonly alias: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `alias ${quote(f.alias)}: expected 1 to 32 letters, digits, _ or -, a letter first, and neither a version such as v3 nor "latest"`,
    fix: () => 'choose another alias, for instance champion or challenger',
  }),
  'model.several': kind<{ readonly known: readonly string[] }>({
    status: 400,
    exit: exitCode.usage,
    message: (f) => `there are several models, ${listed(f.known)}, and none was named`,
    fix: () => 'name one: --model NAME, or the variable CASTHOUSE_MODEL',
  }),
  'model.unknown-name': kind<{
    readonly name: string;
    readonly nearest: string | null;
    readonly known: readonly string[];
    readonly registry: string;
  }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `no model ${quote(f.name)} in ${f.registry}`,
    fix: (f) =>
      f.nearest !== null
        ? `did you mean ${quote(f.nearest)}?`
        : f.known.length === 0
          ? 'the registry is empty: train a model first'
          : `name one of the models there: ${listed(f.known)}`,
  }),
  'model.unknown-version': kind<{
    readonly name: string;
    readonly version: number;
    readonly newest: number;
  }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `model ${quote(f.name)} has no version ${f.version}`,
    fix: (f) => `its newest version is ${f.newest}`,
  }),
  'model.unknown-alias': kind<{
    readonly name: string;
    readonly alias: string;
    readonly nearest: string | null;
    readonly known: readonly string[];
  }>({
    status: 404,
    exit: exitCode.noInput,
    message: (f) => `model ${quote(f.name)} has no alias ${quote(f.alias)}`,
    fix: (f) =>
      f.nearest === null ? `its aliases: ${listed(f.known)}` : `did you mean ${quote(f.nearest)}?`,
  }),
  'model.registry-damaged': kind<{ readonly key: string; readonly detail: string }>({
    status: 500,
    exit: exitCode.badData,
    message: (f) => `registry object ${quote(f.key)} is damaged: ${f.detail}`,
    fix: () => 'restore it from a backup, or delete it and move the aliases again',
  }),
  'model.no-label': kind<{ readonly candidates: readonly string[] }>({
    status: 400,
    exit: exitCode.badData,
    message: () => 'no label was named and none can be guessed',
    fix: (f) =>
      f.candidates.length === 0
        ? 'the table has no column with two values; name the label columns by a common prefix'
        : `name the label; columns with two values: ${listed(f.candidates)}`,
  }),
  'model.no-usable-feature': kind<{ readonly dropped: readonly string[] }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `no feature is left to learn from; left out: ${listed(f.dropped)}, beside the label`,
    fix: () => 'name the features to use, or give a table with columns that carry information',
  }),
} as const;
