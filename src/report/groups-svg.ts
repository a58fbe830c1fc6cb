// Sizes of groups: bars one below the other, or a line through points that follow each other in time.
import { type Language, problem } from '../shared/index.js';
import { chartColours } from './chart-style.js';
import { scaleTicks } from './scale-ticks.js';
import { svgDocument } from './svg-document.js';
import { coordinate as c, drawableText, svgText } from './svg-text.js';
import { textWidth, wrapText } from './text-width.js';

/** Groups of an answer and how they are drawn. */
export interface GroupsFacts {
  readonly language: Language;
  readonly kind: 'bar' | 'line';
  /** What is asked, in one sentence. */
  readonly title: string;
  /** What the sizes are, with their unit. */
  readonly valueTitle: string;
  /** In the order they are drawn, at least one; sizes may be below 0. */
  readonly points: readonly GroupPoint[];
}

export interface GroupPoint {
  readonly label: string;
  readonly value: number;
}

/**
 * A complete SVG document, 900 px wide. Fails with `report.nothing-to-draw` without points and with
 * `report.value-not-finite` for a size that is no number.
 */
export function groupsSvg(facts: GroupsFacts): string {
  const points = facts.points.map(({ label, value }) => ({ label: drawableText(label), value }));
  if (points.length === 0) throw problem('report.nothing-to-draw', { chart: 'groups' });
  for (const { label: at, value: got } of points)
    if (!Number.isFinite(got))
      throw problem('report.value-not-finite', { chart: 'groups', at, got });
  const titleLines = wrapText(drawableText(facts.title), 20, right - left, { maxLines: 3 });
  const captionY = 40 + titleLines.length * 26;
  const drawn = (facts.kind === 'line' ? line : bars)(points, captionY + 22);
  return svgDocument({
    widthPx: chartWidth,
    heightPx: drawn.bottom,
    title: facts.title,
    description: points.map(({ label, value }) => `${label}: ${figure(value)}`).join('; '),
    body: [
      ...titleLines.map((text, at) =>
        svgText(text, { x: left, y: 44 + at * 26, sizePx: 20, bold: true }),
      ),
      svgText(drawableText(facts.valueTitle), { ...small, x: left, y: captionY }),
      ...drawn.body,
    ],
  });
}

interface Drawn {
  readonly body: readonly string[];
  /** Where the document ends. */
  readonly bottom: number;
}

const chartWidth = 900;
const left = 28;
const right = 872;
const small = { sizePx: 12, fill: chartColours.muted };

function bars(points: readonly GroupPoint[], top: number): Drawn {
  const labelWidth = Math.min(
    272,
    Math.max(80, ...points.map(({ label }) => textWidth(label, 14) + 4)),
  );
  const figures = Math.max(...points.map(({ value }) => textWidth(figure(value), 13) + 14));
  const least = Math.min(0, ...points.map(({ value }) => value));
  const greatest = Math.max(0, ...points.map(({ value }) => value));
  const from = left + labelWidth + 16 + (least < 0 ? figures : 0);
  const x = scaleOf(least, greatest, from, right - figures);
  const stripes: string[] = [];
  const body: string[] = [];
  let y = top;
  for (const [at, { label, value }] of points.entries()) {
    const lines = wrapText(label, 14, labelWidth);
    const height = Math.max(30, lines.length * 17 + 10);
    const middle = y + height / 2;
    if (at % 2 === 0)
      stripes.push(
        `<rect x="${left - 12}" y="${c(y)}" width="${right - left + 24}" height="${c(height)}" rx="4" fill="${chartColours.stripe}"/>`,
      );
    const [start, end] = value < 0 ? [x(value), x(0)] : [x(0), x(value)];
    body.push(
      `<rect x="${c(start)}" y="${c(middle - 9)}" width="${c(value === 0 ? 0 : Math.max(1, end - start))}" height="18" rx="2" fill="${chartColours.neutral}"/>`,
      svgText(figure(value), {
        x: value < 0 ? start - 7 : end + 7,
        y: middle + 4.5,
        sizePx: 13,
        bold: true,
        ...(value < 0 ? { anchor: 'end' as const } : {}),
      }),
      ...lines.map((text, row) =>
        svgText(text, { x: left, y: middle - (lines.length * 17) / 2 + 13 + row * 17, sizePx: 14 }),
      ),
    );
    y += height;
  }
  const { values, decimals } = scaleTicks(least, greatest === least ? least + 1 : greatest, 5);
  const grid = values.flatMap((value) => [
    `<path d="M${c(x(value))} ${c(top)}V${c(y + 5)}" stroke="${chartColours.grid}"/>`,
    svgText(tickText(value, decimals), { ...small, x: x(value), y: y + 21, anchor: 'middle' }),
  ]);
  const axis = `<path d="M${c(x(0))} ${c(top)}V${c(y)}" stroke="${chartColours.axis}"/>`;
  return { body: [...stripes, ...grid, ...body, axis], bottom: y + 38 };
}

