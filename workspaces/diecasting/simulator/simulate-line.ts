// A die-casting line from seed to table: lots -> shots -> risks -> defects -> rows.
import { seededRandom } from '../../../src/shared/index.js';
import type { Frame } from '../../../src/tabular/index.js';
import { defectColumns, features, idColumn } from '../schema.js';
import { type DrawnDefect, drawDefects } from './defects.js';
import { chooseTwins, planLots } from './lots.js';
import { createMachine } from './machine-state.js';
import { createRecorder, loseFactoryAir, type Readings } from './readings.js';
import { assessShot, calibrateScale, emptyRiskTable } from './risk.js';
import {
  type ResolvedOptions,
  resolveOptions,
  type SimulationOptions,
} from './simulation-options.js';

/** Why a row is defective. A row with several defects has several. */
export interface TrueCause extends Omit<DrawnDefect, 'shot'> {
  /** Row of the frame, from 0. */
  readonly row: number;
}

/** A simulated table and the truth behind it. */
export interface SimulatedLine {
  /** `Process_id`, the 30 features, the 26 defect counts; all numbers, NaN where the factory air was not logged. */
  readonly frame: Frame;
  /** In order of rows; a twin repeats the causes of the row it copies. */
  readonly causes: readonly TrueCause[];
  /** Per row: the lot it belongs to, from 0. */
  readonly lotOfRow: Int32Array;
  /** Per row: when its shot was made, milliseconds since 1970. */
  readonly atMs: Float64Array;
}

const progressEveryShots = 2048;

/** Simulates rows of the line; deterministic. Throws `simulation.invalid-option` or `input.unknown-option`. */
export function simulateLine(options: SimulationOptions): SimulatedLine {
  const resolved = resolveOptions(options);
  const random = seededRandom(resolved.seed);
  const copies = Math.floor(resolved.rows * resolved.twinShare);
  const shots = resolved.rows - copies;
  const run = runShots(shots, resolved);
  loseFactoryAir(run.readings, resolved.missingBlocks, random.fork('missing'));
  const scale = calibrateScale(run.risk, resolved.defectShare);
  const defects = drawDefects(run.risk, scale, run.productOfShot, random.fork('defects'));
  const doubled = chooseTwins(shots, copies, random.fork('twins'));
  return writeRows(resolved.rows, run, defects, doubled);
}

type Run = ReturnType<typeof runShots>;

function runShots(shots: number, options: ResolvedOptions) {
  const random = seededRandom(options.seed);
  const lots = planLots(shots, Math.min(options.lots, shots), random.fork('lots'));
  const machine = createMachine(options.startAtMs, random.fork('machine'));
  const skips = random.fork('skips');
  const { columns: readings, record } = createRecorder(shots, random.fork('readings'));
  const risk = emptyRiskTable(shots);
  const productOfShot = new Uint8Array(shots);
  const lotOfShot = new Int32Array(shots);
  const atMs = new Float64Array(shots);
  let shot = 0;
  for (const [lotIndex, lot] of lots.entries()) {
    machine.startLot(lot);
    let counter = 0;
    for (const lotEnd = shot + lot.shots; shot < lotEnd; shot++) {
      counter++;
      const state = machine.nextShot();
      record(shot, lot.product, counter, state);
      assessShot(risk, shot, state);
      productOfShot[shot] = lot.product;
      lotOfShot[shot] = lotIndex;
      atMs[shot] = state.atMs;
      if (shot % progressEveryShots === 0)
        options.progress({ stage: 'simulate', done: shot, total: shots });
      // Now and then a test shot is made and not kept; the counter goes on.
      if (skips.next() < 0.002) counter += 3;
    }
  }
  options.progress({ stage: 'simulate', done: shots, total: shots });
  return { readings, risk, productOfShot, lotOfShot, atMs };
}

// A doubled shot becomes two rows that differ in the id only.
function writeRows(
  rows: number,
  run: Run,
  defects: ReturnType<typeof drawDefects>,
  doubled: Uint8Array,
): SimulatedLine {
  const shotOfRow = new Int32Array(rows);
  for (let shot = 0, row = 0; row < rows; shot++) {
    shotOfRow[row++] = shot;
    if (doubled[shot] === 1) shotOfRow[row++] = shot;
  }
  // Plain loops: Float64Array.from with a function takes ten times as long.
  const gather = (from: ArrayLike<number>, stride = 1, offset = 0) => {
    const values = new Float64Array(rows);
    for (let row = 0; row < rows; row++) values[row] = from[shotOfRow[row]! * stride + offset]!;
    return values;
  };
  const number = (name: string, values: Float64Array) =>
    ({ kind: 'number', name, values }) as const;
  const columns = [
    number(idColumn, identifiers(gather(counterOf(run.readings)))),
    ...features.map((feature, f) => number(feature.name, gather(run.readings[f]!))),
    ...defectColumns.map((name, c) =>
      number(name, gather(defects.counts, defectColumns.length, c)),
    ),
  ];
  return {
    frame: { rowCount: rows, columns },
    causes: causesOfRows(defects.drawn, shotOfRow),
    lotOfRow: Int32Array.from(shotOfRow, (shot) => run.lotOfShot[shot]!),
    atMs: gather(run.atMs),
  };
}

function counterOf(readings: Readings): Float64Array {
  return readings[features.findIndex((feature) => feature.name === 'Process_Shot')]!;
}

// As the line numbers its rows: 1000 times the place in the file plus the shot counter.
function identifiers(counterOfRow: Float64Array): Float64Array {
  return counterOfRow.map((counter, row) => row * 1000 + counter);
}

function causesOfRows(drawn: readonly DrawnDefect[], shotOfRow: Int32Array): TrueCause[] {
  const causes: TrueCause[] = [];
  let next = 0;
  for (let row = 0; row < shotOfRow.length; row++) {
    const shot = shotOfRow[row]!;
    // The second row of a twin starts again at the first defect of its shot.
    while (next > 0 && drawn[next - 1]!.shot === shot) next--;
    for (; next < drawn.length && drawn[next]!.shot === shot; next++) {
      const { shot: _, ...cause } = drawn[next]!;
      causes.push({ row, ...cause });
    }
  }
  return causes;
}
