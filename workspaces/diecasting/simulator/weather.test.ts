import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/shared/index.js';
import { createWeather } from './weather.js';

function days(startMs: number, count: number) {
  const weather = createWeather(seededRandom(1));
  return Array.from({ length: count * 24 }, (_, hour) => weather(startMs + hour * 3_600_000, 0));
}
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

describe('the weather', () => {
  it('is hot and humid in a Korean summer, cold and dry in winter', () => {
    const summer = days(Date.UTC(2026, 6, 13), 20);
    const winter = days(Date.UTC(2026, 0, 13), 20);
    expect(mean(summer.map((air) => air.temperature))).toBeGreaterThan(31);
    expect(mean(winter.map((air) => air.temperature))).toBeLessThan(16);
    expect(mean(summer.map((air) => air.humidity))).toBeGreaterThan(
      mean(winter.map((air) => air.humidity)) + 10,
    );
  });

  it('is warmest in the local afternoon and drier then', () => {
    const air = days(Date.UTC(2026, 6, 13), 40);
    const at = (utcHour: number) => air.filter((_, hour) => hour % 24 === utcHour);
    // 15:00 in Korea is 6:00 UTC.
    expect(mean(at(6).map((a) => a.temperature))).toBeGreaterThan(
      mean(at(18).map((a) => a.temperature)) + 2,
    );
    expect(mean(at(6).map((a) => a.humidity))).toBeLessThan(
      mean(at(18).map((a) => a.humidity)) - 4,
    );
  });
});
