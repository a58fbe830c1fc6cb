// Two readings of product 1 to try a prediction with.
import type { ExampleReading } from '../../src/functions/index.js';
import { type FeatureName, features } from './schema.js';
import { type DrivenFeature, drivenFeatures, setPoints } from './set-points.js';

const product = 1;

/** One reading in the middle of every band, one with a cold melt, slow injection and late pressure. */
export const exampleReadings: readonly ExampleReading[] = [
  {
    name: 'normal',
    title: { ko: '정상 조업', en: 'Normal operation' },
    features: reading({}),
  },
  {
    name: 'risky',
    title: {
      ko: '차가운 용탕, 느린 사출, 늦은 승압',
      en: 'Cold melt, slow injection, late pressure',
    },
    features: reading({
      Sensor_Melting_Furnace_Temp: -2.4,
      Process_Velocity_1: -1.2,
      Process_Velocity_2: -1.2,
      Process_Velocity_3: -1.4,
      Process_High_Velocity: -2.2,
      Process_Rapid_Rise_Time: 1.5,
      Process_Pressure_Rise_Time: 1.8,
    }),
  },
];

// Deviations in half widths of the normal band; what is not named sits on its set point.
function reading(deviations: Partial<Readonly<Record<DrivenFeature, number>>>) {
  const settings: Partial<Readonly<Record<FeatureName, number>>> = {
    Process_Product_Type: product,
    Process_Shot: 300,
  };
  return Object.fromEntries(
    features.map(({ name, decimals, constant }) => {
      const driven = drivenFeatures.find((candidate) => candidate === name);
      if (driven === undefined) return [name, settings[name] ?? constant ?? Number.NaN];
      const { target, tolerance } = setPoints[product][driven];
      return [name, Number((target + tolerance * (deviations[driven] ?? 0)).toFixed(decimals))];
    }),
  );
}
