import {
  bedrockModel,
  defaultModelId,
  type LanguageModel,
  offlineModel,
  openAiCompatibleModel,
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
 * The model behind a streaming function: its own provider when `own` finds it configured, else the server that
 * speaks chat completions, else the offline model. No other model steps in when it fails: whoever asks for a stream
 * from one model is told why it cannot answer. Opened at the first call and kept; throws for an impossible setting.
 */
export function streamLanguage(
  own: (settings: Settings) => LanguageModel | null,
  settings: Settings,
  surroundings: StreamLanguageSurroundings,
): () => LanguageModel {
  let opened: LanguageModel | null = null;
  return () => {
    const model = () => own(settings) ?? serverModel(settings, surroundings) ?? offlineModel();
    opened ??= guarded(model(), settings, surroundings);
    return opened;
  };
}

/** The model on Bedrock, null when USE_BEDROCK is false. Throws for a retired model or an impossible region. */
export function configuredBedrock(settings: Settings): LanguageModel | null {
  const { useBedrock, bedrockRegion, bedrockModelId } = settings;
  const { bedrockGuardrailId: id, bedrockGuardrailVersion: version } = settings;
  if (!useBedrock) return null;
  return bedrockModel({
    region: bedrockRegion,
    endpoint: settings.awsEndpoint || undefined,
    modelId: bedrockModelId || defaultModelId(bedrockRegion),
    guardrail: id === '' ? undefined : { id, version },
  });
}

/** The model on a SageMaker endpoint, null when none is named. */
export function configuredSageMaker(settings: Settings): LanguageModel | null {
  if (settings.sageMakerEndpoint === '') return null;
  return sageMakerModel({
    region: settings.bedrockRegion,
    endpoint: settings.awsEndpoint || undefined,
    endpointName: settings.sageMakerEndpoint,
    format: settings.sageMakerFormat,
  });
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

function serverModel(
  { languageServerUrl, languageServerModel, languageServerKey }: Settings,
  { fetch }: StreamLanguageSurroundings,
): LanguageModel | null {
  if (languageServerUrl === '') return null;
  if (languageServerModel === '')
    throw problem('setting.invalid', {
      setting: 'CASTHOUSE_LANGUAGE_MODEL',
      got: '',
      expected: 'the name of a model at CASTHOUSE_LANGUAGE_URL',
    });
  return openAiCompatibleModel({
    baseUrl: languageServerUrl,
    apiKey: languageServerKey,
    model: languageServerModel,
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
