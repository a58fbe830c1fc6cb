import { type AnswerBlock, type PlannedAnswer, planAnswer } from '../answer/plan-answer.js';
import type { Call, Operation } from '../operation.js';
import { record } from '../wire/loose-json.js';
import { sendBody } from '../wire/send-body.js';
import { type StreamFrame, sendEvents } from '../wire/send-events.js';
import { bedrockEvent } from './bedrock-events.js';
import { conversePrompt, readConverse } from './converse-request.js';
import { checkModel } from './model-id.js';

/** Converse: one answer. */
export const converse: Operation = {
  service: 'bedrock-runtime',
  name: 'Converse',
  method: 'POST',
  path: '/model/{modelId}/converse',
  prompt: conversePrompt,
  answer: async (call) => {
    checkModel(call);
    const answer = planAnswer(call, readConverse(call.body));
    await sendBody(
      call,
      200,
      {},
      JSON.stringify({
        metrics: { latencyMs: latencyMs(call) },
        output: { message: { content: answer.blocks.map(contentBlock), role: 'assistant' } },
        stopReason: answer.stopReason,
        ...guardrailTrace(call, answer),
        usage: usage(answer),
      }),
    );
  },
};

/** ConverseStream: the same answer, piece by piece. */
export const converseStream: Operation = {
  service: 'bedrock-runtime',
  name: 'ConverseStream',
  method: 'POST',
  path: '/model/{modelId}/converse-stream',
  prompt: conversePrompt,
  answer: async (call) => {
    checkModel(call);
    const answer = planAnswer(call, readConverse(call.body));
    await sendEvents(call, {}, frames(call, answer), 'ModelStreamErrorException');
  },
};

function* frames(call: Call, answer: PlannedAnswer): Iterable<StreamFrame> {
  yield bedrockEvent('messageStart', { role: 'assistant' }, false);
  for (const [contentBlockIndex, block] of answer.blocks.entries()) {
    if (block.kind === 'tool')
      yield bedrockEvent(
        'contentBlockStart',
        { contentBlockIndex, start: { toolUse: { name: block.name, toolUseId: block.id } } },
        false,
      );
    for (const delta of deltas(block))
      yield bedrockEvent('contentBlockDelta', { contentBlockIndex, delta }, true);
    yield bedrockEvent('contentBlockStop', { contentBlockIndex }, false);
  }
  yield bedrockEvent('messageStop', { stopReason: answer.stopReason }, false);
  yield bedrockEvent(
    'metadata',
    {
      metrics: { latencyMs: latencyMs(call) },
      ...guardrailTrace(call, answer),
      usage: usage(answer),
    },
    false,
  );
}

function deltas(block: AnswerBlock): unknown[] {
  switch (block.kind) {
    case 'text':
      return block.chunks.map((text) => ({ text }));
    case 'reasoning':
      return [
        { reasoningContent: { text: block.text } },
        { reasoningContent: { signature: 'ZW11bGF0b3I=' } },
      ];
    case 'tool': {
      const json = JSON.stringify(block.input);
      const middle = Math.ceil(json.length / 2);
      return [json.slice(0, middle), json.slice(middle)]
        .filter((part) => part !== '')
        .map((input) => ({ toolUse: { input } }));
    }
  }
}

function contentBlock(block: AnswerBlock): unknown {
  switch (block.kind) {
    case 'text':
      return { text: block.text };
    case 'reasoning':
      return {
        reasoningContent: { reasoningText: { signature: 'ZW11bGF0b3I=', text: block.text } },
      };
    case 'tool':
      return { toolUse: { input: block.input, name: block.name, toolUseId: block.id } };
  }
}

function usage({ usage: counted }: PlannedAnswer): Record<string, number> {
  const { inputTokens, outputTokens, cacheReadInputTokens, cacheWriteInputTokens } = counted;
  return {
    cacheReadInputTokenCount: cacheReadInputTokens,
    cacheReadInputTokens,
    cacheWriteInputTokenCount: cacheWriteInputTokens,
    cacheWriteInputTokens,
    inputTokens,
    outputTokens,
    totalTokens: inputTokens + outputTokens + cacheReadInputTokens + cacheWriteInputTokens,
  };
}

// Bedrock tells what the guardrail found only to a request that asked for its trace.
function guardrailTrace(call: Call, answer: PlannedAnswer): Record<string, unknown> {
  if (answer.guardrail === null) return {};
  const { trace, guardrailIdentifier = 'emulator' } = record(record(call.body).guardrailConfig);
  if (trace !== 'enabled' && trace !== 'enabled_full') return {};
  const assessment = {
    topicPolicy: { topics: [{ name: 'emulator script', type: 'DENY', action: 'BLOCKED' }] },
  };
  const id = String(guardrailIdentifier);
  return {
    trace: {
      guardrail:
        answer.guardrail.on === 'input'
          ? { inputAssessment: { [id]: assessment } }
          : { outputAssessments: { [id]: [assessment] } },
    },
  };
}

function latencyMs(call: Call): number {
  return Math.max(0, call.world.clock.now() - call.request.receivedMs);
}
