// What is supplied to the cell: melt, compressed air, coolant.
import type { OperatorFacts } from '../../../src/tabular/index.js';
import { alarmLimit } from './alarm-limit.js';

const furnace = { ko: '용해로', en: 'Melting furnace' } as const;
const airSupply = { ko: '압축공기 공급 라인', en: 'Compressed-air supply' } as const;
const coolantLoop = { ko: '금형 냉각수 순환 라인', en: 'Die coolant loop' } as const;

/** Facts about melt, compressed air and coolant. */
export const supplies = {
  Sensor_Melting_Furnace_Temp: {
    equipment: furnace,
    description: {
      ko: '용해로 용탕 온도. 버너가 켜지고 꺼짐에 따라 오르내립니다. 정상은 제품 1이 680~720, 제품 2가 643~669입니다.',
      en: 'Temperature of the melt; it swings as the burner switches. Normal: product 1 680 to 720, product 2 643 to 669.',
    },
    unit: '°C',
    normalRange: { low: 643, high: 720 },
    impact: {
      ko: '낮으면 충전 전에 굳어 미성형과 탕경계가, 높으면 산화물과 수소 가스가 늘어 개재물과 기공이 생깁니다.',
      en: 'Low: the melt freezes early, giving short shots and cold laps. High: oxide and hydrogen rise, giving inclusions and pores.',
    },
    actionWhenLow: {
      ko: '버너 점화와 열전대를 확인하고, 잉곳은 나누어 투입해 급격한 온도 하락을 막으십시오.',
      en: 'Check burner ignition and the thermocouple; charge ingots in small lots to avoid a sudden drop.',
    },
    actionWhenHigh: {
      ko: '버너 설정 온도를 내리고 탈가스 처리와 탕면 산화막 제거를 하십시오.',
      en: 'Lower the burner set point, degas the melt and skim the dross.',
    },
  },
  Sensor_Air_Pressure: {
    equipment: airSupply,
    description: {
      ko: '스프레이와 에어 블로에 쓰는 압축공기 압력. 여러 설비가 함께 쓰므로 수요에 따라 변합니다.',
      en: 'Compressed air for spray and blow-off; shared with other machines, so it follows their demand.',
    },
    unit: 'bar',
    normalRange: { low: 5.3, high: 7.1 },
    impact: {
      ko: '낮으면 이형제가 뭉쳐 도포되어 얼룩과 오염이 생기고 금형의 물기도 마르지 않습니다.',
      en: 'Low: release agent lands in drops, leaving stains and contamination, and the die is not blown dry.',
    },
    actionWhenLow: {
      ko: '컴프레서 부하와 필터 차압, 배관 누설을 점검하고 동시에 쓰는 설비를 분산하십시오.',
      en: 'Check compressor load, filter differential and leaks, and spread out machines that draw air together.',
    },
    actionWhenHigh: {
      ko: '레귤레이터 설정을 확인하고 이형제가 튕겨 나가지 않는지 살피십시오.',
      en: 'Check the regulator, and see that the agent is not blown off the die.',
    },
  },
  Sensor_Air_Pressure_Min: alarmLimit(
    airSupply,
    '압축공기 압력',
    'air pressure',
    'lower',
    'bar',
    3,
  ),
  Sensor_Air_Pressure_Max: alarmLimit(
    airSupply,
    '압축공기 압력',
    'air pressure',
    'upper',
    'bar',
    9,
  ),
  Sensor_Coolant_Temp: {
    equipment: coolantLoop,
    description: {
      ko: '금형 냉각수 공급 온도. 날씨와 냉각탑 상태에 따라 천천히 변합니다.',
      en: 'Supply temperature of the die coolant; it moves slowly with weather and cooling tower.',
    },
    unit: '°C',
    normalRange: { low: 25.9, high: 27.5 },
    impact: {
      ko: '높고 수압까지 낮으면 금형이 과열되어 박리, 변형, 얼룩이 생기고, 낮으면 금형이 식어 미성형 쪽으로 기웁니다.',
      en: 'High with low coolant pressure: the die overheats, giving exfoliation, deformation and stains. Low: a cool die tends to short shots.',
    },
    actionWhenLow: {
      ko: '온조기 설정과 냉각수 바이패스 밸브를 확인하십시오.',
      en: 'Check the temperature control unit and the coolant bypass valve.',
    },
    actionWhenHigh: {
      ko: '냉각탑 팬과 열교환기 스케일을 점검하고 금형별 유량을 확인하십시오.',
      en: 'Check the cooling tower fan and scale in the heat exchanger, then the flow of each die circuit.',
    },
  },
  Sensor_Coolant_Temp_Min: alarmLimit(
    coolantLoop,
    '냉각수 온도',
    'coolant temperature',
    'lower',
    '°C',
    10,
  ),
  Sensor_Coolant_Temp_Max: alarmLimit(
    coolantLoop,
    '냉각수 온도',
    'coolant temperature',
    'upper',
    '°C',
    50,
  ),
  Sensor_Coolant_Pressure: {
    equipment: coolantLoop,
    description: {
      ko: '금형 냉각수 공급 압력. 유량이 충분한지를 보여 줍니다.',
      en: 'Supply pressure of the die coolant; it shows whether the flow is sufficient.',
    },
    unit: 'bar',
    normalRange: { low: 2.63, high: 2.77 },
    impact: {
      ko: '낮으면 유량이 부족해 금형이 과열되고, 높으면 호스와 코어 냉각 핀에서 누수가 생길 수 있습니다.',
      en: 'Low: too little flow and a hot die. High: hoses and cooled core pins may leak.',
    },
    actionWhenLow: {
      ko: '펌프 토출 압력과 스트레이너 막힘, 호스 꺾임을 점검하십시오.',
      en: 'Check pump delivery, a blocked strainer and kinked hoses.',
    },
    actionWhenHigh: {
      ko: '출구 쪽 밸브가 닫혔거나 회로가 막히지 않았는지 확인하십시오.',
      en: 'Check for a closed outlet valve or a blocked circuit.',
    },
  },
} as const satisfies Readonly<Record<string, OperatorFacts>>;
