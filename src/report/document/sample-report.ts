import { applyCalibration, chooseThreshold, fitPlatt, measureBinary } from '../../tabular/index.js';
import { sampleRows } from '../charts/sample-charts.js';
import type { Report } from './report.js';
import type { TrainingReportFacts } from './training-report.js';

/** Letters that mean something to HTML, XML, Markdown or a spreadsheet. */
export const hostile = `<script>alert(1)</script> & "x" 'y' | *b* _i_ \`c\` [l](javascript:x) </style> \u0000`;

/** A report with every kind of block, hostile text in every place text can stand. */
export function sampleReport(): Report {
  return {
    title: { ko: `제목 ${hostile}`, en: `Title ${hostile}` },
    subtitle: hostile,
    language: 'ko',
    createdAt: '2026-11-21T03:00:00Z',
    madeBy: `Casthouse ${hostile}`,
    summary: [
      { kind: 'prose', paragraphs: [hostile, { ko: '둘째', en: 'second' }] },
      { kind: 'facts', facts: [{ label: hostile, value: hostile, note: hostile, tone: 'strong' }] },
    ],
    sections: [
      {
        id: 'all',
        title: { ko: '모두', en: `Everything ${hostile}` },
        blocks: [
          {
            kind: 'table',
            caption: hostile,
            columns: [
              { label: hostile },
              { label: { ko: '비율', en: 'share' }, format: 'share' },
              { label: 'AUC', decimals: 3 },
            ],
            rows: [
              [hostile, 0.25, 0.75],
              [{ ko: '하나', en: 'one' }, null, Number.NaN],
            ],
            strongRows: [0],
          },
          {
            kind: 'findings',
            findings: [
              { severity: 'note', title: 'last' },
              {
                severity: 'critical',
                title: hostile,
                detail: hostile,
                action: hostile,
                name: 'first',
              },
            ],
          },
          { kind: 'findings', findings: [] },
          {
            kind: 'chart',
            chart: {
              kind: 'bars',
              title: hostile,
              value: { label: hostile },
              categories: [{ label: hostile }],
              series: [{ label: hostile, values: [{ value: Number.NaN }] }],
            },
          },
        ],
      },
    ],
  };
}

/** Facts of a model that does much better where it has seen the rows before. */
export function sampleTrainingFacts(): TrainingReportFacts {
  const { margins, labels, rowNumbers, lots, probabilities: uncalibrated } = sampleRows();
  const calibration = fitPlatt(labels, margins);
  const probabilities = applyCalibration(calibration, margins);
  const costs = { costOfMiss: 10_000, costOfFalseAlarm: 2_000 };
  const chosenThreshold = chooseThreshold(labels, probabilities, { by: 'cost', ...costs });
  const { threshold } = chosenThreshold;
  const seen = Float64Array.from(probabilities, (p, i) => (labels[i] === 1 ? (1 + p) / 2 : p / 2));
  return {
    language: 'en',
    modelName: 'casting:3',
    dataName: 'shots.csv',
    rowCount: 3000,
    featureCount: 12,
    classes: ['normal', 'defect'],
    threshold,
    chosenThreshold,
    costs: { ...costs, unit: 'KRW' },
    calibration,
    protocols: [
      {
        name: 'twins-together',
        isHonest: true,
        trainingRows: 2400,
        testRows: 600,
        testRowsWithTwinShare: 0,
        metrics: measureBinary(labels, probabilities, threshold),
        held: { labels, probabilities, rowNumbers, uncalibrated },
      },
      {
        name: 'random-rows',
        isHonest: false,
        trainingRows: 2400,
        testRows: 600,
        testRowsWithTwinShare: 0.619,
        metrics: measureBinary(labels, seen, 0.5),
        held: { labels, probabilities: seen },
      },
    ],
    parameters: [{ name: 'maxDepth', value: 3, why: { ko: '얕은 나무', en: 'shallow trees win' } }],
    trials: [
      { label: 'depth 3', score: 0.7581, isChosen: true },
      { label: 'depth 6', score: 0.7301, isChosen: false },
    ],
    importance: [{ label: 'Velocity_1', importance: 0.4 }],
    importanceRowCount: 500,
    lots,
    history: { training: [0.6, 0.5], validation: [0.6, 0.55] },
    roundsKept: 2,
    findings: [
      { severity: 'note', title: { ko: '상수 열 8개', en: '8 constant columns' } },
      {
        severity: 'critical',
        name: 'twin_rows',
        title: { ko: '쌍둥이 행 2,918개', en: '2,918 twin rows' },
        action: { ko: '함께 두십시오', en: 'keep them together' },
      },
    ],
    createdAt: '2026-11-21T03:00:00Z',
    madeBy: 'Casthouse',
  };
}
