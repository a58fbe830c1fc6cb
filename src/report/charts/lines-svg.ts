import { type Language, problem } from '../../shared/index.js';
import { chartColours } from '../chart-style.js';
import { svgDocument } from '../svg-document.js';
import { coordinate as c, drawableText, svgText } from '../svg-text.js';
import { textWidth } from '../text-width.js';
import { wordsIn } from '../words.js';
import type { LinePoint, LineSeries, LinesChart } from './chart.js';
import { describeLines } from './describe-chart.js';
import { type Box, type Domain, domainOf, xAxis, yAxis, yAxisWidth } from './plot-axes.js';
import { type LegendEntry, margin, plotHeader } from './plot-header.js';
import { seriesStyle } from './series-style.js';
import { figureText, isFigure } from './value-text.js';

/** Draws lines as one SVG document. Fails with `report.nothing-to-draw` when no series has a point. */
export function linesSvg(chart: LinesChart, language: Language, widthPx: number): string {
  const points = chart.series.flatMap((series) => series.points.filter(isDrawn));
  if (points.length === 0) throw problem('report.nothing-to-draw', { chart: 'line' });
  const text = (words: Parameters<typeof wordsIn>[0]) => wordsIn(words, language);
  const header = plotHeader({
    title: text(chart.title),
    note: chart.note === undefined ? null : text(chart.note),
    legend: legendOf(chart, language),
    widthPx,
  });
  const xDomain = domainOf(chart.x, xValues(chart, points));
  const yDomain = domainOf(chart.y, yValues(chart, points));
  const top = header.bottom + 30;
  const guess = chart.square === true ? widthPx - 90 : Math.min(widthPx * 0.42, 320);
  const left = margin + yAxisWidth(chart.y, yDomain, guess);
  const right = widthPx - margin - 4;
  // A square plot is not as high as a page.
  const side = Math.min(right - left, 420);
  const box: Box =
    chart.square === true
      ? { left, right: left + side, top, bottom: top + side }
      : { left, right, top, bottom: top + guess };
  const x = (value: number) => scaled(value, xDomain, box.left, box.right);
  const y = (value: number) => scaled(value, yDomain, box.bottom, box.top);
  const strip = chart.strip === undefined ? null : stripBelow(chart, box, x, language);
  const axisBox = strip === null ? box : { ...box, bottom: strip.bottom };
  return svgDocument({
    widthPx,
    heightPx: axisBox.bottom + 48,
    title: text(chart.title),
    description:
      chart.alternative === undefined ? describeLines(chart, language) : text(chart.alternative),
    body: [
      ...header.body,
      ...drawSpans(chart, box, x, language),
      ...yAxis(chart.y, yDomain, box, language),
      ...(strip?.body ?? []),
      ...xAxis(chart.x, xDomain, axisBox, language),
      ...(chart.diagonal === undefined ? [] : [drawDiagonal(xDomain, yDomain, x, y)]),
      ...chart.series.map((series, i) => drawSeries(series, series.like ?? i, x, y)),
      ...drawGuides(chart, box, x, y, language),
    ],
  });
}

function legendOf(chart: LinesChart, language: Language): LegendEntry[] {
  const entries: LegendEntry[] = chart.series.flatMap((series, look) =>
    series.like === undefined
      ? [
          {
            label: wordsIn(series.label, language),
            look,
            mark: series.flags === true ? 'ring' : 'line',
          },
        ]
      : [],
  );
  if (chart.diagonal !== undefined)
    entries.push({
      label: wordsIn(chart.diagonal.label, language),
      look: 'diagonal',
      mark: 'line',
    });
  return entries;
}

function isDrawn(point: LinePoint): point is LinePoint & { readonly y: number } {
  return isFigure(point.x) && isFigure(point.y);
}

function xValues(chart: LinesChart, points: readonly LinePoint[]): number[] {
  return [
    ...points.map((point) => point.x),
    ...(chart.spans ?? []).flatMap((span) => [span.from, span.to]),
    ...(chart.strip?.bars ?? []).flatMap((bar) => [bar.from, bar.to]),
    ...(chart.guides ?? []).flatMap((guide) => (guide.axis === 'x' ? [guide.at] : [])),
  ].filter(isFigure);
}

