import { problem, seededRandom } from '../../shared/index.js';
import type { Frame } from '../frame/frame.js';
import { describeFeatures, rawRows } from '../model/describe-features.js';
import { checkName } from '../model/model-reference.js';
import type { FeatureSchema, TrainedModel } from '../model/trained-model.js';
import type { Preparation } from '../prepare/preparation.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { unsupported } from './file-facts.js';
import type { ForeignModel } from './foreign-model.js';
import { recomputeCovers } from './recompute-covers.js';

export interface ImportOptions {
  readonly name: string;
  /** Names of the inputs in order; needed only to replace `f0`, `f1`, ... of a file without names. */
  readonly featureNames?: readonly string[];
  /** The class to find: one of the file's, or the name for class 1 when it has none. Default: class 1, named `1`. */
  readonly positive?: string;
  /** The other one, when the file names none. Default `0`, or `not NAME` when `positive` is given. */
  readonly negative?: string;
  /** Probability from which a row is positive, between 0 and 1; default 0.5. */
  readonly threshold?: number;
  /** Rows the model was trained on, or like them: ranges of the features, global importance, covers where the file has none. */
  readonly background?: { readonly frame: Frame; readonly dataName: string };
  /** `even`: where covers are unknown, half of the rows go either way. Default: refuse. */
  readonly covers?: 'even';
  readonly source: {
    readonly fileName: string;
    /** Of the file, hexadecimal. */
    readonly sha256: string;
    /** ISO time. */
    readonly importedAt: string;
    readonly casthouseVersion: string;
  };
}

/**
 * A model of another library as one that is registered, served and explained like any other. It has no results until it is
 * evaluated; `provenance.options.import` says where it comes from. Throws `model.bad-name`, `interchange.bad-names`,
 * `interchange.unknown-class`, `interchange.no-covers`, `interchange.unsupported` for a number or several classes, which
 * no registered model predicts; and what reading columns of the background throws.
 */
export function importModel(foreign: ForeignModel, options: ImportOptions): TrainedModel {
  checkName(options.name);
  const { background, source, threshold = 0.5 } = options;
  if (!(threshold > 0 && threshold < 1))
    throw problem('input.invalid', {
      at: 'threshold',
      got: String(threshold),
      expected: 'a number between 0 and 1',
    });
  const [only] = foreign.ensembles;
  const isServed = only?.objective === 'logistic' || only?.objective === 'mean-probability';
  if (only === undefined || foreign.ensembles.length > 1 || !isServed)
    throw unsupported(
      'what the model predicts',
      foreign.ensembles.length > 1 ? `${foreign.ensembles.length} classes` : 'a number',
      'one probability: two classes (binary:logistic, a classifier of two classes)',
    );
  const preparation = rawPreparation(foreign, inputNames(foreign, options.featureNames));
  const { classes, isTurned } = classesOf(foreign, options);
  const rows = background === undefined ? null : allRows(background.frame);
  const values = background === undefined ? null : rawRows(background.frame, preparation, rows!);
  const covers = foreign.hasCovers ? 'from the file' : values === null ? 'even' : 'background';
  if (covers === 'even' && options.covers !== 'even') throw problem('interchange.no-covers', {});
  const trees = isTurned ? turned(only) : only;
  return {
    name: options.name,
    features:
      background === undefined
        ? unknownFeatures(preparation)
        : describeFeatures(background.frame, preparation, rows!, {}),
    classes,
    threshold,
    missingPolicy: 'impute',
    preparation,
    trees: covers === 'background' ? recomputeCovers(trees, values!) : trees,
    results: [],
    reference: referenceOf(values, foreign.featureCount),
    trainingFingerprints: new Uint32Array(0),
    provenance: {
      createdAt: source.importedAt,
      dataHash: '',
      dataName: source.fileName,
      rowCount: 0,
      seed: 0,
      casthouseVersion: source.casthouseVersion,
      options: {
        import: {
          format: foreign.format,
          writtenBy: foreign.writtenBy,
          objective: foreign.objective,
          fileName: source.fileName,
          sha256: source.sha256,
          covers,
          background: background?.dataName ?? null,
          backgroundRows: rows?.length ?? 0,
          notices: foreign.notices,
        },
      },
    },
  };
}

