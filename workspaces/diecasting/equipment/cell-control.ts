// Cell control: the program that runs the cell, its counters and clocks.
import type { OperatorFacts } from '../../../src/tabular/index.js';

const equipment = { ko: '셀 제어반', en: 'Cell control' } as const;

/** Facts about what the cell control sets and counts. */
export const cellControl = {
  Process_Product_Type: {
    equipment,
    description: {
      ko: '생산 중인 제품. 1은 형체력 260 tf급 소형, 2는 370 tf급 대형이며 설정값이 서로 다릅니다.',
      en: 'Product being made: 1 is the small casting of the 260 tf setting, 2 the large one of 370 tf; their settings differ.',
    },
    unit: '',
    normalRange: { low: 1, high: 2 },
    impact: {
      ko: '제품에 따라 잘 생기는 불량이 다릅니다. 박리와 변형은 제품 1, 기공은 제품 2에서 주로 나옵니다.',
      en: 'Each product has its own defects: exfoliation and deformation belong to product 1, blow holes to product 2.',
    },
    actionWhenLow: {
      ko: '불러온 조건표와 장착된 금형이 같은 제품인지 확인하십시오.',
      en: 'Check that the loaded settings and the mounted die belong to the same product.',
    },
    actionWhenHigh: {
      ko: '불러온 조건표와 장착된 금형이 같은 제품인지 확인하십시오.',
      en: 'Check that the loaded settings and the mounted die belong to the same product.',
    },
  },
  Process_Shot: {
    equipment,
    description: {
      ko: '로트 시작부터 센 샷 번호. 로트가 바뀌면 1부터 다시 셉니다.',
      en: 'Shots since the lot began; a new lot starts again at 1.',
    },
    unit: '',
    normalRange: { low: 10, high: 1300 },
    impact: {
      ko: '시작 직후에는 금형이 차가워 미성형과 크랙이, 로트 후반에는 노즐 막힘과 팁 마모에 따른 불량이 늘어납니다.',
      en: 'Early shots meet a cold die and give short shots and cracks; late ones meet clogged nozzles and a worn tip.',
    },
    actionWhenLow: {
      ko: '예열 샷을 마칠 때까지 제품을 격리하고 금형 온도가 안정된 뒤 양산으로 넘기십시오.',
      en: 'Set castings apart until the warm-up shots are done and the die temperature is steady.',
    },
    actionWhenHigh: {
      ko: '노즐 청소와 플런저 팁 점검 주기가 지났는지 확인하십시오.',
      en: 'Check whether nozzle cleaning and the plunger tip inspection are overdue.',
    },
  },
  Process_Cycle_Time: {
    equipment,
    description: {
      ko: '한 샷을 만드는 데 걸린 전체 시간. 정상은 제품 1이 20.5~21.3, 제품 2가 35.3~36.5입니다.',
      en: 'Time for one complete shot. Normal: product 1 20.5 to 21.3, product 2 35.3 to 36.5.',
    },
    unit: 's',
    normalRange: { low: 20.5, high: 36.5 },
    impact: {
      ko: '길면 금형 온도 균형이 깨지고, 분사까지 부족하면 소착 자국과 얼룩이 생깁니다. 짧으면 응고가 덜 된 채 취출됩니다.',
      en: 'Long: the die loses its heat balance, and with little spray burning marks and stains follow. Short: the part leaves too soft.',
    },
    actionWhenLow: {
      ko: '형개 지연 시간이 줄지 않았는지 조건표와 대조하십시오.',
      en: 'Compare the die-open delay with the setting sheet; it may have been shortened.',
    },
    actionWhenHigh: {
      ko: '취출 로봇과 스프레이 로봇의 대기 시간을 확인하고, 정지 후에는 예열 샷을 다시 하십시오.',
      en: 'Look for waiting times of the extraction and spray robots; after a stop, repeat the warm-up shots.',
    },
  },
} as const satisfies Readonly<Record<string, OperatorFacts>>;
