// The air around the machine: season, hour of the day, and days that differ.
import type { Random } from '../../../src/shared/index.js';
import { createDrift } from './drift.js';

export interface FactoryAir {
  /** °C at the machine, furnace heat included. */
  readonly temperature: number;
  /** Relative humidity, 15..95 %. */
  readonly humidity: number;
}

const dayMs = 86_400_000;
const yearMs = 365.25 * dayMs;
const hottestDayMs = 212 * dayMs;
const localOffsetMs = 9 * 3_600_000;

/**
 * Factory air at a time, called with times that do not go back. The hall stands in Korea (UTC+9): mean 23 °C, plus
 * 10 °C in August, plus 1.6 °C in the afternoon. Warm air of the same moisture is drier, so humidity falls as the
 * temperature rises, and wet spells lift it.
 */
export function createWeather(random: Random): (timeMs: number, lotWarmth: number) => FactoryAir {
  const temperatureDrift = createDrift(random.fork('temperature'), 900, 0.7);
  const humidityDrift = createDrift(random.fork('humidity'), 500, 3);
  return (timeMs, lotWarmth) => {
    const season = Math.cos((2 * Math.PI * ((timeMs % yearMs) - hottestDayMs)) / yearMs);
    const hour = ((timeMs + localOffsetMs) % dayMs) / 3_600_000;
    const swing = 1.6 * Math.cos((2 * Math.PI * (hour - 15)) / 24) + temperatureDrift() + lotWarmth;
    const temperature = 23 + 10 * season + swing;
    const humidity = 51 + 9 * season - 2.2 * swing + humidityDrift();
    return { temperature, humidity: Math.min(95, Math.max(15, humidity)) };
  };
}
