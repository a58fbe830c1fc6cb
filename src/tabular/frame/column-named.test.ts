import { expect, test } from 'vitest';
import { columnNamed } from './column-named.js';
import { frameOf } from './frame-of.js';

const frame = frameOf([
  { kind: 'number', name: 'Sensor_Coolant_Temp', values: Float64Array.of(1) },
  { kind: 'number', name: 'Sensor_Air', values: Float64Array.of(2) },
]);

test('finds a column', () => {
  expect(columnNamed(frame, 'Sensor_Air')).toBe(frame.columns[1]);
});

test('names the nearest column to an unknown name', () => {
  expect(() => columnNamed(frame, 'sensor_coolant_temp')).toThrowError(
    expect.objectContaining({
      code: 'table.unknown-column',
      fix: 'did you mean "Sensor_Coolant_Temp"?',
    }),
  );
});
