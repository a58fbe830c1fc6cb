// One definition, many faces: from a FunctionDefinition come the Lambda handler, the HTTP route, the Invoke
// endpoint, the OpenAPI document and the deployed function with exactly the permissions it needs.

import type { PassageSource } from '../ask-documents/index.js';
import type { LanguageModel } from '../language/index.js';
import type { Clock, Language, ObjectStore } from '../shared/index.js';
import type { ServedModel } from './served-model.js';

/** What a function may use beyond computing; from it follow its permissions when deployed. */
export type Need =
  | 'models:read'
  | 'charts:write'
  | 'language:invoke'
  | 'database:read'
  | 'feedback:write'
  | 'documents:read';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a function promises, without its work: light enough for every face to import. */
export interface FunctionContract<Input, Output> {
  /** Field's word for what it does: `predict`, `explain`. Lower-case letters and dashes. */
  readonly kind: string;
  /** One sentence for documents and lists. */
  readonly summary: string;
  readonly method: 'GET' | 'POST';
  /** Path on the local server and in the OpenAPI document. */
  readonly path: string;
  readonly needs: readonly Need[];
  /** Memory and time of the deployed function, as the documents have them. */
  readonly deployed: { readonly memoryMegabytes: number; readonly timeoutSeconds: number };
  /** Reads outside data; throws `input.invalid` and its kin. */
  readonly readInput: (data: unknown) => Input;
  /** JSON Schema (2020-12) of input and output; loaded only by the faces that draw it. */
  readonly schemas: () => Promise<{ readonly input: JsonSchema; readonly output: JsonSchema }>;
  /** A direct event that holds its input under `body` is answered `{statusCode, headers, body}`, as documented. Default false: the bare answer. */
  readonly answersBodyAsHttp?: boolean;
  /** Only for the type of the answer. */
  readonly output?: Output;
}

/** A contract and the work that keeps it. `run` throws a Problem when it cannot. */
export interface FunctionDefinition<Input, Output> extends FunctionContract<Input, Output> {
  readonly run: (
    input: Input,
    surroundings: Surroundings,
    invocation: Invocation,
  ) => Promise<Output>;
}

/** One call of a function. */
export interface Invocation {
  /** Unique across processes; identifiers in answers are made of it, so that a repeated call repeats them. */
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
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}

export type LogFacts = Readonly<Record<string, unknown>>;

/** What a composition root hands to every function it opens. */
export interface Surroundings {
  readonly clock: Clock;
  /** The model to serve now; cheap when nothing changed. */
  readonly model: () => Promise<ServedModel>;
  /** Takes the charts; null where there is no place from which a caller could open them. */
  readonly charts: ObjectStore | null;
  /** Where a caller can open a chart that was stored; null when it has no address. */
  readonly chartUrl: (key: string) => Promise<string | null>;
  /**
   * Where documents are asked from, and the model that may phrase answers, null for none; undefined where
   * there are no documents.
   */
  readonly documents?: () => Promise<{
    readonly source: PassageSource;
    readonly model: LanguageModel | null;
  }>;
  /** What people call the features, in any language, by feature name. Default: nothing but their names. */
  readonly featureNames?: Readonly<Record<string, readonly string[]>>;
  /** Language of summaries when the request does not say. */
  readonly language: Language;
}

/** A function with its surroundings: ready to be called by any face. */
export interface OpenFunction {
  /** The deployed name. */
  readonly name: string;
  readonly contract: FunctionContract<unknown, unknown>;
  /** Parses, runs, answers plain JSON data; throws a Problem. */
  readonly call: (input: unknown, invocation: Invocation) => Promise<unknown>;
}

/** Gives a definition its name and surroundings. */
export function openFunction<Input, Output>(
  definition: FunctionDefinition<Input, Output>,
  name: string,
  surroundings: Surroundings,
): OpenFunction {
  const { run, ...contract } = definition;
  return {
    name,
    contract,
    call: async (input, invocation) => run(contract.readInput(input), surroundings, invocation),
  };
}
