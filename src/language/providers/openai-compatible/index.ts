export {
  type OpenAiCompatibleEmbeddingOptions,
  openAiCompatibleEmbeddings,
} from './openai-compatible-embeddings.js';
export { type OpenAiCompatibleOptions, openAiCompatibleModel } from './openai-compatible-model.js';
