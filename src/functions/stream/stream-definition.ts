// A function that answers piece by piece: the streaming sibling of FunctionDefinition.
import type { LanguageEvent, LanguageModel } from '../../language/index.js';
import type { AssistEvent } from '../assist/assist-event.js';
import type { Invocation, JsonSchema, Need } from '../contract.js';
import type { SamplingParameters } from './sampling-parameters.js';

/** What a streaming function promises, without its work. Answers GET with a query and POST with a JSON body alike. */
export interface StreamContract<Input> {
  /** Field's word for what it does: `stream-bedrock`. Lower-case letters and dashes. */
  readonly kind: string;
  readonly summary: string;
  /** Path on the local server and in the OpenAPI document. */
  readonly path: string;
  readonly needs: readonly Need[];
  readonly deployed: { readonly memoryMegabytes: number; readonly timeoutSeconds: number };
  /** How its function URL is deployed. Behind CloudFront with origin access control it stays AWS_IAM. */
  readonly functionUrl: {
    readonly invokeMode: 'RESPONSE_STREAM';
    readonly authorization: 'AWS_IAM' | 'NONE';
  };
  /** Reads outside data; throws `input.invalid` and its kin. */
  readonly readInput: (data: unknown) => Input;
  /** JSON Schema (2020-12) of input and of one event; loaded only by the faces that draw it. */
  readonly schemas: () => Promise<{ readonly input: JsonSchema; readonly event: JsonSchema }>;
}

/** A contract and the work that keeps it. The last event is exactly one `done` or `error`. */
export interface StreamDefinition<Input> extends StreamContract<Input> {
  readonly run: (
    input: Input,
    surroundings: StreamSurroundings,
    invocation: Invocation,
  ) => AsyncIterable<LanguageEvent>;
}

/** What a composition root hands to every streaming function. */
export interface StreamSurroundings {
  /** The model that answers; throws when the settings name an impossible one. */
  readonly language: () => LanguageModel;
  /** How answers are drawn; default as the function documents. */
  readonly sampling?: Partial<SamplingParameters>;
}

/** What a streaming function sends; stages and evidence pass through the runtimes as they are. */
export type StreamEvent = LanguageEvent | AssistEvent;

/** A streaming function with its surroundings: ready to be called by any face. */
export interface OpenStream {
  /** The deployed name. */
  readonly name: string;
  readonly contract: StreamContract<unknown>;
  /** Parses at once, throwing a Problem; then streams, where an `error` event is the last. */
  readonly stream: (input: unknown, invocation: Invocation) => AsyncIterable<StreamEvent>;
}

/** Gives a definition its name and surroundings. */
export function openStream<Input>(
  definition: StreamDefinition<Input>,
  name: string,
  surroundings: StreamSurroundings,
): OpenStream {
  const { run, ...contract } = definition;
  return {
    name,
    contract,
    stream: (input, invocation) => run(contract.readInput(input), surroundings, invocation),
  };
}
