// Why the recommended model is believed and others are not: the usual protocol, the three protocols, the comparison, the money.
import { precisionRecallCurve, rocCurve, type Study, thresholdCurve } from '../../tabular/index.js';
import {
  costChart,
  precisionRecallChart,
  rocChart,
  thresholdChart,
} from '../charts/curve-charts.js';
import { protocolWords } from './protocol-words.js';
import type { Cell, Section } from './report.js';
import { ablationSection, comparisonSection, searchSection } from './study-comparison.js';
import type { StudyReportFacts } from './study-report.js';
import { studySteps } from './study-steps.js';
import { stepsOnFirstPage } from './study-summary.js';
import { classWords, figure, money, percent, range, whole } from './study-words.js';

/** Sections that a reader who doubts the first page turns to. */
export function studyEvidence(facts: StudyReportFacts): Section[] {
  const { study } = facts;
  return [
    usualSection(facts),
    protocolSection(study),
    costSection(study),
    comparisonSection(study),
    ablationSection(study),
    ...searchSection(study),
    ...stepsSection(study),
  ];
}

const figureColumns = [
  { label: 'F1', decimals: 3 },
  { label: 'AUC', decimals: 3 },
] as const;

function usualSection({ study, documented }: StudyReportFacts): Section {
  const { usual } = study;
  const rows: Cell[][] = [];
  if (documented !== undefined)
    rows.push([
      { ko: '문서에 적힌 점수', en: 'as documented' },
      Number(documented.f1),
      Number(documented.rocAuc),
      Number(documented.accuracy),
      null,
      null,
    ]);
  rows.push([
    { ko: '모델 없이 같은 행 찾기', en: 'looking identical rows up, no model' },
    usual.lookup.f1,
    usual.lookup.rocAuc,
    usual.lookup.accuracy,
    null,
    null,
  ]);
  for (const { role, featureSet, metrics, unseenMetrics } of usual.models)
    rows.push([
      featureSet === 'baseline'
        ? { ko: `${role} 방식`, en: `as ${role}` }
        : { ko: `${role} 방식 + 잠재 변수 12개`, en: `as ${role} + 12 latents` },
      metrics.f1,
      metrics.rocAuc,
      metrics.accuracy,
      unseenMetrics?.f1 ?? null,
      unseenMetrics?.rocAuc ?? null,
    ]);
  const share = percent(usual.testRowsWithTwinShare);
  return {
    id: 'usual',
    title: {
      ko: '흔한 방법과 그 점수의 출처',
      en: 'The usual protocol, and where its score comes from',
    },
    blocks: [
      {
        kind: 'prose',
        paragraphs: [
          {
            ko: `한 번의 무작위 분할(scikit-learn, 시드 42, 20%), 임계값 0.5. 시험 행 ${whole(usual.testRows)}개 중 ${share}는 학습 행과 모든 변수가 같습니다. 오른쪽 두 열은 같은 모델을 나머지 시험 행에서만 잰 것입니다.`,
            en: `One random split (scikit-learn's, seed 42, 20%), threshold 0.5. Of its ${whole(usual.testRows)} test rows ${share} equal a training row in every feature. The two columns on the right judge the same models on the other test rows alone.`,
          },
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: { ko: '모델', en: 'model' } },
          ...figureColumns,
          { label: { ko: '정확도', en: 'accuracy' }, decimals: 3 },
          { label: { ko: 'F1, 복사 아닌 행', en: 'F1, no copies' }, decimals: 3 },
          { label: { ko: 'AUC, 복사 아닌 행', en: 'AUC, no copies' }, decimals: 3 },
        ],
        rows,
        ...(documented === undefined ? {} : { strongRows: [0] }),
      },
    ],
  };
}

function protocolSection({ protocols, byF1, selectedBy }: Study): Section {
  const named = protocols.map((each) => ({
    ...each,
    words: protocolWords({ name: each.protocol }),
  }));
  const held = byF1.model.results.flatMap(({ protocol, metrics }, i) => {
    const rows = byF1.heldOut[i];
    return rows === undefined
      ? []
      : [{ ...rows, metrics, label: protocolWords({ name: protocol }).label }];
  });
  return {
    id: 'protocols',
    title: { ko: '어떻게 쟀는가', en: 'How it was judged' },
    blocks: [
      {
        kind: 'prose',
        paragraphs: [
          {
            ko: '추천한 방법을 행을 여러 방식으로 빼며 교차 검증한 값입니다. AUC는 겹마다 잰 값의 평균이고, 구간은 쌍둥이를 묶어 행을 다시 뽑아 구했습니다. 아래 곡선은 등록한 모델의 시험 행입니다.',
            en: 'The recommended way of making a model, cross-validated with rows held out in several ways. AUC is the mean of the folds; intervals come from drawing rows again, twins together. The curves below are of the test rows of the single split that the registered model was judged on.',
          },
          ...(selectedBy === 'twins-together' &&
          named.some(({ protocol }) => protocol === 'forward')
            ? [
                {
                  ko: '모델과 옵션은 쌍둥이를 함께 둔 겹으로 골랐으므로 나중 행도 선택에 조금 관여했습니다. 나중 행을 선택에서도 빼려면 --select-by forward로 연구하십시오.',
                  en: 'Model and options were chosen over folds with twins together, so later rows had a say in the choice. A study with --select-by forward keeps them out of it.',
                },
              ]
            : []),
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: { ko: '평가', en: 'protocol' } },
          { label: { ko: '뜻', en: 'meaning' } },
          { label: 'AUC', decimals: 3 },
          { label: { ko: '95% 구간', en: '95% interval' } },
          { label: 'F1', decimals: 3 },
          { label: { ko: '95% 구간', en: '95% interval' } },
          { label: { ko: '쌍둥이', en: 'twins' }, format: 'share' },
          { label: { ko: '겹', en: 'folds' }, format: 'count' },
          { label: { ko: '행', en: 'rows' }, format: 'count' },
        ],
        rows: named.map(({ words, rocAuc, f1, ...each }) => [
          words.label,
          words.meaning,
          rocAuc.estimate,
          range(rocAuc),
          f1.estimate,
          range(f1),
          each.testRowsWithTwinShare,
          each.folds,
          each.rows.length,
        ]),
        strongRows: [0],
      },
      {
        kind: 'chart',
        chart: rocChart(
          held.map(({ label, metrics, labels, probabilities }) => ({
            label: namedFigure(label, metrics.rocAuc),
            points: rocCurve(labels, probabilities, { maxPoints: 120 }),
          })),
        ),
      },
      {
        kind: 'chart',
        chart: precisionRecallChart(
          held.map(({ label, metrics, labels, probabilities }) => ({
            label: namedFigure(label, metrics.prAuc),
            points: precisionRecallCurve(labels, probabilities, { maxPoints: 120 }),
          })),
          held[0]!.metrics.positiveShare,
        ),
      },
    ],
  };
}

