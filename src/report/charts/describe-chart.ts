// Charts in words: what a screen reader says, and what a Markdown report shows in their place.
import type { Language } from '../../shared/index.js';
import { wordsIn } from '../words.js';
import type { BarsChart, HistogramChart, LinesChart, MatrixChart } from './chart.js';
import { figureText, isFigure } from './value-text.js';

/** Each line's ends, its lowest and its highest point. */
export function describeLines(chart: LinesChart, language: Language): string {
  const say = phrases[language];
  const { x, y } = chart;
  const parts = chart.series.flatMap(({ label, points }) => {
    const drawn = points.filter((point) => isFigure(point.y));
    const [first, last] = [drawn[0], drawn.at(-1)];
    if (first === undefined || last === undefined) return [];
    const lowest = drawn.reduce((a, b) => (b.y! < a.y! ? b : a));
    const highest = drawn.reduce((a, b) => (b.y! > a.y! ? b : a));
    const at = (point: typeof first) => say.at(figureText(point.x, x), figureText(point.y, y));
    return `${wordsIn(label, language)}: ${say.line(at(first), at(last), at(lowest), at(highest))}`;
  });
  for (const guide of chart.guides ?? []) {
    const name = wordsIn(guide.label, language);
    const figure = figureText(guide.at, guide.axis === 'x' ? x : y);
    parts.push(name.includes(figure) ? name : `${name}: ${figure}`);
  }
  return parts.join('; ');
}

/** Every bar, with its interval. */
export function describeBars(chart: BarsChart, language: Language): string {
  const say = phrases[language];
  return chart.categories
    .map((category, i) => {
      const values = chart.series.map(({ label, values: bars }) => {
        const bar = bars[i];
        const figure = figureText(bar?.value, chart.value);
        const withEnds =
          isFigure(bar?.low) && isFigure(bar?.high)
            ? `${figure} (${say.range(figureText(bar.low, chart.value), figureText(bar.high, chart.value))})`
            : figure;
        return chart.series.length === 1 ? withEnds : `${wordsIn(label, language)} ${withEnds}`;
      });
      return `${wordsIn(category.label, language)}: ${values.join(', ')}`;
    })
    .join('; ');
}

/** Where each class has its middle and its fullest bin. */
export function describeHistogram(chart: HistogramChart, language: Language): string {
  const say = phrases[language];
  return chart.classes
    .map(({ label, counts }) => {
      const rows = counts.reduce((sum, count) => sum + count, 0);
      if (rows === 0) return `${wordsIn(label, language)}: 0`;
      let below = 0;
      const middle = counts.findIndex((count) => {
        below += count;
        return below * 2 >= rows;
      });
      const fullest = counts.indexOf(Math.max(...counts));
      const bin = (index: number) =>
        say.range(
          figureText(chart.edges[index], chart.x),
          figureText(chart.edges[index + 1], chart.x),
        );
      return `${wordsIn(label, language)}: ${say.histogram(rows, bin(middle), bin(fullest))}`;
    })
    .join('; ');
}

/** Every cell of a small matrix; the strongest ten of a large one. */
export function describeMatrix(chart: MatrixChart, language: Language): string {
  const cells = chart.rows.flatMap((row, r) =>
    chart.columns.map((column, i) => ({
      name: `${wordsIn(row, language)} × ${wordsIn(column, language)}`,
      value: chart.values[r]?.[i],
      text: chart.texts?.[r]?.[i],
      isMirrored: chart.colours === 'diverging' && i <= r,
    })),
  );
  const shown =
    cells.length <= 36
      ? cells
      : cells
          .filter(({ value, isMirrored }) => isFigure(value) && !isMirrored)
          .sort((a, b) => Math.abs(b.value!) - Math.abs(a.value!))
          .slice(0, 10);
  const listed = shown.map(
    ({ name, value, text }) => `${name} ${text ?? figureText(value, chart.scale)}`,
  );
  return [...listed, ...(shown.length < cells.length ? ['…'] : [])].join('; ');
}

const phrases = {
  ko: {
    at: (x: string, y: string) => `${x}에서 ${y}`,
    line: (first: string, last: string, low: string, high: string) =>
      `처음 ${first}, 마지막 ${last}, 최저 ${low}, 최고 ${high}`,
    range: (low: string, high: string) => `${low} ~ ${high}`,
    histogram: (rows: number, middle: string, fullest: string) =>
      `${rows.toLocaleString('en-US')}행, 가운데 ${middle}, 가장 많은 구간 ${fullest}`,
  },
  en: {
    at: (x: string, y: string) => `${y} at ${x}`,
    line: (first: string, last: string, low: string, high: string) =>
      `begins ${first}, ends ${last}, lowest ${low}, highest ${high}`,
    range: (low: string, high: string) => `${low} to ${high}`,
    histogram: (rows: number, middle: string, fullest: string) =>
      `${rows.toLocaleString('en-US')} rows, middle in ${middle}, fullest bin ${fullest}`,
  },
} as const;
