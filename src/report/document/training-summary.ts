import type { BarValue } from '../charts/chart.js';
import { protocolChart } from '../charts/table-charts.js';
import type { Words } from '../words.js';
import { sortedFindings } from './check-report.js';
import { protocolWords } from './protocol-words.js';
import type { Block, Fact } from './report.js';
import type {
  MeasuredProtocol,
  ReportedIntervals,
  TrainingReportFacts,
} from './training-report.js';

/** The first page: verdict, the figures to believe, those beside them, the gravest findings. */
export function trainingSummary(
  facts: TrainingReportFacts,
  protocols: readonly MeasuredProtocol[],
): Block[] {
  const main = protocols[0]!;
  const naive = flattering(protocols);
  const others = protocols.slice(1).filter(({ isHonest }) => isHonest);
  const found = facts.findings ?? [];
  const grave = sortedFindings(found).filter(
    ({ severity }) => severity === 'critical' || severity === 'warning',
  );
  return [
    { kind: 'prose', paragraphs: [verdict(main, naive), ...others.map(otherVerdict)] },
    {
      kind: 'facts',
      facts: [
        factOf('AUC', main, 'rocAuc', 'strong'),
        factOf('F1', main, 'f1', 'strong'),
        ...others.map((other) => factOf('AUC', other, 'rocAuc', 'strong')),
        ...(naive === null
          ? []
          : [factOf('AUC', naive, 'rocAuc', 'faint'), factOf('F1', naive, 'f1', 'faint')]),
      ],
    },
    ...(protocols.length < 2 ? [] : [{ kind: 'chart', chart: protocolsChart(protocols) } as const]),
    ...(grave.length === 0
      ? []
      : [{ kind: 'findings', findings: grave.slice(0, mostFindings) } as const]),
    ...(grave.length <= mostFindings
      ? []
      : [{ kind: 'prose', paragraphs: [moreWords(grave.length - mostFindings)] } as const]),
  ];
}

/** More would push the figures off the first page. */
const mostFindings = 3;

function moreWords(count: number): Words {
  return {
    ko: `더 볼 것이 ${count}가지 있습니다: "데이터 점검"을 보십시오.`,
    en: `${count} more under "Findings".`,
  };
}

/** The best-looking protocol that is not honest; null when there is none. */
export function flattering(protocols: readonly MeasuredProtocol[]): MeasuredProtocol | null {
  const naive = protocols.filter(({ isHonest }) => !isHonest);
  if (naive.length === 0) return null;
  return naive.reduce((a, b) => (b.metrics.rocAuc > a.metrics.rocAuc ? b : a));
}

function verdict(main: MeasuredProtocol, naive: MeasuredProtocol | null): Words {
  const skill = skillWords(main);
  if (naive === null) return skill;
  const honest = figure(main.metrics.f1);
  const shown = figure(naive.metrics.f1);
  const twins = naive.testRowsWithTwinShare ?? 0;
  const share = `${(twins * 100).toFixed(1)}%`;
  const gap = naive.metrics.rocAuc - main.metrics.rocAuc;
  if (!(gap > 0.02))
    return {
      ko: `${ko(skill)} 단순한 평가도 거의 같은 점수이므로(F1 ${shown}), 새는 정보에 기댄 흔적은 없습니다.`,
      en: `${en(skill)} The naive protocol gives nearly the same (F1 ${shown}): no sign of leaning on a leak.`,
    };
  const cause =
    twins > 0.01
      ? {
          ko: ` 시험 행의 ${share}가 학습 때 이미 본 행과 똑같기 때문입니다.`,
          en: ` That is memory: ${share} of its test rows are copies of training rows.`,
        }
      : { ko: '', en: '' };
  return {
    ko: `${ko(skill)} 단순하게 나누면 F1이 ${shown}처럼 보이지만, 새 제품에서 기대할 값은 ${honest}입니다.${cause.ko}`,
    en: `${en(skill)} A naive split shows F1 ${shown}; expect ${honest} on new parts.${cause.en}`,
  };
}

