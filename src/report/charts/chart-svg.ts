import type { Language } from '../../shared/index.js';
import { wordsIn } from '../words.js';
import { barsSvg } from './bars-svg.js';
import type { Chart } from './chart.js';
import {
  describeBars,
  describeHistogram,
  describeLines,
  describeMatrix,
} from './describe-chart.js';
import { histogramSvg } from './histogram-svg.js';
import { linesSvg } from './lines-svg.js';
import { matrixSvg } from './matrix-svg.js';

export interface ChartSvgOptions {
  /** 320..1600, default 600. Letters keep their size: draw narrow for narrow places. */
  readonly widthPx?: number;
}

/**
 * Any chart as one complete SVG document with title and text alternative; the same text on every machine.
 * Gaps (null, not finite) are left open. Fails with `report.nothing-to-draw` for a chart without anything to draw.
 */
export function chartSvg(chart: Chart, language: Language, options: ChartSvgOptions = {}): string {
  const widthPx = Math.min(1600, Math.max(320, options.widthPx ?? 600));
  switch (chart.kind) {
    case 'lines':
      return linesSvg(chart, language, widthPx);
    case 'bars':
      return barsSvg(chart, language, widthPx);
    case 'histogram':
      return histogramSvg(chart, language, widthPx);
    case 'matrix':
      return matrixSvg(chart, language, widthPx);
  }
}

/** What the chart shows, in words. */
export function chartInWords(chart: Chart, language: Language): string {
  if (chart.alternative !== undefined) return wordsIn(chart.alternative, language);
  switch (chart.kind) {
    case 'lines':
      return describeLines(chart, language);
    case 'bars':
      return describeBars(chart, language);
    case 'histogram':
      return describeHistogram(chart, language);
    case 'matrix':
      return describeMatrix(chart, language);
  }
}
