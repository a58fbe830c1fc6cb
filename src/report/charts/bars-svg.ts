import { type Language, problem } from '../../shared/index.js';
import { chartColours } from '../chart-style.js';
import { svgDocument } from '../svg-document.js';
import { coordinate as c, drawableText, svgText } from '../svg-text.js';
import { textWidth, wrapText } from '../text-width.js';
import { wordsIn } from '../words.js';
import type { BarCategory, BarsChart, BarValue } from './chart.js';
import { describeBars } from './describe-chart.js';
import { type Box, domainOf, xAxis } from './plot-axes.js';
import { margin, plotHeader } from './plot-header.js';
import { seriesStyle } from './series-style.js';
import { figureText, isFigure } from './value-text.js';

/** Draws horizontal bars as one SVG document. Fails with `report.nothing-to-draw` without categories or series. */
export function barsSvg(chart: BarsChart, language: Language, widthPx: number): string {
  if (chart.categories.length === 0 || chart.series.length === 0)
    throw problem('report.nothing-to-draw', { chart: 'bar' });
  const title = wordsIn(chart.title, language);
  const hasIntervals = chart.series.some(({ values }) => values.some((bar) => isFigure(bar?.low)));
  const header = plotHeader({
    title,
    note: chart.note === undefined ? null : wordsIn(chart.note, language),
    legend: [
      ...(chart.series.length === 1
        ? []
        : chart.series.map(({ label }, look) => ({
            label: wordsIn(label, language),
            look,
            mark: 'box' as const,
          }))),
      ...(hasIntervals
        ? [{ label: intervalWord[language], look: 'interval' as const, mark: 'line' as const }]
        : []),
    ],
    widthPx,
  });
  const labelWidth = widestLabel(chart, language, widthPx);
  const figures = chart.series.map(({ values }) =>
    chart.categories.map((_, i) => figureText(values[i]?.value, chart.value)),
  );
  const figureWidth = Math.max(...figures.flat().map((text) => textWidth(text, 12.5) * 1.06)) + 10;
  const top = header.bottom + (chart.guide === undefined ? 8 : 24);
  const rows = laidOut(chart, language, labelWidth, top);
  const bottom = rows.at(-1)!.bottom;
  const box: Box = {
    left: margin + labelWidth + 14,
    right: widthPx - margin - figureWidth,
    top,
    bottom,
  };
  const domain = domainOf(axisOf(chart), barEnds(chart));
  const x = (value: number) => {
    const share = (value - domain.low) / (domain.high - domain.low);
    return box.left + Math.min(1, Math.max(0, share)) * (box.right - box.left);
  };
  return svgDocument({
    widthPx,
    heightPx: bottom + 48,
    title,
    description:
      chart.alternative === undefined
        ? describeBars(chart, language)
        : wordsIn(chart.alternative, language),
    body: [
      ...header.body,
      ...rows.map((row, i) =>
        i % 2 === 0
          ? `<rect x="${margin - 8}" y="${c(row.top)}" width="${c(widthPx - 2 * margin + 16)}" height="${c(row.bottom - row.top)}" rx="4" fill="${chartColours.stripe}"/>`
          : '',
      ),
      ...xAxis(chart.value, domain, box, language),
      ...drawGuide(chart, box, x, language),
      ...rows.flatMap((row, i) => [
        ...row.label,
        ...chart.series.map((series, s) =>
          drawBar(series.values[i] ?? null, {
            y: row.bars + s * barPitch,
            index: s,
            x,
            zero: Math.min(Math.max(0, domain.low), domain.high),
            text: figures[s]![i]!,
            limit: box,
          }),
        ),
      ]),
      `<path d="M${c(x(Math.max(0, domain.low)))} ${c(box.top)}V${c(box.bottom)}" stroke="${chartColours.axis}"/>`,
    ],
  });
}

const barPitch = 20;
const barHeight = 15;
const intervalWord = { ko: '95% 구간', en: '95% interval' } as const;

/** Bars begin at 0, unless the axis is told where or values lie below it, and the longest ends where its figure begins. */
function axisOf(chart: BarsChart): BarsChart['value'] {
  const { value } = chart;
  const ends = barEnds(chart);
  const isBelow = ends.some((end) => end < 0);
  const longest = Math.max(...ends);
  return {
    ...value,
    low: value.low ?? (isBelow ? undefined : 0),
    high: value.high ?? (longest > 0 ? longest : undefined),
  };
}

