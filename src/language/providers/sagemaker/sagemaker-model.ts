import type { ResponseStream } from '@aws-sdk/client-sagemaker-runtime';
import { checkRequest } from '../../check-request.js';
import { collectReply } from '../../collect-reply.js';
import type { LanguageEvent, LanguageModel, LanguageRequest } from '../../model.js';
import { replyEvents } from '../../reply-events.js';
import { type AwsConnection, clientSettings, lazily } from '../aws/aws-connection.js';
import { awsProblem } from '../aws/aws-problem.js';
import { type SageMakerFormat, sageMakerRequest } from './sagemaker-request.js';
import { TokenLines } from './token-lines.js';

export interface SageMakerOptions extends AwsConnection {
  readonly endpointName: string;
  /** Of an endpoint that hosts several; default none. */
  readonly inferenceComponentName?: string;
  /** Body the container reads; default `text-generation`. Tools and JSON output need `chat`. */
  readonly format?: SageMakerFormat;
}

/**
 * A model on a SageMaker endpoint through InvokeEndpointWithResponseStream; `generate` collects the
 * stream. The SDK is loaded at the first call.
 */
export function sageMakerModel(options: SageMakerOptions): LanguageModel {
  const { endpointName, inferenceComponentName, region } = options;
  const name = `sagemaker/${endpointName}`;
  const format = options.format ?? 'text-generation';
  const abilities = { tools: format === 'chat', jsonOutput: format === 'chat' };
  const client = lazily(async () => {
    const { SageMakerRuntimeClient } = await import('@aws-sdk/client-sagemaker-runtime');
    return new SageMakerRuntimeClient(await clientSettings(options));
  });

  async function* events(
    request: LanguageRequest,
    signal: AbortSignal,
  ): AsyncGenerator<LanguageEvent, void, undefined> {
    try {
      checkRequest({ name, abilities }, request);
      const sdk = await import('@aws-sdk/client-sagemaker-runtime');
      const command = new sdk.InvokeEndpointWithResponseStreamCommand({
        EndpointName: endpointName,
        InferenceComponentName: inferenceComponentName,
        ContentType: 'application/json',
        Body: JSON.stringify(sageMakerRequest(request, format)),
      });
      const { Body } = await (await client()).send(command, { abortSignal: signal });
      const tokens = new TokenLines(name);
      for await (const part of Body ?? []) yield* tokens.push(bytesOf(part));
      yield* tokens.end();
    } catch (thrown) {
      const action = 'sagemaker:InvokeEndpointWithResponseStream';
      throw awsProblem(thrown, { model: name, region, action, signal });
    }
  }

  const stream: LanguageModel['stream'] = (request, call) =>
    replyEvents(name, call, (signal) => events(request, signal));
  return {
    name,
    abilities,
    stream,
    generate: (request, call) => collectReply(name, stream(request, call)),
  };
}

// Depending on its version the SDK throws exceptions of the stream or gives them out as members.
function bytesOf(part: ResponseStream): Uint8Array {
  const exception = part.ModelStreamError ?? part.InternalStreamFailure;
  if (exception !== undefined) throw exception;
  return part.PayloadPart?.Bytes ?? new Uint8Array(0);
}