/** The names of a model's inputs: the file's, the given ones, or `f0`, `f1`, ... Throws `interchange.bad-names`. */
export function inputNames(
  { featureNames, featureCount }: ForeignModel,
  given: readonly string[] | undefined,
): readonly string[] {
  const names = given ?? featureNames ?? Array.from({ length: featureCount }, (_, f) => `f${f}`);
  if (names.length !== featureCount)
    throw problem('interchange.bad-names', {
      got: String(names.length),
      expected: String(featureCount),
    });
  const seen = new Set<string>();
  for (const name of names) {
    if (name.trim() === '' || seen.has(name))
      throw problem('interchange.bad-names', {
        got: name.trim() === '' ? 'an empty one' : `${name.slice(0, 40)} twice`,
        expected: 'every name once',
      });
    seen.add(name);
  }
  return names;
}

// What a split by category can hold. The file knows numbers alone, so the numbers are the names.
const categoryCount = 256;

/** Trees of other libraries read raw values, and route missing ones themselves. */
function rawPreparation(foreign: ForeignModel, featureNames: readonly string[]): Preparation {
  const categories = Array.from({ length: categoryCount }, (_, code) => String(code));
  const { featureCount } = foreign;
  return {
    featureNames,
    fill: new Float64Array(featureCount).fill(Number.NaN),
    center: new Float64Array(featureCount),
    scale: new Float64Array(featureCount).fill(1),
    categories: foreign.isCategorical.map((is) => (is ? categories : null)),
  };
}

/** Classes, negative first, and whether the file has them the other way round. */
function classesOf(
  { classNames }: ForeignModel,
  { positive, negative }: ImportOptions,
): { readonly classes: readonly [string, string]; readonly isTurned: boolean } {
  if (classNames === null) {
    const one = positive ?? '1';
    const other = negative ?? (positive === undefined ? '0' : `not ${positive}`);
    if (one === other)
      throw problem('input.invalid', { at: 'positive', got: one, expected: 'two names' });
    return { classes: [other, one], isTurned: false };
  }
  // A model of two classes: several have been refused.
  const [first, second] = classNames as readonly [string, string];
  for (const name of [positive, negative])
    if (name !== undefined && !classNames.includes(name))
      throw problem('interchange.unknown-class', { positive: name, classes: classNames });
  const isTurned = positive === first || (positive === undefined && negative === second);
  return { classes: isTurned ? [second, first] : [first, second], isTurned };
}

/** The probability of the other class. */
function turned(ensemble: TreeEnsemble): TreeEnsemble {
  const { objective, baseMargin, value } = ensemble;
  return {
    ...ensemble,
    baseMargin: objective === 'logistic' ? -baseMargin : 1 - baseMargin,
    value: value.map((added) => -added),
  };
}

function unknownFeatures({ featureNames, categories }: Preparation): FeatureSchema[] {
  const unknown = { min: Number.NaN, max: Number.NaN, mean: Number.NaN, median: Number.NaN };
  return featureNames.map((name, f) => {
    const known = categories[f] ?? null;
    return known === null
      ? { kind: 'number', name, missingShare: 0, ...unknown }
      : { kind: 'category', name, missingShare: 0, categories: known, mostFrequent: known[0]! };
  });
}

function allRows(frame: Frame): Uint32Array {
  if (frame.rowCount === 0) throw problem('learning.no-rows', { purpose: 'the background' });
  return Uint32Array.from({ length: frame.rowCount }, (_, row) => row);
}

// As many as training keeps.
const mostReferenceRows = 500;
const mostReferenceValues = 250_000;

function referenceOf(values: Float64Array | null, width: number): TrainedModel['reference'] {
  if (values === null) return { rowCount: 0, values: new Float64Array(0) };
  const rows = Uint32Array.from({ length: values.length / width }, (_, row) => row);
  seededRandom(0).fork('reference').shuffle(rows);
  const affordable = Math.max(1, Math.floor(mostReferenceValues / width));
  const kept = rows.subarray(0, Math.min(mostReferenceRows, affordable)).sort();
  const sample = new Float64Array(kept.length * width);
  kept.forEach((row, i) => {
    sample.set(values.subarray(row * width, (row + 1) * width), i * width);
  });
  return { rowCount: kept.length, values: sample };
}
