import {
  type Calibration,
  type ChosenThreshold,
  calibrationCurve,
  calibrationError,
  measureGroups,
  precisionRecallCurve,
  rocCurve,
  thresholdCurve,
} from '../../tabular/index.js';
import {
  calibrationChart,
  costChart,
  learningChart,
  precisionRecallChart,
  rocChart,
  thresholdChart,
} from '../charts/curve-charts.js';
import { classHistogram, scoreOrderChart } from '../charts/row-charts.js';
import {
  confusionChart,
  confusionOf,
  groupShareChart,
  groupSkillChart,
  importanceChart,
} from '../charts/table-charts.js';
import type { Words } from '../words.js';
import { protocolWords } from './protocol-words.js';
import type { Block, Section } from './report.js';
import type {
  HeldOutRows,
  MeasuredProtocol,
  ReportedLot,
  TrainingReportFacts,
} from './training-report.js';

/** Everything after the first page; sections without facts are left out. */
export function trainingSections(
  facts: TrainingReportFacts,
  protocols: readonly MeasuredProtocol[],
): Section[] {
  const held = protocols[0]!.held;
  const hasBoth = held?.labels.includes(0) === true && held.labels.includes(1);
  const sections: Section[] = [protocolSection(protocols)];
  if (held !== undefined && hasBoth) {
    sections.push(curveSection(protocols), thresholdSection(facts, protocols[0]!, held));
    sections.push(calibrationSection(facts, held));
  }
  if (held?.rowNumbers !== undefined)
    sections.push(orderSection({ ...held, rowNumbers: held.rowNumbers }, facts.lots ?? []));
  if (facts.importance !== undefined && facts.importance.length > 0)
    sections.push({
      id: 'importance',
      title: { ko: '중요한 변수', en: 'What drives it' },
      blocks: [
        {
          kind: 'chart',
          chart: importanceChart(facts.importance, facts.importanceRowCount ?? facts.rowCount),
        },
      ],
    });
  const training = trainingBlocks(facts);
  if (training.length > 0)
    sections.push({
      id: 'training',
      title: { ko: '학습 과정', en: 'Training' },
      blocks: training,
    });
  if (facts.findings !== undefined)
    sections.push({
      id: 'findings',
      title: { ko: '데이터 점검', en: 'Findings' },
      blocks: [{ kind: 'findings', findings: facts.findings }],
    });
  return sections;
}

function protocolSection(protocols: readonly MeasuredProtocol[]): Section {
  return {
    id: 'protocols',
    title: { ko: '평가 방법', en: 'Protocols' },
    blocks: [
      {
        kind: 'prose',
        paragraphs: protocols.flatMap(({ name }): Words[] => {
          const { label, meaning } = protocolWords(name);
          if (meaning === name) return [];
          return [both(label, meaning, (a, b) => `${a}: ${b}.`)];
        }),
      },
      {
        kind: 'table',
        columns: [
          { label: { ko: '평가 방법', en: 'protocol' } },
          { label: { ko: '믿을 것', en: 'believe' } },
          { label: { ko: '학습 행', en: 'training rows' }, format: 'count' },
          { label: { ko: '시험 행', en: 'test rows' }, format: 'count' },
          { label: { ko: '이미 본 행', en: 'seen before' }, format: 'share' },
          { label: 'F1', decimals: 3 },
          { label: { ko: '정밀도', en: 'precision' }, decimals: 3 },
          { label: { ko: '재현율', en: 'recall' }, decimals: 3 },
          { label: 'AUC', decimals: 3 },
          { label: { ko: 'PR 면적', en: 'PR area' }, decimals: 3 },
          { label: { ko: '로그 손실', en: 'log loss' }, decimals: 3 },
          { label: 'Brier', decimals: 3 },
        ],
        rows: protocols.map(({ name, isHonest, metrics: m, ...of }) => [
          protocolWords(name).label,
          isHonest ? { ko: '예', en: 'yes' } : { ko: '아니오', en: 'no' },
          of.trainingRows,
          of.testRows,
          of.testRowsWithTwinShare ?? null,
          m.f1,
          m.precision,
          m.recall,
          m.rocAuc,
          m.prAuc,
          m.logLoss,
          m.brier,
        ]),
        strongRows: protocols.flatMap(({ isHonest }, i) => (isHonest ? [i] : [])),
      },
    ],
  };
}

