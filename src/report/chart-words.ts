import type { Language } from '../shared/index.js';

/** The fixed words of the charts in one language. */
export interface ChartWords {
  readonly waterfallTitle: (outcome: string) => string;
  readonly importanceTitle: string;
  readonly outcome: string;
  readonly probability: (outcome: string) => string;
  readonly raises: string;
  readonly lowers: string;
  readonly outside: string;
  readonly base: string;
  readonly baseHint: string;
  readonly others: (count: number | undefined) => string;
  readonly result: string;
  readonly logOddsAxis: string;
  readonly probabilityAxis: string;
  readonly importanceAxis: (rowCount: number) => string;
}

export const chartWords: Readonly<Record<Language, ChartWords>> = {
  ko: {
    waterfallTitle: (outcome) => `${outcome} 확률이 이렇게 나온 이유`,
    importanceTitle: '예측에 크게 작용하는 변수',
    outcome: '불량',
    probability: (outcome) => `${outcome} 확률`,
    raises: '확률을 높임',
    lowers: '확률을 낮춤',
    outside: '정상 범위를 벗어남',
    base: '기준값',
    baseHint: '학습 데이터의 평균 예측',
    others: (count) => (count === undefined ? '나머지 변수' : `나머지 변수 ${count}개`),
    result: '이 예측',
    logOddsAxis: '로그 오즈',
    probabilityAxis: '확률',
    importanceAxis: (rowCount) =>
      `평균 |SHAP| (로그 오즈), 기준 ${rowCount.toLocaleString('en-US')}행`,
  },
  en: {
    waterfallTitle: (outcome) => `Why this probability of ${outcome}`,
    importanceTitle: 'What drives the predictions',
    outcome: 'defect',
    probability: (outcome) => `probability of ${outcome}`,
    raises: 'raises the probability',
    lowers: 'lowers the probability',
    outside: 'outside the normal range',
    base: 'Base value',
    baseHint: 'average prediction of the training rows',
    others: (count) => {
      if (count === undefined) return 'Other features';
      return count === 1 ? '1 other feature' : `${count} other features`;
    },
    result: 'This prediction',
    logOddsAxis: 'log-odds',
    probabilityAxis: 'probability',
    importanceAxis: (rowCount) =>
      `mean |SHAP| (log-odds) over ${rowCount.toLocaleString('en-US')} rows`,
  },
};

/** A share 0..1 as a percentage with one decimal; what would round to 0 or 100 is shown as a bound. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.0005) return '<0.1%';
  if (share < 1 && share >= 0.9995) return '>99.9%';
  return `${(share * 100).toFixed(1)}%`;
}

/** A number with its sign, never `-0`. */
export function signedText(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return text;
  return value > 0 ? `+${text}` : `-${text}`;
}
