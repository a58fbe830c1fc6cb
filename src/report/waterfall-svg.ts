// The waterfall of one explanation: from the base value, feature by feature, to the prediction.
// An arrow to the right raises the probability, to the left lowers it; colour only repeats the direction.
import { chartColours } from './chart-style.js';
import { type ChartWords, chartWords, percentText, signedText } from './chart-words.js';
import { scaleTicks } from './scale-ticks.js';
import { svgDocument } from './svg-document.js';
import { coordinate as c, drawableText, svgText } from './svg-text.js';
import { textWidth, wrapText } from './text-width.js';
import { type WaterfallFacts, type WaterfallStep, waterfallSteps } from './waterfall-steps.js';

/**
 * A complete SVG document, 900 px wide, as high as its rows need; feature names are wrapped, not cut.
 * Fails with `report.value-not-finite`, and with `report.not-additive` when base value and
 * contributions miss the output by more than 0.5 % of the drawn span.
 */
export function waterfallSvg(facts: WaterfallFacts): string {
  const words = chartWords[facts.language];
  const outcome = drawableText(facts.outcome ?? words.outcome);
  const title = drawableText(facts.title ?? words.waterfallTitle(outcome));
  const steps = waterfallSteps(facts, words);
  const scale = scaleOf(steps, facts);
  const header = drawHeader(title, words.probability(outcome), facts, words);

  const rows: Row[] = [];
  let bottom = header.bottom;
  for (const step of steps) {
    const lines = wrapText(step.label, size.label, label.width);
    const details = step.detail === '' ? [] : wrapText(step.detail, size.detail, label.width);
    const textHeight = lines.length * 18 + (details.length + (step.outside ? 1 : 0)) * 17;
    const height = Math.max(42, textHeight + 16);
    rows.push({ step, lines, details, top: bottom, height, textHeight });
    bottom += height;
  }
  const axis = drawAxis(scale, header.bottom, bottom, words);
  return svgDocument({
    widthPx: chartWidth,
    heightPx: axis.bottom + 18,
    title: `${title} (${percentText(facts.probability)})`,
    description: steps.map((step) => inWords(step, words)).join('; '),
    body: [
      header.svg,
      ...rows.map(drawStripe),
      axis.svg,
      ...rows.slice(1).map((row, i) => drawConnector(rows[i]!, row, scale)),
      ...rows.map((row, index) => drawMark(row, rowColour(index), scale)),
      ...rows.map((row) => drawLabel(row, words)),
    ],
  });
}

// |28 label 300| 316 reserve 384 ... scale ... 804 reserve 872| 900; a value beside its arrow fits the reserve.
const chartWidth = 900;
const label = { left: 28, width: 272 };
const plot = { left: 316, right: 872, reserve: 68 };
const size = { title: 20, label: 14, detail: 12.5, value: 13, small: 12 };

interface Row {
  readonly step: WaterfallStep;
  readonly lines: readonly string[];
  readonly details: readonly string[];
  readonly top: number;
  readonly height: number;
  readonly textHeight: number;
}

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly x: (logOdds: number) => number;
  /** Whether probabilities on the axis agree with the one answered (a calibrated one may not). */
  readonly showsProbability: boolean;
  /** Decimals of the figures beside the arrows. */
  readonly decimals: number;
}