function namedFigure(label: ReturnType<typeof protocolWords>['label'], value: number) {
  const [ko, en] = typeof label === 'string' ? [label, label] : [label.ko, label.en];
  return { ko: `${ko} ${figure(value)}`, en: `${en} ${figure(value)}` };
}

function costSection(study: Study): Section {
  const { costs, training } = study;
  const { positive, negative } = classWords(study);
  const { costOfMiss, costOfFalseAlarm, partsPerYear, setupCost, unit } = costs.economics;
  const held = training.heldOut[0]!;
  const threshold = costs.protocols[0]!.threshold;
  const points = thresholdCurve(held.labels, held.probabilities, {
    costs: { costOfMiss, costOfFalseAlarm },
    maxPoints: 150,
  });
  const miss = money(costOfMiss, unit);
  const alarm = money(costOfFalseAlarm, unit);
  const setup = money(setupCost, unit);
  return {
    id: 'costs',
    title: { ko: '비용과 임계값', en: 'Costs and the threshold' },
    blocks: [
      {
        kind: 'prose',
        paragraphs: [
          {
            ko: `가정: 놓친 불량 ${miss.ko}, 거짓 경보 ${alarm.ko}, 연 ${whole(partsPerYear)}개, 도입 비용 ${setup.ko}. 임계값 ${figure(threshold)}은 학습 행 안에서 비용이 가장 낮은 값입니다. 찾은 비율은 ${positive.ko} 가운데, 거짓 경보율은 ${negative.ko} 가운데의 비율입니다. 연 절감은 무검사와 전수 검사 중 나은 쪽과 비교한 금액(${unit})입니다.`,
            en: `Assumed: ${miss.en} for a miss, ${alarm.en} for a false alarm, ${whole(partsPerYear)} parts a year, ${setup.en} to put it in place. The threshold ${figure(threshold)} cost least inside the training rows. Found is the share of ${positive.en}, false alarms the share of ${negative.en}. What is saved a year is against the better of inspecting nothing and inspecting all; ${unit}.`,
          },
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: { ko: '평가', en: 'protocol' } },
          { label: { ko: '연 절감', en: 'saved a year' }, format: 'count' },
          { label: { ko: '회수 (개월)', en: 'payback (months)' }, decimals: 1 },
          { label: { ko: '임계값', en: 'threshold' }, decimals: 3 },
          { label: { ko: '찾은 비율', en: 'found' }, format: 'share' },
          { label: { ko: '거짓 경보율', en: 'false alarms' }, format: 'share' },
          { label: { ko: '개당 비용: 모델', en: 'cost a part: model' }, format: 'count' },
          { label: { ko: '무검사', en: 'inspect nothing' }, format: 'count' },
          { label: { ko: '전수 검사', en: 'inspect all' }, format: 'count' },
        ],
        rows: costs.protocols.map((each) => [
          each.protocol === 'random-rows'
            ? { ko: '무작위 (단순)', en: 'random rows, naive' }
            : protocolWords({ name: each.protocol }).label,
          Math.round(each.saving),
          each.paybackMonths === null ? { ko: '회수 안 됨', en: 'never' } : each.paybackMonths,
          each.threshold,
          each.recall,
          each.falseAlarmShare,
          Math.round(each.costPerPart),
          Math.round(each.costOfNothingPerPart),
          Math.round(each.costOfEverythingPerPart),
        ]),
        strongRows: [0],
      },
      { kind: 'chart', chart: costChart(points, threshold, unit) },
      { kind: 'chart', chart: thresholdChart(points, threshold) },
    ],
  };
}

/** What the first page has no room for. */
function stepsSection(study: Study): Section[] {
  const more = studySteps(study).slice(stepsOnFirstPage);
  if (more.length === 0) return [];
  return [
    {
      id: 'next',
      title: { ko: '그 밖에 잴 것', en: 'What else to measure' },
      blocks: [{ kind: 'findings', findings: more }],
    },
  ];
}
