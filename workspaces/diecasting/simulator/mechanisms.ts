// The causes of defects, as data: which deviation starts one, which makes it worse, what it leaves on the casting.
import type { BilingualText } from '../../../src/shared/index.js';
import type { DefectName, FeatureName } from '../schema.js';
import type { DrivenFeature, ProductType } from '../set-points.js';

/** A feature out of its band on one side. */
export interface Deviation {
  readonly feature: FeatureName;
  readonly direction: 'low' | 'high';
}

type Drivers = readonly (readonly [DrivenFeature | 'Process_Shot', 'low' | 'high'])[];

/**
 * One way in which a casting becomes bad. Its hazard in a shot is
 * `strength x sum(cause excess) x (alone + sum(partner excess))`, where an excess is how far the feature lies
 * beyond the start on the stated side, in half widths of its normal band, and 0 inside.
 */
export interface Mechanism {
  readonly code: string;
  readonly causes: Drivers;
  readonly partners: Drivers;
  readonly strength: number;
  /** What the causes do without any partner, as a share of one partner's excess of 1. */
  readonly alone: number;
  /** What it leaves, with weights, per product; weights sum to 1. */
  readonly defects: Readonly<Record<ProductType, readonly (readonly [DefectName, number])[]>>;
  readonly sentence: BilingualText;
}

