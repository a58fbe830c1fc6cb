// Columns of the die-casting line, named and ordered as the line's own export does: group and name joined by `_`.
import type { BilingualText } from '../../src/shared/index.js';

/** One recorded value of a shot. */
export interface DiecastingFeature {
  /** `Group_Name`, for instance `Process_Casting_Pressure`. */
  readonly name: string;
  readonly title: BilingualText;
  /** Unit as written on the machine; empty when it has none. */
  readonly unit: string;
  /** Digits after the point in the export, 0..3. */
  readonly decimals: number;
  /** The value that never changes, for limits set once; null for what is measured or set per shot. */
  readonly constant: number | null;
}

/** A kind of defect, counted per cavity. */
export interface DefectType {
  /** Spelling of the export, `Buring_Mark` included. */
  readonly name: string;
  readonly title: BilingualText;
}

function feature<const N extends string>(
  name: N,
  ko: string,
  en: string,
  unit: string,
  decimals: number,
  constant: number | null = null,
) {
  return { name, title: { ko, en }, unit, decimals, constant } as const;
}

/** The 30 features in column order: 16 of the process, 14 of the sensors. */
export const features = [
  feature('Process_Product_Type', '제품 유형', 'Product type', '', 0),
  feature('Process_Shot', '샷 번호', 'Shot counter', '', 0),
  feature('Process_Velocity_1', '저속 1단 속도', 'Slow-phase velocity 1', 'm/s', 3),
  feature('Process_Velocity_2', '저속 2단 속도', 'Slow-phase velocity 2', 'm/s', 3),
  feature('Process_Velocity_3', '저속 3단 속도', 'Slow-phase velocity 3', 'm/s', 3),
  feature('Process_High_Velocity', '고속 사출 속도', 'High-speed injection velocity', 'm/s', 3),
  feature('Process_Cylinder_Pressure', '사출 실린더 압력', 'Injection cylinder pressure', 'bar', 0),
  feature('Process_Rapid_Rise_Time', '고속 상승 시간', 'Rise time to high speed', 's', 3),
  feature('Process_Biscuit_Thickness', '비스킷 두께', 'Biscuit thickness', 'mm', 0),
  feature('Process_Clamping_Force', '형체력', 'Clamping force', 'tf', 0),
  feature('Process_Cycle_Time', '사이클 타임', 'Cycle time', 's', 1),
  feature('Process_Pressure_Rise_Time', '승압 시간', 'Pressure rise time', 's', 3),
  feature('Process_Casting_Pressure', '주조 압력', 'Casting pressure', 'bar', 0),
  feature('Process_Spray_Time', '이형제 총 분사 시간', 'Total spray time', 's', 1),
  feature('Process_Spray_1_Time', '1차 분사 시간', 'Spray 1 time', 's', 1),
  feature('Process_Spray_2_Time', '2차 분사 시간', 'Spray 2 time', 's', 1),
  feature('Sensor_Melting_Furnace_Temp', '용해로 온도', 'Melting furnace temperature', '°C', 1),
  feature('Sensor_Air_Pressure', '압축공기 압력', 'Compressed air pressure', 'bar', 1),
  feature('Sensor_Air_Pressure_Min', '압축공기 하한 설정', 'Air pressure lower limit', 'bar', 0, 3),
  feature('Sensor_Air_Pressure_Max', '압축공기 상한 설정', 'Air pressure upper limit', 'bar', 0, 9),
  feature('Sensor_Coolant_Temp', '냉각수 온도', 'Coolant temperature', '°C', 1),
  feature('Sensor_Coolant_Temp_Min', '냉각수 온도 하한 설정', 'Coolant lower limit', '°C', 0, 10),
  feature('Sensor_Coolant_Temp_Max', '냉각수 온도 상한 설정', 'Coolant upper limit', '°C', 0, 50),
  feature('Sensor_Coolant_Pressure', '냉각수 압력', 'Coolant pressure', 'bar', 2),
  feature('Sensor_Factory_Temp', '공장 온도', 'Factory air temperature', '°C', 1),
  feature('Sensor_Factory_Temp_Min', '공장 온도 하한 설정', 'Factory lower limit', '°C', 1, 18),
  feature('Sensor_Factory_Temp_Max', '공장 온도 상한 설정', 'Factory upper limit', '°C', 1, 22),
  feature('Sensor_Factory_Humidity', '공장 습도', 'Factory humidity', '%', 1),
  feature('Sensor_Factory_Humidity_Min', '공장 습도 하한 설정', 'Humidity lower limit', '%', 1, 18),
  feature('Sensor_Factory_Humidity_Max', '공장 습도 상한 설정', 'Humidity upper limit', '%', 1, 22),
] as const satisfies readonly DiecastingFeature[];

export type FeatureName = (typeof features)[number]['name'];

function defect<const N extends string>(name: N, ko: string, en: string) {
  return { name, title: { ko, en } } as const;
}

/** The 13 kinds of defect in column order. */
export const defectTypes = [
  defect('Short_Shot', '미성형', 'Short shot'),
  defect('Bubble', '기포', 'Bubble'),
  defect('Exfoliation', '박리', 'Exfoliation'),
  defect('Blow_Hole', '기공', 'Blow hole'),
  defect('Stain', '얼룩', 'Stain'),
  defect('Dent', '찍힘', 'Dent'),
  defect('Deformation', '변형', 'Deformation'),
  defect('Contamination', '오염', 'Contamination'),
  defect('Impurity', '이물', 'Impurity'),
  defect('Crack', '크랙', 'Crack'),
  defect('Scratch', '긁힘', 'Scratch'),
  defect('Buring_Mark', '소착 자국', 'Burning mark'),
  defect('Inclusions', '개재물', 'Inclusions'),
] as const satisfies readonly DefectType[];

export type DefectName = (typeof defectTypes)[number]['name'];

/** Each die has two cavities; defects are counted in each. */
export const cavities = [1, 2] as const;
export type Cavity = (typeof cavities)[number];

/** Identifier of a row: 1000 times its place in the file plus the shot counter; never learned from. */
export const idColumn = 'Process_id';

/** Every defect column starts with this; a row is defective when any of them is above 0. */
export const defectPrefix = 'Defects';

/** Column that counts a kind of defect in a cavity: `Defects_Short_Shot_1`. */
export function defectColumn(type: DefectName, cavity: Cavity): string {
  return `${defectPrefix}_${type}_${cavity}`;
}

/** The 26 defect columns in column order: all kinds of cavity 1, then all of cavity 2. */
export const defectColumns: readonly string[] = cavities.flatMap((cavity) =>
  defectTypes.map((type) => defectColumn(type.name, cavity)),
);
