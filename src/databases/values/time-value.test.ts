import { expect, it } from 'vitest';
import { instantValue, timestampValue, timeValue } from './time-value.js';

it('writes times as ISO 8601 does, without zeros at the end of a fraction', () => {
  expect(timestampValue('2026-01-31 13:05:00.250000')).toBe('2026-01-31T13:05:00.25');
  expect(timestampValue('2026-01-31 13:05:00.000')).toBe('2026-01-31T13:05:00');
  expect(instantValue('2026-01-31 13:05:00+00')).toBe('2026-01-31T13:05:00Z');
  expect(instantValue('2026-01-31 13:05:00.5')).toBe('2026-01-31T13:05:00.5Z');
  expect(timeValue('13:05:00.500000')).toBe('13:05:00.5');
  expect(timeValue('13:05:00+09')).toBe('13:05:00+09');
});

it('leaves what has another form as it is', () => {
  expect(timestampValue('infinity')).toBe('infinity');
  expect(instantValue('infinity')).toBe('infinity');
  expect(timestampValue('0044-03-15 12:00:00 BC')).toBe('0044-03-15 12:00:00 BC');
  // A zone that is not UTC is not called UTC.
  expect(instantValue('2026-01-31 13:05:00+09')).toBe('2026-01-31 13:05:00+09');
});