function barEnds(chart: BarsChart): number[] {
  return [
    ...chart.series.flatMap(({ values }) =>
      values.flatMap((bar) => (bar === null ? [] : [bar.value, bar.low, bar.high])),
    ),
    chart.guide?.at,
    0,
  ].filter(isFigure);
}

function widestLabel(chart: BarsChart, language: Language, widthPx: number): number {
  const widths = chart.categories.map(({ label, note }) =>
    Math.max(
      textWidth(drawableText(wordsIn(label, language)), 13),
      note === undefined ? 0 : textWidth(drawableText(wordsIn(note, language)), 11.5),
    ),
  );
  return Math.min(Math.max(...widths), widthPx * 0.36);
}

interface LaidOutRow {
  readonly top: number;
  readonly bottom: number;
  /** Top of its first bar. */
  readonly bars: number;
  readonly label: readonly string[];
}

function laidOut(
  chart: BarsChart,
  language: Language,
  labelWidth: number,
  top: number,
): LaidOutRow[] {
  let y = top;
  return chart.categories.map((category) => {
    const lines = labelLines(category, language, labelWidth);
    const textHeight = lines.reduce((sum, line) => sum + line.height, 0);
    const barsHeight = chart.series.length * barPitch - (barPitch - barHeight);
    const height = Math.max(textHeight, barsHeight) + 12;
    let baseline = y + (height - textHeight) / 2;
    const label = lines.map((line) => {
      baseline += line.height;
      return svgText(line.text, {
        x: margin,
        y: baseline - 4,
        sizePx: line.sizePx,
        fill: line.fill,
      });
    });
    const row = { top: y, bottom: y + height, bars: y + (height - barsHeight) / 2, label };
    y += height;
    return row;
  });
}

function labelLines({ label, note }: BarCategory, language: Language, width: number) {
  const of = (text: string, sizePx: number, height: number, fill: string) =>
    wrapText(drawableText(text), sizePx, width, { maxLines: 3 }).map((line) => ({
      text: line,
      sizePx,
      height,
      fill,
    }));
  return [
    ...of(wordsIn(label, language), 13, 16, chartColours.ink),
    ...(note === undefined ? [] : of(wordsIn(note, language), 11.5, 14, chartColours.muted)),
  ];
}

function drawBar(
  bar: BarValue | null,
  at: {
    readonly y: number;
    readonly index: number;
    readonly x: (value: number) => number;
    readonly zero: number;
    readonly text: string;
    readonly limit: Box;
  },
): string {
  const { x, y, index, text, limit } = at;
  const { colour } = seriesStyle(index);
  const middle = y + barHeight / 2;
  const figure = { y: middle + 4.5, sizePx: 12.5, bold: true } as const;
  if (bar === null || !isFigure(bar.value))
    return svgText(text, { ...figure, x: limit.left + 6, fill: chartColours.muted });
  const [from, to] = [x(at.zero), x(bar.value)];
  const width = bar.value === 0 ? 0 : Math.max(1.5, Math.abs(to - from));
  const parts = [
    `<rect x="${c(Math.min(from, to))}" y="${c(y)}" width="${c(width)}" height="${barHeight}" rx="1.5" fill="${colour}"/>`,
  ];
  let end = Math.max(from, to);
  if (isFigure(bar.low) && isFigure(bar.high)) {
    const [low, high] = [x(bar.low), x(bar.high)];
    const path = `M${c(low)} ${c(middle)}H${c(high)}M${c(low)} ${c(middle - 4)}v8M${c(high)} ${c(middle - 4)}v8`;
    // A light rim keeps the whisker visible on its bar.
    parts.push(
      `<path d="${path}" stroke="${chartColours.background}" stroke-width="4" fill="none"/>`,
      `<path d="${path}" stroke="${chartColours.ink}" stroke-width="1.5" fill="none"/>`,
    );
    end = Math.max(end, high);
  }
  parts.push(svgText(text, { ...figure, x: end + 7 }));
  return parts.join('\n');
}

function drawGuide(
  chart: BarsChart,
  box: Box,
  x: (value: number) => number,
  language: Language,
): string[] {
  if (chart.guide === undefined) return [];
  const label = drawableText(wordsIn(chart.guide.label, language));
  const at = x(chart.guide.at);
  const half = textWidth(label, 12) / 2;
  const middle = Math.min(Math.max(at, margin + half), box.right + 10 - half);
  return [
    `<path d="M${c(at)} ${c(box.top)}V${c(box.bottom)}" stroke="${chartColours.ink}" stroke-width="1.2" stroke-dasharray="5 3"/>`,
    svgText(label, { x: middle, y: box.top - 6, sizePx: 12, anchor: 'middle' }),
  ];
}
