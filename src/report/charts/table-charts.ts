// Charts of tables: confusion, correlation, missing blocks, importance, groups, protocols, grouped query results.
import type { BinaryMetrics, GroupFigures, Interval } from '../../tabular/index.js';
import type { Words } from '../words.js';
import type { BarsChart, BarValue, LinesChart, MatrixChart, ValueFormat } from './chart.js';

/** `confusion[truth][call]` in rows, coloured by the share of each true class. */
export function confusionChart(
  confusion: readonly (readonly number[])[],
  classes: readonly Words[],
): MatrixChart {
  const totals = confusion.map((row) => row.reduce((sum, count) => sum + count, 0));
  const shares = confusion.map((row, i) =>
    row.map((count) => (totals[i] === 0 ? null : count / totals[i]!)),
  );
  return {
    kind: 'matrix',
    title: { ko: '혼동 행렬', en: 'Confusion matrix' },
    note: {
      ko: '행 수와, 그 실제 등급 안에서의 비율',
      en: 'rows, and their share of the true class',
    },
    axesNote: {
      ko: '가로줄: 실제, 세로줄: 예측',
      en: 'rows: what is true, columns: what was called',
    },
    rows: classes,
    columns: classes,
    values: shares,
    texts: confusion.map((row) => row.map((count) => count.toLocaleString('en-US'))),
    details: shares.map((row) =>
      row.map((share) => (share === null ? '' : `${(share * 100).toFixed(1)}%`)),
    ),
    scale: { label: { ko: '실제 등급 중 비율', en: 'share of the true class' }, format: 'share' },
  };
}

/** The confusion of two classes as `confusionChart` wants it: negative first. */
export function confusionOf({ confusion: c }: Pick<BinaryMetrics, 'confusion'>): number[][] {
  return [
    [c.trueNegative, c.falsePositive],
    [c.falseNegative, c.truePositive],
  ];
}

/** Correlations -1..1 of every pair, `values[i][j]`; NaN where one is constant. */
export function correlationChart(
  names: readonly string[],
  values: readonly (readonly number[])[],
): MatrixChart {
  return {
    kind: 'matrix',
    title: { ko: '변수 사이의 상관', en: 'Correlation of the columns' },
    rows: names,
    columns: names,
    values,
    scale: { label: { ko: '상관 계수', en: 'correlation' }, low: -1, high: 1, decimals: 2 },
    colours: 'diverging',
  };
}

/** Where values are missing: share 0..1 of each stretch of rows (columns of the chart) by table column. */
export function missingChart(
  columns: readonly string[],
  stretches: readonly { readonly firstRow: number; readonly missing: readonly number[] }[],
): MatrixChart {
  return {
    kind: 'matrix',
    title: { ko: '빠진 값이 있는 곳', en: 'Where values are missing' },
    note: { ko: '가로는 행 순서 (첫 행 번호)', en: 'across: row order, by first row' },
    rows: columns,
    columns: stretches.map(({ firstRow }) => (firstRow + 1).toLocaleString('en-US')),
    values: columns.map((_, i) => stretches.map(({ missing }) => missing[i] ?? null)),
    scale: { label: { ko: '빠진 비율', en: 'share missing' }, format: 'share', decimals: 0 },
  };
}

/** Mean |SHAP| per feature, the largest `limit` (default 20). */
export function importanceChart(
  items: readonly { readonly label: Words; readonly importance: number }[],
  rowCount: number,
  limit = 20,
): BarsChart {
  const sorted = [...items].sort((a, b) => b.importance - a.importance).slice(0, limit);
  const rows = rowCount.toLocaleString('en-US');
  return {
    kind: 'bars',
    title: { ko: '예측에 크게 작용하는 변수', en: 'What drives the predictions' },
    note:
      sorted.length < items.length
        ? {
            ko: `${items.length}개 중 ${sorted.length}개, 기준 ${rows}행`,
            en: `${sorted.length} of ${items.length} features, over ${rows} rows`,
          }
        : { ko: `기준 ${rows}행`, en: `over ${rows} rows` },
    value: { label: { ko: '평균 |SHAP| (로그 오즈)', en: 'mean |SHAP| (log-odds)' }, decimals: 3 },
    categories: sorted.map(({ label }) => ({ label })),
    series: [
      {
        label: { ko: '평균 |SHAP|', en: 'mean |SHAP|' },
        values: sorted.map(({ importance }) => ({ value: importance })),
      },
    ],
  };
}

