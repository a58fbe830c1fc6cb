import { problem } from '../../../shared/index.js';
import { callableFrom, prefixesOf } from './region-profiles.js';
import { retiredModel } from './retired-models.js';

/** A Bedrock model id taken apart: `apac.amazon.nova-lite-v1:0` has the prefix `apac`. */
export interface ModelId {
  /** Geography of an inference profile, null for a model called directly. */
  readonly prefix: string | null;
  /** Provider and model, such as `amazon.nova-lite-v1:0`; null for an ARN that does not say. */
  readonly model: string | null;
  /** What goes over the wire: the id or ARN as it was configured. */
  readonly wire: string;
}

/** Splits off any geography prefix, also inside an ARN; never fails. */
export function parseModelId(configured: string): ModelId {
  const wire = configured.trim();
  if (!wire.startsWith('arn:')) return { ...split(wire), wire };
  const [, kind, id] = /:(inference-profile|foundation-model)\/(.+)$/.exec(wire) ?? [];
  if (kind === undefined || id === undefined) return { prefix: null, model: null, wire };
  return { ...split(id), wire };
}

/**
 * Refuses what cannot work before the first call: a retired model (`language.model-retired`) and a
 * profile that the region cannot call (`language.profile-not-in-region`), each with the right one named.
 */
export function checkModelId({ prefix, model }: ModelId, region: string): void {
  if (model === null) return;
  const retired = retiredModel(model);
  if (retired !== null) {
    const right = prefixesOf(region).at(-1);
    throw problem('language.model-retired', {
      modelId: model,
      endOfLife: retired.endOfLife,
      // The newest models are called through a profile only; the widest is there for all of them.
      successor: right === undefined ? retired.successor : `${right}.${retired.successor}`,
    });
  }
  if (prefix !== null && !callableFrom(prefix, region))
    throw problem('language.profile-not-in-region', {
      modelId: model,
      prefix,
      region,
      right: prefixesOf(region),
    });
}

// A provider name has no hyphen and model names after it may hold dots (zai.glm-4.7), so a prefix is
// only a first part that is no provider, followed by what can be one.
const providers = new Set(
  'ai21 amazon anthropic cohere deepseek google luma meta minimax mistral moonshot moonshotai nvidia openai qwen stability twelvelabs writer zai'.split(
    ' ',
  ),
);

function split(id: string): { prefix: string | null; model: string } {
  const [first, second, ...rest] = id.split('.');
  const hasPrefix =
    first !== undefined &&
    second !== undefined &&
    rest.length > 0 &&
    !providers.has(first) &&
    /^[a-z]+(-[a-z]+)*$/.test(first) &&
    /^[a-z][a-z0-9]*$/.test(second);
  return hasPrefix
    ? { prefix: first, model: [second, ...rest].join('.') }
    : { prefix: null, model: id };
}
