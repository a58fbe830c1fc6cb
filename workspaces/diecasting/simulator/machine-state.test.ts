import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/shared/index.js';
import { type DrivenFeature, drivenFeatures } from '../set-points.js';
import { createMachine } from './machine-state.js';

function runs(lots: number, shotsPerLot: number) {
  const machine = createMachine(Date.UTC(2026, 6, 13), seededRandom(6));
  return Array.from({ length: lots }, (_, index) => {
    machine.startLot({ product: index % 2 === 0 ? 1 : 2, shots: shotsPerLot, trouble: 1 });
    return Array.from({ length: shotsPerLot }, () => {
      const { deviation, coldness, atMs } = machine.nextShot();
      return { deviation: Float64Array.from(deviation), coldness, atMs };
    });
  });
}
const place = (name: DrivenFeature) => drivenFeatures.indexOf(name);

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (v: readonly number[]) => v.reduce((sum, x) => sum + x, 0) / v.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - meanA) * (b[i]! - meanB);
    aa += (a[i]! - meanA) ** 2;
    bb += (b[i]! - meanB) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

const lots = runs(20, 800);
const shots = lots.flat();
const series = (name: DrivenFeature) => shots.map((shot) => shot.deviation[place(name)]!);

describe('the machine', () => {
  it('ties features together as a real line does', () => {
    const pairs: readonly (readonly [DrivenFeature, DrivenFeature, number, number])[] = [
      ['Process_Casting_Pressure', 'Process_Cylinder_Pressure', 0.75, 1],
      ['Process_Velocity_1', 'Process_Velocity_2', 0.3, 0.9],
      ['Sensor_Factory_Temp', 'Sensor_Factory_Humidity', -1, -0.2],
      ['Process_Spray_Time', 'Process_Spray_1_Time', 0.3, 0.95],
      ['Process_High_Velocity', 'Process_Rapid_Rise_Time', -0.9, -0.2],
      ['Process_Clamping_Force', 'Sensor_Coolant_Temp', -0.3, 0.3],
    ];
    for (const [a, b, low, high] of pairs) {
      const r = correlation(series(a), series(b));
      expect(r, `${a}, ${b}`).toBeGreaterThan(low);
      expect(r, `${a}, ${b}`).toBeLessThan(high);
    }
  });

  it('remembers: neighbouring shots resemble one another', () => {
    for (const name of drivenFeatures) {
      const values = series(name);
      expect(correlation(values.slice(1), values.slice(0, -1)), name).toBeGreaterThan(0.5);
    }
  });

  it('is cold at the start of a lot and warm soon after', () => {
    for (const lot of lots) {
      expect(lot[0]!.coldness).toBe(1);
      expect(lot[30]!.coldness).toBeLessThan(0.02);
    }
  });

  it('takes the time a cycle takes', () => {
    const hours = (lot: (typeof lots)[number]) => (lot.at(-1)!.atMs - lot[0]!.atMs) / 3_600_000;
    expect(hours(lots[0]!)).toBeCloseTo((799 * 20.9) / 3600, 0);
    expect(hours(lots[1]!)).toBeCloseTo((799 * 35.9) / 3600, 0);
  });
});
