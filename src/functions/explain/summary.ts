// Summaries of explanations: built from facts alone, the same words for the same facts.
import { type BilingualText, type Language, readableNumber } from '../../shared/index.js';
import type { OperatorFacts } from '../../tabular/index.js';
import type { ExplainedFeature } from './explained-feature.js';
import { withParticle } from './korean-particles.js';

/** One explained row, as far as its summary speaks of it. */
export interface RowSummaryFacts {
  /** [negative, positive] as the model names them. */
  readonly classes: readonly [string, string];
  readonly calledPositive: boolean;
  /** Of the positive class, 0..1. */
  readonly probability: number;
  readonly threshold: number;
  /** Strongest first; the summary tells the first few. */
  readonly features: readonly ExplainedFeature[];
}

/** A model's global importance, as far as its summary speaks of it. */
export interface ModelSummaryFacts {
  readonly rowCount: number;
  /** Most important first; share 0..1. */
  readonly features: readonly {
    readonly name: string;
    readonly share: number;
    readonly operator: OperatorFacts | null;
  }[];
}

/** Features that are told with all they have: value, range, equipment, action. */
const toldInFull = 3;
const toldByName = 3;
/** What moved the odds less than this share of the strongest feature is not worth an operator's line. */
const leastTold = 0.1;

/**
 * Verdict with probability and threshold; then the features that raised the risk most, each with its
 * equipment, its value against the normal range and the action; then others outside their range, and
 * what lowered the risk. One finding a line.
 */
export function rowSummary(facts: RowSummaryFacts): BilingualText {
  const strongest = Math.max(0, ...facts.features.map(({ shap }) => Math.abs(shap)));
  const moving = facts.features.filter(({ shap }) => Math.abs(shap) >= leastTold * strongest);
  const raising = moving.filter(({ direction }) => direction === 'increases');
  const told = raising.slice(0, toldInFull);
  const parts: RowParts = {
    told,
    outside: facts.features
      .filter((feature) => !told.includes(feature) && isOutside(feature))
      .slice(0, toldInFull),
    lowering: moving
      .filter(
        ({ direction, side }) => direction === 'decreases' && side !== 'below' && side !== 'above',
      )
      .slice(0, toldByName),
  };
  return { ko: koreanRow(facts, parts), en: englishRow(facts, parts) };
}

interface RowParts {
  readonly told: readonly ExplainedFeature[];
  readonly outside: readonly ExplainedFeature[];
  readonly lowering: readonly ExplainedFeature[];
}

/** The features the model leans on most, with their shares and their equipment. */
export function modelSummary({ rowCount, features }: ModelSummaryFacts): BilingualText {
  const told = features.filter(({ share }) => share > 0).slice(0, 5);
  const rows = rowCount.toLocaleString('en-US');
  if (told.length === 0)
    return {
      ko: `기준 ${rows}행에서 예측에 작용한 변수가 없습니다.`,
      en: `No feature moved the predictions over ${rows} reference rows.`,
    };
  const listed = (language: Language) =>
    told
      .map(({ name, share, operator }) => {
        const where = operator === null ? '' : `${operator.equipment[language]}, `;
        return `${shownName({ name, operator }, language)} (${where}${percent(share, language)})`;
      })
      .join(', ');
  return {
    ko: `기준 ${rows}행의 평균 |SHAP| 기준으로 예측에 가장 크게 작용하는 변수는 ${withParticle(shownName(told[0]!, 'ko'), '이며/며')}, 상위 ${told.length}개는 다음과 같습니다: ${listed('ko')}.`,
    en: `Over ${rows} reference rows, by mean |SHAP|, ${shownName(told[0]!, 'en')} drives the predictions most. The first ${told.length}: ${listed('en')}.`,
  };
}

function koreanRow(facts: RowSummaryFacts, { told, outside, lowering }: RowParts): string {
  const [negative, positive] = facts.classes.map((name) => className(name, 'ko')) as [
    string,
    string,
  ]; // a pair stays a pair
  const called = facts.calledPositive ? positive : negative;
  const side = facts.calledPositive ? '이상이므로' : '미만이므로';
  const sentences = [
    `${positive} 확률은 ${withParticle(percent(facts.probability, 'ko'), '으로/로')} 기준 ${percent(facts.threshold, 'ko')} ${side} ${withParticle(called, '으로/로')} 판정했습니다.`,
  ];
  told.forEach((feature, index) => {
    const how = index === 0 ? '위험을 가장 크게 높였습니다' : '위험을 높였습니다';
    sentences.push(
      `${index + 1}) ${withParticle(shownName(feature, 'ko'), '이/가')} ${how}. ${factsInBrackets(feature, 'ko')}${actionOf(feature, 'ko')}`,
    );
  });
  if (told.length === 0) sentences.push('위험을 뚜렷이 높인 변수가 없습니다.');
  for (const feature of outside)
    sentences.push(
      `${withParticle(shownName(feature, 'ko'), '은/는')} 정상 범위를 벗어났습니다. ${factsInBrackets(feature, 'ko')}${actionOf(feature, 'ko')}`,
    );
  if (lowering.length > 0) {
    const names = lowering.map((feature) => shownName(feature, 'ko'));
    sentences.push(`${withParticle(names.join(', '), '은/는')} 위험을 낮췄습니다.`);
  }
  return sentences.join('\n');
}

