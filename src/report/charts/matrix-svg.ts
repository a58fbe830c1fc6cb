import { type Language, problem } from '../../shared/index.js';
import { chartColours } from '../chart-style.js';
import { svgDocument } from '../svg-document.js';
import { coordinate as c, drawableText, svgText } from '../svg-text.js';
import { textWidth, wrapText } from '../text-width.js';
import { wordsIn } from '../words.js';
import type { MatrixChart } from './chart.js';
import { describeMatrix } from './describe-chart.js';
import { cellColour, contrastInk } from './matrix-colour.js';
import { margin, plotHeader } from './plot-header.js';
import { figureText, isFigure, tickText } from './value-text.js';

/** Draws cells as one SVG document; column names are turned when they do not fit. Fails with `report.nothing-to-draw`. */
export function matrixSvg(chart: MatrixChart, language: Language, widthPx: number): string {
  if (chart.rows.length === 0 || chart.columns.length === 0)
    throw problem('report.nothing-to-draw', { chart: 'matrix' });
  const text = (words: Parameters<typeof wordsIn>[0]) => drawableText(wordsIn(words, language));
  const header = plotHeader({
    title: wordsIn(chart.title, language),
    note: chart.note === undefined ? null : wordsIn(chart.note, language),
    legend: [],
    widthPx,
  });
  const rowLabels = chart.rows.map(text);
  const columnLabels = chart.columns.map(text);
  const labelWidth = Math.min(
    Math.max(...rowLabels.map((label) => textWidth(label, 12.5))),
    widthPx * 0.32,
  );
  const left = margin + labelWidth + 10;
  const cellWidth = Math.min(140, (widthPx - margin - left) / columnLabels.length);
  const cellHeight = Math.min(72, Math.max(20, cellWidth * 0.62));
  const isTurned = columnLabels.some((label) => textWidth(label, 12.5) > cellWidth - 4);
  const columnHeight = isTurned
    ? Math.min(120, Math.max(...columnLabels.map((label) => textWidth(label, 11.5)))) + 8
    : 20;
  const axesNote = chart.axesNote === undefined ? '' : text(chart.axesNote);
  const titled = axesNote === '' ? 0 : 20;
  const top = header.bottom + 10 + titled + columnHeight;
  const bottom = top + cellHeight * rowLabels.length;
  return svgDocument({
    widthPx,
    heightPx: bottom + 54,
    title: wordsIn(chart.title, language),
    description:
      chart.alternative === undefined
        ? describeMatrix(chart, language)
        : wordsIn(chart.alternative, language),
    body: [
      ...header.body,
      ...(axesNote === ''
        ? []
        : [
            svgText(axesNote, {
              x: margin,
              y: header.bottom + 18,
              sizePx: 12,
              fill: chartColours.muted,
            }),
          ]),
      ...columnLabels.map((label, i) =>
        columnLabel(label, left + (i + 0.5) * cellWidth, top - 7, isTurned, cellWidth, i),
      ),
      ...rowLabels.flatMap((label, i) => {
        const [line = ''] = wrapText(label, 12.5, labelWidth + 4, { maxLines: 1 });
        const y = top + (i + 0.5) * cellHeight + 4.5;
        return svgText(line, { x: left - 8, y, sizePx: 12.5, anchor: 'end' });
      }),
      ...chart.rows.flatMap((_, row) =>
        chart.columns.map((_each, column) =>
          drawCell(chart, row, column, {
            left: left + column * cellWidth,
            top: top + row * cellHeight,
            width: cellWidth,
            height: cellHeight,
          }),
        ),
      ),
      ...colourScale(chart, left, bottom + 16, Math.min(260, widthPx - margin - left), language),
    ],
  });
}

/** Turned labels that would touch are left out evenly. */
function columnLabel(
  label: string,
  x: number,
  y: number,
  isTurned: boolean,
  cellWidth: number,
  index: number,
): string {
  if (!isTurned) return svgText(label, { x, y, sizePx: 12.5, anchor: 'middle' });
  if (index % Math.ceil(14 / cellWidth) !== 0) return '';
  const [line = ''] = wrapText(label, 11.5, 120, { maxLines: 1 });
  return `<g transform="translate(${c(x + 4)} ${c(y)}) rotate(-90)">${svgText(line, { x: 0, y: 0, sizePx: 11.5 })}</g>`;
}

interface Cell {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function drawCell(chart: MatrixChart, row: number, column: number, cell: Cell): string {
  const value = chart.values[row]?.[column];
  const fill = cellColour(shareOf(chart, value), chart.colours ?? 'rising');
  const gap = cell.width > 12 ? 1 : 0;
  const parts = [
    `<rect x="${c(cell.left)}" y="${c(cell.top)}" width="${c(cell.width - gap)}" height="${c(cell.height - gap)}" fill="${fill}"/>`,
  ];
  const text = chart.texts?.[row]?.[column] ?? figureText(value, chart.scale);
  const detail = chart.details?.[row]?.[column] ?? '';
  const ink = contrastInk(fill);
  const size = cell.width > 70 ? 15 : 11;
  const middle = cell.left + cell.width / 2;
  if (textWidth(text, size) * 1.06 + 4 > cell.width || cell.height < size + 4)
    return parts.join('\n');
  const hasDetail = detail !== '' && cell.height >= 40 && textWidth(detail, 12) + 4 <= cell.width;
  const y = cell.top + cell.height / 2 + size * 0.36 - (hasDetail ? 9 : 0);
  parts.push(
    svgText(text, { x: middle, y, sizePx: size, bold: size > 12, fill: ink, anchor: 'middle' }),
  );
  if (hasDetail)
    parts.push(svgText(detail, { x: middle, y: y + 19, sizePx: 12, fill: ink, anchor: 'middle' }));
  return parts.join('\n');
}

function shareOf(chart: MatrixChart, value: number | null | undefined): number | null {
  if (!isFigure(value)) return null;
  const { low, high } = boundsOf(chart);
  return Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
}

function boundsOf({ scale, colours }: MatrixChart): { low: number; high: number } {
  return { low: scale.low ?? (colours === 'diverging' ? -1 : 0), high: scale.high ?? 1 };
}

function colourScale(
  chart: MatrixChart,
  left: number,
  y: number,
  width: number,
  language: Language,
): string[] {
  const { low, high } = boundsOf(chart);
  const steps = 32;
  const { format = 'number' } = chart.scale;
  const reach = Math.abs(high - low);
  const decimals = format === 'share' || reach < 1 ? 2 : reach < 10 ? 1 : 0;
  const small = { sizePx: 11.5, fill: chartColours.muted, y: y + 24 } as const;
  const name = drawableText(wordsIn(chart.scale.label, language));
  const [lowText, highText] = [tickText(low, format, decimals), tickText(high, format, decimals)];
  const room = width - textWidth(lowText, 11.5) - textWidth(highText, 11.5) - 20;
  const [shown = ''] = wrapText(name, 11.5, Math.max(room, 0), { maxLines: 1 });
  return [
    ...Array.from(
      { length: steps },
      (_, i) =>
        `<rect x="${c(left + (i * width) / steps)}" y="${c(y)}" width="${c(width / steps + 0.5)}" height="10" fill="${cellColour((i + 0.5) / steps, chart.colours ?? 'rising')}"/>`,
    ),
    svgText(lowText, { ...small, x: left }),
    svgText(shown, { ...small, x: left + width / 2, anchor: 'middle' }),
    svgText(highText, { ...small, x: left + width, anchor: 'end' }),
  ];
}
