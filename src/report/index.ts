// Charts: pure definitions (plain data in, SVG text out, also in a browser) and their PNG form; reports made of them.
export type {
  Axis,
  BarCategory,
  BarSeries,
  BarsChart,
  BarValue,
  Chart,
  Guide,
  HistogramChart,
  LinePoint,
  LineSeries,
  LinesChart,
  MatrixChart,
  Span,
  StripBar,
  ValueFormat,
} from './charts/chart.js';
export { type ChartSvgOptions, chartInWords, chartSvg } from './charts/chart-svg.js';
export {
  calibrationChart,
  costChart,
  learningChart,
  type NamedCurve,
  precisionRecallChart,
  rocChart,
  thresholdChart,
} from './charts/curve-charts.js';
export { capabilityChart, controlLines } from './charts/quality-charts.js';
export { classHistogram, type ScoredRows, scoreOrderChart } from './charts/row-charts.js';
export {
  categoryChart,
  confusionChart,
  confusionOf,
  correlationChart,
  groupShareChart,
  groupSkillChart,
  importanceChart,
  missingChart,
  protocolChart,
  seriesChart,
} from './charts/table-charts.js';
export { type HtmlReportOptions, htmlReport } from './document/html-report.js';
export { type Json, jsonReport } from './document/json-report.js';
export { markdownReport } from './document/markdown-report.js';
export type {
  Block,
  Cell,
  ChartBlock,
  Fact,
  FactsBlock,
  Finding,
  FindingsBlock,
  ProseBlock,
  Report,
  Section,
  Severity,
  TableBlock,
  TableColumn,
} from './document/report.js';
export { type StudyReportFacts, studyReport } from './document/study-report.js';
export {
  type ChosenParameter,
  type HeldOutRows,
  type ReportedIntervals,
  type ReportedLot,
  type ReportedProtocol,
  type TrainingReportFacts,
  type TuningTrial,
  trainingReport,
} from './document/training-report.js';
export { type GroupPoint, type GroupsFacts, groupsSvg } from './groups-svg.js';
export { type ImportanceFacts, importanceSvg } from './importance-svg.js';
export { type RenderPngOptions, renderPng } from './render-png.js';
export { type ReportAssetPaths, type ReportAssets, reportAssets } from './report-assets.js';
export { type ScaleTicks, scaleTicks } from './scale-ticks.js';
export type { WaterfallContribution, WaterfallFacts } from './waterfall-steps.js';
export { waterfallSvg } from './waterfall-svg.js';
export { type Words, wordsIn } from './words.js';
