// Injection unit: plunger, shot sleeve, accumulator, intensifier, and the ladle that feeds it.
import type { OperatorFacts } from '../../../src/tabular/index.js';

const equipment = { ko: '사출 유닛', en: 'Injection unit' } as const;
const ladle = { ko: '급탕 장치와 사출 슬리브', en: 'Ladle and shot sleeve' } as const;

/** Facts about the features of the injection unit. */
export const injectionUnit = {
  Process_Velocity_1: {
    equipment,
    description: {
      ko: '저속 1단 플런저 속도. 주입구를 닫고 용탕을 앞으로 모으는 구간입니다. 정상은 제품 1이 0.138~0.146, 제품 2가 0.148~0.162입니다.',
      en: 'Plunger speed of the first slow phase, which closes the pouring hole and gathers the melt. Normal: product 1 0.138 to 0.146, product 2 0.148 to 0.162.',
    },
    unit: 'm/s',
    normalRange: { low: 0.138, high: 0.162 },
    impact: {
      ko: '느리면 슬리브 안에서 산화막과 응고층이 생기고, 빠르면 용탕이 출렁이며 공기를 말아 넣습니다.',
      en: 'Too slow and oxide skin forms in the sleeve; too fast and the wave folds air into the melt.',
    },
    actionWhenLow: {
      ko: '플런저 팁 마모와 윤활 상태를 점검하고, 저속 1단 유량 밸브 개도를 기준값으로 맞추십시오.',
      en: 'Check plunger tip wear and lubrication, then bring the slow-phase flow valve back to its setting.',
    },
    actionWhenHigh: {
      ko: '저속 1단 유량 밸브 개도를 줄이고, 주입 완료 후 사출 지연 시간이 확보되는지 확인하십시오.',
      en: 'Close the slow-phase flow valve a little and check that the delay after pouring is kept.',
    },
  },
  Process_Velocity_2: {
    equipment,
    description: {
      ko: '저속 2단 플런저 속도. 슬리브 안의 공기를 밀어내며 용탕을 게이트 앞까지 올립니다.',
      en: 'Plunger speed of the second slow phase, which pushes the air out and lifts the melt to the gate.',
    },
    unit: 'm/s',
    normalRange: { low: 0.161, high: 0.175 },
    impact: {
      ko: '느리면 용탕 온도가 떨어져 탕경계와 이물이 늘고, 빠르면 슬리브 공기가 캐비티로 들어갑니다.',
      en: 'Too slow and the melt cools, giving cold laps and impurities; too fast and sleeve air reaches the cavity.',
    },
    actionWhenLow: {
      ko: '슬리브와 팁의 간극, 마찰 흔적을 점검하고 팁 윤활량을 늘리십시오.',
      en: 'Check the clearance between tip and sleeve and any scoring, and raise tip lubrication.',
    },
    actionWhenHigh: {
      ko: '2단 속도 설정과 전환 위치를 조건표와 대조해 되돌리십시오.',
      en: 'Compare the second-phase speed and its switch position with the setting sheet and restore them.',
    },
  },
  Process_Velocity_3: {
    equipment,
    description: {
      ko: '저속 3단 플런저 속도. 고속 전환 직전의 속도입니다. 정상은 제품 1이 0.173~0.191, 제품 2가 0.193~0.211입니다.',
      en: 'Plunger speed just before the change to high speed. Normal: product 1 0.173 to 0.191, product 2 0.193 to 0.211.',
    },
    unit: 'm/s',
    normalRange: { low: 0.173, high: 0.211 },
    impact: {
      ko: '낮으면 용탕이 식은 채 고속 구간에 들어가 미성형이 생기기 쉽고, 높으면 게이트 앞에서 공기가 섞입니다.',
      en: 'Low: the melt enters the fast phase already cooled and short shots follow. High: air mixes in before the gate.',
    },
    actionWhenLow: {
      ko: '축압기 질소 압력과 팁 마모를 점검하고, 용탕 온도도 함께 확인하십시오.',
      en: 'Check accumulator nitrogen pressure and tip wear, and look at the melt temperature as well.',
    },
    actionWhenHigh: {
      ko: '3단 속도 설정과 고속 전환 위치를 기준값으로 되돌리십시오.',
      en: 'Restore the third-phase speed and the position of the change to high speed.',
    },
  },
  Process_High_Velocity: {
    equipment,
    description: {
      ko: '캐비티를 채우는 고속 사출 속도. 정상은 제품 1이 2.085~2.185, 제품 2가 2.48~2.57입니다.',
      en: 'Plunger speed while the cavity fills. Normal: product 1 2.085 to 2.185, product 2 2.48 to 2.57.',
    },
    unit: 'm/s',
    normalRange: { low: 2.085, high: 2.57 },
    impact: {
      ko: '느리면 충전 전에 응고해 미성형이, 빠른데 주조 압력까지 낮으면 기포와 기공이 생깁니다.',
      en: 'Slow: the melt freezes before the cavity is full. Fast with low casting pressure: bubbles and blow holes.',
    },
    actionWhenLow: {
      ko: '축압기 질소 압력을 보충하고 고속 밸브 개도와 팁 마찰을 점검하십시오.',
      en: 'Recharge the accumulator, then check the fast-shot valve opening and tip friction.',
    },
    actionWhenHigh: {
      ko: '고속 밸브 개도를 줄이고, 주조 압력이 기준에 드는지와 에어벤트 막힘을 함께 확인하십시오.',
      en: 'Close the fast-shot valve a little; check that casting pressure is in range and that the vents are clear.',
    },
  },
  Process_Cylinder_Pressure: {
    equipment,
    description: {
      ko: '사출 실린더의 유압. 주조 압력과 거의 같이 움직입니다. 정상은 제품 1이 214~220, 제품 2가 263~267입니다.',
      en: 'Hydraulic pressure of the injection cylinder; it moves with casting pressure. Normal: product 1 214 to 220, product 2 263 to 267.',
    },
    unit: 'bar',
    normalRange: { low: 214, high: 267 },
    impact: {
      ko: '낮으면 용탕을 충분히 다지지 못해 기공이 남고, 높으면 금형이 벌어져 변형과 버가 생깁니다.',
      en: 'Low: the metal is not packed and pores remain. High: the die is forced open, giving distortion and flash.',
    },
    actionWhenLow: {
      ko: '증압 밸브 누유와 작동유 온도, 축압기 압력을 점검하십시오.',
      en: 'Look for leaks at the intensifier valve and check oil temperature and accumulator pressure.',
    },
    actionWhenHigh: {
      ko: '감압 밸브 설정을 조건표와 대조하고 압력 센서 영점을 확인하십시오.',
      en: 'Compare the pressure-reducing valve with the setting sheet and check the sensor zero.',
    },
  },
  Process_Rapid_Rise_Time: {
    equipment,
    description: {
      ko: '저속에서 고속에 도달하기까지의 시간. 정상은 제품 1이 0.006~0.010, 제품 2가 0.010~0.014입니다.',
      en: 'Time from slow to full injection speed. Normal: product 1 0.006 to 0.010, product 2 0.010 to 0.014.',
    },
    unit: 's',
    normalRange: { low: 0.006, high: 0.014 },
    impact: {
      ko: '길면 충전 초기에 용탕이 식고 승압도 늦어져 미성형과 기공이 함께 늘어납니다.',
      en: 'Long: the melt cools as filling starts and pressure comes late, so short shots and pores rise together.',
    },
    actionWhenLow: {
      ko: '고속 전환 위치가 너무 앞당겨지지 않았는지 확인하고 서보 밸브 응답을 점검하십시오.',
      en: 'Check that the change to high speed has not moved too early, and test the servo valve response.',
    },
    actionWhenHigh: {
      ko: '고속 서보 밸브의 고착과 작동유 오염을 점검하고 축압기 질소 압력을 확인하십시오.',
      en: 'Check the fast-shot servo valve for sticking and the oil for dirt; verify accumulator nitrogen pressure.',
    },
  },
  Process_Biscuit_Thickness: {
    equipment: ladle,
    description: {
      ko: '사출 후 슬리브에 남는 비스킷의 두께. 급탕량을 그대로 보여 줍니다. 정상은 제품 1이 10~14, 제품 2가 14.5~20.5입니다.',
      en: 'Thickness of the metal left in the sleeve; it shows how much melt was ladled. Normal: product 1 10 to 14, product 2 14.5 to 20.5.',
    },
    unit: 'mm',
    normalRange: { low: 10, high: 20.5 },
    impact: {
      ko: '얇으면 굳은 파단칩이 밀려 들어가 박리와 이물이 생기고, 두꺼우면 산화막이 섞이고 냉각이 늦어집니다.',
      en: 'Thin: frozen flakes are pushed in, giving exfoliation and impurities. Thick: oxide skin goes in and cooling lags.',
    },
    actionWhenLow: {
      ko: '급탕량을 1~2 mm분만큼 늘리고 래들 부착물과 보온로 탕면 높이를 확인하십시오.',
      en: 'Ladle a little more, worth 1 to 2 mm; check the ladle for skulls and the level of the holding furnace.',
    },
    actionWhenHigh: {
      ko: '급탕량을 줄이고 래들 기울임 각도와 탕면 센서를 교정하십시오.',
      en: 'Ladle less, and recalibrate the ladle tilt and the melt level sensor.',
    },
  },
  Process_Pressure_Rise_Time: {
    equipment,
    description: {
      ko: '충전이 끝난 뒤 증압이 목표 압력에 이르는 시간. 정상은 제품 1이 0.037~0.045, 제품 2가 0.033~0.041입니다.',
      en: 'Time from full cavity to target pressure. Normal: product 1 0.037 to 0.045, product 2 0.033 to 0.041.',
    },
    unit: 's',
    normalRange: { low: 0.033, high: 0.045 },
    impact: {
      ko: '길면 게이트가 먼저 굳어 압력이 전달되지 않아 미성형과 기공이 생깁니다. 너무 짧으면 금형에 충격이 갑니다.',
      en: 'Long: the gate freezes before pressure arrives, leaving short shots and pores. Very short: the die takes a shock.',
    },
    actionWhenLow: {
      ko: '증압 개시 시점과 밸브 개도를 확인하고 버 발생 여부를 살피십시오.',
      en: 'Check when intensification starts and how far its valve opens; look for flash.',
    },
    actionWhenHigh: {
      ko: '증압 밸브와 축압기 질소 압력을 점검하고 증압 개시 신호가 늦지 않은지 확인하십시오.',
      en: 'Check the intensifier valve and accumulator nitrogen, and that the start signal is not late.',
    },
  },
  Process_Casting_Pressure: {
    equipment,
    description: {
      ko: '응고하는 용탕을 다지는 압력. 정상은 제품 1이 1035~1065, 제품 2가 592~598입니다.',
      en: 'Pressure that packs the freezing metal. Normal: product 1 1035 to 1065, product 2 592 to 598.',
    },
    unit: 'bar',
    normalRange: { low: 592, high: 1065 },
    impact: {
      ko: '낮으면 말려든 공기가 눌리지 않아 기공이 남고, 높은데 형체력이 부족하면 변형과 찍힘이 생깁니다.',
      en: 'Low: entrained air is not compressed and pores remain. High with too little clamping: deformation and dents.',
    },
    actionWhenLow: {
      ko: '증압기 씰 누유와 감압 밸브 설정을 점검하고 비스킷 두께를 함께 확인하십시오.',
      en: 'Check the intensifier seals for leaks, the pressure valve setting, and the biscuit thickness with them.',
    },
    actionWhenHigh: {
      ko: '증압 설정을 기준값으로 낮추고 형체력이 기준을 만족하는지 확인하십시오.',
      en: 'Lower the intensifier setting to standard and make sure the clamping force is in range.',
    },
  },
} as const satisfies Readonly<Record<string, OperatorFacts>>;
