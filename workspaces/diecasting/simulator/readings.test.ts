import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/shared/index.js';
import { features } from '../schema.js';
import { drivenFeatures, setPoints } from '../set-points.js';
import { createRecorder, loseFactoryAir } from './readings.js';

const shots = 3000;
const { columns, record } = createRecorder(shots, seededRandom(1));
for (let shot = 0; shot < shots; shot++)
  record(shot, 2, shot + 1, { deviation: new Float64Array(20), coldness: 0, atMs: 0 });
const column = (name: string) => columns[features.findIndex((feature) => feature.name === name)]!;

describe('the record of a line that never deviates', () => {
  it('rounds as the real one does', () => {
    for (const [f, { name, decimals }] of features.entries())
      expect(
        columns[f]!.every((value) => value === Number(value.toFixed(decimals))),
        name,
      ).toBe(true);
  });

  it('shows the set point, up to noise well inside the band', () => {
    for (const name of drivenFeatures) {
      const { target, tolerance } = setPoints[2][name];
      const sorted = [...column(name)].sort((a, b) => a - b);
      const decimals = features.find((feature) => feature.name === name)!.decimals;
      // One step of rounding; a millionth more for the decimals that binary cannot hold.
      const step = 1.000001 * 10 ** -decimals;
      expect(Math.abs(sorted[shots / 2]! - target), name).toBeLessThanOrEqual(step);
      expect(Math.abs(sorted[30]! - target), name).toBeLessThan(tolerance);
    }
  });

  it('holds polled sensors for three shots and measures the process in each', () => {
    const changes = (name: string) =>
      [...column(name)].filter((value, shot) => shot > 0 && value !== column(name)[shot - 1])
        .length;
    expect(changes('Sensor_Melting_Furnace_Temp')).toBeLessThan(shots / 3);
    expect(changes('Process_High_Velocity')).toBeGreaterThan(shots / 2);
  });

  it('sees a few long stops on the cycle clock', () => {
    const stops = column('Process_Cycle_Time').filter((value) => value > 50).length;
    expect(stops).toBeGreaterThan(0);
    expect(stops).toBeLessThan(20);
  });
});

describe('losing the factory air', () => {
  it('takes a twentieth of the shots, at most 90, and only that sensor', () => {
    for (const [rows, lost] of [
      [1, 1],
      [100, 5],
      [10_000, 90],
    ] as const) {
      const readings = features.map(() => new Float64Array(rows));
      loseFactoryAir(readings, 1, seededRandom(rows));
      for (const [f, { name }] of features.entries()) {
        const missing = readings[f]!.filter(Number.isNaN).length;
        expect([name, missing]).toEqual([name, name.startsWith('Sensor_Factory_') ? lost : 0]);
      }
    }
  });
});
