// What a chart shows, as plain data: stored in a JSON report, drawn as SVG by `chartSvg` on a server or in a browser.
// A figure that is null or not finite (JSON has no NaN) is a gap, never a zero.
import type { Words } from '../words.js';

/** Any chart. */
export type Chart = LinesChart | BarsChart | HistogramChart | MatrixChart;

/** How values of an axis are written: `share` 0..1 as a percentage, `count` with thousands apart, `number` as it is. */
export type ValueFormat = 'number' | 'share' | 'count';

export interface Axis {
  /** What is measured, with its unit unless it has none. */
  readonly label: Words;
  /** Default `number`. */
  readonly format?: ValueFormat;
  /** Where the axis begins and ends; default what the data spans, bars from 0. */
  readonly low?: number;
  readonly high?: number;
  /** Decimals of single figures (after percent for shares); default about four digits, one for shares. */
  readonly decimals?: number;
}

interface ChartBase {
  readonly title: Words;
  /** A smaller line below the title: rows, protocol, how to read it. */
  readonly note?: Words;
  /** The chart in one sentence for those who cannot see it; default its figures. */
  readonly alternative?: Words;
}

/** Lines over a number: ROC, precision-recall, thresholds, learning, calibration, scores over row order. */
export interface LinesChart extends ChartBase {
  readonly kind: 'lines';
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly LineSeries[];
  /** Straight lines that help reading, such as the threshold. */
  readonly guides?: readonly Guide[];
  /** The diagonal y = x, for charts whose axes measure the same. */
  readonly diagonal?: { readonly label: Words };
  /** Stretches of the x axis, such as lots. */
  readonly spans?: readonly Span[];
  /** Bars in a strip of their own below the lines: how many rows stand behind them. The largest value follows the label. */
  readonly strip?: { readonly label: Words; readonly bars: readonly StripBar[] };
  /** Whether the plot is as high as it is wide. Default false. */
  readonly square?: boolean;
}

export interface LineSeries {
  readonly label: Words;
  readonly points: readonly LinePoint[];
  /** Horizontal and vertical pieces instead of slanted ones. Default false. */
  readonly stepped?: boolean;
  /** A mark at every point. Default false. */
  readonly marked?: boolean;
  /** Marks alone, large and hollow, to point at some of another line's points. Default false. */
  readonly flags?: boolean;
  /** Number of an earlier series it belongs to: looks the same and has no entry in the legend. */
  readonly like?: number;
}

export interface LinePoint {
  readonly x: number;
  readonly y: number | null;
  /** Ends of its interval. */
  readonly low?: number | null;
  readonly high?: number | null;
}

export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly label: Words;
}

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly label: Words;
}

export interface StripBar {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** Horizontal bars: one group of bars per category, one bar per series. */
export interface BarsChart extends ChartBase {
  readonly kind: 'bars';
  readonly value: Axis;
  readonly categories: readonly BarCategory[];
  readonly series: readonly BarSeries[];
  /** A vertical line all bars are compared with. */
  readonly guide?: { readonly at: number; readonly label: Words };
}

export interface BarCategory {
  readonly label: Words;
  /** A smaller line below the label. */
  readonly note?: Words;
}

export interface BarSeries {
  readonly label: Words;
  /** One entry per category. */
  readonly values: readonly (BarValue | null)[];
}

export interface BarValue {
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** How values of each class are distributed, each class as shares of its own rows. */
export interface HistogramChart extends ChartBase {
  readonly kind: 'histogram';
  readonly x: Axis;
  /** Edges rise; one more than every class has counts. */
  readonly edges: readonly number[];
  readonly classes: readonly { readonly label: Words; readonly counts: readonly number[] }[];
  readonly guides?: readonly Guide[];
}

/** Cells of rows and columns: confusion, correlation, missing blocks. */
export interface MatrixChart extends ChartBase {
  readonly kind: 'matrix';
  /** What the rows and the columns are, in a line above the cells. */
  readonly axesNote?: Words;
  readonly rows: readonly Words[];
  readonly columns: readonly Words[];
  /** `values[row][column]`, coloured from low to high. */
  readonly values: readonly (readonly (number | null)[])[];
  /** What the colour measures; low default 0 (`diverging` -1), high default 1. */
  readonly scale: Axis;
  /** `diverging` has its middle at half way and two colours. Default `rising`. */
  readonly colours?: 'rising' | 'diverging';
  /** What is written into the cells; default the values where they fit. */
  readonly texts?: readonly (readonly string[])[];
  /** A second line in each cell. */
  readonly details?: readonly (readonly string[])[];
}