function curveSection(protocols: readonly MeasuredProtocol[]): Section {
  const curves = protocols.flatMap(({ name, held, metrics }) =>
    held?.labels.includes(0) === true && held.labels.includes(1)
      ? [{ label: protocolWords(name).label, held, metrics }]
      : [],
  );
  const named = (label: Words, figure: string) => both(label, figure, (a, b) => `${a} (${b})`);
  return {
    id: 'curves',
    title: { ko: '변별력', en: 'Skill' },
    blocks: [
      {
        kind: 'chart',
        chart: rocChart(
          curves.map(({ label, held, metrics }) => ({
            label: named(label, `AUC ${metrics.rocAuc.toFixed(3)}`),
            points: rocCurve(held.labels, held.probabilities),
          })),
        ),
      },
      {
        kind: 'chart',
        chart: precisionRecallChart(
          curves.map(({ label, held, metrics }) => ({
            label: named(label, metrics.prAuc.toFixed(3)),
            points: precisionRecallCurve(held.labels, held.probabilities),
          })),
          protocols[0]!.metrics.positiveShare,
        ),
      },
    ],
  };
}

function thresholdSection(
  facts: TrainingReportFacts,
  protocol: MeasuredProtocol,
  held: HeldOutRows,
): Section {
  const { costs, threshold } = facts;
  const points = thresholdCurve(held.labels, held.probabilities, {
    maxPoints: 200,
    ...(costs === undefined ? {} : { costs }),
  });
  return {
    id: 'threshold',
    title: { ko: '경보 기준', en: 'The alarm' },
    blocks: [
      { kind: 'prose', paragraphs: [thresholdWords(threshold, facts.chosenThreshold)] },
      { kind: 'chart', chart: confusionChart(confusionOf(protocol.metrics), facts.classes) },
      { kind: 'chart', chart: thresholdChart(points, threshold) },
      ...(costs === undefined
        ? []
        : [{ kind: 'chart', chart: costChart(points, threshold, costs.unit) } as const]),
      {
        kind: 'chart',
        chart: classHistogram({
          title: { ko: '등급별 예측 확률', en: 'Predicted probability by class' },
          x: {
            label: { ko: '예측 확률', en: 'predicted probability' },
            format: 'share',
            low: 0,
            high: 1,
          },
          values: held.probabilities,
          classOfRow: held.labels,
          classes: facts.classes,
          guides: [{ axis: 'x', at: threshold, label: { ko: '임계값', en: 'threshold' } }],
        }),
      },
    ],
  };
}

function thresholdWords(threshold: number, chosen: ChosenThreshold | undefined): Words {
  const from = `${(threshold * 100).toFixed(1)}%`;
  const how = chosen === undefined ? { ko: '', en: '' } : ruleWords(chosen);
  return {
    ko: `확률 ${from}부터 경보입니다.${how.ko} 아래 수치는 시험 행에서 잰 것입니다.`,
    en: `Rows with a probability of ${from} or more are called.${how.en} The figures below are measured on test rows.`,
  };
}

function ruleWords({ rule, rowCount, promiseKept }: ChosenThreshold): { ko: string; en: string } {
  const rows = rowCount.toLocaleString('en-US');
  const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
  const broken = promiseKept
    ? { ko: '', en: '' }
    : {
        ko: ' 그런 임계값이 없어 가장 정밀한 것을 골랐습니다.',
        en: ' No threshold keeps that promise, so the most precise one was taken.',
      };
  switch (rule.by) {
    case 'fixed':
      return { ko: ' 사람이 정한 값입니다.', en: ' A person chose it.' };
    case 'f1':
      return {
        ko: ` 학습 행 중 따로 둔 ${rows}행에서 F1이 가장 높은 값입니다.`,
        en: ` It has the highest F1 on ${rows} rows set aside from the training rows.`,
      };
    case 'youden':
      return {
        ko: ` 따로 둔 ${rows}행에서 검출률과 거짓 경보율의 차이가 가장 큰 값입니다.`,
        en: ` On ${rows} rows set aside, recall exceeds false alarms by most there.`,
      };
    case 'cost':
      return {
        ko: ` 놓치면 ${rule.costOfMiss.toLocaleString('en-US')}, 거짓 경보는 ${rule.costOfFalseAlarm.toLocaleString('en-US')}일 때 따로 둔 ${rows}행에서 비용이 가장 낮은 값입니다.`,
        en: ` With ${rule.costOfMiss.toLocaleString('en-US')} for a miss and ${rule.costOfFalseAlarm.toLocaleString('en-US')} for a false alarm, it costs least on ${rows} rows set aside.`,
      };
    case 'recall':
      return {
        ko: ` 따로 둔 ${rows}행에서 ${percent(rule.atLeast)} 이상을 잡는 것 중 가장 정밀한 값입니다.`,
        en: ` It is the most precise one that finds ${percent(rule.atLeast)} on ${rows} rows set aside.`,
      };
    case 'precision':
      return {
        ko: ` 따로 둔 ${rows}행에서 경보의 ${percent(rule.atLeast)} 이상이 맞으면서 가장 많이 잡는 값입니다.${broken.ko}`,
        en: ` It finds most while ${percent(rule.atLeast)} of its alarms are right, on ${rows} rows set aside.${broken.en}`,
      };
    case 'alarms':
      return {
        ko: ` 따로 둔 ${rows}행에서 경보가 ${percent(rule.atMostShare)}를 넘지 않는 값입니다.`,
        en: ` It calls at most ${percent(rule.atMostShare)} of ${rows} rows set aside.`,
      };
  }
}

