// The hall around the cell: air temperature and humidity.
import type { OperatorFacts } from '../../../src/tabular/index.js';
import { alarmLimit } from './alarm-limit.js';

const equipment = { ko: '공장 환경', en: 'Factory environment' } as const;

/** Facts about the air of the hall. */
export const factoryEnvironment = {
  Sensor_Factory_Temp: {
    equipment,
    description: {
      ko: '설비 주변 공기 온도. 용해로 열이 더해지며 계절과 시간대에 따라 변합니다. 범위는 여름 기준입니다.',
      en: 'Air temperature at the machine, furnace heat included; it follows season and hour. The range is for summer.',
    },
    unit: '°C',
    normalRange: { low: 29.5, high: 36.5 },
    impact: {
      ko: '높으면 냉각수와 작동유 온도가 올라 금형 과열로 이어지고, 낮으면 슬리브와 금형 예열 시간이 길어집니다.',
      en: 'High: coolant and hydraulic oil warm up and the die runs hot. Low: sleeve and die take longer to warm.',
    },
    actionWhenLow: {
      ko: '시작 전 예열 샷을 늘리고 출입문으로 찬 공기가 들어오지 않게 하십시오.',
      en: 'Make more warm-up shots before the start and keep cold air out at the gates.',
    },
    actionWhenHigh: {
      ko: '환기와 국소 배기를 늘리고 냉각수와 작동유 온도를 함께 감시하십시오.',
      en: 'Increase ventilation and extraction, and watch coolant and oil temperature.',
    },
  },
  Sensor_Factory_Temp_Min: alarmLimit(
    equipment,
    '공장 온도',
    'factory temperature',
    'lower',
    '°C',
    18,
  ),
  Sensor_Factory_Temp_Max: alarmLimit(
    equipment,
    '공장 온도',
    'factory temperature',
    'upper',
    '°C',
    22,
  ),
  Sensor_Factory_Humidity: {
    equipment,
    description: {
      ko: '설비 주변 공기의 상대 습도. 날씨의 영향을 받습니다. 범위는 여름 기준입니다.',
      en: 'Relative humidity at the machine; it follows the weather. The range is for summer.',
    },
    unit: '%',
    normalRange: { low: 50, high: 70 },
    impact: {
      ko: '높으면 금형과 용탕에 수분이 더해져 기포와 기공이 늘고, 분사가 많을수록 심해집니다.',
      en: 'High: moisture on die and melt gives bubbles and blow holes, the more so the heavier the spray.',
    },
    actionWhenLow: {
      ko: '불량 위험은 낮습니다. 이형제가 빨리 말라 도막이 얇아지지 않는지만 확인하십시오.',
      en: 'Little risk; only see that the release film does not dry too thin.',
    },
    actionWhenHigh: {
      ko: '에어 블로를 늘려 금형을 말리고, 잉곳을 예열해 투입하며, 분사량을 줄이십시오.',
      en: 'Blow the die dry for longer, preheat ingots before charging, and spray less.',
    },
  },
  Sensor_Factory_Humidity_Min: alarmLimit(
    equipment,
    '공장 습도',
    'factory humidity',
    'lower',
    '%',
    18,
  ),
  Sensor_Factory_Humidity_Max: alarmLimit(
    equipment,
    '공장 습도',
    'factory humidity',
    'upper',
    '%',
    22,
  ),
} as const satisfies Readonly<Record<string, OperatorFacts>>;
