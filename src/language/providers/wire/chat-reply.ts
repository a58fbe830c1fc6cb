import { problem } from '../../../shared/index.js';
import type { FinishReason, LanguageEvent, Usage } from '../../model.js';
import { asCount, asList, asObject, asText, type Json } from './lenient-json.js';

/**
 * Reads the chunks of one OpenAI-style answer, streamed (`choices[].delta`) or whole
 * (`choices[].message`, `choices[].text`). Tool calls come in pieces and are given out when complete.
 */
export class ChatReply {
  readonly #model: string;
  readonly #calls = new Map<number, { id: string; name: string; arguments: string }>();
  #finish: FinishReason | null = null;

  constructor(model: string) {
    this.#model = model;
  }

  /** Events of one chunk. An `error` object in it throws `language.model-failed` or `language.throttled`. */
  *read(chunk: Json): Generator<LanguageEvent> {
    if (chunk.error !== undefined && chunk.error !== null) throw this.#failure(chunk.error);
    const choice = asObject(asList(chunk.choices)[0]);
    if (choice !== undefined) {
      const part = asObject(choice.delta) ?? asObject(choice.message);
      const text = asText(part?.content) ?? asText(choice.text);
      if (text) yield { type: 'text-delta', text };
      for (const call of asList(part?.tool_calls)) this.#addCall(asObject(call) ?? {});
      const reason = asText(choice.finish_reason);
      if (reason) this.#finish = finishOf(reason);
    }
    const usage = usageOf(asObject(chunk.usage));
    if (usage !== null) yield { type: 'usage', usage };
  }

  /** Whether the model said why it ended; without it an end of the stream is a cut. */
  get finished(): boolean {
    return this.#finish !== null;
  }

  /** The tool calls, then `done`. `ended` tells that the server said so by other means, such as `[DONE]`. */
  *end(ended: boolean): Generator<LanguageEvent> {
    if (!this.finished && !ended) throw problem('language.stream-cut', { model: this.#model });
    for (const [index, call] of this.#calls) {
      yield {
        type: 'tool-call',
        call: {
          id: call.id || `call-${index}`,
          name: call.name,
          input: this.#argumentsOf(call.arguments),
        },
      };
    }
    const finish = this.#calls.size > 0 ? 'tool-calls' : (this.#finish ?? 'stop');
    yield { type: 'done', finish, model: this.#model, cached: false };
  }

  #addCall(piece: Json): void {
    // Servers that send calls whole leave out the index.
    const index = asCount(piece.index) ?? this.#calls.size;
    const call = this.#calls.get(index) ?? { id: '', name: '', arguments: '' };
    const part = asObject(piece.function);
    call.id ||= asText(piece.id) ?? '';
    call.name ||= asText(part?.name) ?? '';
    call.arguments +=
      asText(part?.arguments) ??
      (asObject(part?.arguments) === undefined ? '' : JSON.stringify(part?.arguments));
    this.#calls.set(index, call);
  }

  #argumentsOf(text: string): unknown {
    try {
      return text === '' ? {} : JSON.parse(text);
    } catch (cause) {
      const detail = 'the arguments of a tool call are not valid JSON';
      throw problem('language.stream-malformed', { model: this.#model, detail }, cause);
    }
  }

  #failure(error: unknown) {
    const object = asObject(error);
    const code = object?.code ?? object?.type;
    if (code === 429 || code === 'rate_limit_exceeded')
      return problem('language.throttled', { model: this.#model, retryAfterMs: null });
    return problem('language.model-failed', {
      model: this.#model,
      detail: shortDetail(asText(error) ?? asText(object?.message)),
    });
  }
}

/** What a provider said, on one line of at most 160 characters. */
export function shortDetail(text: string | undefined): string {
  const line = (text ?? '').replace(/\s+/g, ' ').trim();
  if (line === '') return 'it did not say why';
  return line.length > 160 ? `${line.slice(0, 160)}...` : line;
}

function finishOf(reason: string): FinishReason {
  if (reason === 'length' || reason === 'max_tokens') return 'length';
  if (reason === 'tool_calls' || reason === 'function_call') return 'tool-calls';
  return reason === 'content_filter' ? 'filtered' : 'stop';
}

function usageOf(usage: Json | undefined): Usage | null {
  const inputTokens = asCount(usage?.prompt_tokens);
  const outputTokens = asCount(usage?.completion_tokens);
  if (inputTokens === undefined || outputTokens === undefined) return null;
  return {
    inputTokens,
    outputTokens,
    cacheReadTokens: asCount(asObject(usage?.prompt_tokens_details)?.cached_tokens) ?? 0,
    cacheWriteTokens: 0,
  };
}
