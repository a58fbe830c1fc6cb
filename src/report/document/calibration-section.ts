import { type Calibration, calibrationCurve, calibrationError } from '../../tabular/index.js';
import { calibrationChart } from '../charts/curve-charts.js';
import type { Section } from './report.js';
import type { HeldOutRows, TrainingReportFacts } from './training-report.js';

/** How far predicted probabilities are from what happened. */
export function calibrationSection(facts: TrainingReportFacts, held: HeldOutRows): Section {
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
