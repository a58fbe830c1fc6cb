import type {
  ConverseResponse,
  ConverseStreamOutput,
  TokenUsage,
} from '@aws-sdk/client-bedrock-runtime';
import { problem } from '../../../shared/index.js';
import type { FinishReason, LanguageEvent, Usage } from '../../model.js';

export interface ConverseReading {
  /** Name of the model for events. */
  readonly model: string;
  /** Name of the forced tool whose input is the answer, null when the answer is text. */
  readonly documentTool: string | null;
}

/** Events of ConverseStream as this room's events; thrown stream exceptions pass through. */
export async function* converseStreamEvents(
  stream: AsyncIterable<ConverseStreamOutput>,
  { model, documentTool }: ConverseReading,
): AsyncGenerator<LanguageEvent, void, undefined> {
  const calls = new Map<number, { id: string; name: string; input: string }>();
  let finish: FinishReason | null = null;
  for await (const event of stream) {
    const toolUse = event.contentBlockStart?.start?.toolUse;
    if (toolUse !== undefined)
      calls.set(event.contentBlockStart!.contentBlockIndex ?? calls.size, {
        id: toolUse.toolUseId ?? '',
        name: toolUse.name ?? '',
        input: '',
      });
    const delta = event.contentBlockDelta?.delta;
    if (delta?.text) yield { type: 'text-delta', text: delta.text };
    if (delta?.toolUse?.input) {
      const call = calls.get(event.contentBlockDelta!.contentBlockIndex ?? 0);
      if (call !== undefined && call.name === documentTool)
        yield { type: 'text-delta', text: delta.toolUse.input };
      else if (call !== undefined) call.input += delta.toolUse.input;
    }
    const stopped = event.contentBlockStop?.contentBlockIndex;
    if (stopped !== undefined) {
      const call = calls.get(stopped);
      calls.delete(stopped);
      if (call !== undefined && call.name !== documentTool)
        yield {
          type: 'tool-call',
          call: { id: call.id, name: call.name, input: parsedInput(model, call.input) },
        };
    }
    if (event.messageStop !== undefined)
      finish = finishOf(event.messageStop.stopReason, documentTool !== null);
    if (event.metadata?.usage !== undefined)
      yield { type: 'usage', usage: usageOf(event.metadata.usage) };
    throwException(event);
  }
  if (finish === null) throw problem('language.stream-cut', { model });
  yield { type: 'done', finish, model, cached: false };
}

/** A whole Converse answer as events. */
export function* converseEvents(
  response: ConverseResponse,
  { model, documentTool }: ConverseReading,
): Generator<LanguageEvent, void, undefined> {
  for (const block of response.output?.message?.content ?? []) {
    if (block.text) yield { type: 'text-delta', text: block.text };
    const { toolUseId: id = '', name = '', input } = block.toolUse ?? {};
    if (block.toolUse === undefined) continue;
    if (name === documentTool) yield { type: 'text-delta', text: JSON.stringify(input) };
    else yield { type: 'tool-call', call: { id, name, input } };
  }
  if (response.usage !== undefined) yield { type: 'usage', usage: usageOf(response.usage) };
  const finish = finishOf(response.stopReason, documentTool !== null);
  yield { type: 'done', finish, model, cached: false };
}

function parsedInput(model: string, text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch (cause) {
    const detail = 'the input of a tool call is not valid JSON';
    throw problem('language.stream-malformed', { model, detail }, cause);
  }
}

function finishOf(reason: string | undefined, documentAsTool: boolean): FinishReason {
  switch (reason) {
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return 'length';
    case 'content_filtered':
    case 'guardrail_intervened':
      return 'filtered';
    case 'tool_use':
      return documentAsTool ? 'stop' : 'tool-calls';
    default:
      return 'stop';
  }
}

// Bedrock counts cached tokens beside inputTokens; ours counts everything that was sent.
function usageOf(usage: TokenUsage): Usage {
  const cacheReadTokens = usage.cacheReadInputTokens ?? 0;
  const cacheWriteTokens = usage.cacheWriteInputTokens ?? 0;
  return {
    inputTokens: (usage.inputTokens ?? 0) + cacheReadTokens + cacheWriteTokens,
    outputTokens: usage.outputTokens ?? 0,
    cacheReadTokens,
    cacheWriteTokens,
  };
}

// Depending on its version the SDK throws exceptions of the stream or gives them out as members.
function throwException(event: ConverseStreamOutput): void {
  const exception =
    event.internalServerException ??
    event.modelStreamErrorException ??
    event.validationException ??
    event.throttlingException ??
    event.serviceUnavailableException;
  if (exception !== undefined) throw exception;
}
