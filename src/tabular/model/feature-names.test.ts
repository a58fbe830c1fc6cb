import { expect, test } from 'vitest';
import { featureNames } from './feature-names.js';

const names = featureNames([
  'Process_Velocity_1',
  'Process_Temp',
  'Sensor_Temp',
  'Sensor_Humidity',
  'Humidity',
  'weight',
  'capital_gain',
]);

test('finds exact names, blanks around them dropped', () => {
  expect(names.indexOf('Process_Velocity_1')).toBe(0);
  expect(names.indexOf(' weight ')).toBe(5);
});

test('finds a name without its header group when only one feature can be meant', () => {
  expect(names.indexOf('Velocity_1')).toBe(0);
  expect(() => names.indexOf('Temp')).toThrow('the model has no feature "Temp"');
  // The exact name wins over a rest.
  expect(names.indexOf('Humidity')).toBe(4);
  // One feature alone is no group.
  expect(() => names.indexOf('gain')).toThrow('no feature "gain"');
});

test('an unknown name comes with the nearest known one', () => {
  expect(() => names.indexOf('Proces_Velocty_1')).toThrowError(
    expect.objectContaining({
      code: 'model.unknown-feature',
      fix: expect.stringContaining('"Process_Velocity_1"'),
    }),
  );
  expect(() => names.indexOf('__proto__')).toThrow('no feature');
});
