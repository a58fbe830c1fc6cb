import type { BilingualText } from '../../../src/shared/index.js';
import type { OperatorFacts } from '../../../src/tabular/index.js';

/** Facts about an alarm limit: a setting that is recorded with every shot and should never move. */
export function alarmLimit(
  equipment: BilingualText,
  measuredKo: string,
  measuredEn: string,
  side: 'lower' | 'upper',
  unit: string,
  value: number,
): OperatorFacts {
  const sideKo = side === 'lower' ? '하한' : '상한';
  const restore: BilingualText = {
    ko: `누가 언제 바꾸었는지 확인하고 ${measuredKo} ${sideKo} 경보를 ${value} ${unit}로 되돌리십시오.`,
    en: `Find out who changed it and when, and set the ${side} ${measuredEn} alarm back to ${value} ${unit}.`,
  };
  return {
    equipment,
    description: {
      ko: `${measuredKo} ${sideKo} 경보 설정값. 측정값이 아니며 보통 바뀌지 않습니다.`,
      en: `${side === 'lower' ? 'Lower' : 'Upper'} alarm limit of the ${measuredEn}; a setting, not a measurement.`,
    },
    unit,
    normalRange: { low: value, high: value },
    impact: {
      ko: '불량의 직접 원인은 아니지만, 잘못 설정되면 이상이 있어도 경보가 울리지 않거나 거짓 경보가 잦아집니다.',
      en: 'Not a cause of defects, but a wrong setting hides trouble or raises false alarms.',
    },
    actionWhenLow: restore,
    actionWhenHigh: restore,
  };
}
