import { problem, seededRandom } from '../../shared/index.js';
import type { Frame } from '../frame/frame.js';
import { describeFeatures, rawRows } from '../model/describe-features.js';
import { checkName } from '../model/model-reference.js';
import type { FeatureSchema, TrainedModel, TreeModel } from '../model/trained-model.js';
import type { Outcome, OutcomeModel } from '../outcome-model/outcome-model.js';
import type { Preparation } from '../prepare/preparation.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import type { ForeignModel } from './foreign-model.js';
import { recomputeCovers } from './recompute-covers.js';

export interface ImportOptions {
  readonly name: string;
  /** Names of the inputs in order; needed only to replace `f0`, `f1`, ... of a file without names. */
  readonly featureNames?: readonly string[];
  /** Names of several classes in order, for a file that names none. Default `0`, `1`, ... */
  readonly classNames?: readonly string[];
  /** Of two classes, the one to find: one of the file's, or the name for class 1 when it has none. Default: class 1, named `1`. */
  readonly positive?: string;
  /** The other one, when the file names none. Default `0`, or `not NAME` when `positive` is given. */
  readonly negative?: string;
  /** Of two classes: probability from which a row is positive, between 0 and 1; default 0.5. */
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
 * A model of another library as one that is registered, served and explained like any other: of two classes where it
 * answers one probability, else of several or of a number. It has no results until it is evaluated;
 * `provenance.options.import` says where it comes from. Throws `model.bad-name`, `interchange.bad-names`,
 * `interchange.unknown-class`, `interchange.no-covers`, `input.invalid` for choices that do not fit what it predicts; and
 * what reading columns of the background throws.
 */
export function importModel(
  foreign: ForeignModel,
  options: ImportOptions,
): TreeModel | OutcomeModel {
  checkName(options.name);
  const { background, source } = options;
  const outcome = outcomeOf(foreign, options);
  const binary = outcome === null ? classesOf(foreign, options) : null;
  const preparation = rawPreparation(foreign, inputNames(foreign, options.featureNames));
  const rows = background === undefined ? null : allRows(background.frame);
  const values = background === undefined ? null : rawRows(background.frame, preparation, rows!);
  const covers = foreign.hasCovers ? 'from the file' : values === null ? 'even' : 'background';
  if (covers === 'even' && options.covers !== 'even') throw problem('interchange.no-covers', {});
  const shared = {
    name: options.name,
    features:
      background === undefined
        ? unknownFeatures(preparation)
        : describeFeatures(background.frame, preparation, rows!, {}),
    missingPolicy: 'impute' as const,
    preparation,
    reference: referenceOf(values, foreign.featureCount),
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
  const ensembles =
    covers === 'background' ? withCovers(foreign.ensembles, values!) : foreign.ensembles;
  if (outcome !== null) return { ...shared, outcome, ensembles };
  // There is one or the other.
  const { classes, isTurned } = binary!;
  // One probability has one ensemble.
  const trees = isTurned ? turned(ensembles[0]!) : ensembles[0]!;
  const { threshold = 0.5 } = options;
  const noneSeen = new Uint32Array(0);
  return { ...shared, classes, threshold, trees, results: [], trainingFingerprints: noneSeen };
}

/** What a model answers beside one probability; null for that. Refuses choices that have no meaning for it. */
function outcomeOf(foreign: ForeignModel, options: ImportOptions): Outcome | null {
  const { ensembles, link } = foreign;
  const refuse = (at: string, got: unknown, expected: string): never => {
    throw problem('input.invalid', { at, got: String(got).slice(0, 40), expected });
  };
  const { threshold, classNames } = options;
  if (ensembles.length === 1 && ensembles[0]!.objective !== 'squared-error') {
    if (classNames !== undefined)
      refuse('classes', classNames, '--positive and --negative, as the model has two classes');
    if (threshold !== undefined && !(threshold > 0 && threshold < 1))
      refuse('threshold', threshold, 'a number between 0 and 1');
    return null;
  }
  const what = ensembles.length === 1 ? 'a number' : `${ensembles.length} classes`;
  for (const at of ['positive', 'negative', 'threshold'] as const)
    if (options[at] !== undefined) refuse(at, options[at], `none, as the model predicts ${what}`);
  if (ensembles.length === 1) {
    if (classNames !== undefined)
      refuse('classes', classNames, 'none, as the model has no classes');
    return { kind: 'number', link };
  }
  if (classNames !== undefined && foreign.classNames !== null)
    refuse(
      'classes',
      classNames,
      `none, as the file names them: ${foreign.classNames.slice(0, 5)}`,
    );
  const classes = classNames ?? foreign.classNames ?? ensembles.map((_, k) => String(k));
  const isEachOnce =
    new Set(classes).size === ensembles.length && classes.length === ensembles.length;
  if (!isEachOnce || classes.some((name) => name.trim() === ''))
    refuse('classes', `${classes.length} names`, `${ensembles.length} names, each once`);
  return { kind: 'classes', classes };
}

/** Covers counted anew; ensembles that share their trees share them still. */
function withCovers(
  ensembles: readonly TreeEnsemble[],
  values: Float64Array,
): readonly TreeEnsemble[] {
  const coverOfTrees = new Map<Int32Array, Float64Array>();
  return ensembles.map((ensemble) => {
    const cover = coverOfTrees.get(ensemble.left) ?? recomputeCovers(ensemble, values).cover;
    coverOfTrees.set(ensemble.left, cover);
    return { ...ensemble, cover };
  });
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
