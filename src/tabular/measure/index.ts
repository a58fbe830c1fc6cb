export { applyCalibration, calibratedProbability, logOdds } from './apply-calibration.js';
export type { BinaryMetrics } from './binary-metrics.js';
export {
  type BinaryIntervals,
  binaryIntervals,
  bootstrapInterval,
  type DifferenceInterval,
  type IntervalMetric,
  intervalMetrics,
  pairedIntervals,
} from './bootstrap.js';
export { type Calibration, isCalibration } from './calibration.js';
export {
  type CalibrationBin,
  type CalibrationCurveOptions,
  calibrationCurve,
  calibrationError,
} from './calibration-curve.js';
export {
  type ChosenThreshold,
  chooseThreshold,
  type ErrorCosts,
  type ThresholdRule,
  thresholdOfCosts,
} from './choose-threshold.js';
export {
  type ControlChart,
  type ControlOptions,
  type ControlPoint,
  individualsChart,
  shareChart,
  subgroupCharts,
} from './control-chart.js';
export { correctedTTest } from './corrected-t-test.js';
export {
  type CurveOptions,
  type PrecisionRecallPoint,
  precisionRecallCurve,
  type RocPoint,
  rocCurve,
  type ThresholdPoint,
  thresholdCurve,
} from './curves.js';
export {
  type CalibrationOptions,
  type FittedCalibration,
  fitCalibration,
} from './fit-calibration.js';
export { fitIsotonic, type IsotonicCalibration } from './fit-isotonic.js';
export { fitPlatt, type PlattCalibration } from './fit-platt.js';
export type { Interval, ResamplingOptions } from './interval.js';
export { logLossClip, measureBinary } from './measure-binary.js';
export { type ClassFigures, type MultiClassMetrics, measureClasses } from './measure-classes.js';
export { type GroupFigures, measureGroups } from './measure-groups.js';
export { measureRegression, type RegressionMetrics } from './measure-regression.js';
export { type NelsonRule, nelsonRules } from './nelson-rules.js';
export {
  type ProcessCapability,
  processCapability,
  type SpecificationLimits,
} from './process-capability.js';
export { averagePrecision, rocAuc } from './ranking.js';
export { shareInterval } from './share-interval.js';
