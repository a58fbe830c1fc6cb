import { nearestName, type Progress, problem } from '../../shared/index.js';
import type { LabelSource } from '../prepare/binary-label.js';

/** What the caller knows about the table. All of it may be left out. */
export interface AuditOptions {
  /** Default guessed; a table in which none is found is audited without. */
  readonly label?: LabelSource;
  /** Columns that are not looked at. */
  readonly ignore?: readonly string[];
  /** Column of numbers or dates that orders the rows; default the order of the table. */
  readonly timeColumn?: string;
  /** Rows that agree in all of these belong to one lot; default lots by a counter that restarts, if there is one. */
  readonly groupColumns?: readonly string[];
  /** Whether quick models are tried, which takes most of the time; without, skill is null. Default true. */
  readonly tryModels?: boolean;
  /** Same rows, same seed, same audit. Default 0. */
  readonly seed?: number;
}

/** Who looks on. */
export interface AuditWatch {
  /** Stages `looking`, `comparing`, `weighing` (unit columns) and `trying` (unit models). */
  readonly progress?: Progress;
  /** Looked at between columns and rounds; throws `learning.stopped`. */
  readonly signal?: AbortSignal;
}

const names = [
  'label',
  'ignore',
  'timeColumn',
  'groupColumns',
  'tryModels',
  'seed',
] as const satisfies readonly (keyof AuditOptions)[];

/** Throws `input.unknown-option`, or `input.invalid` on a seed that is no number. */
export function checkAuditOptions(options: AuditOptions): void {
  for (const option of Object.keys(options))
    if (!names.some((name) => name === option))
      throw problem('input.unknown-option', {
        option,
        nearest: nearestName(option, names),
        known: names,
      });
  const { seed = 0 } = options;
  if (!Number.isFinite(seed))
    throw problem('input.invalid', { at: 'seed', got: String(seed), expected: 'a finite number' });
}