function yValues(chart: LinesChart, points: readonly LinePoint[]): number[] {
  return [
    ...points.flatMap((point) => [point.y, point.low, point.high]),
    ...(chart.guides ?? []).flatMap((guide) => (guide.axis === 'y' ? [guide.at] : [])),
  ].filter(isFigure);
}

function scaled(value: number, { low, high }: Domain, from: number, to: number): number {
  const share = (value - low) / (high - low);
  return from + Math.min(1, Math.max(0, share)) * (to - from);
}

function drawSeries(
  series: LineSeries,
  index: number,
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  const { colour, dash } = seriesStyle(index);
  const drawn = series.points.filter(isDrawn);
  if (series.flags === true)
    return drawn
      .map(
        (point) =>
          `<circle cx="${short(x(point.x))}" cy="${short(y(point.y))}" r="7" fill="none" stroke="${colour}" stroke-width="2.2"/>`,
      )
      .join('\n');
  let path = '';
  let isOpen = false;
  for (const point of series.points) {
    if (!isDrawn(point)) {
      isOpen = false;
      continue;
    }
    const [px, py] = [short(x(point.x)), short(y(point.y))];
    if (!isOpen) path += `M${px} ${py}`;
    else path += series.stepped === true ? `V${py}H${px}` : `L${px} ${py}`;
    isOpen = true;
  }
  const dashed = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return [
    ...drawIntervals(series, index, x, y),
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2.2" stroke-linejoin="round"${dashed}/>`,
    ...(series.marked === true || drawn.length === 1
      ? drawn.map(
          (point) =>
            `<circle cx="${short(x(point.x))}" cy="${short(y(point.y))}" r="3.6" fill="${colour}" stroke="${chartColours.background}"/>`,
        )
      : []),
  ].join('\n');
}

/** Whiskers where points are marked, a band where they are a line. */
function drawIntervals(
  series: LineSeries,
  index: number,
  x: (value: number) => number,
  y: (value: number) => number,
): string[] {
  const { colour } = seriesStyle(index);
  const ends = series.points.flatMap(({ x: at, low, high }) =>
    isFigure(at) && isFigure(low) && isFigure(high)
      ? [{ at: x(at), low: y(low), high: y(high) }]
      : [],
  );
  if (ends.length === 0) return [];
  if (series.marked === true)
    return ends.map(
      ({ at, low, high }) =>
        `<path d="M${short(at)} ${short(low)}V${short(high)}M${short(at - 4)} ${short(low)}h8M${short(at - 4)} ${short(high)}h8" stroke="${colour}" stroke-width="1.3" opacity="0.75"/>`,
    );
  const there = ends.map(({ at, high }) => `${short(at)} ${short(high)}`).join('L');
  const back = ends
    .toReversed()
    .map(({ at, low }) => `${short(at)} ${short(low)}`)
    .join('L');
  return [`<path d="M${there}L${back}z" fill="${colour}" opacity="0.15"/>`];
}

function drawDiagonal(
  xDomain: Domain,
  yDomain: Domain,
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  const low = Math.max(xDomain.low, yDomain.low);
  const high = Math.min(xDomain.high, yDomain.high);
  return `<path d="M${c(x(low))} ${c(y(low))}L${c(x(high))} ${c(y(high))}" stroke="${chartColours.axis}" stroke-dasharray="4 4" fill="none"/>`;
}

function drawSpans(
  chart: LinesChart,
  box: Box,
  x: (value: number) => number,
  language: Language,
): string[] {
  return (chart.spans ?? []).flatMap((span, index) => {
    const [from, to] = [x(span.from), x(span.to)];
    const label = drawableText(wordsIn(span.label, language));
    const fits = textWidth(label, 11.5) + 6 <= to - from;
    return [
      ...(index % 2 === 0
        ? [
            `<rect x="${c(from)}" y="${c(box.top)}" width="${c(Math.max(1, to - from))}" height="${c(box.bottom - box.top)}" fill="${spanFill}"/>`,
          ]
        : []),
      ...(fits
        ? [
            svgText(label, {
              x: (from + to) / 2,
              y: box.top + 14,
              sizePx: 11.5,
              fill: chartColours.muted,
              anchor: 'middle',
            }),
          ]
        : []),
    ];
  });
}

