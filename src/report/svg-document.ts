import { chartColours, chartFontFamily } from './chart-style.js';
import { coordinate, drawableText, escapeXml } from './svg-text.js';

/** A chart as one SVG document on a light background, with its name and its content in words. */
export interface SvgDocument {
  readonly widthPx: number;
  readonly heightPx: number;
  /** What a screen reader announces. */
  readonly title: string;
  /** The figures of the chart in words. */
  readonly description: string;
  /** Elements in drawing order. */
  readonly body: readonly string[];
}

export function svgDocument(chart: SvgDocument): string {
  const width = coordinate(chart.widthPx);
  const height = coordinate(Math.ceil(chart.heightPx));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${chartFontFamily}">`,
    `<title>${escapeXml(drawableText(chart.title))}</title>`,
    `<desc>${escapeXml(drawableText(chart.description))}</desc>`,
    `<rect width="${width}" height="${height}" fill="${chartColours.background}"/>`,
    ...chart.body,
    '</svg>',
  ].join('\n');
}