/** A figure of several protocols side by side, with intervals: the honest one first. */
export function protocolChart(
  protocols: readonly {
    readonly label: Words;
    readonly note?: Words;
    readonly f1: BarValue | null;
    readonly rocAuc: BarValue | null;
  }[],
): BarsChart {
  return {
    kind: 'bars',
    title: { ko: '정직한 평가와 단순한 평가', en: 'Honest and naive, side by side' },
    value: {
      label: { ko: '점수 (1이 완전)', en: 'score (1 is perfect)' },
      low: 0,
      high: 1,
      decimals: 3,
    },
    categories: protocols.map(({ label, note }) => ({
      label,
      ...(note === undefined ? {} : { note }),
    })),
    series: [
      { label: 'AUC', values: protocols.map(({ rocAuc }) => rocAuc) },
      { label: 'F1', values: protocols.map(({ f1 }) => f1) },
    ],
  };
}

/** Observed share and mean probability of every group (lot). */
export function groupShareChart(
  groups: readonly (GroupFigures & { readonly label: Words })[],
  noun: Words = { ko: '로트', en: 'lot' },
): BarsChart {
  return {
    kind: 'bars',
    title: { ko: `${ko(noun)}별 불량 비율과 예측`, en: `Observed and predicted by ${en(noun)}` },
    value: { label: { ko: '비율', en: 'share of positive rows' }, format: 'share', low: 0 },
    categories: groups.map(groupCategory),
    series: [
      {
        label: { ko: '실제', en: 'observed' },
        values: groups.map((each) => bar(each.positiveShare)),
      },
      {
        label: { ko: '예측 평균', en: 'mean probability' },
        values: groups.map(({ meanProbability }) => ({ value: meanProbability })),
      },
    ],
  };
}

/** How well rows are told apart inside every group (lot): 0.5 is a coin. */
export function groupSkillChart(
  groups: readonly (GroupFigures & { readonly label: Words })[],
  noun: Words = { ko: '로트', en: 'lot' },
): BarsChart {
  return {
    kind: 'bars',
    title: { ko: `${ko(noun)} 안에서의 변별력`, en: `Skill inside each ${en(noun)}` },
    note: {
      ko: '어느 쪽인지 아는 것을 뺀, 안에서만 가리는 힘',
      en: `what is left when knowing the ${en(noun)} does not count`,
    },
    value: { label: 'AUC', low: 0, high: 1, decimals: 3 },
    categories: groups.map(groupCategory),
    series: [{ label: 'AUC', values: groups.map((each) => bar(each.rocAuc)) }],
    guide: { at: 0.5, label: { ko: '동전 던지기', en: 'a coin' } },
  };
}

/** Rows of a grouped query: one bar per row and column of figures. */
export function categoryChart(facts: {
  readonly title: Words;
  readonly value: Words;
  readonly format?: ValueFormat;
  readonly categories: readonly Words[];
  readonly series: readonly {
    readonly label: Words;
    readonly values: readonly (number | null)[];
  }[];
}): BarsChart {
  const { title, value, format = 'number', categories, series } = facts;
  return {
    kind: 'bars',
    title,
    value: { label: value, format },
    categories: categories.map((label) => ({ label })),
    series: series.map(({ label, values }) => ({
      label,
      values: values.map((each) => ({ value: each })),
    })),
  };
}

/** Figures over a number, such as minutes of a video or days since the first. */
export function seriesChart(facts: {
  readonly title: Words;
  readonly x: Words;
  readonly y: Words;
  readonly format?: ValueFormat;
  readonly series: readonly {
    readonly label: Words;
    readonly points: readonly { readonly x: number; readonly y: number | null }[];
  }[];
}): LinesChart {
  const { title, x, y, format = 'number', series } = facts;
  const fewest = Math.min(...series.map(({ points }) => points.length));
  return {
    kind: 'lines',
    title,
    x: { label: x },
    y: { label: y, format },
    series: series.map((each) => ({ ...each, marked: fewest <= 30 })),
  };
}

function groupCategory({ label, rowCount }: { readonly label: Words; readonly rowCount: number }) {
  const rows = rowCount.toLocaleString('en-US');
  return { label, note: { ko: `${rows}행`, en: rowCount === 1 ? '1 row' : `${rows} rows` } };
}

function bar({ estimate, low, high }: Interval): BarValue {
  return { value: estimate, low, high };
}

function ko(words: Words): string {
  return typeof words === 'string' ? words : words.ko;
}

function en(words: Words): string {
  return typeof words === 'string' ? words : words.en;
}
