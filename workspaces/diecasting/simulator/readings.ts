// What the line's record shows of a shot: noise, slow sensors, rounding.
import type { Random } from '../../../src/shared/index.js';
import { type FeatureName, features } from '../schema.js';
import { drivenFeatures, type ProductType, setPoints } from '../set-points.js';
import type { ShotState } from './machine-state.js';

/** The 30 feature columns of all shots, in column order, rounded as the record rounds. */
export type Readings = readonly Float64Array[];

// Measurement error in half widths of the normal band.
const noiseSpread = 0.16;
// Supplies and surroundings are polled, not measured per shot: a value stays for this many shots.
const pollEveryShots = 3;
// A door stop, a stuck part: the cycle clock runs on, the casting is none the worse for it.
const stoppageChance = 0.0015;

/** Writes shots one after the other into fresh columns. */
export function createRecorder(shots: number, random: Random) {
  const columns = features.map((feature) =>
    new Float64Array(shots).fill(feature.constant ?? Number.NaN),
  );
  const column = (name: FeatureName) => columns[features.findIndex((f) => f.name === name)]!;
  const driven = drivenFeatures.map((name) => ({
    values: column(name),
    factor: 10 ** features.find((feature) => feature.name === name)!.decimals,
    polled: name.startsWith('Sensor_'),
    atProduct: [setPoints[1][name], setPoints[2][name]] as const,
  }));
  const product = column('Process_Product_Type');
  const counter = column('Process_Shot');
  const cycle = column('Process_Cycle_Time');

  const record = (shot: number, type: ProductType, count: number, state: ShotState) => {
    product[shot] = type;
    counter[shot] = count;
    for (let f = 0; f < driven.length; f++) {
      const { values, factor, polled, atProduct } = driven[f]!;
      // The first shot of a lot is always polled, or the old product's furnace would show.
      if (polled && count % pollEveryShots !== 1) {
        values[shot] = values[shot - 1]!;
        continue;
      }
      const { target, tolerance } = atProduct[type - 1]!;
      const seen = state.deviation[f]! + noiseSpread * random.normal();
      values[shot] = Math.max(0, Math.round((target + tolerance * seen) * factor) / factor);
    }
    if (random.next() < stoppageChance)
      cycle[shot] = Math.round(cycle[shot]! * (1.5 + 4 * random.next()) * 10) / 10;
  };
  return { columns: columns as Readings, record };
}

/**
 * Empties the factory air columns over stretches of shots, as when that logger is off: `blocks` stretches of a
 * twentieth of the shots each, at least 1 and at most 90. Stretches may meet.
 */
export function loseFactoryAir(readings: Readings, blocks: number, random: Random): void {
  const shots = readings[0]!.length;
  const length = Math.min(90, Math.max(1, Math.floor(shots / 20)));
  for (let block = 0; block < blocks; block++) {
    const start = random.integer(shots - length + 1);
    for (let f = 0; f < features.length; f++) {
      if (features[f]!.name.startsWith('Sensor_Factory_'))
        readings[f]!.fill(Number.NaN, start, start + length);
    }
  }
}
