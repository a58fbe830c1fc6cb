import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { checkRequest } from '../../check-request.js';
import { collectReply } from '../../collect-reply.js';
import type { LanguageEvent, LanguageModel, LanguageRequest } from '../../model.js';
import { replyEvents } from '../../reply-events.js';
import { type AwsConnection, clientSettings, lazily } from '../aws/aws-connection.js';
import { bedrockProblem } from './bedrock-problem.js';
import { converseEvents, converseStreamEvents } from './converse-reply.js';
import { converseRequest, type Guardrail } from './converse-request.js';
import { checkModelId, parseModelId } from './model-id.js';

export interface BedrockOptions extends AwsConnection {
  /** Model id, inference profile id or ARN. */
  readonly modelId: string;
  readonly guardrail?: Guardrail;
  /**
   * How JSON output is asked for; default: `native` for models known to refuse a forced tool,
   * `forced-tool` for the others, which every model with tools understands.
   */
  readonly jsonOutput?: 'forced-tool' | 'native';
}

// These refuse a tool choice: Claude Sonnet and Opus from 5.5 on think before they call.
const refusesForcedTool = /claude-(sonnet|opus)-(5-[5-9]|[6-9])/;

/**
 * A model on Amazon Bedrock through Converse and ConverseStream. The SDK is loaded at the first call.
 * Throws at once for a retired model or a profile that the region cannot call.
 */
export function bedrockModel(options: BedrockOptions): LanguageModel {
  const id = parseModelId(options.modelId);
  checkModelId(id, options.region);
  const name = `bedrock/${id.wire}`;
  const abilities = { tools: true, jsonOutput: true };
  const jsonOutput =
    options.jsonOutput ?? (refusesForcedTool.test(id.wire) ? 'native' : 'forced-tool');
  const client = lazily(() => openClient(options));
  const converse = { modelId: id.wire, jsonOutput, guardrail: options.guardrail } as const;

  const events = (request: LanguageRequest, signal: AbortSignal, streamed: boolean) => {
    const action = streamed ? 'bedrock:InvokeModelWithResponseStream' : 'bedrock:InvokeModel';
    const documentTool =
      jsonOutput === 'forced-tool' && request.output !== undefined ? request.output.name : null;
    return mapped(
      async function* (): AsyncGenerator<LanguageEvent, void, undefined> {
        checkRequest({ name, abilities }, request);
        const sdk = await import('@aws-sdk/client-bedrock-runtime');
        const input = converseRequest(request, converse);
        const reading = { model: name, documentTool };
        const http = { abortSignal: signal };
        if (streamed) {
          const command = new sdk.ConverseStreamCommand(input);
          const { stream } = await (await client()).send(command, http);
          yield* converseStreamEvents(stream ?? empty(), reading);
        } else {
          const command = new sdk.ConverseCommand(input);
          yield* converseEvents(await (await client()).send(command, http), reading);
        }
      },
      (thrown) =>
        bedrockProblem(thrown, { model: name, region: options.region, action, signal }, id),
    );
  };

  return {
    name,
    abilities,
    stream: (request, call) => replyEvents(name, call, (signal) => events(request, signal, true)),
    generate: (request, call) =>
      collectReply(
        name,
        replyEvents(name, call, (signal) => events(request, signal, false)),
      ),
  };
}

async function openClient(options: BedrockOptions): Promise<BedrockRuntimeClient> {
  const { BedrockRuntimeClient } = await import('@aws-sdk/client-bedrock-runtime');
  return new BedrockRuntimeClient(await clientSettings(options));
}

async function* mapped<T>(
  source: () => AsyncGenerator<T, void, undefined>,
  asProblem: (thrown: unknown) => Error,
): AsyncGenerator<T, void, undefined> {
  try {
    yield* source();
  } catch (thrown) {
    throw asProblem(thrown);
  }
}

async function* empty(): AsyncGenerator<never, void, undefined> {}
