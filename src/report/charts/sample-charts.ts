import { seededRandom } from '../../shared/index.js';
import {
  binaryIntervals,
  calibrationCurve,
  type Interval,
  individualsChart,
  measureBinary,
  measureGroups,
  precisionRecallCurve,
  processCapability,
  rocCurve,
  shareChart,
  thresholdCurve,
} from '../../tabular/index.js';
import type { Chart } from './chart.js';
import {
  calibrationChart,
  costChart,
  learningChart,
  precisionRecallChart,
  rocChart,
  thresholdChart,
} from './curve-charts.js';
import { capabilityChart, controlLines } from './quality-charts.js';
import { classHistogram, scoreOrderChart } from './row-charts.js';
import {
  categoryChart,
  confusionChart,
  confusionOf,
  correlationChart,
  groupShareChart,
  groupSkillChart,
  importanceChart,
  missingChart,
  protocolChart,
  seriesChart,
} from './table-charts.js';

/** Rows and lots of no factory, the same at every call. */
export function sampleRows() {
  const random = seededRandom('sample charts');
  const margins = Float64Array.from({ length: 600 }, () => random.normal() * 1.2 - 1.2);
  const probabilities = margins.map((margin) => 1 / (1 + Math.exp(-margin)));
  const labels = Uint8Array.from(probabilities, (p) => (random.next() < p ? 1 : 0));
  const rowNumbers = Uint32Array.from(labels, (_, i) => i * 5);
  const lots = [
    [0, 1098],
    [1099, 2314],
    // Too narrow for a name on the chart, and with one row among the 600.
    [2315, 2319],
    [2320, 2999],
  ].map(([firstRow, lastRow], i) => ({
    firstRow: firstRow!,
    lastRow: lastRow!,
    label: { ko: `로트 ${i + 1}`, en: `lot ${i + 1}` },
  }));
  return { margins, probabilities, labels, rowNumbers, lots };
}

