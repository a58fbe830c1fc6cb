import { exitCode, kind, quote } from './problem-kind.js';

/** Problems of charts and reports. */
export const reportProblems = {
  'report.value-not-finite': kind<{
    readonly chart: string;
    readonly at: string;
    readonly got: number;
  }>({
    status: 500,
    exit: exitCode.badData,
    message: (f) =>
      `${f.chart} chart, ${quote(f.at)}: got ${String(f.got)}, expected a finite number`,
    fix: () => 'check the figures the chart is drawn from',
  }),
  'report.not-additive': kind<{ readonly sum: number; readonly output: number }>({
    status: 500,
    exit: exitCode.badData,
    message: (f) =>
      `waterfall chart: base value and contributions add up to ${f.sum}, expected the output value ${f.output}`,
    fix: () => 'pass every contribution, or the sum of those left out as othersShap',
  }),
  'report.nothing-to-draw': kind<{ readonly chart: string }>({
    status: 500,
    exit: exitCode.badData,
    message: (f) => `${f.chart} chart: got no items, expected at least one`,
    fix: () => 'give the chart something to draw',
  }),
  'report.bad-section': kind<{ readonly id: string; readonly detail: string }>({
    status: 500,
    exit: exitCode.badData,
    message: (f) => `section ${quote(f.id)} of the report: ${f.detail}`,
    fix: () => 'give every section its own id, and every row of a table one cell per column',
  }),
  'report.asset-missing': kind<{ readonly asset: string; readonly lookedIn: readonly string[] }>({
    status: 500,
    exit: exitCode.unavailable,
    message: (f) =>
      `charts need ${quote(f.asset)}, which is neither in ${f.lookedIn.map((place) => quote(place)).join(' nor in ')}`,
    fix: () => 'install the package with its dependencies, or put the file beside the bundle',
  }),
  'report.not-drawable': kind<{ readonly detail: string }>({
    status: 500,
    exit: exitCode.badData,
    message: (f) => `the chart cannot be drawn as PNG: ${f.detail}`,
    fix: () => 'pass one well-formed SVG document with a width and a height above zero',
  }),
} as const;