export const mechanisms = [
  {
    code: 'cold-fill',
    causes: [['Sensor_Melting_Furnace_Temp', 'low']],
    partners: [
      ['Process_High_Velocity', 'low'],
      ['Process_Velocity_3', 'low'],
    ],
    strength: 1,
    alone: 0.15,
    defects: { 1: [['Short_Shot', 1]], 2: [['Short_Shot', 1]] },
    sentence: {
      ko: '용탕이 차갑고 사출이 느려 캐비티 끝까지 채우기 전에 응고했습니다.',
      en: 'The melt was cold and injection slow, so it froze before the cavity was full.',
    },
  },
  {
    code: 'entrained-gas',
    causes: [['Process_High_Velocity', 'high']],
    partners: [['Process_Casting_Pressure', 'low']],
    strength: 1.2,
    alone: 0.15,
    defects: {
      1: [['Bubble', 1]],
      2: [
        ['Blow_Hole', 0.8],
        ['Bubble', 0.2],
      ],
    },
    sentence: {
      ko: '고속 사출로 말려든 공기를 낮은 주조 압력이 눌러 없애지 못했습니다.',
      en: 'Fast injection drew air in, and the low casting pressure could not compress it away.',
    },
  },
  {
    code: 'dry-die',
    causes: [['Process_Cycle_Time', 'high']],
    partners: [['Process_Spray_Time', 'low']],
    strength: 1.2,
    alone: 0.15,
    defects: {
      1: [
        ['Buring_Mark', 0.5],
        ['Stain', 0.5],
      ],
      2: [
        ['Stain', 0.6],
        ['Buring_Mark', 0.4],
      ],
    },
    sentence: {
      ko: '긴 사이클에 이형제가 부족해 금형 표면에 용탕이 눌어붙었습니다.',
      en: 'A long cycle with too little release agent let the melt burn onto the die.',
    },
  },
  {
    code: 'die-gap',
    causes: [['Process_Clamping_Force', 'low']],
    partners: [['Process_Casting_Pressure', 'high']],
    strength: 1.2,
    alone: 0.15,
    defects: {
      1: [
        ['Deformation', 0.8],
        ['Dent', 0.2],
      ],
      2: [['Dent', 1]],
    },
    sentence: {
      ko: '형체력이 주조 압력을 버티지 못해 금형이 벌어지고 제품이 밀렸습니다.',
      en: 'The clamping force gave way to the casting pressure; the die opened and the part was pushed.',
    },
  },
  {
    code: 'cold-flake',
    causes: [['Process_Biscuit_Thickness', 'low']],
    partners: [['Sensor_Melting_Furnace_Temp', 'low']],
    strength: 1.2,
    alone: 0.2,
    defects: {
      1: [
        ['Exfoliation', 0.75],
        ['Impurity', 0.25],
      ],
      2: [
        ['Impurity', 0.7],
        ['Inclusions', 0.3],
      ],
    },
    sentence: {
      ko: '비스킷이 얇아 슬리브에서 먼저 굳은 파단칩이 제품으로 밀려 들어갔습니다.',
      en: 'The biscuit was thin, and flakes already frozen in the sleeve were pushed into the casting.',
    },
  },
  {
    code: 'oxide-skin',
    causes: [['Process_Biscuit_Thickness', 'high']],
    partners: [
      ['Process_Velocity_1', 'low'],
      ['Process_Velocity_2', 'low'],
    ],
    strength: 0.8,
    alone: 0.3,
    defects: {
      1: [
        ['Impurity', 0.5],
        ['Inclusions', 0.5],
      ],
      2: [
        ['Inclusions', 0.5],
        ['Impurity', 0.5],
      ],
    },
    sentence: {
      ko: '과급탕으로 비스킷이 두껍고 저속 구간이 느려 산화막이 함께 들어갔습니다.',
      en: 'Too much melt was ladled and the slow phase dragged, so oxide skin went in with it.',
    },
  },
  {
    code: 'moist-air',
    causes: [['Sensor_Factory_Humidity', 'high']],
    partners: [['Process_Spray_Time', 'high']],
    strength: 1,
    alone: 0.15,
    defects: {
      1: [['Bubble', 1]],
      2: [
        ['Blow_Hole', 0.85],
        ['Bubble', 0.15],
      ],
    },
    sentence: {
      ko: '습한 공기와 많은 분사로 금형에 남은 수분이 기체가 되어 갇혔습니다.',
      en: 'In humid air, heavy spray left water on the die; its vapour was trapped in the casting.',
    },
  },
  {
    code: 'hot-die',
    causes: [['Sensor_Coolant_Temp', 'high']],
    partners: [['Sensor_Coolant_Pressure', 'low']],
    strength: 1.2,
    alone: 0.15,
    defects: {
      1: [
        ['Exfoliation', 0.55],
        ['Deformation', 0.45],
      ],
      2: [
        ['Stain', 0.6],
        ['Buring_Mark', 0.4],
      ],
    },
    sentence: {
      ko: '냉각수가 뜨겁고 압력이 낮아 금형이 과열된 채 제품을 빼냈습니다.',
      en: 'Coolant was hot and its pressure low; the die ran hot and the part left it too soft.',
    },
  },
  {
    code: 'late-pressure',
    causes: [['Process_Pressure_Rise_Time', 'high']],
    partners: [['Process_Rapid_Rise_Time', 'high']],
    strength: 1,
    alone: 0.2,
    defects: {
      1: [
        ['Short_Shot', 0.65],
        ['Bubble', 0.35],
      ],
      2: [
        ['Blow_Hole', 0.7],
        ['Short_Shot', 0.3],
      ],
    },
    sentence: {
      ko: '승압이 늦어 게이트가 굳은 뒤에야 압력이 전달되었습니다.',
      en: 'Pressure built up late and arrived after the gate had already frozen.',
    },
  },
  {
    code: 'weak-atomising',
    causes: [['Sensor_Air_Pressure', 'low']],
    partners: [['Process_Spray_Time', 'low']],
    strength: 1.2,
    alone: 0.2,
    defects: {
      1: [
        ['Stain', 0.6],
        ['Contamination', 0.4],
      ],
      2: [
        ['Stain', 0.65],
        ['Contamination', 0.35],
      ],
    },
    sentence: {
      ko: '압축공기 압력이 낮아 이형제가 미립화되지 않고 뭉쳐 도포되었습니다.',
      en: 'Low air pressure left the release agent in drops instead of a fine film.',
    },
  },
  {
    code: 'overheated-melt',
    causes: [['Sensor_Melting_Furnace_Temp', 'high']],
    partners: [['Process_Cycle_Time', 'high']],
    strength: 1,
    alone: 0.15,
    defects: {
      1: [
        ['Inclusions', 0.5],
        ['Bubble', 0.5],
      ],
      2: [
        ['Blow_Hole', 0.5],
        ['Inclusions', 0.5],
      ],
    },
    sentence: {
      ko: '과열된 용탕이 오래 머물러 산화물과 수소 가스가 늘었습니다.',
      en: 'Overheated melt stood too long and took up oxide and hydrogen.',
    },
  },
  {
    code: 'cold-start',
    causes: [['Process_Shot', 'low']],
    partners: [['Sensor_Melting_Furnace_Temp', 'low']],
    strength: 0.8,
    alone: 0.5,
    defects: {
      1: [
        ['Short_Shot', 0.7],
        ['Crack', 0.3],
      ],
      2: [
        ['Short_Shot', 0.7],
        ['Crack', 0.3],
      ],
    },
    sentence: {
      ko: '로트 시작 직후라 금형이 아직 예열되지 않았습니다.',
      en: 'The lot had just started and the die was not yet warm.',
    },
  },
  {
    code: 'unrecorded',
    causes: [],
    partners: [],
    strength: 0.022,
    alone: 1,
    defects: {
      1: [
        ['Scratch', 0.4],
        ['Dent', 0.25],
        ['Crack', 0.15],
        ['Contamination', 0.2],
      ],
      2: [
        ['Scratch', 0.4],
        ['Dent', 0.25],
        ['Crack', 0.15],
        ['Contamination', 0.2],
      ],
    },
    sentence: {
      ko: '취출, 운반 등 기록되지 않은 원인으로 생긴 불량입니다.',
      en: 'It came from something that is not recorded, such as handling after ejection.',
    },
  },
] as const satisfies readonly Mechanism[];

export type MechanismCode = (typeof mechanisms)[number]['code'];
