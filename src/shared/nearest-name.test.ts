import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.js';

describe('nearestName', () => {
  const known = ['Process_Casting_Pressure', 'Process_Velocity_1', 'Sensor_Coolant_Temp'];

  it('finds a name with a slip, other case or other separators', () => {
    expect(nearestName('Process_Casting_Presure', known)).toBe('Process_Casting_Pressure');
    expect(nearestName('process casting pressure', known)).toBe('Process_Casting_Pressure');
    expect(nearestName('velocity1', ['velocity_1', 'velocity_2'])).toBe('velocity_1');
  });

  it('says nothing when nothing is near', () => {
    expect(nearestName('humidity', known)).toBeNull();
    expect(nearestName('x', [])).toBeNull();
  });

  it('stays quick on a hostile name', () => {
    expect(nearestName('x'.repeat(1_000_000), known)).toBeNull();
  });
});
