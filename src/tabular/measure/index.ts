export type { BinaryMetrics } from './binary-metrics.js';
export { logLossClip, measureBinary } from './measure-binary.js';
export { averagePrecision, rocAuc } from './ranking.js';
