import type { Clock, ObjectStore, Problem } from '../shared/index.js';

/** What a function may use beyond computing; from it follow its permissions when deployed. */
export type Need =
  | 'models:read'
  | 'charts:write'
  | 'language:invoke'
  | 'database:read'
  | 'documents:read';

/** The face-independent description of a function. Schemas are parsed by `parseInput`, drawn by `inputSchema`. */
export interface FunctionContract<Input, Output> {
  /** Field's word for what it does: `predict`, `explain`. */
  readonly kind: string;
  readonly summary: string;
  readonly method: 'GET' | 'POST';
  /** Path on the local server and in the OpenAPI document. */
  readonly path: string;
  readonly needs: readonly Need[];
  /** Reads outside data; throws `input.invalid` and its kin. */
  readonly parseInput: (data: unknown) => Input;
  /** JSON Schema of input and output; loaded only by the faces that draw it. */
  readonly inputSchema: () => Promise<JsonSchema>;
  readonly outputSchema: () => Promise<JsonSchema>;
  /** Only for the type of the answer. */
  readonly output?: Output;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** One call of a function. */
export interface Invocation {
  readonly requestId: string;
  /** The name it was called by, for instance diecasting-predict-t1. */
  readonly functionName: string;
  /** Aborted when the caller leaves or time runs out. */
  readonly signal: AbortSignal;
  /** Milliseconds left before the platform ends the call. */
  readonly remainingMs: () => number;
  readonly log: Log;
}

/** Structured lines: a message and plain facts, never feature values or prompts. */
export interface Log {
  debug(message: string, facts?: Readonly<Record<string, unknown>>): void;
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** What a composition root hands to every function it opens. */
export interface Surroundings {
  readonly clock: Clock;
  /** Holds the registry. */
  readonly models: ObjectStore;
  /** Takes the charts. */
  readonly charts: ObjectStore;
  /** `NAME`, `NAME@VERSION` or `NAME@ALIAS` of the model to serve. */
  readonly model: string;
  readonly language: 'ko' | 'en';
  /** A fresh identifier such as `pred-...`; unique across processes. */
  readonly newId: (prefix: string) => string;
}

/** A function with its surroundings: ready to be called by any face. */
export interface OpenFunction {
  /** The deployed name. */
  readonly name: string;
  readonly contract: FunctionContract<unknown, unknown>;
  /** Parses, runs, answers plain JSON data; throws a Problem. */
  readonly call: (input: unknown, invocation: Invocation) => Promise<unknown>;
}

export type { Problem };
