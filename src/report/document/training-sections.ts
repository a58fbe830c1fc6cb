import { precisionRecallCurve, rocCurve } from '../../tabular/index.js';
import { learningChart, precisionRecallChart, rocChart } from '../charts/curve-charts.js';
import { importanceChart } from '../charts/table-charts.js';
import type { Words } from '../words.js';
import { alarmSection } from './alarm-section.js';
import { calibrationSection } from './calibration-section.js';
import { orderSection } from './order-section.js';
import { protocolWords } from './protocol-words.js';
import type { Block, Section } from './report.js';
import type { MeasuredProtocol, TrainingReportFacts, TuningTrial } from './training-report.js';

/** Everything after the first page; sections without facts are left out. */
export function trainingSections(
  facts: TrainingReportFacts,
  protocols: readonly MeasuredProtocol[],
): Section[] {
  const held = protocols[0]!.held;
  const hasBoth = held?.labels.includes(0) === true && held.labels.includes(1);
  const sections: Section[] = [protocolSection(protocols)];
  if (held !== undefined && hasBoth) {
    sections.push(curveSection(protocols), alarmSection(facts, protocols[0]!, held));
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
        paragraphs: protocols.flatMap((protocol): Words[] => {
          const { label, meaning } = protocolWords(protocol);
          if (meaning === null) return [];
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
        rows: protocols.map(({ isHonest, metrics: m, ...of }) => [
          protocolWords(of).label,
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
  const curves = protocols.flatMap(({ held, metrics, ...of }) =>
    held?.labels.includes(0) === true && held.labels.includes(1)
      ? [{ label: protocolWords(of).label, held, metrics }]
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
  if (trials.length > 0) blocks.push(trialsTable(trials));
  if (history !== undefined && history.training.length > 1)
    blocks.push({ kind: 'chart', chart: learningChart(history, facts.roundsKept) });
  return blocks;
}

/** The best, and the chosen one wherever it stands. */
function trialsTable(trials: readonly TuningTrial[]): Block {
  const byScore = trials.toSorted((a, b) => b.score - a.score);
  const shown = byScore.filter(({ isChosen }, i) => i < mostTrials || isChosen);
  const count = shown.length < trials.length ? `, ${shown.length} / ${trials.length}` : '';
  return {
    kind: 'table',
    caption: {
      ko: `시도한 것 (학습 행 안에서만 평가${count})`,
      en: `What was tried, judged inside the training rows only${count}`,
    },
    columns: [
      { label: { ko: '설정', en: 'setting' } },
      { label: { ko: '점수', en: 'score' }, decimals: 4 },
    ],
    rows: shown.map(({ label, score }) => [label, score]),
    strongRows: shown.flatMap(({ isChosen }, i) => (isChosen ? [i] : [])),
  };
}

const mostTrials = 15;

function both(first: Words, second: Words, join: (a: string, b: string) => string): Words {
  const [a, b] = [first, second].map((words) =>
    typeof words === 'string' ? { ko: words, en: words } : words,
  );
  return { ko: join(a!.ko, b!.ko), en: join(a!.en, b!.en) };
}
