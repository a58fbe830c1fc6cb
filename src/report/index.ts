// Charts: pure definitions (plain data in, SVG text out, also in a browser) and their PNG form.
export { type ImportanceFacts, importanceSvg } from './importance-svg.js';
export { type RenderPngOptions, renderPng } from './render-png.js';
export { type ReportAssetPaths, type ReportAssets, reportAssets } from './report-assets.js';
export { type ScaleTicks, scaleTicks } from './scale-ticks.js';
export type { WaterfallContribution, WaterfallFacts } from './waterfall-steps.js';
export { waterfallSvg } from './waterfall-svg.js';
