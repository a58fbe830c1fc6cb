// Sentences about predictions that no function has of its own: what changed, several rows, what is missing.
import { type Language, readableNumber } from '../../../shared/index.js';
import { withParticle } from '../../explain/korean-particles.js';
import { className } from '../../explain/summary.js';
import type { PredictionFacts, TopFeature } from '../assist-event.js';
import type { PredictingRoom } from '../assist-rooms.js';
import type { ResolvedChange } from './resolve-change.js';
import type { StepProps, StepResult } from './step.js';

/** The verdict, and the names of what weighed most. */
export function shortSummary(
  summary: string,
  top: readonly TopFeature[],
  language: Language,
): string {
  const [verdict = ''] = summary.split('\n');
  const raising = top.filter(({ shap }) => shap > 0).slice(0, 3);
  if (raising.length === 0) return verdict;
  const named = raising.map(({ title, name, value, normal_range }) => {
    const unit = normal_range?.unit ? ` ${normal_range.unit}` : '';
    const shown = typeof value === 'number' ? ` ${readableNumber(value)}${unit}` : '';
    return `${title === name ? name : title}${shown}`;
  });
  return language === 'ko'
    ? `${verdict}\n위험을 가장 크게 높인 값: ${named.join(', ')}.`
    : `${verdict}\nWhat raised the risk most: ${named.join(', ')}.`;
}

/** How many rows were called what, and which is the riskiest. */
export function rowsText(
  calls: readonly PredictionFacts[],
  riskiest: number,
  language: Language,
): string {
  const { positive_class: positive } = calls[0]!;
  const positives = calls.filter((call) => call.class === positive).length;
  return language === 'ko'
    ? `${calls.length}행 중 ${positives}행을 ${withParticle(className(positive, 'ko'), '으로/로')} 판정했습니다. 가장 위험한 것은 ${riskiest + 1}행입니다.`
    : `${positives} of ${calls.length} rows are called ${positive}. The riskiest is row ${riskiest + 1}.`;
}

/** What was filled in or lies outside of training; empty when nothing does. */
export function warningsText({ warnings }: PredictionFacts, language: Language): string {
  const missing = warnings.filter(({ code }) => code === 'missing-feature').length;
  const outside = warnings.filter(({ code }) => code === 'outside-training-range').length;
  const unknown = warnings.filter(({ code }) => code === 'unknown-category').length;
  const parts =
    language === 'ko'
      ? [
          missing > 0 ? `값이 없는 변수 ${missing}개는 학습 데이터의 대표값으로 채웠습니다` : '',
          outside > 0 ? `학습 범위를 벗어난 값이 ${outside}개 있습니다` : '',
          unknown > 0 ? `학습에 없던 분류값이 ${unknown}개 있습니다` : '',
        ]
      : [
          missing > 0 ? `${missing} missing values were filled in from training` : '',
          outside > 0 ? `${outside} values lie outside the training range` : '',
          unknown > 0 ? `${unknown} categories were in no training row` : '',
        ];
  const said = parts.filter((part) => part !== '');
  if (said.length === 0) return '';
  return language === 'ko'
    ? `\n확인할 점: ${said.join('; ')}.`
    : `\nWorth knowing: ${said.join('; ')}.`;
}

/** Both calls beside each other, and whose relation it is. */
export function whatIfText(
  changes: readonly ResolvedChange[],
  before: PredictionFacts,
  after: PredictionFacts,
  language: Language,
): string {
  const ko = language === 'ko';
  const changed = changes
    .map(({ title, from, to, unit }) => {
      const amount = (value: number) =>
        `${readableNumber(value, 6)}${unit === '' ? '' : ` ${unit}`}`;
      if (from === null)
        return ko ? `${withParticle(title, '을/를')} ${amount(to)}` : `${title} is ${amount(to)}`;
      return ko
        ? `${withParticle(title, '을/를')} ${amount(from)}에서 ${amount(to)}`
        : `${title} goes from ${amount(from)} to ${amount(to)}`;
    })
    .join(ko ? ', ' : ' and ');
  const unclear = changes
    .filter(({ others }) => others.length > 0)
    .map(({ title, others }) =>
      ko
        ? `${withParticle(title, '으로/로')} 계산했습니다. 다른 것이면 이름을 말해 주십시오: ${others.slice(0, 3).join(', ')}.`
        : `Taken as ${title}; say the name if another is meant: ${others.slice(0, 3).join(', ')}.`,
    );
  const own = changes.some(({ isOwnStep }) => isOwnStep)
    ? [
        ko
          ? '얼마나 바꿀지 말하지 않아 한 단계만 바꾸어 보았습니다.'
          : 'No amount was said, so one step was taken.',
      ]
    : [];
  const difference = after.probability - before.probability;
  const points = `${(Math.abs(difference) * 100).toFixed(1)}%p`;
  const outcome = className(after.positive_class, language);
  const moved =
    Math.abs(difference) < 0.0005
      ? ko
        ? '거의 그대로입니다'
        : 'almost the same'
      : difference < 0
        ? ko
          ? `${points} 낮아집니다`
          : `${points} lower`
        : ko
          ? `${points} 높아집니다`
          : `${points} higher`;
  const verdict =
    before.class === after.class
      ? ko
        ? `판정은 그대로 ${className(after.class, 'ko')}입니다.`
        : `The call stays ${after.class}.`
      : ko
        ? `판정이 ${className(before.class, 'ko')}에서 ${withParticle(className(after.class, 'ko'), '으로/로')} 바뀝니다.`
        : `The call changes from ${before.class} to ${after.class}.`;
  const [from, to] = [percent(before.probability), percent(after.probability)];
  const main = ko
    ? `${withParticle(changed, '으로/로')} 바꾸면 ${outcome} 확률이 ${from}에서 ${withParticle(to, '으로/로')} ${moved}. ${verdict}`
    : `If ${changed}, the probability of ${outcome} goes from ${from} to ${to} (${moved}). ${verdict}`;
  const outside =
    after.warnings.length > before.warnings.length
      ? [
          ko
            ? '바뀐 값이 학습 범위를 벗어나 믿기 어렵습니다.'
            : 'A changed value lies outside the training range, so trust it less.',
        ]
      : [];
  const caution = ko
    ? '모델이 배운 관계로 계산한 값이며, 설비를 바꾸지는 않습니다.'
    : 'This is the relation the model has learned; no machine was changed.';
  return [main, ...unclear, ...own, ...outside, caution].join('\n');
}

