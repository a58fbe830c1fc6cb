// Charts of the curves that `tabular` measures.
import type {
  CalibrationBin,
  PrecisionRecallPoint,
  RocPoint,
  ThresholdPoint,
} from '../../tabular/index.js';
import { shareInterval } from '../../tabular/index.js';
import { type Words, wordsIn } from '../words.js';
import type { Axis, LinesChart } from './chart.js';

/** A curve and what it is of. */
export interface NamedCurve<P> {
  readonly label: Words;
  readonly points: readonly P[];
}

/** The ROC curves of one or several models or protocols; name the AUC in the label. */
export function rocChart(curves: readonly NamedCurve<RocPoint>[]): LinesChart {
  return {
    kind: 'lines',
    title: { ko: 'ROC 곡선', en: 'ROC curve' },
    note: {
      ko: '왼쪽 위에 가까울수록 불량과 정상을 잘 가립니다',
      en: 'the closer to the upper left, the better the two classes are told apart',
    },
    x: share({ ko: '거짓 경보율 (정상 중 경보)', en: 'false positive rate' }),
    y: share({ ko: '검출률 (재현율)', en: 'true positive rate (recall)' }),
    square: true,
    alternative: {
      ko: curves
        .map(
          ({ label, points }) =>
            `${wordsIn(label, 'ko')}: 거짓 경보율 ${foundAt(points, ', ', '에서 검출률 ')}`,
        )
        .join('; '),
      en: curves
        .map(
          ({ label, points }) =>
            `${wordsIn(label, 'en')}: at a false positive rate of ${foundAt(points, ', of ', ' it finds ')}`,
        )
        .join('; '),
    },
    diagonal: { label: { ko: '동전 던지기', en: 'a coin' } },
    series: curves.map(({ label, points }) => ({
      label,
      points: points.map((point) => ({ x: point.falsePositiveRate, y: point.truePositiveRate })),
    })),
  };
}

/** What share is found at most while false alarms stay below 5, 10 and 20 %. */
function foundAt(points: readonly RocPoint[], between: string, finds: string): string {
  return [0.05, 0.1, 0.2]
    .map((rate) => {
      const within = points.filter(({ falsePositiveRate }) => falsePositiveRate <= rate);
      const found = Math.max(0, ...within.map(({ truePositiveRate }) => truePositiveRate));
      return `${rate * 100}%${finds}${(found * 100).toFixed(1)}%`;
    })
    .join(between);
}

/** Precision over recall; `positiveShare` 0..1 is what a coin reaches. */
export function precisionRecallChart(
  curves: readonly NamedCurve<PrecisionRecallPoint>[],
  positiveShare: number,
): LinesChart {
  return {
    kind: 'lines',
    title: { ko: '정밀도-재현율 곡선', en: 'Precision and recall' },
    note: {
      ko: '경보를 늘리면 더 많이 잡지만, 맞는 경보의 비율은 줄어듭니다',
      en: 'more alarms find more, and fewer of them are right',
    },
    x: share({ ko: '재현율 (불량 중 잡은 비율)', en: 'recall (share of positives found)' }),
    y: share({
      ko: '정밀도 (경보 중 맞은 비율)',
      en: 'precision (share of alarms that are right)',
    }),
    square: true,
    guides: [{ axis: 'y', at: positiveShare, label: { ko: '모두 경보', en: 'call everything' } }],
    series: curves.map(({ label, points }) => ({
      label,
      stepped: true,
      points: points.map((point) => ({ x: point.recall, y: point.precision })),
    })),
  };
}

/** What every threshold does to precision, recall and F1. */
export function thresholdChart(points: readonly ThresholdPoint[], threshold: number): LinesChart {
  const line = (label: Words, figure: 'precision' | 'recall' | 'f1' | 'alarmShare') => ({
    label,
    points: points.map((point) => ({ x: point.threshold, y: point[figure] })),
  });
  return {
    kind: 'lines',
    title: { ko: '임계값에 따른 성능', en: 'What the threshold does' },
    x: share({ ko: '임계값 (이 확률부터 경보)', en: 'threshold (alarm from this probability on)' }),
    y: share({ ko: '비율', en: 'share' }),
    series: [
      line('F1', 'f1'),
      line({ ko: '정밀도', en: 'precision' }, 'precision'),
      line({ ko: '재현율', en: 'recall' }, 'recall'),
      line({ ko: '경보 비율', en: 'share of alarms' }, 'alarmShare'),
    ],
    guides: [thresholdGuide(threshold)],
  };
}