function scaleOf(steps: readonly WaterfallStep[], facts: WaterfallFacts): Scale {
  const ends = steps.flatMap((step) => [step.from, step.to]);
  let low = Math.min(...ends);
  let high = Math.max(...ends);
  // Below a thousandth of a log odd nothing would be seen, and ticks would read alike.
  if (high - low < 1e-3) {
    low -= 0.5;
    high += 0.5;
  }
  const left = plot.left + plot.reserve;
  const width = plot.right - plot.reserve - left;
  return {
    low,
    high,
    x: (value) => left + ((value - low) / (high - low)) * width,
    showsProbability: Math.abs(sigmoid(facts.outputValue) - facts.probability) < 0.005,
    decimals: high - low < 0.05 ? 4 : high - low < 0.5 ? 3 : 2,
  };
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function drawHeader(
  title: string,
  probabilityName: string,
  facts: WaterfallFacts,
  words: ChartWords,
): { readonly svg: string; readonly bottom: number } {
  const parts: string[] = [];
  const right = plot.right;
  const names = wrapText(probabilityName, size.small, 240, { maxLines: 2 });
  for (const [i, line] of names.entries()) {
    parts.push(
      svgText(line, {
        x: right,
        y: 32 + i * 15,
        sizePx: size.small,
        fill: chartColours.muted,
        anchor: 'end',
      }),
    );
  }
  const figure = { x: right, y: 49 + names.length * 15, sizePx: 30, bold: true } as const;
  parts.push(svgText(percentText(facts.probability), { ...figure, anchor: 'end' }));

  const titleLines = wrapText(title, size.title, 560);
  for (const [i, line] of titleLines.entries()) {
    parts.push(svgText(line, { x: label.left, y: 44 + i * 26, sizePx: size.title, bold: true }));
  }
  const y = 44 + titleLines.length * 26;
  let x = label.left;
  const legend = (mark: string, text: string) => {
    const style = { x: x + 30, y, sizePx: size.small, fill: chartColours.muted };
    parts.push(mark, svgText(text, style));
    x += 30 + textWidth(text, size.small) + 26;
  };
  legend(
    arrow(x, x + 22, y - 4, { sign: 1, height: 10, colour: chartColours.raises }),
    words.raises,
  );
  legend(
    arrow(x + 22, x, y - 4, { sign: -1, height: 10, colour: chartColours.lowers }),
    words.lowers,
  );
  return { svg: parts.join('\n'), bottom: Math.max(y + 22, figure.y + 20) };
}

function isEnd(step: WaterfallStep): boolean {
  return step.kind === 'base' || step.kind === 'result';
}

function rowColour(index: number): string {
  return index % 2 === 0 ? chartColours.stripe : chartColours.background;
}

function drawStripe(row: Row, index: number): string {
  return `<rect x="${label.left - 12}" y="${c(row.top)}" width="${plot.right - label.left + 24}" height="${c(row.height)}" rx="4" fill="${rowColour(index)}"/>`;
}

function drawConnector(above: Row, below: Row, scale: Scale): string {
  const x = c(scale.x(above.step.to));
  const from = c(above.top + above.height / 2);
  const halfMark = isEnd(below.step) ? 8 : 12;
  const to = c(below.top + below.height / 2 - halfMark);
  return `<path d="M${x} ${from}V${to}" stroke="${chartColours.axis}" stroke-dasharray="2 3" fill="none"/>`;
}

function drawMark(row: Row, rim: string, scale: Scale): string {
  const { step } = row;
  const middle = row.top + row.height / 2;
  const value = { sizePx: size.value, y: middle + 4.5, bold: true };
  const from = scale.x(step.from);
  const to = scale.x(step.to);
  if (isEnd(step)) {
    const figure = plainText(step.to, scale.decimals);
    const text = scale.showsProbability ? `${figure} (${percentText(sigmoid(step.to))})` : figure;
    const right = to + 14 + textWidth(text, size.value) <= plot.right;
    return [
      `<path d="M${c(to)} ${c(middle - 8)}l8 8l-8 8l-8 -8z" fill="${chartColours.ink}"/>`,
      svgText(text, {
        ...value,
        x: right ? to + 14 : to - 14,
        anchor: right ? 'start' : 'end',
        rim,
      }),
    ].join('\n');
  }
  const { shap } = step;
  const colour =
    shap > 0 ? chartColours.raises : shap < 0 ? chartColours.lowers : chartColours.muted;
  const text = contributionText(shap, scale.decimals);
  const inside = Math.abs(to - from) >= textWidth(text, size.value) + 24;
  const ahead = shap < 0 ? -7 : 7;
  return [
    arrow(from, to, middle, { sign: shap < 0 ? -1 : 1, height: 24, colour }),
    inside
      ? svgText(text, {
          ...value,
          x: (from + to) / 2 - ahead / 2,
          anchor: 'middle',
          fill: chartColours.background,
        })
      : svgText(text, {
          ...value,
          x: to + ahead,
          anchor: shap < 0 ? 'end' : 'start',
          fill: colour,
          rim,
        }),
  ].join('\n');
}

/** A bar whose tip points to where it leads; at least two pixels long, so that none is invisible. */
function arrow(
  from: number,
  to: number,
  middle: number,
  style: { readonly sign: -1 | 1; readonly height: number; readonly colour: string },
): string {
  const { sign, height, colour } = style;
  const length = Math.max(2, Math.abs(to - from));
  const tip = from + sign * length;
  const neck = tip - sign * Math.min(9, length);
  const top = c(middle - height / 2);
  const bottom = c(middle + height / 2);
  return `<path d="M${c(from)} ${top}H${c(neck)}L${c(tip)} ${c(middle)}L${c(neck)} ${bottom}H${c(from)}z" fill="${colour}"/>`;
}

function drawLabel(row: Row, words: ChartWords): string {
  const parts: string[] = [];
  const strong = isEnd(row.step);
  let y = row.top + (row.height - row.textHeight) / 2 + 13;
  for (const line of row.lines) {
    parts.push(svgText(line, { x: label.left, y, sizePx: size.label, bold: strong }));
    y += 18;
  }
  for (const line of row.details) {
    const fill = chartColours.muted;
    parts.push(svgText(line, { x: label.left, y, sizePx: size.detail, fill }));
    y += 17;
  }
  if (row.step.outside) {
    const fill = chartColours.warning;
    parts.push(
      `<path d="M${label.left} ${c(y)}h11l-5.5 -10z" fill="${fill}"/>`,
      svgText(words.outside, { x: label.left + 16, y, sizePx: size.detail, fill }),
    );
  }
  return parts.join('\n');
}

function drawAxis(
  scale: Scale,
  top: number,
  bottom: number,
  words: ChartWords,
): { readonly svg: string; readonly bottom: number } {
  const ticks = scaleTicks(scale.low, scale.high, 6);
  const parts: string[] = [];
  const style = { sizePx: size.small, fill: chartColours.muted };
  for (const value of ticks.values) {
    const x = scale.x(value);
    const at = { ...style, x, anchor: 'middle' } as const;
    parts.push(
      `<path d="M${c(x)} ${c(top)}V${c(bottom + 5)}" stroke="${chartColours.grid}"/>`,
      svgText(plainText(value, ticks.decimals), { ...at, y: bottom + 21 }),
    );
    if (scale.showsProbability) {
      parts.push(svgText(percentText(sigmoid(value)), { ...at, y: bottom + 38 }));
    }
  }
  parts.push(
    `<path d="M${plot.left} ${c(bottom)}H${plot.right}" stroke="${chartColours.axis}"/>`,
    svgText(words.logOddsAxis, { ...style, x: label.left, y: bottom + 21 }),
  );
  if (!scale.showsProbability) return { svg: parts.join('\n'), bottom: bottom + 21 };
  parts.push(svgText(words.probabilityAxis, { ...style, x: label.left, y: bottom + 38 }));
  return { svg: parts.join('\n'), bottom: bottom + 38 };
}

/** A contribution with its sign; one that would round to zero shows its first digit, down to 0.0001. */
function contributionText(shap: number, decimals: number): string {
  if (shap === 0 || Math.abs(shap) >= 0.5 * 10 ** -decimals) return signedText(shap, decimals);
  return Math.abs(shap) < 0.00005 ? '0' : signedText(shap, Math.ceil(-Math.log10(Math.abs(shap))));
}

function plainText(value: number, decimals: number): string {
  return signedText(value, decimals).replace('+', '');
}

function inWords(step: WaterfallStep, words: ChartWords): string {
  const parts = [step.label];
  if (step.detail !== '') parts.push(`(${step.detail})`);
  if (isEnd(step)) parts.push(plainText(step.to, 4));
  else parts.push(signedText(step.shap, 4));
  if (step.outside) parts.push(`- ${words.outside}`);
  return parts.join(' ');
}
