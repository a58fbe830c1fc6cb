export { type BedrockEmbeddingOptions, bedrockEmbeddings } from './bedrock-embeddings.js';
export { type BedrockOptions, bedrockModel } from './bedrock-model.js';
export type { Guardrail } from './converse-request.js';
export { defaultModelId } from './default-model-id.js';
export { checkModelId, type ModelId, parseModelId } from './model-id.js';
export { callableFrom, prefixesOf } from './region-profiles.js';
