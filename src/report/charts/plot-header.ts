import { chartColours } from '../chart-style.js';
import { coordinate as c, drawableText, svgText } from '../svg-text.js';
import { textWidth, wrapText } from '../text-width.js';
import { seriesStyle } from './series-style.js';

/** An entry of the legend: how it looks beside what it is. */
export interface LegendEntry {
  readonly label: string;
  /** Which series; its style is the series' own. `diagonal` and `interval` are drawn in grey. */
  readonly look: number | 'diagonal' | 'interval';
  readonly mark: 'line' | 'box' | 'ring';
}

export interface PlotHeader {
  readonly title: string;
  readonly note: string | null;
  readonly legend: readonly LegendEntry[];
  readonly widthPx: number;
}

/** Title, note and legend from the top, wrapped to the width; `bottom` is where the plot may begin. */
export function plotHeader(header: PlotHeader): {
  readonly body: string[];
  readonly bottom: number;
} {
  const inner = header.widthPx - 2 * margin;
  const body: string[] = [];
  let y = 30;
  for (const line of wrapText(drawableText(header.title), 17, inner)) {
    body.push(svgText(line, { x: margin, y, sizePx: 17, bold: true }));
    y += 23;
  }
  if (header.note !== null) {
    y -= 2;
    for (const line of wrapText(drawableText(header.note), 12.5, inner)) {
      body.push(svgText(line, { x: margin, y, sizePx: 12.5, fill: chartColours.muted }));
      y += 17;
    }
  }
  if (header.legend.length > 0) {
    let x = margin;
    y += 3;
    for (const entry of header.legend) {
      const [line = ''] = wrapText(drawableText(entry.label), 12.5, inner - 34, { maxLines: 1 });
      const width = 34 + textWidth(line, 12.5);
      if (x > margin && x + width > header.widthPx - margin) {
        x = margin;
        y += 20;
      }
      body.push(swatch(entry, x, y - 4.5), svgText(line, { x: x + 32, y, sizePx: 12.5 }));
      x += width + 20;
    }
    y += 12;
  }
  return { body, bottom: y };
}

/** Blank border of every chart. */
export const margin = 20;

function swatch({ look, mark }: LegendEntry, x: number, y: number): string {
  if (look === 'diagonal')
    return `<path d="M${c(x)} ${c(y)}h24" stroke="${chartColours.axis}" stroke-dasharray="4 4"/>`;
  if (look === 'interval')
    return `<path d="M${c(x)} ${c(y)}h24M${c(x)} ${c(y - 4)}v8M${c(x + 24)} ${c(y - 4)}v8" stroke="${chartColours.ink}" stroke-width="1.5"/>`;
  const { colour, dash } = seriesStyle(look);
  if (mark === 'ring')
    return `<circle cx="${c(x + 14)}" cy="${c(y)}" r="6" fill="none" stroke="${colour}" stroke-width="2.2"/>`;
  if (mark === 'box')
    return `<rect x="${c(x + 6)}" y="${c(y - 6)}" width="16" height="12" rx="2" fill="${colour}"/>`;
  const dashed = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return `<path d="M${c(x)} ${c(y)}h26" stroke="${colour}" stroke-width="2.5"${dashed}/>`;
}
