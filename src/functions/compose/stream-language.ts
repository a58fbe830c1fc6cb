import {
  bedrockModel,
  type LanguageModel,
  offlineModel,
  openAiCompatibleModel,
  prefixesOf,
  type Sleep,
  sageMakerModel,
  withBudget,
  withDeadline,
  withRetry,
} from '../../language/index.js';
import { type Clock, problem, type Random, type Settings } from '../../shared/index.js';
import type { SamplingParameters } from '../stream/sampling-parameters.js';
import { withFewerParameters } from '../stream/with-fewer-parameters.js';

export interface StreamLanguageSurroundings {
  readonly clock: Clock;
  readonly random: Random;
  readonly sleep: Sleep;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * The model behind a streaming function: its own provider when it is configured, else the server that speaks
 * chat completions, else the offline model. No other model steps in when it fails: whoever asks for a stream
 * from one model is told why it cannot answer. Opened at the first call and kept; throws for an impossible setting.
 */
export function streamLanguage(
  provider: 'bedrock' | 'sagemaker',
  settings: Settings,
  surroundings: StreamLanguageSurroundings,
): () => LanguageModel {
  let opened: LanguageModel | null = null;
  return () => {
    opened ??= guarded(providerModel(provider, settings, surroundings), settings, surroundings);
    return opened;
  };
}

/** The sampling parameters that settings change, `default` ones left out. */
export function streamSampling(settings: Settings): Partial<SamplingParameters> {
  const chosen = {
    maxTokens: settings.streamMaxTokens,
    temperature: settings.streamTemperature,
    topP: settings.streamTopP,
    topK: settings.streamTopK,
  };
  return Object.fromEntries(
    Object.entries(chosen)
      .filter(([, value]) => value !== 'default')
      .map(([name, value]) => [name, value === 'none' ? null : value]),
  );
}

function providerModel(
  provider: 'bedrock' | 'sagemaker',
  settings: Settings,
  { fetch }: StreamLanguageSurroundings,
): LanguageModel {
  const connection = {
    region: settings.bedrockRegion,
    endpoint: settings.awsEndpoint || undefined,
  };
  if (provider === 'bedrock' && settings.useBedrock)
    return bedrockModel({
      ...connection,
      modelId: settings.bedrockModelId || defaultModelId(settings.bedrockRegion),
      guardrail:
        settings.bedrockGuardrailId === ''
          ? undefined
          : { id: settings.bedrockGuardrailId, version: settings.bedrockGuardrailVersion },
    });
  if (provider === 'sagemaker' && settings.sageMakerEndpoint !== '')
    return sageMakerModel({
      ...connection,
      endpointName: settings.sageMakerEndpoint,
      format: settings.sageMakerFormat,
    });
  if (settings.languageServerUrl === '') return offlineModel();
  if (settings.languageServerModel === '')
    throw problem('setting.invalid', {
      setting: 'CASTHOUSE_LANGUAGE_MODEL',
      got: '',
      expected: 'the name of a model at CASTHOUSE_LANGUAGE_URL',
    });
  return openAiCompatibleModel({
    baseUrl: settings.languageServerUrl,
    apiKey: settings.languageServerKey,
    model: settings.languageServerModel,
    fetch,
  });
}

// The deadline bounds every attempt together; the budget counts each attempt that was billed.
function guarded(
  model: LanguageModel,
  { languageTokensPerHour, languageTimeoutMs }: Settings,
  { clock, random, sleep }: StreamLanguageSurroundings,
): LanguageModel {
  const budgeted =
    languageTokensPerHour === 0
      ? model
      : withBudget(model, { tokens: languageTokensPerHour, periodMs: 3_600_000, clock });
  const retried = withRetry(withFewerParameters(budgeted), { sleep, random });
  return withDeadline(retried, { longestMs: languageTimeoutMs, sleep });
}

// A small model with a profile in each of these geographies.
function defaultModelId(region: string): string {
  const prefix = prefixesOf(region).find((name) => /^(us|us-gov|eu|apac)$/.test(name));
  if (prefix !== undefined) return `${prefix}.amazon.nova-lite-v1:0`;
  throw problem('setting.invalid', {
    setting: 'AWS_BEDROCK_MODEL_ID',
    got: '',
    expected: `a model that can be called from ${region}`,
  });
}
