// What the line runs at when all is well, per product. Targets and widths follow the central range of a real line's record.
import type { FeatureName } from './schema.js';

export type ProductType = 1 | 2;

/** A target and the half width of its normal band, in the feature's unit. */
export interface SetPoint {
  readonly target: number;
  readonly tolerance: number;
}

/** Features that vary within a product, in the order the simulator keeps them. */
export const drivenFeatures = [
  'Process_Velocity_1',
  'Process_Velocity_2',
  'Process_Velocity_3',
  'Process_High_Velocity',
  'Process_Cylinder_Pressure',
  'Process_Rapid_Rise_Time',
  'Process_Biscuit_Thickness',
  'Process_Clamping_Force',
  'Process_Cycle_Time',
  'Process_Pressure_Rise_Time',
  'Process_Casting_Pressure',
  'Process_Spray_Time',
  'Process_Spray_1_Time',
  'Process_Spray_2_Time',
  'Sensor_Melting_Furnace_Temp',
  'Sensor_Air_Pressure',
  'Sensor_Coolant_Temp',
  'Sensor_Coolant_Pressure',
  'Sensor_Factory_Temp',
  'Sensor_Factory_Humidity',
] as const satisfies readonly FeatureName[];

export type DrivenFeature = (typeof drivenFeatures)[number];

const at = (target: number, tolerance: number): SetPoint => ({ target, tolerance });

// Supplies and air are shared by both products.
const surroundings = {
  Sensor_Air_Pressure: at(6.2, 0.9),
  Sensor_Coolant_Temp: at(26.7, 0.8),
  Sensor_Coolant_Pressure: at(2.7, 0.07),
  Sensor_Factory_Temp: at(33, 3.5),
  Sensor_Factory_Humidity: at(60, 10),
} as const;

/** Set points by product: 1 is the small casting of the 260 tf setting, 2 the large one of 370 tf. */
export const setPoints: Readonly<Record<ProductType, Readonly<Record<DrivenFeature, SetPoint>>>> = {
  1: {
    Process_Velocity_1: at(0.142, 0.004),
    Process_Velocity_2: at(0.168, 0.004),
    Process_Velocity_3: at(0.182, 0.009),
    Process_High_Velocity: at(2.135, 0.05),
    Process_Cylinder_Pressure: at(217, 3),
    Process_Rapid_Rise_Time: at(0.008, 0.002),
    Process_Biscuit_Thickness: at(12, 2),
    Process_Clamping_Force: at(256, 5),
    Process_Cycle_Time: at(20.9, 0.4),
    Process_Pressure_Rise_Time: at(0.041, 0.004),
    Process_Casting_Pressure: at(1050, 15),
    Process_Spray_Time: at(8, 0.4),
    Process_Spray_1_Time: at(0.9, 0.2),
    Process_Spray_2_Time: at(0.8, 0.1),
    Sensor_Melting_Furnace_Temp: at(700, 20),
    ...surroundings,
  },
  2: {
    Process_Velocity_1: at(0.155, 0.007),
    Process_Velocity_2: at(0.168, 0.007),
    Process_Velocity_3: at(0.202, 0.009),
    Process_High_Velocity: at(2.525, 0.045),
    Process_Cylinder_Pressure: at(265, 2),
    Process_Rapid_Rise_Time: at(0.012, 0.002),
    Process_Biscuit_Thickness: at(17.5, 3),
    Process_Clamping_Force: at(370, 13),
    Process_Cycle_Time: at(35.9, 0.6),
    Process_Pressure_Rise_Time: at(0.037, 0.004),
    Process_Casting_Pressure: at(595, 3),
    Process_Spray_Time: at(12, 0.6),
    Process_Spray_1_Time: at(2, 0.2),
    Process_Spray_2_Time: at(2.1, 0.3),
    Sensor_Melting_Furnace_Temp: at(656, 13),
    ...surroundings,
  },
};
