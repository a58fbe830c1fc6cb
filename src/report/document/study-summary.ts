import type { CrossProtocol, ProtocolResult, Study } from '../../tabular/index.js';
import type { BarsChart } from '../charts/chart.js';
import { protocolChart } from '../charts/table-charts.js';
import type { Words } from '../words.js';
import { protocolWords } from './protocol-words.js';
import type { Block, Fact } from './report.js';
import type { StudyReportFacts } from './study-report.js';
import { studySteps } from './study-steps.js';
import { figure, finalistWords, money, percent } from './study-words.js';

/** The first page: what the usual score is, what is really achievable, what it is worth, what to measure next. */
export function studySummary(facts: StudyReportFacts): Block[] {
  const { study } = facts;
  return [
    { kind: 'prose', paragraphs: [memoryVerdict(facts), skillVerdict(study), moneyVerdict(study)] },
    { kind: 'facts', facts: mainFacts(facts) },
    {
      kind: 'chart',
      chart: {
        ...protocolChart(study.protocols.map(protocolBar)),
        title: {
          ko: '같은 모델, 세 가지 평가',
          en: 'One model, judged in three ways',
        },
        note: {
          ko: '모든 행을 한 번씩, 본 적 없는 모델로 시험',
          en: 'every row tested once by a model that never saw it',
        },
      },
    },
    { kind: 'chart', chart: memoryChart(study) },
    {
      kind: 'prose',
      paragraphs: [
        {
          ko: '라인에서 다음에 잴 것, 얻을 것이 많은 순서:',
          en: 'What to measure next on the line, the most telling first:',
        },
      ],
    },
    { kind: 'findings', findings: studySteps(study).slice(0, 4) },
  ];
}

/** The usual split's best model, for what a notebook would have reported. */
export function usualBest({ usual }: Study): Study['usual']['models'][number] {
  return usual.models.reduce((a, b) => (b.metrics.f1 > a.metrics.f1 ? b : a));
}

/** Results of the model that is compared by F1, by protocol. */
export function resultOf(
  study: Study,
  protocol: ProtocolResult['protocol'],
): ProtocolResult | undefined {
  return study.byF1.model.results.find((result) => result.protocol === protocol);
}

function memoryVerdict({ study, documented }: StudyReportFacts): Words {
  const { usual } = study;
  const best = usualBest(study);
  const unseen = best.unseenMetrics;
  const share = percent(usual.testRowsWithTwinShare);
  const isMemory = usual.testRowsWithTwinShare > 0.05 && unseen !== null;
  if (!isMemory)
    return {
      ko: `무작위로 나누는 흔한 방법의 점수는 F1 ${figure(best.metrics.f1)}, AUC ${figure(best.metrics.rocAuc)}입니다. 복사된 행에 기댄 점수는 아닙니다 (시험 행의 ${share}만 학습에 쌍둥이가 있음).`,
      en: `The usual random split shows F1 ${figure(best.metrics.f1)}, AUC ${figure(best.metrics.rocAuc)}; it does not lean on copied rows (${share} of test rows have a twin in training).`,
    };
  const named =
    documented === undefined
      ? { ko: '', en: '' }
      : {
          ko: `문서의 점수(F1 ${documented.f1}, AUC ${documented.rocAuc})는 기억이었습니다. `,
          en: `The documented score (F1 ${documented.f1}, AUC ${documented.rocAuc}) was memory. `,
        };
  return {
    ko: `${named.ko}흔한 무작위 분할의 F1은 ${figure(best.metrics.f1)}이지만 시험 행의 ${share}는 학습 때 본 행의 복사본입니다. 모델 없이 같은 행을 찾기만 해도 F1 ${figure(usual.lookup.f1)}이고, 복사본이 아닌 시험 행에서는 같은 모델이 F1 ${figure(unseen.f1)}, AUC ${figure(unseen.rocAuc)}입니다.`,
    en: `${named.en}The usual random split shows F1 ${figure(best.metrics.f1)}, but ${share} of its test rows are copies of training rows. Looking identical rows up, without any model, gives F1 ${figure(usual.lookup.f1)}; on test rows that are no copies the same model reaches F1 ${figure(unseen.f1)}, AUC ${figure(unseen.rocAuc)}.`,
  };
}

function skillVerdict(study: Study): Words {
  const honest = resultOf(study, 'twins-together') ?? study.byF1.model.results[0]!;
  const later = study.protocols.find(({ protocol }) => protocol === 'forward');
  const who = finalistWords(study.comparison.recommended);
  const { low, high } = honest.intervals?.rocAuc ?? { low: Number.NaN, high: Number.NaN };
  const isCoin = later !== undefined && !(later.rocAuc.low > 0.55);
  const after =
    later === undefined
      ? {
          ko: ' 행의 순서가 알려지지 않아 나중 행으로는 재지 못했습니다.',
          en: ' The rows have no known order, so later rows could not be tried.',
        }
      : {
          ko: ` 나중에 만든 로트에서는 AUC ${figure(later.rocAuc.estimate)}, F1 ${figure(later.f1.estimate)}${isCoin ? ': 아직 새 로트의 판정을 맡길 수 없습니다' : '입니다'}.`,
          en: ` On lots made later: AUC ${figure(later.rocAuc.estimate)}, F1 ${figure(later.f1.estimate)}${isCoin ? ', not yet enough to judge new lots by' : ''}.`,
        };
  return {
    ko: `실제로 얻을 수 있는 것: 추천 모델은 ${who.ko}이며, 한 번도 보지 않은 시험 행에서 AUC ${figure(honest.metrics.rocAuc)} (95% 구간 ${figure(low)} – ${figure(high)}), F1 ${figure(honest.metrics.f1)}입니다.${after.ko}`,
    en: `What is really achievable: the recommended model, ${who.en}, reaches AUC ${figure(honest.metrics.rocAuc)} (95% interval ${figure(low)} – ${figure(high)}) and F1 ${figure(honest.metrics.f1)} on test rows that nothing had seen.${after.en}`,
  };
}

