// Global importance: one horizontal bar per feature, the mean size of its SHAP values.
import { type Language, problem } from '../shared/index.js';
import { chartColours } from './chart-style.js';
import { chartWords } from './chart-words.js';
import { scaleTicks } from './scale-ticks.js';
import { svgDocument } from './svg-document.js';
import { coordinate as c, drawableText, svgText } from './svg-text.js';
import { textWidth, wrapText } from './text-width.js';

/** The importance of features over many rows. */
export interface ImportanceFacts {
  readonly language: Language;
  /** Default: a sentence that says what is shown. */
  readonly title?: string;
  /** Any order; drawn by size, largest first. Importance is the mean |SHAP| in log-odds, not below 0. */
  readonly items: readonly { readonly label: string; readonly importance: number }[];
  /** Rows the mean was taken over. */
  readonly rowCount: number;
}

/**
 * A complete SVG document, 900 px wide. Fails with `report.nothing-to-draw` without items and
 * with `report.value-not-finite` for an importance that is no number.
 */
export function importanceSvg(facts: ImportanceFacts): string {
  const words = chartWords[facts.language];
  const title = drawableText(facts.title ?? words.importanceTitle);
  const items = sortedItems(facts);
  const titleLines = wrapText(title, 20, 840);
  const captionY = 44 + titleLines.length * 26 - 4;
  const plotTop = captionY + 22;
  // The figure of the longest bar stands to the right of it.
  const figureWidth = textWidth('0.0000', 13) + 10;
  const largest = items[0]!.importance;
  const high = largest > 0 ? largest : 1;
  const x = (value: number) => plot.left + (value / high) * (plot.right - figureWidth - plot.left);
  const decimals = high < 0.1 ? 4 : 3;

  const bars: string[] = [];
  let y = plotTop;
  for (const [index, item] of items.entries()) {
    const lines = wrapText(item.label, 14, label.width);
    const height = Math.max(32, lines.length * 17 + 12);
    const middle = y + height / 2;
    if (index % 2 === 0) {
      bars.push(
        `<rect x="${label.left - 12}" y="${c(y)}" width="${plot.right - label.left + 24}" height="${c(height)}" rx="4" fill="${chartColours.stripe}"/>`,
      );
    }
    const end = x(item.importance);
    bars.push(
      `<rect x="${plot.left}" y="${c(middle - 9)}" width="${c(Math.max(1, end - plot.left))}" height="18" rx="2" fill="${chartColours.neutral}"/>`,
      svgText(item.importance.toFixed(decimals), {
        x: end + 7,
        y: middle + 4.5,
        sizePx: 13,
        bold: true,
      }),
      ...lines.map((line, i) =>
        svgText(line, {
          x: label.left,
          y: middle - (lines.length * 17) / 2 + 13 + i * 17,
          sizePx: 14,
        }),
      ),
    );
    y += height;
  }
  const small = { sizePx: 12, fill: chartColours.muted };
  const ticks = scaleTicks(0, high, 5);
  const axis = ticks.values.map((value) =>
    [
      `<path d="M${c(x(value))} ${c(plotTop)}V${c(y + 5)}" stroke="${chartColours.grid}"/>`,
      svgText(value.toFixed(ticks.decimals), {
        ...small,
        x: x(value),
        y: y + 21,
        anchor: 'middle',
      }),
    ].join('\n'),
  );
  return svgDocument({
    widthPx: chartWidth,
    heightPx: y + 38,
    title,
    description: items.map((item) => `${item.label} ${item.importance.toFixed(4)}`).join('; '),
    body: [
      ...titleLines.map((line, i) =>
        svgText(line, { x: label.left, y: 44 + i * 26, sizePx: 20, bold: true }),
      ),
      svgText(words.importanceAxis(facts.rowCount), { ...small, x: label.left, y: captionY }),
      ...bars.filter((bar) => bar.includes(chartColours.stripe)),
      ...axis,
      ...bars.filter((bar) => !bar.includes(chartColours.stripe)),
      `<path d="M${plot.left} ${c(plotTop)}V${c(y)}" stroke="${chartColours.axis}"/>`,
    ],
  });
}

const chartWidth = 900;
const label = { left: 28, width: 272 };
const plot = { left: 316, right: 872 };

function sortedItems(facts: ImportanceFacts) {
  if (facts.items.length === 0) throw problem('report.nothing-to-draw', { chart: 'importance' });
  for (const { label: at, importance: got } of facts.items) {
    if (!Number.isFinite(got)) {
      throw problem('report.value-not-finite', { chart: 'importance', at, got });
    }
  }
  return [...facts.items]
    .sort((a, b) => b.importance - a.importance)
    .map((item) => ({ label: drawableText(item.label), importance: item.importance }));
}
