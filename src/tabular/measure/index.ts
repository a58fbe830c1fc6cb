export type { BinaryMetrics } from './binary-metrics.js';