function moneyVerdict({ costs }: Study): Words {
  const [honest] = costs.protocols;
  const naive = costs.protocols.find(({ protocol }) => protocol === 'random-rows');
  const later = costs.protocols.find(({ protocol }) => protocol === 'forward');
  const { unit, partsPerYear } = costs.economics;
  const earned = money(honest!.saving, unit);
  const parts = Math.round(partsPerYear).toLocaleString('en-US');
  const beside = {
    ko: [
      naive === undefined ? '' : `무작위 분할이 약속하는 금액은 ${money(naive.saving, unit).ko}`,
      later === undefined ? '' : `나중 로트에서는 ${money(later.saving, unit).ko}`,
    ]
      .filter((part) => part !== '')
      .join(', '),
    en: [
      naive === undefined ? '' : `the random split would promise ${money(naive.saving, unit).en}`,
      later === undefined ? '' : `on later lots it is ${money(later.saving, unit).en}`,
    ]
      .filter((part) => part !== '')
      .join('; '),
  };
  const tail = {
    ko: beside.ko === '' ? '' : ` (${beside.ko}).`,
    en: beside.en === '' ? '.' : ` (${beside.en}).`,
  };
  return honest!.saving > 0
    ? {
        ko: `연 ${parts}개를 만들 때, 검사하지 않거나 모두 검사하는 것 중 나은 쪽보다 한 해에 아끼는 금액은 ${earned.ko}입니다${tail.ko === '' ? '.' : tail.ko}`,
        en: `At ${parts} parts a year it saves ${earned.en} against the better of inspecting nothing and inspecting everything${tail.en}`,
      }
    : {
        ko: `연 ${parts}개를 만들 때, 이 모델은 검사하지 않거나 모두 검사하는 것 중 나은 쪽보다 비용을 줄이지 못합니다: 한 해 ${earned.ko}${tail.ko === '' ? '.' : tail.ko}`,
        en: `At ${parts} parts a year it does not pay beside the better of inspecting nothing and inspecting everything: ${earned.en} a year${tail.en}`,
      };
}

function mainFacts({ study, documented }: StudyReportFacts): Fact[] {
  const honest = resultOf(study, 'twins-together') ?? study.byF1.model.results[0]!;
  const later = study.protocols.find(({ protocol }) => protocol === 'forward');
  const best = usualBest(study);
  const range = (ends: { low: number; high: number } | undefined) =>
    ends === undefined ? '' : `95% ${figure(ends.low)} – ${figure(ends.high)}`;
  return [
    {
      label: { ko: 'AUC, 쌍둥이를 함께', en: 'AUC, twins together' },
      value: figure(honest.metrics.rocAuc),
      note: testedOn(honest, range(honest.intervals?.rocAuc)),
      tone: 'strong',
    },
    {
      label: { ko: 'F1, 쌍둥이를 함께', en: 'F1, twins together' },
      value: figure(honest.metrics.f1),
      note: testedOn(honest, range(honest.intervals?.f1)),
      tone: 'strong',
    },
    ...(later === undefined
      ? []
      : [
          {
            label: { ko: 'AUC, 나중 로트', en: 'AUC, later lots' },
            value: figure(later.rocAuc.estimate),
            note: range(later.rocAuc),
            tone: 'strong' as const,
          },
        ]),
    {
      label: { ko: 'F1, 흔한 무작위 분할', en: 'F1, usual random split' },
      value: figure(best.metrics.f1),
      note: {
        ko: `믿지 말 것${documented === undefined ? '' : `, 문서 ${documented.f1}`}`,
        en: `not to be believed${documented === undefined ? '' : `, documented ${documented.f1}`}`,
      },
      tone: 'faint',
    },
    {
      label: { ko: 'F1, 같은 행 찾기만', en: 'F1, looking rows up' },
      value: figure(study.usual.lookup.f1),
      note: { ko: '모델 없이', en: 'without any model' },
      tone: 'faint',
    },
  ];
}

/** The interval, and on how many rows. */
function testedOn({ testRows }: ProtocolResult, range: string): Words {
  const rows = testRows.toLocaleString('en-US');
  return { ko: `${range}, 시험 ${rows}행`, en: `${range}, ${rows} test rows` };
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

function protocolBar({ protocol, rocAuc, f1, testRowsWithTwinShare }: CrossProtocol) {
  return {
    label: protocolWords({ name: protocol }).label,
    note:
      protocol === 'random-rows'
        ? {
            ko: `단순: 시험 행 ${percent(testRowsWithTwinShare)}는 이미 본 행`,
            en: `naive: ${percent(testRowsWithTwinShare)} of test rows seen before`,
          }
        : { ko: '정직', en: 'honest' },
    rocAuc: { value: rocAuc.estimate, low: rocAuc.low, high: rocAuc.high },
    f1: { value: f1.estimate, low: f1.low, high: f1.high },
  };
}
