// The spec of this room: what every language model promises. Imports nothing but `shared`;
// providers and callers look at it and never at each other.
import type { Problem } from '../shared/index.js';
import type { Evidence } from './evidence.js';

/** A language model: a provider, or any number of policies around one. */
export interface LanguageModel {
  /** Provider and model for logs and answers, such as `bedrock/apac.amazon.nova-lite-v1:0`; never a secret. */
  readonly name: string;
  readonly abilities: Abilities;
  /** The whole reply at once; throws a Problem. */
  generate(request: LanguageRequest, options?: CallOptions): Promise<LanguageReply>;
  /**
   * The reply as it comes. Never throws: the last event is exactly one `done` or `error`.
   * The next event is computed when it is asked for, so a slow reader slows the model's connection;
   * leaving the loop early ends the call.
   */
  stream(request: LanguageRequest, options?: CallOptions): AsyncIterable<LanguageEvent>;
}

/** What a model can do beyond text; a request for more fails with `language.unsupported`. */
export interface Abilities {
  readonly tools: boolean;
  readonly jsonOutput: boolean;
}

export interface LanguageRequest {
  /** At least one; the last one is from the user or holds tool results. Texts are valid Unicode. */
  readonly messages: readonly LanguageMessage[];
  readonly system?: string;
  readonly tools?: readonly Tool[];
  /** When given, the text of the reply is one JSON document of this schema. Excludes `tools`. */
  readonly output?: JsonOutput;
  /**
   * What the answer may rest on. Only the offline model reads it; for other models the caller writes
   * it into the messages, as `groundedGenerate` does.
   */
  readonly evidence?: Evidence;
  /** Longest reply in tokens, 1 or more; default: the provider's. */
  readonly maxTokens?: number;
  /** 0 to 2; default: the model's. Some current models refuse any value but their own. */
  readonly temperature?: number;
  /** Above 0, up to 1; default: the model's. */
  readonly topP?: number;
  /** 1 or more; ignored by servers that do not know it; default: the model's. */
  readonly topK?: number;
  /** At most 4 texts that end the reply; they are not part of it. */
  readonly stop?: readonly string[];
  /** Marks system text and tools as worth caching at the provider; default false. */
  readonly cacheFixedPart?: boolean;
}

export type LanguageMessage =
  | { readonly role: 'user'; readonly text: string }
  | {
      readonly role: 'assistant';
      readonly text: string;
      readonly toolCalls?: readonly ToolCall[];
    }
  | { readonly role: 'tool'; readonly results: readonly ToolResult[] };

export interface Tool {
  /** Letters, digits, `_` and `-`, 1 to 64 characters. */
  readonly name: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
}

export interface JsonOutput {
  /** Letters, digits, `_` and `-`, 1 to 64 characters. */
  readonly name: string;
  readonly schema: JsonObject;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** A tool the model wants called, complete. `input` is parsed JSON, to be checked by whoever runs the tool. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

export interface ToolResult {
  /** The id of the call it answers. */
  readonly callId: string;
  readonly text: string;
  /** Whether the tool failed; default false. */
  readonly failed?: boolean;
}

export interface CallOptions {
  /** Ends the call when aborted, with `language.aborted`. */
  readonly signal?: AbortSignal;
  /** Milliseconds left for this call, asked again before each wait; default: no end. */
  readonly remainingMs?: () => number;
}

/** Why a reply ended: `filtered` is a guardrail or content filter. */
export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'filtered';

/** Tokens of one call. The input counts everything sent, what was read from or written to a cache included. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Part of the input that the provider read from its prompt cache. */
  readonly cacheReadTokens: number;
  /** Part of the input that the provider wrote to its prompt cache. */
  readonly cacheWriteTokens: number;
}

export interface LanguageReply {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finish: FinishReason;
  /** Null when the provider did not say. */
  readonly usage: Usage | null;
  /** Name of the model that answered, behind any fallback. */
  readonly model: string;
  /** Whether an answer cache gave it. */
  readonly cached: boolean;
}

export type LanguageEvent =
  | { readonly type: 'text-delta'; readonly text: string }
  | { readonly type: 'tool-call'; readonly call: ToolCall }
  | { readonly type: 'usage'; readonly usage: Usage }
  | {
      readonly type: 'done';
      readonly finish: FinishReason;
      readonly model: string;
      readonly cached: boolean;
    }
  | { readonly type: 'error'; readonly problem: Problem };

/** Turns texts into vectors. */
export interface EmbeddingModel {
  readonly name: string;
  /** One vector per text, in order; throws a Problem. At least one text, none blank. */
  embed(texts: readonly string[], options: EmbedOptions): Promise<Embeddings>;
}

export interface EmbedOptions {
  /** Some models place questions and the passages that answer them differently. */
  readonly purpose: 'passage' | 'question';
  readonly signal?: AbortSignal;
}

export interface Embeddings {
  readonly vectors: readonly Float32Array[];
  /** Null when the provider did not say. */
  readonly inputTokens: number | null;
}
