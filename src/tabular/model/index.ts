export type { Aliases, AliasMove } from './aliases.js';
export { confidenceOf } from './confidence.js';
export { type CrossValidation, crossValidate } from './cross-validate.js';
export { type Evaluation, type EvaluationOptions, evaluateModel } from './evaluate-model.js';
export { type FeatureNames, featureNames } from './feature-names.js';
export type { ChosenInside } from './fit-under-protocol.js';
export {
  decodeAnyModel,
  decodeModelFile,
  encodeModelFile,
  modelFormatVersion,
  otherOutcome,
} from './model-file.js';
export { type OpenModel, openModel } from './open-model.js';
export type {
  Confidence,
  Explanation,
  ExplanationMethod,
  GlobalImportance,
  Prediction,
  PredictionWarning,
} from './prediction.js';
export type { ProtocolName } from './protocol.js';
export {
  type ModelRegistry,
  type ModelVersion,
  modelRegistry,
  type RegisteredModel,
} from './registry.js';
export type { OtherScorer } from './scorer.js';
export { trainModel } from './train-model.js';
export type {
  CategoryFeature,
  FeatureSchema,
  NumberFeature,
  OperatorFacts,
  ProtocolResult,
  Provenance,
  TrainedModel,
  TreeModel,
} from './trained-model.js';
export type {
  HeldOut,
  Training,
  TrainingNotice,
  TrainingOptions,
  TrainingWatch,
} from './training-options.js';
export type { Encoding, FeatureSet } from './tree-inputs.js';
