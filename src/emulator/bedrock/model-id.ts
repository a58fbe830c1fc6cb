import type { Call } from '../operation.js';
import { fitsWildcard } from '../script/script-player.js';
import { ServiceError } from '../wire/service-error.js';

/** Refuses a model the script does not list, as Bedrock refuses an id it does not know. */
export function checkModel(call: Call): void {
  const known = call.world.player.script.models;
  if (known === undefined || known.some((pattern) => fitsWildcard(pattern, call.target))) return;
  throw new ServiceError('ValidationException', 400, 'The provided model identifier is invalid.');
}

/** Which body format InvokeModel speaks with a model. */
export type ModelFamily = 'anthropic' | 'titan-text' | 'titan-embed' | 'cohere-embed';

/** The family by model id, profile or ARN; an id that does not tell is judged by the body; null when neither does. */
export function modelFamily(modelId: string, body: unknown): ModelFamily | null {
  if (modelId.includes('anthropic.')) return 'anthropic';
  if (modelId.includes('amazon.titan-embed')) return 'titan-embed';
  if (modelId.includes('amazon.titan')) return 'titan-text';
  if (modelId.includes('cohere.embed')) return 'cohere-embed';
  if (typeof body !== 'object' || body === null) return null;
  if ('anthropic_version' in body) return 'anthropic';
  if ('texts' in body && 'input_type' in body) return 'cohere-embed';
  if ('inputText' in body) return 'textGenerationConfig' in body ? 'titan-text' : 'titan-embed';
  return null;
}