/** What another honest protocol adds. */
function otherVerdict(protocol: MeasuredProtocol): Words {
  const { metrics, intervals } = protocol;
  const { label, meaning } = protocolWords(protocol);
  const means =
    meaning === null ? { ko: '', en: '' } : { ko: ` (${ko(meaning)})`, en: ` (${en(meaning)})` };
  const auc = figure(metrics.rocAuc);
  const isCoin = !((intervals.rocAuc?.low ?? metrics.rocAuc) > 0.5);
  return {
    ko: `${ko(label)}${means.ko}: AUC ${auc}${isCoin ? ', 동전 던지기보다 낫다고 말할 수 없습니다' : ''}.`,
    en: `${en(label)}${means.en}: AUC ${auc}${isCoin ? ', not shown to be better than a coin' : ''}.`,
  };
}

function skillWords({ metrics, intervals }: MeasuredProtocol): { ko: string; en: string } {
  const auc = figure(metrics.rocAuc);
  const low = intervals.rocAuc?.low ?? metrics.rocAuc;
  if (!(low > 0.5))
    return {
      ko: `정직한 평가에서 AUC는 ${auc}로, 동전 던지기보다 낫다고 말할 수 없습니다.`,
      en: `Honestly measured, AUC is ${auc}: not shown to be better than a coin.`,
    };
  const [koWord, enWord] =
    metrics.rocAuc >= 0.9
      ? ['잘 가립니다', 'tells the classes apart well']
      : metrics.rocAuc >= 0.75
        ? ['쓸 만하게 가립니다', 'tells the classes apart usefully']
        : ['약하게 가립니다', 'tells the classes apart weakly'];
  return {
    ko: `정직한 평가에서 AUC는 ${auc}로, 두 등급을 ${koWord}.`,
    en: `Honestly measured, AUC is ${auc}: it ${enWord}.`,
  };
}

function factOf(
  label: string,
  protocol: MeasuredProtocol,
  metric: 'rocAuc' | 'f1',
  tone: NonNullable<Fact['tone']>,
): Fact {
  const name = protocolWords(protocol).label;
  const interval = protocol.intervals[metric];
  const range =
    interval === undefined || Number.isNaN(interval.low)
      ? null
      : `${figure(interval.low)} – ${figure(interval.high)}`;
  return {
    label: { ko: `${label}, ${ko(name)}`, en: `${label}, ${en(name)}` },
    value: figure(protocol.metrics[metric]),
    note: {
      ko: listed(tone === 'faint' && '믿지 말 것', range !== null && `95% 구간 ${range}`),
      en: listed(
        tone === 'faint' && 'not to be believed',
        range !== null && `95% interval ${range}`,
      ),
    },
    tone,
  };
}

function listed(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join(', ');
}

function protocolsChart(protocols: readonly MeasuredProtocol[]) {
  return protocolChart(
    protocols.map((protocol) => {
      const twins = protocol.testRowsWithTwinShare;
      const note: Words = protocol.isHonest
        ? { ko: '정직', en: 'honest' }
        : twins === undefined
          ? { ko: '단순', en: 'naive' }
          : {
              ko: `단순: 시험 행 ${(twins * 100).toFixed(1)}%는 이미 본 행`,
              en: `naive: ${(twins * 100).toFixed(1)}% of test rows seen before`,
            };
      return {
        label: protocolWords(protocol).label,
        note,
        f1: barOf(protocol.metrics.f1, protocol.intervals.f1),
        rocAuc: barOf(protocol.metrics.rocAuc, protocol.intervals.rocAuc),
      };
    }),
  );
}

function barOf(value: number, ends: ReportedIntervals['f1']): BarValue {
  return ends === undefined ? { value } : { value, low: ends.low, high: ends.high };
}

function figure(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : '–';
}

function ko(words: Words): string {
  return typeof words === 'string' ? words : words.ko;
}

function en(words: Words): string {
  return typeof words === 'string' ? words : words.en;
}
