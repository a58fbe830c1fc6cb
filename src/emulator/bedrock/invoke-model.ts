import { planAnswer } from '../answer/plan-answer.js';
import type { Call, Operation } from '../operation.js';
import { list, record, textOf } from '../wire/loose-json.js';
import { sendBody } from '../wire/send-body.js';
import { type StreamFrame, sendEvents } from '../wire/send-events.js';
import { ServiceError } from '../wire/service-error.js';
import { anthropicBody, anthropicChunks, readAnthropic } from './anthropic-messages.js';
import { bedrockEvent } from './bedrock-events.js';
import { cohereEmbeddings, titanEmbedding } from './embeddings.js';
import { checkModel, type ModelFamily, modelFamily } from './model-id.js';
import { readTitanText, titanBody, titanChunks } from './titan-text.js';

/** A JSON body with the token counts that go into the answer's headers. */
export interface InvokedBody {
  readonly body: unknown;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** InvokeModel: the body format is the model's own. */
export const invokeModel: Operation = {
  service: 'bedrock-runtime',
  name: 'InvokeModel',
  method: 'POST',
  path: '/model/{modelId}/invoke',
  prompt: invokePrompt,
  answer: async (call) => {
    checkModel(call);
    const { body, inputTokens, outputTokens } = invoke(call, familyOf(call));
    await sendBody(
      call,
      200,
      {
        'x-amzn-bedrock-input-token-count': String(inputTokens),
        'x-amzn-bedrock-output-token-count': String(outputTokens),
        'x-amzn-bedrock-invocation-latency': String(latencyMs(call)),
      },
      JSON.stringify(body),
    );
  },
};

/** InvokeModelWithResponseStream, for the families that stream. */
export const invokeModelWithResponseStream: Operation = {
  service: 'bedrock-runtime',
  name: 'InvokeModelWithResponseStream',
  method: 'POST',
  path: '/model/{modelId}/invoke-with-response-stream',
  prompt: invokePrompt,
  answer: async (call) => {
    checkModel(call);
    await sendEvents(
      call,
      { 'x-amzn-bedrock-content-type': 'application/json' },
      frames(call, familyOf(call)),
      'ModelStreamErrorException',
    );
  },
};

function invokePrompt(body: unknown): string {
  switch (modelFamily('', body)) {
    case 'titan-text':
    case 'titan-embed':
      return readTitanText(body).prompt;
    case 'cohere-embed':
      return list(record(body).texts).map(textOf).join('\n');
    default:
      return readAnthropic(body, false).prompt;
  }
}

function familyOf(call: Call): ModelFamily {
  if (call.body === undefined)
    throw new ServiceError(
      'ValidationException',
      400,
      'Malformed input request: the body is not valid JSON, please reformat your input and try again.',
    );
  const family = modelFamily(call.target, call.body);
  if (family !== null) return family;
  throw new ServiceError(
    'ValidationException',
    400,
    'The emulator knows the InvokeModel bodies of anthropic.*, amazon.titan-text-*, amazon.titan-embed-* and cohere.embed-* models; other models answer through Converse.',
  );
}

function invoke(call: Call, family: ModelFamily): InvokedBody {
  switch (family) {
    case 'anthropic':
      return anthropicBody(call, planAnswer(call, readAnthropic(call.body, true)));
    case 'titan-text':
      return titanBody(planAnswer(call, readTitanText(call.body)));
    case 'titan-embed':
      return titanEmbedding(call.body, call.target);
    case 'cohere-embed':
      return cohereEmbeddings(call.body, call.target, call.request.id);
  }
}

// Everything that can be refused is refused here, before the stream begins.
function frames(call: Call, family: ModelFamily): StreamFrame[] {
  if (family === 'titan-embed' || family === 'cohere-embed')
    throw new ServiceError('ValidationException', 400, 'The model is unsupported for streaming.');
  const answer = planAnswer(
    call,
    family === 'anthropic' ? readAnthropic(call.body, true) : readTitanText(call.body),
  );
  const chunks =
    family === 'anthropic' ? anthropicChunks(call, answer) : titanChunks(answer, latencyMs(call));
  return chunks.map(({ json, isContent }) =>
    bedrockEvent(
      'chunk',
      { bytes: Buffer.from(JSON.stringify(json), 'utf8').toString('base64') },
      isContent,
    ),
  );
}

function latencyMs(call: Call): number {
  return Math.max(0, call.world.clock.now() - call.request.receivedMs);
}
