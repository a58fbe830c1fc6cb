import type { Language } from '../../shared/index.js';
import { chartColours } from '../chart-style.js';
import { type ScaleTicks, scaleTicks } from '../scale-ticks.js';
import { coordinate as c, drawableText, svgText } from '../svg-text.js';
import { textWidth, wrapText } from '../text-width.js';
import { wordsIn } from '../words.js';
import type { Axis } from './chart.js';
import { tickText } from './value-text.js';

/** Edges of the plot in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Values of an axis and where they lie. */
export interface Domain {
  readonly low: number;
  readonly high: number;
}

/** What the axis is told to span, or else the data, widened to round marks. A single value gets room on both sides. */
export function domainOf(axis: Axis, values: Iterable<number>): Domain {
  let low = axis.low ?? Number.POSITIVE_INFINITY;
  let high = axis.high ?? Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (axis.low === undefined) low = Math.min(low, value);
    if (axis.high === undefined) high = Math.max(high, value);
  }
  if (!Number.isFinite(low)) low = Number.isFinite(high) ? Math.min(0, high - 1) : 0;
  if (!Number.isFinite(high)) high = low + 1;
  if (!(high - low > Math.abs(high) * 1e-9)) {
    const room = Math.abs(high) * 0.1 || 1;
    if (axis.low === undefined) low -= room;
    if (axis.high === undefined || !(high > low)) high += room;
  }
  const { step } = scaleTicks(low, high, 5);
  return {
    low: axis.low ?? Math.floor(low / step + 1e-9) * step,
    high: axis.high ?? Math.ceil(high / step - 1e-9) * step,
  };
}

/** Room the marks of a vertical axis need to the left of it. */
export function yAxisWidth(axis: Axis, domain: Domain, heightPx: number): number {
  const { labels } = marks(axis, domain, Math.max(2, Math.floor(heightPx / 44)));
  return Math.max(...labels.map((label) => textWidth(label, 12))) + 10;
}

/** Marks and their lines for a vertical axis; its name stands above it, so that no letter is turned. */
export function yAxis(axis: Axis, domain: Domain, box: Box, language: Language): string[] {
  const height = box.bottom - box.top;
  const { ticks, labels } = marks(axis, domain, Math.max(2, Math.floor(height / 44)));
  const y = (value: number) =>
    box.bottom - ((value - domain.low) / (domain.high - domain.low)) * height;
  const [name = ''] = wrapText(drawableText(wordsIn(axis.label, language)), 12, box.right - 20, {
    maxLines: 1,
  });
  return [
    ...ticks.values.flatMap((value, i) => [
      `<path d="M${c(box.left)} ${c(y(value))}H${c(box.right)}" stroke="${chartColours.grid}"/>`,
      svgText(labels[i]!, { ...small, x: box.left - 7, y: y(value) + 4, anchor: 'end' }),
    ]),
    svgText(name, { ...small, x: 20, y: box.top - 14 }),
  ];
}

/** Marks below a horizontal axis, as many as fit, and its name below them. 38 px high. */
export function xAxis(axis: Axis, domain: Domain, box: Box, language: Language): string[] {
  const width = box.right - box.left;
  let count = 8;
  let { ticks, labels } = marks(axis, domain, count);
  // Fewer marks until none touches the next.
  while (count > 1 && widest(labels) + 14 > (width * ticks.step) / (domain.high - domain.low)) {
    count--;
    ({ ticks, labels } = marks(axis, domain, count));
  }
  const x = (value: number) =>
    box.left + ((value - domain.low) / (domain.high - domain.low)) * width;
  const [name = ''] = wrapText(drawableText(wordsIn(axis.label, language)), 12, box.right - 20, {
    maxLines: 1,
  });
  const half = textWidth(name, 12) / 2;
  const middle = Math.max(20 + half, Math.min((box.left + box.right) / 2, box.right - half));
  return [
    ...ticks.values.flatMap((value, i) => {
      const room = textWidth(labels[i]!, 12) / 2;
      const at = Math.min(x(value), box.right + 16 - room);
      return [
        `<path d="M${c(x(value))} ${c(box.bottom)}v5" stroke="${chartColours.axis}"/>`,
        svgText(labels[i]!, { ...small, x: at, y: box.bottom + 18, anchor: 'middle' }),
      ];
    }),
    `<path d="M${c(box.left)} ${c(box.bottom)}H${c(box.right)}" stroke="${chartColours.axis}"/>`,
    svgText(name, { ...small, x: middle, y: box.bottom + 36, anchor: 'middle' }),
  ];
}

const small = { sizePx: 12, fill: chartColours.muted } as const;

function marks(
  axis: Axis,
  { low, high }: Domain,
  count: number,
): { ticks: ScaleTicks; labels: string[] } {
  let ticks = scaleTicks(low, high, count);
  // There is no half a row.
  if (axis.format === 'count' && ticks.step < 1) {
    const whole = ticks.values.filter((value) => Math.abs(value - Math.round(value)) < 1e-9);
    ticks = { values: whole.length > 0 ? whole : [Math.round(low)], step: 1, decimals: 0 };
  }
  const { format = 'number' } = axis;
  return { ticks, labels: ticks.values.map((value) => tickText(value, format, ticks.decimals)) };
}

function widest(labels: readonly string[]): number {
  return Math.max(...labels.map((label) => textWidth(label, 12)));
}
