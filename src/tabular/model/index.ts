export type {
  CategoryFeature,
  FeatureSchema,
  NumberFeature,
  OperatorFacts,
  ProtocolResult,
  Provenance,
  TrainedModel,
} from './trained-model.js';