/** Figures of the honest protocol. */
export function figuresText(
  version: string,
  {
    f1,
    rocAuc,
    precision,
    recall,
  }: Readonly<Record<'f1' | 'rocAuc' | 'precision' | 'recall', number>>,
  testRows: number,
  language: Language,
): string {
  const figure = (value: number) => (Number.isFinite(value) ? value.toFixed(3) : '-');
  const figures = `F1 ${figure(f1)}, ROC-AUC ${figure(rocAuc)}`;
  return language === 'ko'
    ? `\n모델 ${version}의 성능(학습에 쓰지 않은 ${testRows}행): ${figures}, 정밀도 ${figure(precision)}, 재현율 ${figure(recall)}.`
    : `\nModel ${version} on ${testRows} held-out rows: ${figures}, precision ${figure(precision)}, recall ${figure(recall)}.`;
}

/** Said where no model is served. */
export function withoutModel({ language, memory, citationsBefore }: StepProps): StepResult {
  const text =
    language === 'ko'
      ? '예측 모델이 없어 예측할 수 없습니다. `casthouse train`으로 학습하면 됩니다.'
      : 'No prediction model is served here, so nothing can be predicted. `casthouse train` makes one.';
  return { status: 'empty', text, evidence: {}, memory, model: null, citations: citationsBefore };
}

/** Asks for the reading, and shows what one looks like. */
export async function withoutReading(
  { language, memory, citationsBefore, vocabulary }: StepProps,
  room: PredictingRoom,
): Promise<StepResult> {
  const { features } = (await room.model()).open.model;
  const varied = features.filter(
    (feature) => feature.kind !== 'number' || feature.max > feature.min,
  );
  const shown = varied.slice(0, 3).map((feature) => {
    const given = room.example?.[feature.name];
    const typical = feature.kind === 'number' ? feature.median : feature.mostFrequent;
    const value = given ?? typical;
    const name = vocabulary?.title(feature.name, language) ?? feature.name;
    return `${name}=${typeof value === 'number' ? readableNumber(value) : value}`;
  });
  const text =
    language === 'ko'
      ? `어느 값을 판정할지 알 수 없습니다. 측정값을 붙여 넣으십시오: JSON, 머리글이 있는 CSV, "이름: 값" 줄, 또는 쉼표로 이은 값(예: ${shown.join(', ')}). 변수는 ${features.length}개이며 빠진 값은 모델의 규칙대로 다룹니다.`
      : `There is no reading to call yet. Paste one: JSON, CSV with its header, "name: value" lines, or values with commas (for instance ${shown.join(', ')}). The model has ${features.length} features; missing ones follow its rule.`;
  return { status: 'empty', text, evidence: {}, memory, model: null, citations: citationsBefore };
}

/** Said when nobody can tell which value is to be changed. */
export function notChangeable({
  language,
  memory,
  citationsBefore,
  vocabulary,
}: StepProps): StepResult {
  const varied = (vocabulary?.features ?? []).filter(
    (feature) => feature.kind === 'number' && feature.max > feature.min,
  );
  const names = varied.slice(0, 6).map(({ name }) => vocabulary?.title(name, language) ?? name);
  const text =
    language === 'ko'
      ? `어느 값을 바꿀지 알 수 없습니다. 변수 이름을 말해 주십시오: ${names.join(', ')} 등.`
      : `Which value is to be changed? Say its name: ${names.join(', ')} and so on.`;
  return { status: 'empty', text, evidence: {}, memory, model: null, citations: citationsBefore };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
