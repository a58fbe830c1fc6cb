import { type ChosenThreshold, thresholdCurve } from '../../tabular/index.js';
import { costChart, thresholdChart } from '../charts/curve-charts.js';
import { classHistogram } from '../charts/row-charts.js';
import { confusionChart, confusionOf } from '../charts/table-charts.js';
import type { Words } from '../words.js';
import type { Section } from './report.js';
import type { HeldOutRows, MeasuredProtocol, TrainingReportFacts } from './training-report.js';

/** From which probability on rows are called, why, and what that does. Held-out rows of both classes. */
export function alarmSection(
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
