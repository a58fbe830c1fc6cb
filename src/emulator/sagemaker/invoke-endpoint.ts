import { type LanguageQuestion, type PlannedAnswer, planAnswer } from '../answer/plan-answer.js';
import { encodeStringEvent } from '../event-stream.js';
import type { Call, Operation } from '../operation.js';
import type { EndpointFormat } from '../script/emulator-script.js';
import { list, numberOf, record, textOf } from '../wire/loose-json.js';
import { sendBody } from '../wire/send-body.js';
import { type StreamFrame, sendEvents } from '../wire/send-events.js';
import { ServiceError } from '../wire/service-error.js';
import { streamLines, wholeBody } from './endpoint-formats.js';

/** InvokeEndpoint: the container's answer in one piece. */
export const invokeEndpoint: Operation = {
  service: 'sagemaker-runtime',
  name: 'InvokeEndpoint',
  method: 'POST',
  path: '/endpoints/{EndpointName}/invocations',
  prompt: endpointPrompt,
  answer: async (call) => {
    checkEndpoint(call);
    const scripted = call.rule?.answer?.bodyBase64;
    const format = formatOf(call);
    const body =
      scripted === undefined
        ? wholeBody(format, call, plan(call))
        : Buffer.from(scripted, 'base64');
    const type = format === 'raw' ? 'text/plain; charset=utf-8' : 'application/json';
    await sendBody(
      call,
      200,
      { 'content-type': type, 'x-amzn-invoked-production-variant': 'AllTraffic' },
      body,
    );
  },
};

/** InvokeEndpointWithResponseStream: the container's bytes in PayloadPart events, cut wherever the script says. */
export const invokeEndpointWithResponseStream: Operation = {
  service: 'sagemaker-runtime',
  name: 'InvokeEndpointWithResponseStream',
  method: 'POST',
  path: '/endpoints/{EndpointName}/invocations-response-stream',
  prompt: endpointPrompt,
  answer: async (call) => {
    checkEndpoint(call);
    const parts = [...payloadParts(call)].map(payloadPart);
    await sendEvents(
      call,
      {
        'x-amzn-sagemaker-content-type': 'text/event-stream; charset=utf-8',
        'x-amzn-invoked-production-variant': 'AllTraffic',
      },
      parts,
      'ModelStreamError',
    );
  },
};

function endpointPrompt(body: unknown, request: { readonly body: Buffer }): string {
  if (body === undefined) return request.body.toString('utf8');
  const { inputs, prompt, messages } = record(body);
  if (typeof inputs === 'string') return inputs;
  if (typeof prompt === 'string') return prompt;
  const last = list(messages)
    .map(record)
    .filter((message) => message.role === 'user')
    .at(-1);
  const content = last?.content;
  if (typeof content === 'string') return content;
  return list(content)
    .map((part) => textOf(record(part).text))
    .join('\n');
}

// The message real SageMaker gives, account and region made up.
function checkEndpoint(call: Call): void {
  const known = call.world.player.script.endpoints;
  if (known !== undefined && !Object.hasOwn(known, call.target))
    throw new ServiceError(
      'ValidationError',
      400,
      `Endpoint ${call.target} of account 123456789012 not found.`,
    );
}

function formatOf(call: Call): EndpointFormat {
  const { endpoints = {} } = call.world.player.script;
  return (
    call.rule?.answer?.format ??
    (Object.hasOwn(endpoints, call.target) ? endpoints[call.target]?.format : undefined) ??
    ('messages' in record(call.body) ? 'openai' : 'tgi')
  );
}

function plan(call: Call): PlannedAnswer {
  const body = record(call.body);
  const parameters = record(body.parameters);
  const question: LanguageQuestion = {
    prompt: call.prompt,
    input: call.prompt,
    cachePrefixes: [],
    maxTokens: numberOf(parameters.max_new_tokens) ?? numberOf(body.max_tokens),
    stopSequences: list(parameters.stop ?? body.stop).map(String),
    forcedTool: null,
    outputSchema: null,
  };
  return planAnswer(call, question);
}

function* payloadParts(call: Call): Iterable<Uint8Array> {
  const { bodyBase64, chunkBytes, lastLineBreak } = call.rule?.answer ?? {};
  const lines =
    bodyBase64 === undefined
      ? streamLines(formatOf(call), call, plan(call), lastLineBreak ?? true).map((line) =>
          Buffer.from(line, 'utf8'),
        )
      : [Buffer.from(bodyBase64, 'base64')];
  if (chunkBytes === undefined) return yield* lines;
  const bytes = Buffer.concat(lines);
  for (let at = 0, part = 0; at < bytes.length; part++) {
    const size = chunkBytes[part % chunkBytes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

function payloadPart(bytes: Uint8Array): StreamFrame {
  return {
    bytes: encodeStringEvent(
      {
        ':event-type': 'PayloadPart',
        ':content-type': 'application/octet-stream',
        ':message-type': 'event',
      },
      bytes,
    ),
    isContent: true,
  };
}
