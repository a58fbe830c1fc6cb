import type { ServiceName } from '../wire/service-error.js';

/** What the emulator answers and which faults it plays. Every member is optional. */
export interface EmulatorScript {
  /** The first rule that fits a request and is not used up decides; without one the default answer is given. */
  readonly rules?: readonly ScriptRule[];
  /** Model ids that exist, `*` stands for anything. Default: every id exists. */
  readonly models?: readonly string[];
  /** SageMaker endpoints that exist. Default: every endpoint exists and answers in TGI lines. */
  readonly endpoints?: Readonly<Record<string, { readonly format?: EndpointFormat }>>;
  /** Knowledge bases by id. Default: none exists. */
  readonly knowledgeBases?: Readonly<
    Record<string, { readonly passages: readonly ScriptPassage[] }>
  >;
  readonly dataApi?: DataApiSettings;
}

/** How a SageMaker endpoint writes: TGI server-sent lines, LMI JSON lines, OpenAI-style, or plain text. */
export type EndpointFormat = 'tgi' | 'lmi' | 'openai' | 'raw';

export interface ScriptRule {
  /** Shown in the record of requests. */
  readonly name?: string;
  /** All conditions must hold; an absent one holds always. */
  readonly when?: {
    readonly service?: ServiceName;
    /** Operation as AWS names it, such as ConverseStream; several in a list. */
    readonly operation?: string | readonly string[];
    /** Model id, endpoint, knowledge base id, function name or cluster ARN; `*` stands for anything. */
    readonly target?: string;
    /** Text the prompt contains, letter case ignored, or a pattern written as `/pattern/flags`. SQL for the Data API. */
    readonly prompt?: string;
  };
  /** Fitting requests that pass before the rule starts; default 0. */
  readonly skip?: number;
  /** Fitting requests it decides before it is used up; default without end. */
  readonly times?: number;
  readonly answer?: ScriptAnswer;
  readonly fault?: ScriptFault;
}

/** What a script in JavaScript may compute an answer from. */
export interface ScriptQuestion {
  readonly service: ServiceName;
  readonly operation: string;
  readonly target: string;
  readonly prompt: string;
  /** The request's JSON body, null when it is not JSON. */
  readonly body: unknown;
}

export interface ScriptAnswer {
  /** The whole answer; in a JavaScript script also a function of the question. */
  readonly text?: string | ((question: ScriptQuestion) => string);
  /** The answer as JSON text; excludes `text`. */
  readonly json?: unknown;
  /** Reasoning that comes before the text. */
  readonly reasoning?: string;
  /** Tool calls, after the text when there is one. */
  readonly tools?: readonly {
    readonly name: string;
    readonly input: Readonly<Record<string, unknown>>;
    /** Default `tooluse_` and a number. */
    readonly id?: string;
  }[];
  /** The pieces of the streamed text; their concatenation is the answer. Excludes `text` and `chunkCharacters`. */
  readonly chunks?: readonly string[];
  /** Characters (code points) in a streamed piece; default about a word. */
  readonly chunkCharacters?: number;
  /** SageMaker and Lambda streams: bytes in each part of the raw stream, repeated from the start when used up. */
  readonly chunkBytes?: readonly number[];
  /** SageMaker: how the answer is written; default what the endpoint or the request says. */
  readonly format?: EndpointFormat;
  /** SageMaker: whether the last line ends with a line break; default true. */
  readonly lastLineBreak?: boolean;
  /** SageMaker: the raw bytes of the answer, base64; excludes everything else about the content. */
  readonly bodyBase64?: string;
  /** Milliseconds before the first byte; default 0. */
  readonly firstDelayMs?: number;
  /** Milliseconds between pieces; default 0. */
  readonly chunkDelayMs?: number;
  /** Default: end_turn, tool_use, max_tokens, stop_sequence or guardrail_intervened as the answer deserves. */
  readonly stopReason?: string;
  /** Figures that replace the counted ones. */
  readonly usage?: {
    readonly inputTokens?: number;
    readonly outputTokens?: number;
    readonly cacheReadInputTokens?: number;
    readonly cacheWriteInputTokens?: number;
  };
  /** A guardrail steps in and its message is the answer. */
  readonly guardrail?: { readonly message: string; readonly on?: 'input' | 'output' };
  /** Knowledge bases: indices of the passages a generated answer cites; default the best one. */
  readonly cites?: readonly number[];
}

export type ScriptFault =
  | { readonly kind: 'throttle'; readonly message?: string; readonly retryAfterSeconds?: number }
  | { readonly kind: 'unavailable'; readonly message?: string; readonly retryAfterSeconds?: number }
  | { readonly kind: 'access-denied'; readonly message?: string }
  | { readonly kind: 'expired-credentials'; readonly message?: string }
  /** Any modeled error by name. `status` is needed only for a name the emulator does not know. */
  | {
      readonly kind: 'error';
      readonly error: string;
      readonly message?: string;
      readonly status?: number;
    }
  /** No answer, or none after so many pieces; the connection stays open. */
  | { readonly kind: 'timeout'; readonly afterChunks?: number }
  /** A modeled error inside the stream, after so many pieces (default 1). */
  | {
      readonly kind: 'mid-stream-error';
      readonly error?: string;
      readonly message?: string;
      readonly afterChunks?: number;
    }
  /** A message with a wrong checksum, after so many pieces (default 1). */
  | { readonly kind: 'malformed-chunk'; readonly afterChunks?: number }
  /** The connection breaks inside a message, after so many pieces (default 1). */
  | { readonly kind: 'cut'; readonly afterChunks?: number }
  /** Every message trickles: so many bytes (default 7) every so many milliseconds (default 1). */
  | { readonly kind: 'slow-drip'; readonly bytes?: number; readonly delayMs?: number };

/** A passage of a knowledge base. */
export interface ScriptPassage {
  readonly text: string;
  /** Where it comes from: s3:// and https:// addresses become those kinds of location, others a custom document id. */
  readonly uri: string;
  /** Values that filters compare: text, numbers, booleans, lists of text. */
  readonly metadata?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Fixed score 0..1 in place of the computed one. */
  readonly score?: number;
}

export interface DataApiSettings {
  /** Cluster ARNs that exist; default any well-formed one. */
  readonly clusters?: readonly string[];
  /** Secret ARNs that exist; default any well-formed one. */
  readonly secrets?: readonly string[];
  /** Cluster ARNs whose Data API is switched off. */
  readonly notEnabled?: readonly string[];
  /** Default 45000, as AWS has it. */
  readonly statementTimeoutMs?: number;
  /** A transaction unused for so long is rolled back; default 180000, as AWS has it. */
  readonly transactionIdleMs?: number;
  /** Default 1048576, as AWS has it. */
  readonly responseLimitBytes?: number;
  /** Default 65536, as AWS has it. */
  readonly rowLimitBytes?: number;
}
