// The body of Anthropic models in InvokeModel: the Messages format.
import type { AnswerBlock, LanguageQuestion, PlannedAnswer } from '../answer/plan-answer.js';
import type { Call } from '../operation.js';
import { list, numberOf, record, textOf } from '../wire/loose-json.js';
import { ServiceError } from '../wire/service-error.js';
import type { InvokedBody } from './invoke-model.js';

/** A chunk of a streamed body. */
export interface BodyChunk {
  readonly json: Readonly<Record<string, unknown>>;
  readonly isContent: boolean;
}

/** Reads a Messages body; with `strict`, refuses what the model refuses with a ValidationException. */
export function readAnthropic(body: unknown, strict: boolean): LanguageQuestion {
  const request = record(body);
  const messages = list(request.messages).map(record);
  if (strict) check(request, messages);
  const system = Array.isArray(request.system) ? request.system : [{ text: request.system }];
  const { input, cachePrefixes } = readInput([
    ...list(request.tools),
    ...system,
    ...messages.flatMap((message) => contentOf(message)),
  ]);
  const last = messages.filter((message) => message.role === 'user').at(-1);
  return {
    prompt: last === undefined ? '' : contentOf(last).map(blockText).filter(Boolean).join('\n'),
    input,
    cachePrefixes,
    maxTokens: numberOf(request.max_tokens),
    stopSequences: list(request.stop_sequences).map(String),
    forcedTool: forcedTool(request),
    outputSchema: null,
  };
}

/** The whole answer in Messages format. */
export function anthropicBody(call: Call, answer: PlannedAnswer): InvokedBody {
  return {
    body: {
      ...messageHead(call),
      content: answer.blocks.map(contentBlock),
      stop_reason: stopReason(answer),
      stop_sequence: answer.stopSequence,
      usage: { ...inputUsage(answer), output_tokens: answer.usage.outputTokens },
      ...guardrailAction(answer),
    },
    inputTokens: answer.usage.inputTokens,
    outputTokens: answer.usage.outputTokens,
  };
}

/** The answer as the events of a Messages stream; the last one carries Bedrock's invocation metrics. */
export function anthropicChunks(call: Call, answer: PlannedAnswer): BodyChunk[] {
  const chunks: BodyChunk[] = [];
  const say = (json: BodyChunk['json'], isContent = false) => chunks.push({ json, isContent });
  say({
    type: 'message_start',
    message: {
      ...messageHead(call),
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { ...inputUsage(answer), output_tokens: 1 },
    },
  });
  for (const [index, block] of answer.blocks.entries()) {
    say({ type: 'content_block_start', index, content_block: emptyBlock(block) });
    for (const delta of deltas(block)) say({ type: 'content_block_delta', index, delta }, true);
    say({ type: 'content_block_stop', index });
  }
  say({
    type: 'message_delta',
    delta: { stop_reason: stopReason(answer), stop_sequence: answer.stopSequence },
    usage: { output_tokens: answer.usage.outputTokens },
  });
  const latencyMs = Math.max(0, call.world.clock.now() - call.request.receivedMs);
  say({
    type: 'message_stop',
    ...guardrailAction(answer),
    'amazon-bedrock-invocationMetrics': {
      inputTokenCount: answer.usage.inputTokens,
      outputTokenCount: answer.usage.outputTokens,
      invocationLatency: latencyMs,
      firstByteLatency: latencyMs,
      cacheReadInputTokenCount: answer.usage.cacheReadInputTokens,
      cacheWriteInputTokenCount: answer.usage.cacheWriteInputTokens,
    },
  });
  return chunks;
}

