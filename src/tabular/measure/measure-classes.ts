import { problem } from '../../shared/index.js';
import { logLossClip } from './measure-binary.js';
import { rocAuc } from './ranking.js';

/** Quality of the calls of one class among several. */
export interface ClassFigures {
  readonly rowCount: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** The class against all others; NaN when it, or every other, is absent. */
  readonly rocAuc: number;
}

/** Quality of probabilities against labels of several classes. Undefined figures are NaN, never 0. */
export interface MultiClassMetrics {
  readonly rowCount: number;
  readonly accuracy: number;
  /** Mean over the classes that occur, in labels or calls; a class never right has 0. */
  readonly macroF1: number;
  /** Mean over classes weighted by their rows. */
  readonly weightedF1: number;
  /** Mean of the classes' AUC against all others, over the classes that occur. */
  readonly macroRocAuc: number;
  readonly weightedRocAuc: number;
  readonly logLoss: number;
  /** `confusion[truth][call]`, rows. */
  readonly confusion: readonly (readonly number[])[];
  readonly classes: readonly ClassFigures[];
}

/**
 * Measures probabilities of `classCount` (2..65536) classes; `probabilities` holds a row's classes together,
 * `[row * classCount + class]`, each 0..1, each row adding up to 1 within 0.000001. A row is called the class of its
 * highest probability, the first of equal ones.
 * Throws on no rows, lengths that differ, labels that are no class and probabilities that are none.
 */
export function measureClasses(
  labels: Uint8Array | Uint16Array,
  probabilities: Float64Array,
  classCount: number,
): MultiClassMetrics {
  checkClasses(labels, probabilities, classCount);
  const rowCount = labels.length;
  const confusion = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  let logLoss = 0;
  for (let row = 0; row < rowCount; row++) {
    const start = row * classCount;
    let call = 0;
    for (let each = 1; each < classCount; each++)
      if (probabilities[start + each]! > probabilities[start + call]!) call = each;
    confusion[labels[row]!]![call]!++;
    logLoss -= Math.log(Math.max(probabilities[start + labels[row]!]!, logLossClip));
  }
  const classes = confusion.map((_, each) => classFigures(labels, probabilities, confusion, each));
  const right = confusion.reduce((sum, calls, each) => sum + calls[each]!, 0);
  return {
    rowCount,
    accuracy: right / rowCount,
    macroF1: mean(classes, ({ f1 }) => [f1, 1]),
    weightedF1: mean(classes, ({ f1, rowCount: rows }) => [f1, rows]),
    macroRocAuc: mean(classes, ({ rocAuc: auc }) => [auc, 1]),
    weightedRocAuc: mean(classes, ({ rocAuc: auc, rowCount: rows }) => [auc, rows]),
    logLoss: logLoss / rowCount,
    confusion,
    classes,
  };
}

function classFigures(
  labels: Uint8Array | Uint16Array,
  probabilities: Float64Array,
  confusion: readonly (readonly number[])[],
  each: number,
): ClassFigures {
  const right = confusion[each]![each]!;
  const rowCount = confusion[each]!.reduce((sum, rows) => sum + rows, 0);
  const called = confusion.reduce((sum, calls) => sum + calls[each]!, 0);
  return {
    rowCount,
    precision: right / called,
    recall: right / rowCount,
    f1: (2 * right) / (rowCount + called),
    rocAuc: rocAuc(
      Uint8Array.from(labels, (label) => (label === each ? 1 : 0)),
      Float64Array.from(labels, (_, row) => probabilities[row * confusion.length + each]!),
    ),
  };
}

/** Weighted mean over the classes where the figure is defined. */
function mean(
  classes: readonly ClassFigures[],
  of: (figures: ClassFigures) => readonly [value: number, weight: number],
): number {
  let sum = 0;
  let weights = 0;
  for (const figures of classes) {
    const [value, weight] = of(figures);
    if (Number.isNaN(value)) continue;
    sum += value * weight;
    weights += weight;
  }
  return sum / weights;
}

function checkClasses(
  labels: Uint8Array | Uint16Array,
  probabilities: Float64Array,
  classCount: number,
): void {
  if (!Number.isInteger(classCount) || classCount < 2 || classCount > 65_536)
    throw problem('input.invalid', {
      at: 'classCount',
      got: String(classCount),
      expected: 'an integer, 2 to 65536',
    });
  if (labels.length === 0) throw problem('learning.no-rows', { purpose: 'measuring' });
  if (probabilities.length !== labels.length * classCount)
    throw problem('learning.lengths-differ', {
      what: 'probabilities of all classes',
      got: probabilities.length,
      expected: labels.length * classCount,
    });
  for (let row = 0; row < labels.length; row++) {
    if (labels[row]! >= classCount)
      throw problem('input.invalid', {
        at: `label of row ${row + 1}`,
        got: String(labels[row]),
        expected: `a class, 0 to ${classCount - 1}`,
      });
    let sum = 0;
    for (let each = 0; each < classCount; each++) {
      const p = probabilities[row * classCount + each]!;
      if (!(p >= 0 && p <= 1)) throw problem('learning.bad-probability', { row, got: p });
      sum += p;
    }
    if (Math.abs(sum - 1) > 1e-6)
      throw problem('input.invalid', {
        at: `probabilities of row ${row + 1}`,
        got: `a sum of ${sum}`,
        expected: 'a sum of 1',
      });
  }
}