const spanFill = '#eef2f7';

/** Labels stand beside their line, one row lower each, on the side that has room. */
function drawGuides(
  chart: LinesChart,
  box: Box,
  x: (value: number) => number,
  y: (value: number) => number,
  language: Language,
): string[] {
  const below = (chart.spans ?? []).length > 0 ? 18 : 0;
  let row = 0;
  return (chart.guides ?? []).map((guide) => {
    const label = drawableText(wordsIn(guide.label, language));
    const style = { sizePx: 12, bold: true, rim: chartColours.background } as const;
    const width = textWidth(label, 12) * 1.06 + 8;
    if (guide.axis === 'y') {
      const at = y(guide.at);
      const [isLeft, baseline] = emptiest(chart, box, at, width, x, y);
      return [
        `<path d="M${c(box.left)} ${c(at)}H${c(box.right)}" stroke="${chartColours.ink}" stroke-width="1.3" stroke-dasharray="6 3"/>`,
        svgText(label, {
          ...style,
          x: isLeft ? box.left + 6 : box.right - 6,
          y: baseline,
          anchor: isLeft ? 'start' : 'end',
        }),
      ].join('\n');
    }
    const at = x(guide.at);
    const isRight = at + width <= box.right;
    const line = box.top + 14 + below + 16 * row++;
    return [
      `<path d="M${c(at)} ${c(box.top)}V${c(box.bottom)}" stroke="${chartColours.ink}" stroke-width="1.3" stroke-dasharray="6 3"/>`,
      svgText(label, {
        ...style,
        x: isRight ? at + 6 : at - 6,
        y: line,
        anchor: isRight ? 'start' : 'end',
      }),
    ].join('\n');
  });
}

/** Which end of a horizontal guide, above or below it, has the fewest points of lines where its label would stand. */
function emptiest(
  chart: LinesChart,
  box: Box,
  at: number,
  width: number,
  x: (value: number) => number,
  y: (value: number) => number,
): readonly [isLeft: boolean, baseline: number] {
  const drawn = chart.series.flatMap(({ points }) => points.filter(isDrawn));
  const places = [at - 6, at + 15]
    .filter((baseline) => baseline - 12 > box.top && baseline + 4 < box.bottom)
    .flatMap((baseline) => [true, false].map((isLeft) => [isLeft, baseline] as const));
  const crowd = ([isLeft, baseline]: readonly [boolean, number]) =>
    drawn.filter((point) => {
      const [px, py] = [x(point.x), y(point.y)];
      const isBeside = isLeft ? px < box.left + width + 6 : px > box.right - width - 6;
      return isBeside && py > baseline - 16 && py < baseline + 6;
    }).length;
  return places.reduce((a, b) => (crowd(b) < crowd(a) ? b : a), places[0] ?? [true, at - 6]);
}

function stripBelow(
  chart: LinesChart,
  box: Box,
  x: (value: number) => number,
  language: Language,
): { readonly body: string[]; readonly bottom: number } {
  const { label, bars } = chart.strip!;
  const top = box.bottom + 44;
  const bottom = top + 52;
  const most = Math.max(...bars.map((bar) => bar.value), 1);
  const name = `${wordsIn(label, language)} ${figureText(most, { label, format: 'count' })}`;
  return {
    bottom,
    body: [
      `<path d="M${c(box.left)} ${c(box.bottom)}H${c(box.right)}" stroke="${chartColours.axis}"/>`,
      svgText(drawableText(name), {
        x: margin,
        y: top - 10,
        sizePx: 12,
        fill: chartColours.muted,
      }),
      ...bars.map((bar) => {
        const from = x(bar.from);
        const width = Math.max(3, x(bar.to) - from - 1);
        const height = bar.value === 0 ? 0 : Math.max(1, (bar.value / most) * (bottom - top));
        return `<rect x="${c(Math.min(from, box.right - width))}" y="${c(bottom - height)}" width="${c(width)}" height="${c(height)}" fill="${chartColours.neutral}"/>`;
      }),
    ],
  };
}

/** One decimal: a tenth of a pixel is not seen, and long curves stay small. */
function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
