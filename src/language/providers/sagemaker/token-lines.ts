import { problem } from '../../../shared/index.js';
import type { FinishReason, LanguageEvent } from '../../model.js';
import { ChatReply, shortDetail } from '../wire/chat-reply.js';
import { asCount, asList, asObject, asText, type Json } from '../wire/lenient-json.js';
import { TextLines } from '../wire/text-lines.js';

/**
 * Reads what a SageMaker container streams, cut anywhere: lines of JSON, with or without `data:`,
 * as TGI, vLLM and LMI write them (`token.text`, then `generated_text`), OpenAI-style chunks with
 * `[DONE]`, or `outputs`. Tokens marked special are dropped, blank ones kept.
 */
export class TokenLines {
  readonly #model: string;
  readonly #lines = new TextLines();
  readonly #chat: ChatReply;
  #isChat = false;
  #sentText = false;
  #ended = false;
  #finish: FinishReason | null = null;

  constructor(model: string) {
    this.#model = model;
    this.#chat = new ChatReply(model);
  }

  /** Events of the lines these bytes complete. */
  *push(bytes: Uint8Array): Generator<LanguageEvent> {
    for (const line of this.#decoded(() => this.#lines.push(bytes))) yield* this.#line(line);
  }

  /** Events of a last line without terminator, then `done`. */
  *end(): Generator<LanguageEvent> {
    for (const line of this.#decoded(() => this.#lines.end())) yield* this.#line(line);
    if (this.#isChat) {
      yield* this.#chat.end(this.#ended);
      return;
    }
    if (!this.#sentText && !this.#ended)
      throw problem('language.stream-cut', { model: this.#model });
    yield { type: 'done', finish: this.#finish ?? 'stop', model: this.#model, cached: false };
  }

  *#line(line: string): Generator<LanguageEvent> {
    const text = line.startsWith('data:') ? line.slice(5).trim() : line.trim();
    // Blank lines part events; comments and other fields of server-sent events carry no text.
    if (text === '' || text.startsWith(':') || /^(event|id|retry):/.test(text)) return;
    if (text === '[DONE]') {
      this.#ended = true;
      return;
    }
    const value = this.#parsed(text);
    const chunk = asObject(value) ?? asObject(asList(value)[0]);
    if (chunk === undefined) throw this.#malformed('a line is no JSON object');
    yield* this.#chunk(chunk);
  }

  *#chunk(chunk: Json): Generator<LanguageEvent> {
    if (chunk.choices !== undefined) {
      this.#isChat = true;
      yield* this.#chat.read(chunk);
      return;
    }
    throwFailure(this.#model, chunk);
    const token = asObject(chunk.token);
    const pieces = [
      ...(token === undefined || token.special === true ? [] : [asText(token.text) ?? '']),
      ...asList(chunk.outputs).map((output) => asText(output) ?? ''),
    ].filter((piece) => piece !== '');
    for (const text of pieces) {
      this.#sentText = true;
      yield { type: 'text-delta', text };
    }
    const whole = asText(chunk.generated_text);
    if (whole !== undefined) {
      this.#ended = true;
      // The whole text repeats the tokens; it is the answer only when none came.
      if (!this.#sentText && whole !== '') yield { type: 'text-delta', text: whole };
    }
    yield* this.#details(asObject(chunk.details));
  }

  *#details(details: Json | undefined): Generator<LanguageEvent> {
    const reason = asText(details?.finish_reason);
    if (reason === undefined) return;
    if (reason === 'error')
      throw problem('language.model-failed', {
        model: this.#model,
        detail: 'the container ended the answer with an error',
      });
    this.#ended = true;
    this.#finish = reason === 'length' ? 'length' : 'stop';
    const outputTokens = asCount(details?.generated_tokens);
    const inputTokens = asCount(details?.input_length) ?? asCount(details?.prompt_tokens);
    if (outputTokens !== undefined && inputTokens !== undefined)
      yield {
        type: 'usage',
        usage: { inputTokens, outputTokens, cacheReadTokens: 0, cacheWriteTokens: 0 },
      };
  }

  #parsed(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw this.#malformed('a line is not valid JSON', cause);
    }
  }

  #decoded(read: () => string[]): string[] {
    try {
      return read();
    } catch (cause) {
      throw this.#malformed('bytes that are not UTF-8', cause);
    }
  }

  #malformed(detail: string, cause?: unknown) {
    return problem('language.stream-malformed', { model: this.#model, detail }, cause);
  }
}

// TGI: {"error","error_type"}; LMI: {"error","code"}; vLLM: {"object":"error","message"}.
function throwFailure(model: string, chunk: Json): void {
  const isError = (chunk.error ?? null) !== null || chunk.object === 'error';
  if (!isError) return;
  const message =
    asText(chunk.error) ?? asText(asObject(chunk.error)?.message) ?? asText(chunk.message);
  if (chunk.error_type === 'overloaded' || chunk.code === 429)
    throw problem('language.throttled', { model, retryAfterMs: null });
  throw problem('language.model-failed', { model, detail: shortDetail(message) });
}