function check(
  request: Readonly<Record<string, unknown>>,
  messages: readonly Readonly<Record<string, unknown>>[],
): void {
  if (typeof request.anthropic_version !== 'string')
    throw invalid('#: required key [anthropic_version] not found');
  if (numberOf(request.max_tokens) === null)
    throw invalid('#: required key [max_tokens] not found');
  if (messages.length === 0) throw invalid('messages: at least one message is required');
  messages.forEach((message, at) => {
    if (
      contentOf(message).every((block) => blockText(block).trim() === '') &&
      !hasOtherContent(message)
    )
      throw invalid(`messages.${at}: all messages must have non-empty content`);
  });
}

function hasOtherContent(message: Readonly<Record<string, unknown>>): boolean {
  return list(message.content).some((block) => record(block).type !== 'text');
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', 400, message);
}

function contentOf(message: Readonly<Record<string, unknown>>): readonly unknown[] {
  return typeof message.content === 'string' ? [{ text: message.content }] : list(message.content);
}

function blockText(part: unknown): string {
  const block = record(part);
  if (typeof block.text === 'string') return block.text;
  if (block.type === 'tool_result')
    return contentOf(block)
      .map((inner) => textOf(record(inner).text))
      .join('\n');
  return '';
}

// What stands before each cache_control, the block that carries it included.
function readInput(parts: readonly unknown[]): { input: string; cachePrefixes: string[] } {
  let input = '';
  const cachePrefixes: string[] = [];
  for (const part of parts) {
    const block = record(part);
    input += 'input_schema' in block ? JSON.stringify(part) : blockText(part);
    input += '\n';
    if ('cache_control' in block) cachePrefixes.push(input);
  }
  return { input, cachePrefixes };
}

function forcedTool(request: Readonly<Record<string, unknown>>): LanguageQuestion['forcedTool'] {
  const choice = record(request.tool_choice);
  const tools = list(request.tools).map(record);
  const tool =
    choice.type === 'any'
      ? tools[0]
      : choice.type === 'tool'
        ? tools.find((candidate) => candidate.name === choice.name)
        : undefined;
  return tool === undefined ? null : { name: textOf(tool.name), schema: tool.input_schema };
}

function messageHead(call: Call): Record<string, unknown> {
  return {
    model: call.target,
    id: `msg_bdrk_${call.request.id.replaceAll('-', '').slice(0, 24)}`,
    type: 'message',
    role: 'assistant',
  };
}

function contentBlock(block: AnswerBlock): unknown {
  switch (block.kind) {
    case 'text':
      return { type: 'text', text: block.text };
    case 'reasoning':
      return { type: 'thinking', thinking: block.text, signature: 'ZW11bGF0b3I=' };
    case 'tool':
      return { type: 'tool_use', id: block.id, name: block.name, input: block.input };
  }
}

function emptyBlock(block: AnswerBlock): unknown {
  switch (block.kind) {
    case 'text':
      return { type: 'text', text: '' };
    case 'reasoning':
      return { type: 'thinking', thinking: '', signature: '' };
    case 'tool':
      return { type: 'tool_use', id: block.id, name: block.name, input: {} };
  }
}

function deltas(block: AnswerBlock): unknown[] {
  switch (block.kind) {
    case 'text':
      return block.chunks.map((text) => ({ type: 'text_delta', text }));
    case 'reasoning':
      return [
        { type: 'thinking_delta', thinking: block.text },
        { type: 'signature_delta', signature: 'ZW11bGF0b3I=' },
      ];
    case 'tool':
      return [{ type: 'input_json_delta', partial_json: JSON.stringify(block.input) }];
  }
}

function stopReason(answer: PlannedAnswer): string {
  return answer.guardrail === null ? answer.stopReason : 'end_turn';
}

function inputUsage({ usage }: PlannedAnswer): Record<string, number> {
  return {
    input_tokens: usage.inputTokens,
    cache_creation_input_tokens: usage.cacheWriteInputTokens,
    cache_read_input_tokens: usage.cacheReadInputTokens,
  };
}

function guardrailAction(answer: PlannedAnswer): Record<string, string> {
  return answer.guardrail === null ? {} : { 'amazon-bedrock-guardrailAction': 'INTERVENED' };
}