const plotHeight = 300;

function line(points: readonly GroupPoint[], top: number): Drawn {
  const least = Math.min(0, ...points.map(({ value }) => value));
  const greatest = Math.max(0, ...points.map(({ value }) => value));
  const { values, decimals } = scaleTicks(least, greatest === least ? least + 1 : greatest, 5);
  const ticks = values.map((value) => tickText(value, decimals));
  const from = left + Math.max(...ticks.map((text) => textWidth(text, 12))) + 12;
  const bottom = top + plotHeight;
  const y = scaleOf(least, greatest, bottom, top + 18);
  const step = points.length === 1 ? 0 : (right - from - 40) / (points.length - 1);
  const x = (at: number) => from + 20 + at * step;
  const grid = values.flatMap((value, at) => [
    `<path d="M${c(from)} ${c(y(value))}H${right}" stroke="${chartColours.grid}"/>`,
    svgText(ticks[at]!, { ...small, x: from - 8, y: y(value) + 4, anchor: 'end' }),
  ]);
  const path = points.map(({ value }, at) => `${at === 0 ? 'M' : 'L'}${c(x(at))} ${c(y(value))}`);
  const shown = spaced(
    points.map(({ label }) => textWidth(label, 12)),
    step,
  );
  const figuresShown = spaced(
    points.map(({ value }) => textWidth(figure(value), 12)),
    step,
  );
  const marks = points.flatMap(({ label, value }, at) => [
    `<circle cx="${c(x(at))}" cy="${c(y(value))}" r="4" fill="${chartColours.neutral}"/>`,
    ...(shown(at)
      ? [svgText(label, { ...small, x: x(at), y: bottom + 22, anchor: 'middle' })]
      : []),
    ...(figuresShown(at)
      ? [
          svgText(figure(value), {
            x: x(at),
            y: y(value) - 10,
            sizePx: 12,
            bold: true,
            anchor: 'middle',
            rim: chartColours.background,
          }),
        ]
      : []),
  ]);
  return {
    body: [
      ...grid,
      `<path d="M${c(from)} ${c(y(0))}H${right}" stroke="${chartColours.axis}"/>`,
      `<path d="${path.join('')}" fill="none" stroke="${chartColours.neutral}" stroke-width="2.5" stroke-linejoin="round"/>`,
      ...marks,
    ],
    bottom: bottom + 40,
  };
}

/** Every so many labels, so that none runs into the next one; the first is among them. */
function spaced(widths: readonly number[], step: number): (at: number) => boolean {
  const every = step === 0 ? 1 : Math.max(1, Math.ceil((Math.max(...widths) + 10) / step));
  return (at) => at % every === 0;
}

function scaleOf(low: number, high: number, start: number, end: number) {
  const span = high > low ? high - low : 1;
  return (value: number) => start + ((value - low) / span) * (end - start);
}

/** A size as people read it: thousands parted, at most two decimals, tiny ones with two digits. */
function figure(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en-US');
  if (Math.abs(value) < 0.01) return value.toPrecision(2);
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

function tickText(value: number, decimals: number): string {
  return value.toLocaleString('en-US', {
    minimumFractionDigits: Math.min(decimals, 20),
    maximumFractionDigits: Math.min(decimals, 20),
  });
}
