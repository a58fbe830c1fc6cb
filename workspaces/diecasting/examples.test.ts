import { describe, expect, it } from 'vitest';
import { equipmentMap } from './equipment-map.js';
import { exampleReadings } from './examples.js';
import { features } from './schema.js';

describe('example readings', () => {
  it('give every feature a finite value', () => {
    for (const example of exampleReadings) {
      expect(Object.keys(example.features)).toEqual(features.map((feature) => feature.name));
      expect(Object.values(example.features).every(Number.isFinite)).toBe(true);
    }
  });

  it('stay in the normal range when normal, and leave it when risky', () => {
    const outside = (values: Readonly<Record<string, number | string>>) =>
      Object.entries(values).filter(([name, value]) => {
        const { low, high } = equipmentMap[name]!.normalRange!;
        return Number(value) < low || Number(value) > high;
      });
    const [normal, risky] = exampleReadings;
    expect(outside(normal!.features)).toEqual([]);
    expect(outside(risky!.features).map(([name]) => name)).toContain('Process_High_Velocity');
  });
});