function calibrationSection(facts: TrainingReportFacts, held: HeldOutRows): Section {
  const after = calibrationCurve(held.labels, held.probabilities);
  const before =
    held.uncalibrated === undefined ? null : calibrationCurve(held.labels, held.uncalibrated);
  const error = (calibrationError(after) * 100).toFixed(1);
  const was = before === null ? null : (calibrationError(before) * 100).toFixed(1);
  const method = calibrationWords[facts.calibration?.kind ?? 'none'];
  return {
    id: 'calibration',
    title: { ko: '확률의 신뢰도', en: 'Calibration' },
    blocks: [
      {
        kind: 'prose',
        paragraphs: [
          {
            ko: `예측 확률과 실제 비율은 평균 ${error}%p 다릅니다${was === null ? '' : ` (보정 전 ${was}%p)`}. ${method.ko}`,
            en: `Predicted probability and observed share differ by ${error} points on average${was === null ? '' : ` (${was} before calibration)`}. ${method.en}`,
          },
        ],
      },
      {
        kind: 'chart',
        chart: calibrationChart(
          [
            { label: { ko: '이 모델', en: 'this model' }, points: after },
            ...(before === null
              ? []
              : [{ label: { ko: '보정 전', en: 'before calibration' }, points: before }]),
          ],
          held.probabilities,
        ),
      },
    ],
  };
}

const calibrationWords: Readonly<Record<Calibration['kind'], { ko: string; en: string }>> = {
  none: { ko: '보정하지 않았습니다.', en: 'It was not calibrated.' },
  platt: { ko: 'Platt 방법으로 보정했습니다.', en: "It was calibrated by Platt's method." },
  isotonic: {
    ko: '등위 회귀로 보정했습니다.',
    en: 'It was calibrated by isotonic regression.',
  },
};

function orderSection(
  held: HeldOutRows & { readonly rowNumbers: Uint32Array },
  lots: readonly ReportedLot[],
): Section {
  const blocks: Block[] = [{ kind: 'chart', chart: scoreOrderChart(held, lots), isWide: true }];
  if (lots.length > 1) {
    const inside = [...held.rowNumbers.keys()].filter((i) => lotOf(held.rowNumbers[i]!, lots) >= 0);
    const groups = measureGroups(
      Uint8Array.from(inside, (i) => held.labels[i]!),
      Float64Array.from(inside, (i) => held.probabilities[i]!),
      Uint32Array.from(inside, (i) => lotOf(held.rowNumbers[i]!, lots)),
      { resamples: 500 },
    ).map((each) => ({ ...each, label: lots[each.group]!.label }));
    if (groups.length > 0)
      blocks.push(
        { kind: 'chart', chart: groupShareChart(groups) },
        { kind: 'chart', chart: groupSkillChart(groups) },
      );
  }
  return {
    id: 'order',
    title: { ko: '시간과 로트', en: 'Time and lots' },
    blocks,
  };
}

function lotOf(row: number, lots: readonly ReportedLot[]): number {
  return lots.findIndex(({ firstRow, lastRow }) => row >= firstRow && row <= lastRow);
}

function trainingBlocks(facts: TrainingReportFacts): Block[] {
  const { parameters = [], trials = [], history } = facts;
  const blocks: Block[] = [];
  if (parameters.length > 0)
    blocks.push({
      kind: 'table',
      caption: { ko: '고른 값', en: 'What was chosen' },
      columns: [
        { label: { ko: '이름', en: 'parameter' } },
        { label: { ko: '값', en: 'value' } },
        { label: { ko: '까닭', en: 'why' } },
      ],
      rows: parameters.map(({ name, value, why }) => [name, String(value), why ?? '']),
    });
  if (trials.length > 0)
    blocks.push({
      kind: 'table',
      caption: {
        ko: '시도한 것 (학습 행 안에서만 평가)',
        en: 'What was tried, judged inside the training rows only',
      },
      columns: [
        { label: { ko: '설정', en: 'setting' } },
        { label: { ko: '점수', en: 'score' }, decimals: 4 },
      ],
      rows: trials.map(({ label, score }) => [label, score]),
      strongRows: trials.flatMap(({ isChosen }, i) => (isChosen ? [i] : [])),
    });
  if (history !== undefined && history.training.length > 1)
    blocks.push({ kind: 'chart', chart: learningChart(history, facts.roundsKept) });
  return blocks;
}

function both(first: Words, second: Words, join: (a: string, b: string) => string): Words {
  const [a, b] = [first, second].map((words) =>
    typeof words === 'string' ? { ko: words, en: words } : words,
  );
  return { ko: join(a!.ko, b!.ko), en: join(a!.en, b!.en) };
}
