// Language models: one interface, providers behind it, policies around it, and the check of answers
// against their evidence. No AWS SDK is loaded before a provider that needs it is called.
export { checkRequest, promptLimitBytes } from './check-request.js';
export { collectReply, eventsOfReply, jsonOfReply } from './collect-reply.js';
export {
  type LanguageSettings,
  type LanguageSurroundings,
  openEmbeddingModel,
  openLanguageModel,
} from './compose.js';
export {
  type Contribution,
  type Evidence,
  type Fact,
  hasEvidence,
  type Passage,
  type Row,
  type Scalar,
} from './evidence.js';
export * from './grounding/index.js';
export type * from './model.js';
export * from './policies/index.js';
export * from './providers/bedrock/index.js';
export * from './providers/offline/index.js';
export * from './providers/openai-compatible/index.js';
export * from './providers/sagemaker/index.js';
