import { problem, seededRandom } from '../../shared/index.js';
import { applyCalibration } from './apply-calibration.js';
import type { Calibration } from './calibration.js';
import { checkCalibrationRows } from './calibration-targets.js';
import { fitIsotonic } from './fit-isotonic.js';
import { fitPlatt } from './fit-platt.js';
import { logLossClip } from './measure-binary.js';

export interface CalibrationOptions {
  /**
   * Default `best`: none, Platt or isotonic, whichever has the lowest log loss over five folds of these rows; a more
   * flexible one must win by more than the standard error of the difference.
   */
  readonly method?: Calibration['kind'] | 'best';
  /** Rows that must not be torn apart by the folds, such as twins. One number per row; default each row alone. */
  readonly groupOfRow?: Uint32Array;
  /** Default 0. */
  readonly seed?: number;
}

/** A calibration and what spoke for it. */
export interface FittedCalibration {
  readonly calibration: Calibration;
  readonly rowCount: number;
  /** Mean log loss over five folds, held out; empty unless the method was `best`. */
  readonly foldLogLoss: readonly {
    readonly method: Calibration['kind'];
    readonly logLoss: number;
  }[];
}

/**
 * Fits margins of rows that did not train the model to frequencies. Too few rows or groups of a class for five folds
 * leave the choice at Platt. Throws on one class, lengths that differ and margins that are not finite.
 */
export function fitCalibration(
  labels: Uint8Array,
  margins: Float64Array,
  options: CalibrationOptions = {},
): FittedCalibration {
  const { method = 'best', groupOfRow, seed = 0 } = options;
  checkCalibrationRows(labels, margins);
  if (groupOfRow !== undefined && groupOfRow.length !== labels.length)
    throw problem('learning.lengths-differ', {
      what: 'groups',
      got: groupOfRow.length,
      expected: labels.length,
    });
  const rowCount = labels.length;
  if (method !== 'best')
    return { calibration: fitters[method](labels, margins), rowCount, foldLogLoss: [] };
  const foldOfRow = foldsOf(labels, groupOfRow, seed);
  const losses = heldOutLosses(labels, margins, foldOfRow);
  if (losses === null) return { calibration: fitPlatt(labels, margins), rowCount, foldLogLoss: [] };
  let best: Calibration['kind'] = 'none';
  for (const method of ['platt', 'isotonic'] as const)
    if (isClearlyLower(losses[method], losses[best])) best = method;
  return {
    calibration: fitters[best](labels, margins),
    rowCount,
    foldLogLoss: methods.map((method) => ({ method, logLoss: mean(losses[method]) })),
  };
}

const foldCount = 5;
const methods = ['none', 'platt', 'isotonic'] as const;
const fitters = {
  none: (): Calibration => ({ kind: 'none' }),
  platt: fitPlatt,
  isotonic: fitIsotonic,
} as const;

/** Whole groups, dealt in random order to the fold that has the fewest rows of the group's classes. */
function foldsOf(
  labels: Uint8Array,
  groupOfRow: Uint32Array | undefined,
  seed: number,
): Uint8Array {
  const rowsOfGroup = new Map<number, number[]>();
  for (let row = 0; row < labels.length; row++) {
    const group = groupOfRow?.[row] ?? row;
    const rows = rowsOfGroup.get(group);
    if (rows === undefined) rowsOfGroup.set(group, [row]);
    else rows.push(row);
  }
  const groups = [...rowsOfGroup.values()];
  seededRandom(seed).fork('calibration').shuffle(groups);
  const foldOfRow = new Uint8Array(labels.length);
  const rowsInFold = Array.from({ length: foldCount }, () => [0, 0] as [number, number]);
  for (const rows of groups) {
    const label = labels[rows[0]!] === 1 ? 1 : 0;
    let fold = 0;
    for (let i = 1; i < foldCount; i++)
      if (rowsInFold[i]![label] < rowsInFold[fold]![label]) fold = i;
    for (const row of rows) {
      foldOfRow[row] = fold;
      rowsInFold[fold]![labels[row] === 1 ? 1 : 0]++;
    }
  }
  return foldOfRow;
}

/** The log loss of every row under each method fitted without the row's fold; null when a fold leaves one class. */
function heldOutLosses(
  labels: Uint8Array,
  margins: Float64Array,
  foldOfRow: Uint8Array,
): Readonly<Record<Calibration['kind'], Float64Array>> | null {
  const losses = {
    none: new Float64Array(labels.length),
    platt: new Float64Array(labels.length),
    isotonic: new Float64Array(labels.length),
  };
  for (let fold = 0; fold < foldCount; fold++) {
    const fitLabels = labels.filter((_, row) => foldOfRow[row] !== fold);
    const fitMargins = margins.filter((_, row) => foldOfRow[row] !== fold);
    if (!fitLabels.includes(0) || !fitLabels.includes(1)) return null;
    for (const method of methods) {
      const calibration = fitters[method](fitLabels, fitMargins);
      const probabilities = applyCalibration(calibration, margins);
      for (let row = 0; row < labels.length; row++) {
        if (foldOfRow[row] !== fold) continue;
        const p = probabilities[row]!;
        losses[method][row] = -Math.log(Math.max(labels[row] === 1 ? p : 1 - p, logLossClip));
      }
    }
  }
  return losses;
}

function isClearlyLower(losses: Float64Array, than: Float64Array): boolean {
  const differences = losses.map((loss, row) => than[row]! - loss);
  const gain = mean(differences);
  const variance = mean(differences.map((each) => (each - gain) ** 2));
  return gain > Math.sqrt(variance / losses.length);
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
