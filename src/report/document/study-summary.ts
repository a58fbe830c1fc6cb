import type { ProtocolResult, Study } from '../../tabular/index.js';
import type { BarsChart } from '../charts/chart.js';
import { protocolChart } from '../charts/table-charts.js';
import { type Words, wordsIn } from '../words.js';
import { protocolWords } from './protocol-words.js';
import type { Block, Fact } from './report.js';
import type { StudyReportFacts } from './study-report.js';
import { studySteps } from './study-steps.js';
import { honestOf, isMemory, resultOf, studyVerdicts, usualBest } from './study-verdicts.js';
import { figure, percent, range, whole } from './study-words.js';

/** The first page: what the usual score is, what is really achievable, what it is worth, what to measure next. */
export function studySummary(facts: StudyReportFacts): Block[] {
  const { study } = facts;
  const steps = studySteps(study);
  return [
    { kind: 'findings', findings: studyVerdicts(facts) },
    { kind: 'facts', facts: mainFacts(facts) },
    {
      kind: 'chart',
      chart: {
        ...protocolChart(study.byF1.model.results.map(protocolBar)),
        title: { ko: '같은 모델, 다른 평가', en: 'One model, judged in several ways' },
        note: {
          ko: '따로 떼어 둔 시험 행에서, 학습 행으로 고른 임계값으로',
          en: 'on test rows set aside, at thresholds chosen on training rows',
        },
      },
    },
    ...(isMemory(study) ? [{ kind: 'chart' as const, chart: memoryChart(study) }] : []),
    ...(steps.length === 0
      ? []
      : [
          {
            kind: 'prose' as const,
            paragraphs: [
              {
                ko: '라인에서 다음에 잴 것, 얻을 것이 많은 순서:',
                en: 'What to measure next on the line, the most telling first:',
              },
            ],
          },
          { kind: 'findings' as const, findings: steps.slice(0, stepsOnFirstPage) },
        ]),
  ];
}

/** The others stand in a section of their own. */
export const stepsOnFirstPage = 4;

function mainFacts({ study, documented }: StudyReportFacts): Fact[] {
  const honest = honestOf(study);
  const later = honest.protocol === 'forward' ? undefined : resultOf(study, 'forward');
  const best = usualBest(study);
  const decides = protocolWords({ name: honest.protocol }).label;
  const [ko, en] = [wordsIn(decides, 'ko'), wordsIn(decides, 'en')];
  const between = (result: ProtocolResult, of: 'rocAuc' | 'f1') =>
    testedOn(result, result.intervals?.[of]);
  return [
    {
      label: { ko: `AUC, ${ko}`, en: `AUC, ${en}` },
      value: figure(honest.metrics.rocAuc),
      note: between(honest, 'rocAuc'),
      tone: 'strong',
    },
    {
      label: { ko: `F1, ${ko}`, en: `F1, ${en}` },
      value: figure(honest.metrics.f1),
      note: between(honest, 'f1'),
      tone: 'strong',
    },
    ...(later === undefined
      ? []
      : [
          {
            label: { ko: 'AUC, 마지막 로트', en: 'AUC, last lots' },
            value: figure(later.metrics.rocAuc),
            note: between(later, 'rocAuc'),
            tone: 'strong' as const,
          },
        ]),
    {
      label: { ko: 'F1, 흔한 무작위 분할', en: 'F1, usual random split' },
      value: figure(best.metrics.f1),
      note: isMemory(study)
        ? {
            ko: `믿지 말 것${documented === undefined ? '' : `, 문서 ${documented.f1}`}`,
            en: `not to be believed${documented === undefined ? '' : `, documented ${documented.f1}`}`,
          }
        : { ko: `${best.role} 방식, 비교용`, en: `as ${best.role}, for comparison` },
      tone: 'faint',
    },
    ...(isMemory(study)
      ? [
          {
            label: { ko: 'F1, 같은 행 찾기만', en: 'F1, looking rows up' },
            value: figure(study.usual.lookup.f1),
            note: { ko: '모델 없이', en: 'without any model' },
            tone: 'faint' as const,
          },
        ]
      : []),
  ];
}

/** The interval, and on how many rows. */
function testedOn(
  { testRows }: ProtocolResult,
  interval: { readonly low: number; readonly high: number } | undefined,
): Words {
  const rows = whole(testRows);
  const between = (language: 'ko' | 'en') =>
    interval === undefined ? '' : `95% ${range(interval)[language]}, `;
  return { ko: `${between('ko')}시험 ${rows}행`, en: `${between('en')}${rows} test rows` };
}

/** How the usual score is made of copies: with them, by them alone, without them. */
function memoryChart(study: Study): BarsChart {
  const { usual } = study;
  const best = usualBest(study);
  const bars = [
    {
      label: { ko: '흔한 무작위 분할', en: 'usual random split' },
      note: best.role,
      ...best.metrics,
    },
    {
      label: { ko: '같은 행 찾기', en: 'looking rows up' },
      note: { ko: '모델 없이', en: 'no model' },
      ...usual.lookup,
    },
    ...(best.unseenMetrics === null
      ? []
      : [
          {
            label: { ko: '복사가 아닌 행에서', en: 'on rows that are no copies' },
            note: best.role,
            ...best.unseenMetrics,
          },
        ]),
  ];
  return {
    kind: 'bars',
    title: { ko: '흔한 점수는 어디서 오는가', en: 'Where the usual score comes from' },
    note: {
      ko: `시험 행의 ${percent(usual.testRowsWithTwinShare)}는 학습 행의 복사본`,
      en: `${percent(usual.testRowsWithTwinShare)} of its test rows are copies of training rows`,
    },
    value: {
      label: { ko: '점수 (1이 완전)', en: 'score (1 is perfect)' },
      low: 0,
      high: 1,
      decimals: 3,
    },
    categories: bars.map(({ label, note }) => ({ label, note })),
    series: [
      { label: 'AUC', values: bars.map(({ rocAuc }) => ({ value: rocAuc })) },
      { label: 'F1', values: bars.map(({ f1 }) => ({ value: f1 })) },
    ],
  };
}

function protocolBar({
  protocol,
  metrics,
  intervals,
  testRowsWithTwinShare,
  testRows,
}: ProtocolResult) {
  const rows = whole(testRows);
  return {
    label: protocolWords({ name: protocol }).label,
    note:
      protocol === 'random-rows'
        ? {
            ko: `단순: 시험 행 ${percent(testRowsWithTwinShare)}는 이미 본 행`,
            en: `naive: ${percent(testRowsWithTwinShare)} of test rows seen before`,
          }
        : { ko: `정직, 시험 ${rows}행`, en: `honest, ${rows} test rows` },
    rocAuc: { value: metrics.rocAuc, ...intervals?.rocAuc },
    f1: { value: metrics.f1, ...intervals?.f1 },
  };
}