/** The cost per row over the threshold; `unit` is the money, such as `KRW`, or empty. Points without a cost are gaps. */
export function costChart(
  points: readonly ThresholdPoint[],
  threshold: number,
  unit: string,
): LinesChart {
  const inUnit = unit === '' ? '' : ` (${unit})`;
  return {
    kind: 'lines',
    title: { ko: '임계값에 따른 비용', en: 'What the threshold costs' },
    note: { ko: '놓친 불량과 거짓 경보의 비용', en: 'misses and false alarms together' },
    x: share({ ko: '임계값 (이 확률부터 경보)', en: 'threshold (alarm from this probability on)' }),
    y: { label: { ko: `행당 비용${inUnit}`, en: `cost per row${inUnit}` }, low: 0 },
    series: [
      {
        label: { ko: '행당 비용', en: 'cost per row' },
        points: points.map((point) => ({ x: point.threshold, y: point.costPerRow ?? null })),
      },
    ],
    guides: [thresholdGuide(threshold)],
  };
}

/**
 * Probability against frequency; several curves compare before and after. `probabilities`, those of the first curve,
 * add a strip that says how many rows lie where.
 */
export function calibrationChart(
  curves: readonly NamedCurve<CalibrationBin>[],
  probabilities?: Float64Array,
): LinesChart {
  return {
    kind: 'lines',
    title: { ko: '확률은 믿을 만한가 (보정 곡선)', en: 'Can the probabilities be believed?' },
    note: {
      ko: '점이 대각선 위에 있으면 "30%"라고 한 것 중 정말 30%가 불량입니다',
      en: 'on the diagonal, 30% of the rows that are told "30%" are positive',
    },
    x: share({ ko: '예측 확률', en: 'predicted probability' }),
    y: share({ ko: '실제 비율', en: 'observed share' }),
    square: true,
    diagonal: { label: { ko: '완전한 보정', en: 'perfectly calibrated' } },
    series: curves.map(({ label, points }) => ({
      label,
      marked: true,
      points: points.map(({ meanProbability, positives, rowCount }) => {
        const { estimate, low, high } = shareInterval(positives, rowCount);
        return { x: meanProbability, y: estimate, low, high };
      }),
    })),
    ...(probabilities === undefined ? {} : { strip: rowStrip(probabilities) }),
  };
}

function rowStrip(probabilities: Float64Array): NonNullable<LinesChart['strip']> {
  const counts = new Array<number>(stripBins).fill(0);
  for (const p of probabilities) counts[Math.min(stripBins - 1, Math.floor(p * stripBins))]!++;
  return {
    label: { ko: '구간별 행 수, 최대', en: 'rows per bin, at most' },
    bars: counts.map((value, i) => ({ from: i / stripBins, to: (i + 1) / stripBins, value })),
  };
}

const stripBins = 20;

/** Loss by round on the rows that are learned from and on those that are not; `kept` rounds were kept. */
export function learningChart(
  history: { readonly training: readonly number[]; readonly validation?: readonly number[] },
  kept?: number,
): LinesChart {
  const line = (label: Words, losses: readonly number[]) => ({
    label,
    points: losses.map((loss, round) => ({ x: round + 1, y: loss })),
  });
  return {
    kind: 'lines',
    title: { ko: '학습 곡선', en: 'Learning curve' },
    x: {
      label: { ko: '나무 수', en: 'trees' },
      format: 'count',
      low: 0,
      high: Math.max(history.training.length, 1),
    },
    y: { label: { ko: '로그 손실', en: 'log loss' } },
    series: [
      line({ ko: '학습 행', en: 'training rows' }, history.training),
      ...(history.validation === undefined || !history.validation.some(Number.isFinite)
        ? []
        : [line({ ko: '검증 행', en: 'validation rows' }, history.validation)]),
    ],
    guides:
      kept === undefined
        ? []
        : [{ axis: 'x', at: kept, label: { ko: `${kept}그루에서 멈춤`, en: `kept ${kept}` } }],
  };
}

function share(label: Words): Axis {
  return { label, format: 'share', low: 0, high: 1 };
}

function thresholdGuide(threshold: number) {
  const figure = `${(threshold * 100).toFixed(1)}%`;
  return {
    axis: 'x',
    at: threshold,
    label: { ko: `임계값 ${figure}`, en: `threshold ${figure}` },
  } as const;
}