function englishRow(facts: RowSummaryFacts, { told, outside, lowering }: RowParts): string {
  const [negative, positive] = facts.classes;
  const called = facts.calledPositive ? positive : negative;
  const side = facts.calledPositive ? 'not below' : 'below';
  const sentences = [
    `The probability of ${positive} is ${percent(facts.probability)}, ${side} the threshold of ${percent(facts.threshold)}: called ${called}.`,
  ];
  told.forEach((feature, index) => {
    const how = index === 0 ? 'raised the risk most' : 'raised the risk';
    sentences.push(
      `${index + 1}) ${shownName(feature, 'en')} ${how}. ${factsInBrackets(feature, 'en')}${actionOf(feature, 'en')}`,
    );
  });
  if (told.length === 0) sentences.push('No feature clearly raised the risk.');
  for (const feature of outside)
    sentences.push(
      `${shownName(feature, 'en')} is outside its normal range. ${factsInBrackets(feature, 'en')}${actionOf(feature, 'en')}`,
    );
  if (lowering.length > 0) {
    const names = lowering.map((feature) => shownName(feature, 'en')).join(', ');
    sentences.push(`${names} lowered the risk.`);
  }
  return sentences.join('\n');
}

// 승압 시간 (Process_Pressure_Rise_Time): what people call it, and what the records do.
function shownName(
  { name, operator }: Pick<ExplainedFeature, 'name' | 'operator'>,
  language: Language,
): string {
  const title = operator?.title?.[language] ?? '';
  return title === '' || title === name ? name : `${title} (${name})`;
}

/** `사출 유닛, 측정값 5.9 m/s, 정상 범위 2~4.5 m/s보다 높음.` Only what is known. */
function factsInBrackets(feature: ExplainedFeature, language: Language): string {
  const { operator, valueText, side } = feature;
  const words = factWords[language];
  const facts = [
    ...(operator === null ? [] : [operator.equipment[language]]),
    valueText === '' ? words.missing : words.measured(valueText),
  ];
  const range = operator?.normalRange ?? null;
  if (range !== null && side !== 'unknown') {
    const unit = operator!.unit === '' ? '' : ` ${operator!.unit}`;
    const { low, high } = range;
    facts.push(words[side](`${readableNumber(low)}~${readableNumber(high)}${unit}`));
  }
  const text = facts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const factWords = {
  ko: {
    missing: '측정값 없음',
    measured: (value: string) => `측정값 ${value}`,
    below: (range: string) => `정상 범위 ${range}보다 낮음`,
    inside: (range: string) => `정상 범위 ${range} 안`,
    above: (range: string) => `정상 범위 ${range}보다 높음`,
  },
  en: {
    missing: 'not measured',
    measured: (value: string) => `measured ${value}`,
    below: (range: string) => `below the normal range ${range}`,
    inside: (range: string) => `within the normal range ${range}`,
    above: (range: string) => `above the normal range ${range}`,
  },
} as const;

function actionOf({ action }: ExplainedFeature, language: Language): string {
  if (action === null) return '';
  return language === 'ko' ? ` 조치: ${action.ko}` : ` Action: ${action.en}`;
}

function isOutside({ side }: ExplainedFeature): boolean {
  return side === 'below' || side === 'above';
}

// Words that class names commonly are; any other name is said as the model has it.
const koreanClasses: Readonly<Record<string, string>> = { defect: '불량', normal: '정상' };

/** A class as a reader of that language calls it. */
export function className(name: string, language: Language): string {
  return language === 'ko' ? (koreanClasses[name] ?? name) : name;
}

/** 0.0004 -> 0.04%, 0.7812 -> 78.1%; never 0% or 100% for what is neither. */
function percent(share: number, language: Language = 'en'): string {
  const isNearEnd = (share > 0 && share < 0.001) || (share > 0.999 && share < 1);
  const text = (share * 100).toFixed(isNearEnd ? 2 : 1);
  if (share > 0 && Number(text) === 0) return language === 'ko' ? '0.01% 미만' : 'under 0.01%';
  if (share < 1 && Number(text) === 100) return language === 'ko' ? '99.99% 초과' : 'over 99.99%';
  return `${text}%`;
}