/** One chart of every kind the product draws, with long and Korean names, gaps and extremes. */
export function sampleCharts(): Readonly<Record<string, Chart>> {
  const { margins, probabilities, labels, rowNumbers, lots } = sampleRows();
  const pressures = margins.slice(0, 40).map((margin, i) => 62 + margin + (i > 30 ? 4 : 0));
  const limits = { lower: 58, upper: 68 };
  const pressure = { label: { ko: '주조 압력 (MPa)', en: 'casting pressure (MPa)' }, decimals: 2 };
  const metrics = measureBinary(labels, probabilities, 0.3);
  const intervals = binaryIntervals(labels, probabilities, { resamples: 100, threshold: 0.3 });
  const lotOfRow = Uint32Array.from(rowNumbers, (row) =>
    lots.findIndex((lot) => row <= lot.lastRow),
  );
  const groups = measureGroups(labels, probabilities, lotOfRow, { resamples: 100 }).map((each) => ({
    ...each,
    label: lots[each.group]!.label,
  }));
  const bar = ({ estimate, low, high }: Interval) => ({ value: estimate, low, high });
  const roc = rocCurve(labels, probabilities);
  const points = thresholdCurve(labels, probabilities, {
    costs: { costOfMiss: 10_000, costOfFalseAlarm: 2_000 },
  });
  const names = ['Velocity_1 (저속 구간 속도)', '용탕 온도 Melting_Furnace_Temp', 'Humidity <b>&"'];
  const many = Array.from({ length: 24 }, (_, i) => `${names[i % 3]} ${i}`);
  return {
    roc: rocChart([
      {
        label: { ko: '쌍둥이 행을 함께 (AUC 0.758)', en: 'twins together (AUC 0.758)' },
        points: roc,
      },
      {
        label: { ko: '무작위 행 (AUC 0.917)', en: 'random rows (AUC 0.917)' },
        points: roc.slice(0, 3),
      },
    ]),
    precisionRecall: precisionRecallChart(
      [{ label: 'model', points: precisionRecallCurve(labels, probabilities) }],
      metrics.positiveShare,
    ),
    threshold: thresholdChart(points, 0.3),
    thresholdAtTheEnd: thresholdChart(points, 0.97),
    cost: costChart(points, 0.3, 'KRW'),
    calibration: calibrationChart(
      [
        {
          label: { ko: '보정 후', en: 'calibrated' },
          points: calibrationCurve(labels, probabilities),
        },
        {
          label: { ko: '보정 전', en: 'as trained' },
          points: calibrationCurve(labels, probabilities, { bins: 4 }),
        },
      ],
      probabilities,
    ),
    learning: learningChart({ training: [0.6, 0.5, 0.4], validation: [0.6, 0.55, 0.56] }, 2),
    learningFlat: learningChart({ training: [0.5] }),
    order: scoreOrderChart({ labels, probabilities, rowNumbers }, lots),
    orderWithoutLots: scoreOrderChart({ labels, probabilities, rowNumbers }),
    histogram: classHistogram({
      title: { ko: '등급별 예측 확률', en: 'Predicted probability by class' },
      x: { label: { ko: '예측 확률', en: 'predicted probability' }, format: 'share' },
      values: probabilities,
      classOfRow: labels,
      classes: ['normal', 'defect'],
      guides: [{ axis: 'x', at: 0.9, label: { ko: '임계값', en: 'threshold' } }],
    }),
    confusion: confusionChart(confusionOf(metrics), ['normal', 'defect']),
    confusionOfSeven: confusionChart(
      Array.from({ length: 7 }, (_, i) => Array.from({ length: 7 }, (_, j) => (i * j * 31) % 1009)),
      ['Pastry', 'Z_Scratch', 'K_Scratch', 'Stains', '이물', 'Bumps', 'Other_Faults'],
    ),
    correlation: correlationChart(
      many,
      many.map((_, i) => many.map((_each, j) => (i === 7 ? Number.NaN : Math.sin(i * j)))),
    ),
    missing: missingChart(
      ['Factory_Temp', 'Factory_Humidity'],
      Array.from({ length: 30 }, (_, i) => ({
        firstRow: i * 250,
        missing: [i === 5 ? 1 : 0, 0.1],
      })),
    ),
    importance: importanceChart(
      many.map((label, i) => ({ label, importance: 0.7 / (1 + i) })),
      500,
    ),
    protocols: protocolChart([
      {
        label: { ko: '쌍둥이 행을 함께', en: 'twins together' },
        note: { ko: '정직', en: 'honest' },
        f1: bar(intervals.f1),
        rocAuc: bar(intervals.rocAuc),
      },
      {
        label: { ko: '무작위 행', en: 'random rows' },
        note: {
          ko: '단순: 시험 행 61.9%는 이미 본 행',
          en: 'naive: 61.9% of test rows seen before',
        },
        f1: { value: 1 },
        rocAuc: { value: Number.NaN },
      },
    ]),
    lotShares: groupShareChart(groups),
    lotSkill: groupSkillChart(groups),
    control: controlLines(individualsChart(pressures, { baselinePoints: 30 }).values, {
      title: { ko: '주조 압력 관리도', en: 'Casting pressure' },
      y: pressure,
    }),
    controlOfShares: controlLines(shareChart([1, 2, 30, 0], [100, 200, 300, 0]), {
      title: { ko: '불량률 관리도', en: 'Share of defects' },
      y: { label: { ko: '불량률', en: 'share of defects' }, format: 'share' },
    }),
    capability: capabilityChart(pressures, limits, processCapability(pressures, limits), {
      title: { ko: '공정 능력: 주조 압력', en: 'Process capability: casting pressure' },
      x: pressure,
    }),
    categories: categoryChart({
      title: { ko: '유형별 사건 수', en: 'Events by type' },
      value: { ko: '사건 수', en: 'events' },
      format: 'count',
      categories: ['쓰러짐', '배회', '싸움', '절도'],
      series: [{ label: 'n', values: [123_456, 40, 0, null] }],
    }),
    belowZero: categoryChart({
      title: 'Change',
      value: 'change (%)',
      categories: ['a', 'b'],
      series: [
        { label: 'cam 1', values: [-3, 4] },
        { label: 'cam 2', values: [-12, 0.5] },
      ],
    }),
    series: seriesChart({
      title: { ko: '시간에 따른 사건', en: 'Events over time' },
      x: { ko: '시작부터 (분)', en: 'minutes from the start' },
      y: { ko: '사건 수', en: 'events' },
      format: 'count',
      series: [
        { label: 'cam 1', points: [0, 5, 10, 15].map((x) => ({ x, y: x === 10 ? null : x / 5 })) },
        { label: 'cam 2', points: [{ x: 0, y: 2 }] },
      ],
    }),
  };
}
