// Clamping unit: toggle, tie bars, platens.
import type { OperatorFacts } from '../../../src/tabular/index.js';

/** Facts about the clamping unit. */
export const clampingUnit = {
  Process_Clamping_Force: {
    equipment: { ko: '형체 유닛', en: 'Clamping unit' },
    description: {
      ko: '사출 중 금형을 닫고 버티는 힘. 타이바 신장량으로 잽니다. 정상은 제품 1이 251~261, 제품 2가 357~383입니다.',
      en: 'Force that holds the die shut, measured by the stretch of the tie bars. Normal: product 1 251 to 261, product 2 357 to 383.',
    },
    unit: 'tf',
    normalRange: { low: 251, high: 383 },
    impact: {
      ko: '낮은데 주조 압력이 높으면 금형이 벌어져 버, 변형, 찍힘이 생기고, 지나치게 높으면 타이바와 금형 수명이 줄어듭니다.',
      en: 'Low under high casting pressure: the die opens, giving flash, deformation and dents. Too high: tie bars and die wear out early.',
    },
    actionWhenLow: {
      ko: '다이 높이를 재조정하고 토글 윤활과 타이바 네 개의 하중 균형을 점검하십시오.',
      en: 'Readjust the die height; check toggle lubrication and that all four tie bars carry the same load.',
    },
    actionWhenHigh: {
      ko: '금형 열팽창으로 올라간 것인지 확인하고 다이 높이를 다시 맞추십시오. 파팅면 이물도 제거하십시오.',
      en: 'See whether die expansion raised it, reset the die height, and clean the parting face.',
    },
  },
} as const satisfies Readonly<Record<string, OperatorFacts>>;
