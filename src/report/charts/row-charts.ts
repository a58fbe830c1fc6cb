// Charts from rows: scores over row order, values of each class.
import { problem } from '../../shared/index.js';
import { shareInterval } from '../../tabular/index.js';
import type { Words } from '../words.js';
import type { Axis, Guide, HistogramChart, LinePoint, LinesChart, Span } from './chart.js';

/** Rows in the order they were made. */
export interface ScoredRows {
  readonly labels: Uint8Array;
  readonly probabilities: Float64Array;
  /** Where each row stands in the table, 0-based, any order. */
  readonly rowNumbers: Uint32Array;
}

/**
 * Observed share and mean probability over row order, in `bins` stretches (default 40) of equal length; stretches
 * without a row are gaps. Lots are shaded. Throws `learning.lengths-differ` and `learning.no-rows`.
 */
export function scoreOrderChart(
  { labels, probabilities, rowNumbers }: ScoredRows,
  lots: readonly {
    readonly firstRow: number;
    readonly lastRow: number;
    readonly label: Words;
  }[] = [],
  bins = 40,
): LinesChart {
  for (const [what, got] of [
    ['probabilities', probabilities.length],
    ['row numbers', rowNumbers.length],
  ] as const)
    if (got !== labels.length)
      throw problem('learning.lengths-differ', { what, got, expected: labels.length });
  if (labels.length === 0) throw problem('learning.no-rows', { purpose: 'a chart' });
  let last = lots.reduce((most, lot) => Math.max(most, lot.lastRow), 0);
  for (const row of rowNumbers) last = Math.max(last, row);
  const length = Math.max(1, Math.ceil((last + 1) / bins));
  const rows = new Uint32Array(bins);
  const positives = new Uint32Array(bins);
  const sums = new Float64Array(bins);
  rowNumbers.forEach((number, i) => {
    const bin = Math.min(bins - 1, Math.floor(number / length));
    rows[bin]!++;
    positives[bin]! += labels[i]!;
    sums[bin]! += probabilities[i]!;
  });
  const observed: LinePoint[] = [];
  const predicted: LinePoint[] = [];
  for (let bin = 0; bin < bins && bin * length <= last; bin++) {
    const x = Math.min((bin + 0.5) * length, last) + 1;
    if (rows[bin] === 0) {
      observed.push({ x, y: null });
      predicted.push({ x, y: null });
      continue;
    }
    const { estimate, low, high } = shareInterval(positives[bin]!, rows[bin]!);
    observed.push({ x, y: estimate, low, high });
    predicted.push({ x, y: sums[bin]! / rows[bin]! });
  }
  return {
    kind: 'lines',
    title: { ko: '행 순서에 따른 실제와 예측', en: 'Observed and predicted over row order' },
    note: {
      ko: `${length.toLocaleString('en-US')}행씩 묶음; 음영은 로트, 옅은 띠는 실제 비율의 95% 구간`,
      en: `in stretches of ${length.toLocaleString('en-US')} rows; shades are lots, the band is the 95% interval of the observed share`,
    },
    x: {
      label: { ko: '행 번호 (만든 순서)', en: 'row number, in the order made' },
      format: 'count',
      low: 0,
      high: last + 1,
    },
    y: { label: { ko: '양성 비율', en: 'share of positive rows' }, format: 'share', low: 0 },
    series: [
      { label: { ko: '실제', en: 'observed' }, points: observed },
      { label: { ko: '예측 확률의 평균', en: 'mean probability' }, points: predicted },
    ],
    spans: lots.map(
      ({ firstRow, lastRow, label }): Span => ({ from: firstRow + 1, to: lastRow + 2, label }),
    ),
  };
}

/**
 * How the values of each class lie, in `bins` (default 30) of equal width between the lowest and the highest value.
 * Missing values (NaN) are left out. Throws `learning.lengths-differ`; `learning.no-rows` when no value is left.
 */
export function classHistogram(facts: {
  readonly title: Words;
  readonly x: Axis;
  readonly values: Float64Array | Float32Array;
  /** The class of each value: an index into `classes`. */
  readonly classOfRow: Uint8Array | Uint16Array;
  readonly classes: readonly Words[];
  readonly bins?: number;
  readonly guides?: readonly Guide[];
}): HistogramChart {
  const { title, x, values, classOfRow, classes, bins = 30, guides } = facts;
  if (values.length !== classOfRow.length)
    throw problem('learning.lengths-differ', {
      what: 'classes',
      got: classOfRow.length,
      expected: values.length,
    });
  let low = x.low ?? Number.POSITIVE_INFINITY;
  let high = x.high ?? Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (x.low === undefined) low = Math.min(low, value);
    if (x.high === undefined) high = Math.max(high, value);
  }
  if (!(low <= high)) throw problem('learning.no-rows', { purpose: 'a histogram' });
  if (low === high) {
    low -= 0.5;
    high += 0.5;
  }
  const counts = classes.map(() => new Array<number>(bins).fill(0));
  values.forEach((value, row) => {
    if (!(value >= low && value <= high)) return;
    const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    const ofClass = counts[classOfRow[row]!];
    if (ofClass !== undefined) ofClass[bin]!++;
  });
  return {
    kind: 'histogram',
    title,
    x,
    edges: Array.from({ length: bins + 1 }, (_, i) => low + ((high - low) * i) / bins),
    classes: classes.map((label, i) => ({ label, counts: counts[i]! })),
    ...(guides === undefined ? {} : { guides }),
  };
}
