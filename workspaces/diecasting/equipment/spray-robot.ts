// Spray robot: release agent onto the open die.
import type { OperatorFacts } from '../../../src/tabular/index.js';

const equipment = { ko: '스프레이 로봇', en: 'Spray robot' } as const;

/** Facts about the spray robot. */
export const sprayRobot = {
  Process_Spray_Time: {
    equipment,
    description: {
      ko: '이형제 도포와 에어 블로를 합한 분사 시간. 정상은 제품 1이 7.6~8.4, 제품 2가 11.4~12.6입니다.',
      en: 'Total time of release agent and air blow. Normal: product 1 7.6 to 8.4, product 2 11.4 to 12.6.',
    },
    unit: 's',
    normalRange: { low: 7.6, high: 12.6 },
    impact: {
      ko: '짧으면 금형에 용탕이 눌어붙어 소착 자국과 얼룩이 생기고, 길면 남은 수분이 기포와 기공이 됩니다.',
      en: 'Short: melt burns onto the die, leaving marks and stains. Long: water stays on the die and turns into bubbles and blow holes.',
    },
    actionWhenLow: {
      ko: '노즐 막힘과 이형제 희석비를 점검하고 분사 시간을 기준값으로 되돌리십시오.',
      en: 'Check the nozzles for clogging and the dilution of the agent, then restore the spray time.',
    },
    actionWhenHigh: {
      ko: '분사 시간을 줄이고 에어 블로로 금형의 물기가 완전히 마르는지 확인하십시오.',
      en: 'Shorten the spray and see that the air blow leaves the die fully dry.',
    },
  },
  Process_Spray_1_Time: {
    equipment,
    description: {
      ko: '고정형 쪽 1차 분사 시간. 정상은 제품 1이 0.7~1.1, 제품 2가 1.8~2.2입니다.',
      en: 'First spray, onto the fixed half. Normal: product 1 0.7 to 1.1, product 2 1.8 to 2.2.',
    },
    unit: 's',
    normalRange: { low: 0.7, high: 2.2 },
    impact: {
      ko: '짧으면 고정형에 소착이 생기고, 길면 금형이 과하게 식고 물기가 남습니다.',
      en: 'Short: soldering on the fixed half. Long: the die is over-cooled and stays wet.',
    },
    actionWhenLow: {
      ko: '1차 분사 밸브의 개폐 지연과 노즐 막힘을 점검하십시오.',
      en: 'Check the first spray valve for delay and its nozzles for clogging.',
    },
    actionWhenHigh: {
      ko: '1차 분사 시간을 기준값으로 줄이고 고정형 표면 온도를 재어 보십시오.',
      en: 'Bring the first spray back to standard and measure the surface of the fixed half.',
    },
  },
  Process_Spray_2_Time: {
    equipment,
    description: {
      ko: '가동형 쪽 2차 분사 시간. 정상은 제품 1이 0.7~0.9, 제품 2가 1.8~2.4입니다.',
      en: 'Second spray, onto the moving half. Normal: product 1 0.7 to 0.9, product 2 1.8 to 2.4.',
    },
    unit: 's',
    normalRange: { low: 0.7, high: 2.4 },
    impact: {
      ko: '짧으면 코어 핀 주변이 눌어붙고 취출 때 긁히며, 길면 수분이 남아 기공이 늘어납니다.',
      en: 'Short: core pins solder and the part is scratched on ejection. Long: water remains and blow holes rise.',
    },
    actionWhenLow: {
      ko: '2차 분사 노즐의 방향과 막힘을 점검하고 코어 핀에 이형제가 닿는지 확인하십시오.',
      en: 'Check aim and clogging of the second nozzles, and that the agent reaches the core pins.',
    },
    actionWhenHigh: {
      ko: '2차 분사 시간을 기준값으로 줄이고 에어 블로 위치를 확인하십시오.',
      en: 'Bring the second spray back to standard and check where the air blow points.',
    },
  },
} as const satisfies Readonly<Record<string, OperatorFacts>>;
