import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/shared/index.js';
import { type DrivenFeature, drivenFeatures } from '../set-points.js';
import { mechanisms } from './mechanisms.js';
import { assessShot, calibrateScale, defectProbability, emptyRiskTable } from './risk.js';

function hazardOf(code: string, off: Partial<Record<DrivenFeature, number>>): number {
  const table = emptyRiskTable(1);
  const deviation = Float64Array.from(drivenFeatures, (name) => off[name] ?? 0);
  assessShot(table, 0, { deviation, coldness: 0, atMs: 0 });
  return table.hazard[mechanisms.findIndex((mechanism) => mechanism.code === code)]!;
}

describe('the risk of a shot', () => {
  it('follows the documented formula', () => {
    const cold = { Sensor_Melting_Furnace_Temp: -2, Process_High_Velocity: -1.5 };
    // strength 1 x (2 - .75) x (.15 + (1.5 - .3)), rounded to 32 bits
    expect(hazardOf('cold-fill', cold)).toBeCloseTo(1.25 * 1.35, 6);
    expect(hazardOf('cold-fill', { Sensor_Melting_Furnace_Temp: -2 })).toBeCloseTo(1.25 * 0.15, 6);
  });

  it('grows by more than the sum when causes meet, and not at all on the harmless side', () => {
    const alone =
      hazardOf('entrained-gas', { Process_High_Velocity: 2 }) +
      hazardOf('entrained-gas', { Process_Casting_Pressure: -2 });
    const together = { Process_High_Velocity: 2, Process_Casting_Pressure: -2 };
    expect(hazardOf('entrained-gas', together)).toBeGreaterThan(5 * alone);
    expect(hazardOf('entrained-gas', { Process_High_Velocity: -3 })).toBe(0);
  });

  it('is only the unrecorded rest when everything sits on its set point', () => {
    for (const { code } of mechanisms)
      if (code !== 'unrecorded') expect(hazardOf(code, {}), code).toBe(0);
    expect(hazardOf('unrecorded', {})).toBeGreaterThan(0);
  });

  it('is scaled so that the mean chance is the share asked for', () => {
    const random = seededRandom(5);
    const table = emptyRiskTable(3000);
    for (let shot = 0; shot < table.shots; shot++)
      table.total[shot] = 0.01 + random.next() ** 6 * 4;
    for (const share of [0.01, 0.22, 0.6]) {
      const scale = calibrateScale(table, share);
      let sum = 0;
      for (const total of table.total) sum += 1 - Math.exp(-scale * total);
      expect(sum / table.shots).toBeCloseTo(share, 6);
      expect(defectProbability(scale, 0)).toBe(0);
    }
  });
});
