import { type Language, problem } from '../../shared/index.js';
import { chartColours } from '../chart-style.js';
import { svgDocument } from '../svg-document.js';
import { drawableText, svgText } from '../svg-text.js';
import { textWidth } from '../text-width.js';
import { wordsIn } from '../words.js';
import type { HistogramChart } from './chart.js';
import { describeHistogram } from './describe-chart.js';
import { type Box, domainOf, xAxis, yAxis, yAxisWidth } from './plot-axes.js';
import { margin, plotHeader } from './plot-header.js';
import { seriesStyle } from './series-style.js';

/**
 * Draws a histogram per class, each as shares of its own rows, so that a rare class is seen beside a common one.
 * Fails with `report.nothing-to-draw` without bins or classes.
 */
export function histogramSvg(chart: HistogramChart, language: Language, widthPx: number): string {
  if (chart.edges.length < 2 || chart.classes.length === 0)
    throw problem('report.nothing-to-draw', { chart: 'histogram' });
  const title = wordsIn(chart.title, language);
  const classes = chart.classes.map(({ label, counts }) => {
    const rows = counts.reduce((sum, count) => sum + count, 0);
    return {
      label: `${wordsIn(label, language)} (${rows.toLocaleString('en-US')})`,
      shares: counts.map((count) => (rows === 0 ? 0 : count / rows)),
    };
  });
  const header = plotHeader({
    title,
    note: chart.note === undefined ? null : wordsIn(chart.note, language),
    legend: classes.map(({ label }, look) => ({ label, look, mark: 'box' })),
    widthPx,
  });
  const yName = {
    label: (classes.length === 1 ? oneShareWord : shareWord)[language],
    format: 'share',
    low: 0,
  } as const;
  const xDomain = domainOf(
    { ...chart.x, low: chart.x.low ?? chart.edges[0]!, high: chart.x.high ?? chart.edges.at(-1)! },
    chart.edges,
  );
  const yDomain = domainOf(
    yName,
    classes.flatMap(({ shares }) => shares),
  );
  const top = header.bottom + 30;
  const height = Math.min(widthPx * 0.36, 320);
  const box: Box = {
    left: margin + yAxisWidth(yName, yDomain, height),
    right: widthPx - margin - 4,
    top,
    bottom: top + height,
  };
  const x = (value: number) =>
    box.left + ((value - xDomain.low) / (xDomain.high - xDomain.low)) * (box.right - box.left);
  const y = (share: number) => box.bottom - (share / yDomain.high) * height;
  return svgDocument({
    widthPx,
    heightPx: box.bottom + 48,
    title,
    description:
      chart.alternative === undefined
        ? describeHistogram(chart, language)
        : wordsIn(chart.alternative, language),
    body: [
      ...header.body,
      ...yAxis(yName, yDomain, box, language),
      ...classes.map(({ shares }, index) => outline(chart.edges, shares, index, x, y)),
      ...xAxis(chart.x, xDomain, box, language),
      ...drawGuides(chart, box, x, language),
    ],
  });
}

const oneShareWord = { ko: '전체에서 차지하는 비율', en: 'share of all values' } as const;
const shareWord = {
  ko: '각 등급 안에서 차지하는 비율',
  en: 'share of the rows of each class',
} as const;

/** A stair over the bins, lightly filled, so that classes show through one another. */
function outline(
  edges: readonly number[],
  shares: readonly number[],
  index: number,
  x: (value: number) => number,
  y: (share: number) => number,
): string {
  const { colour, dash } = seriesStyle(index);
  const short = (value: number) => String(Math.round(value * 10) / 10);
  let path = `M${short(x(edges[0]!))} ${short(y(0))}`;
  for (let bin = 0; bin + 1 < edges.length; bin++)
    path += `V${short(y(shares[bin] ?? 0))}H${short(x(edges[bin + 1]!))}`;
  path += `V${short(y(0))}`;
  const dashed = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return `<path d="${path}" fill="${colour}" fill-opacity="0.18" stroke="${colour}" stroke-width="2"${dashed}/>`;
}

function drawGuides(
  chart: HistogramChart,
  box: Box,
  x: (value: number) => number,
  language: Language,
): string[] {
  return (chart.guides ?? []).flatMap((guide, row) => {
    if (guide.axis !== 'x') return [];
    const label = drawableText(wordsIn(guide.label, language));
    const at = x(guide.at);
    const isRight = at + textWidth(label, 12) * 1.06 + 8 <= box.right;
    return [
      `<path d="M${at.toFixed(1)} ${box.top.toFixed(1)}V${box.bottom.toFixed(1)}" stroke="${chartColours.ink}" stroke-width="1.3" stroke-dasharray="6 3"/>`,
      svgText(label, {
        x: isRight ? at + 6 : at - 6,
        y: box.top + 14 + 16 * row,
        sizePx: 12,
        bold: true,
        rim: chartColours.background,
        anchor: isRight ? 'start' : 'end',
      }),
    ];
  });
}
