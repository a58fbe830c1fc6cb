import { nearestName, noProgress, type Progress, problem } from '../../../src/shared/index.js';

/** What to simulate. Rows and seed must be given, so that nobody gets the same table twice by accident. */
export interface SimulationOptions {
  /** Rows of the table, twins included: an integer, 1..1,000,000. */
  readonly rows: number;
  /** Same seed and options, same bytes: an integer, 0..2^53 - 1. */
  readonly seed: number;
  /** Share of rows that are an exact copy of the row before, label included: 0..0.5. Default 0. */
  readonly twinShare?: number;
  /** Share of shots with a defect: 0.01..0.6. Default 0.22. */
  readonly defectShare?: number;
  /** Lots, each with its own state and shot counter: 1..10,000, at most one per row. Default one per 1,000 rows, at least 2. */
  readonly lots?: number;
  /** When the first shot is made, milliseconds since 1970; season and hour set the weather. Default 2026-07-13T00:00Z. */
  readonly startAtMs?: number;
  /** Stretches of rows without factory air values, each a twentieth of the rows and at most 90: 0..100. Default 1 from 200 rows on, else 0. */
  readonly missingBlocks?: number;
  readonly progress?: Progress;
}

/** Options with every default filled in. */
export type ResolvedOptions = Required<SimulationOptions>;

const names = [
  'rows',
  'seed',
  'twinShare',
  'defectShare',
  'lots',
  'startAtMs',
  'missingBlocks',
  'progress',
] as const satisfies readonly (keyof SimulationOptions)[];

// 1970..2100: beyond, the weather would still be computed, but a mistyped unit is likelier.
const latestStartMs = Date.UTC(2100, 0, 1);

/** Checks and completes the options; throws `simulation.invalid-option` or `input.unknown-option`. */
export function resolveOptions(options: SimulationOptions): ResolvedOptions {
  for (const option of Object.keys(options)) {
    if (!names.some((name) => name === option))
      throw problem('input.unknown-option', {
        option,
        nearest: nearestName(option, names),
        known: names,
      });
  }
  const rows = wholeNumber('rows', options.rows, 1, 1_000_000);
  return {
    rows,
    seed: wholeNumber('seed', options.seed, 0, Number.MAX_SAFE_INTEGER),
    twinShare: share('twinShare', options.twinShare ?? 0, 0, 0.5),
    defectShare: share('defectShare', options.defectShare ?? 0.22, 0.01, 0.6),
    lots: wholeNumber(
      'lots',
      options.lots ?? Math.min(rows, Math.max(2, Math.round(rows / 1000))),
      1,
      Math.min(rows, 10_000),
    ),
    startAtMs: wholeNumber(
      'startAtMs',
      options.startAtMs ?? Date.UTC(2026, 6, 13),
      0,
      latestStartMs,
    ),
    missingBlocks: wholeNumber(
      'missingBlocks',
      options.missingBlocks ?? (rows >= 200 ? 1 : 0),
      0,
      100,
    ),
    progress: options.progress ?? noProgress,
  };
}

function wholeNumber(option: string, value: unknown, from: number, to: number): number {
  if (Number.isInteger(value) && Number(value) >= from && Number(value) <= to) return Number(value);
  throw problem('simulation.invalid-option', {
    option,
    got: shown(value),
    expected: `a whole number from ${from} to ${to}`,
  });
}

function share(option: string, value: unknown, from: number, to: number): number {
  if (typeof value === 'number' && value >= from && value <= to) return value;
  throw problem('simulation.invalid-option', {
    option,
    got: shown(value),
    expected: `a share from ${from} to ${to}`,
  });
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'number' ? String(value) : `${typeof value} ${JSON.stringify(value)}`;
}
