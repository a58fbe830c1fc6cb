import { type Clock, type Language, problem, type Random } from '../shared/index.js';
import type { EmbeddingModel, LanguageModel } from './model.js';
import {
  type AnswerCache,
  type AuditRecord,
  type Price,
  type Sleep,
  withAudit,
  withBudget,
  withCache,
  withDeadline,
  withFallback,
  withRetry,
} from './policies/index.js';
import { bedrockEmbeddings, bedrockModel, defaultModelId } from './providers/bedrock/index.js';
import { offlineModel } from './providers/offline/index.js';
import {
  openAiCompatibleEmbeddings,
  openAiCompatibleModel,
} from './providers/openai-compatible/index.js';
import { type SageMakerFormat, sageMakerModel } from './providers/sagemaker/index.js';

/** Plain values a composition root has read from its settings; empty texts count as unset. */
export interface LanguageSettings {
  /** USE_BEDROCK: only true lets Bedrock be called. */
  readonly useBedrock: boolean;
  readonly bedrockRegion: string;
  /** Empty: Nova Lite through the profile of the region's geography. */
  readonly bedrockModelId: string;
  readonly bedrockEmbeddingModelId: string;
  readonly bedrockGuardrailId: string;
  readonly bedrockGuardrailVersion: string;
  readonly sageMakerEndpoint: string;
  readonly sageMakerFormat: SageMakerFormat;
  readonly languageServerUrl: string;
  readonly languageServerModel: string;
  readonly languageServerEmbeddingModel: string;
  readonly languageServerKey: string;
  /** Address of an AWS emulator or VPC endpoint; empty: AWS itself. */
  readonly awsEndpoint: string;
  /** Tokens allowed an hour; 0 means no limit here. */
  readonly languageTokensPerHour: number;
  /** Longest answer time in milliseconds. */
  readonly languageTimeoutMs: number;
}

export interface LanguageSurroundings {
  readonly clock: Clock;
  readonly random: Random;
  readonly sleep: Sleep;
  readonly fetch: typeof globalThis.fetch;
  /** Language of answers without a model; default that of the question. */
  readonly language?: Language;
  /** Keeps answers by exact request; default none. */
  readonly cache?: { readonly store: AnswerCache; readonly scope: string };
  /** Takes a record of every call; default none. */
  readonly audit?: { readonly record: (record: AuditRecord) => void; readonly hashKey: string };
  /** Told of every model that was passed over, by name and problem code. */
  readonly onFallback?: (from: string, code: string) => void;
  readonly prices?: readonly Price[];
}

/**
 * The language model of an installation: what is configured (Bedrock, a SageMaker endpoint, a server
 * that speaks chat completions, in this order), each behind deadline, retry and budget, and the
 * offline model as the last of the chain; nothing configured: the offline model alone. A setting that
 * cannot work throws here.
 */
export function openLanguageModel(
  settings: LanguageSettings,
  surroundings: LanguageSurroundings,
): LanguageModel {
  const { clock, onFallback, cache, audit, prices } = surroundings;
  const offline = offlineModel({ language: surroundings.language });
  const guarded = configured(settings, surroundings).map((model) =>
    guard(model, settings, surroundings),
  );
  const [first, ...others] = [...guarded, offline];
  const chain =
    others.length === 0
      ? offline
      : withFallback([first!, ...others], {
          clock,
          onFallback: (from, why) => onFallback?.(from, why.code),
        });
  const kept =
    cache === undefined ? chain : withCache(chain, { cache: cache.store, scope: cache.scope });
  return audit === undefined ? kept : withAudit(kept, { ...audit, prices, clock });
}

/** The embedding model of an installation, or null when none is configured. */
export function openEmbeddingModel(
  settings: LanguageSettings,
  { fetch }: Pick<LanguageSurroundings, 'fetch'>,
): EmbeddingModel | null {
  if (settings.useBedrock && settings.bedrockEmbeddingModelId !== '')
    return bedrockEmbeddings({
      ...awsOf(settings),
      modelId: settings.bedrockEmbeddingModelId,
    });
  if (settings.languageServerUrl === '' || settings.languageServerEmbeddingModel === '')
    return null;
  return openAiCompatibleEmbeddings({
    baseUrl: settings.languageServerUrl,
    apiKey: settings.languageServerKey,
    model: settings.languageServerEmbeddingModel,
    fetch,
  });
}

function configured(settings: LanguageSettings, { fetch }: LanguageSurroundings): LanguageModel[] {
  const models: LanguageModel[] = [];
  if (settings.useBedrock)
    models.push(
      bedrockModel({
        ...awsOf(settings),
        modelId: settings.bedrockModelId || defaultModelId(settings.bedrockRegion),
        guardrail:
          settings.bedrockGuardrailId === ''
            ? undefined
            : {
                id: settings.bedrockGuardrailId,
                version: settings.bedrockGuardrailVersion || undefined,
              },
      }),
    );
  if (settings.sageMakerEndpoint !== '')
    models.push(
      sageMakerModel({
        ...awsOf(settings),
        endpointName: settings.sageMakerEndpoint,
        format: settings.sageMakerFormat,
      }),
    );
  if (settings.languageServerUrl !== '') {
    if (settings.languageServerModel === '')
      throw problem('setting.invalid', {
        setting: 'CASTHOUSE_LANGUAGE_MODEL',
        got: '',
        expected: 'the name of a model at CASTHOUSE_LANGUAGE_URL',
      });
    models.push(
      openAiCompatibleModel({
        baseUrl: settings.languageServerUrl,
        apiKey: settings.languageServerKey,
        model: settings.languageServerModel,
        fetch,
      }),
    );
  }
  return models;
}

// The deadline bounds every attempt together; the budget counts each attempt that was billed.
function guard(
  model: LanguageModel,
  { languageTokensPerHour, languageTimeoutMs }: LanguageSettings,
  { clock, random, sleep, prices }: LanguageSurroundings,
): LanguageModel {
  const budgeted =
    languageTokensPerHour === 0
      ? model
      : withBudget(model, { tokens: languageTokensPerHour, periodMs: 3_600_000, prices, clock });
  return withDeadline(withRetry(budgeted, { sleep, random }), {
    longestMs: languageTimeoutMs,
    sleep,
  });
}

function awsOf({ bedrockRegion, awsEndpoint }: LanguageSettings) {
  return { region: bedrockRegion, endpoint: awsEndpoint === '' ? undefined : awsEndpoint };
}
