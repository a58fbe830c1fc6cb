import { problem } from '../../../shared/index.js';
import { checkRequest } from '../../check-request.js';
import { collectReply } from '../../collect-reply.js';
import type { LanguageEvent, LanguageModel, LanguageRequest } from '../../model.js';
import { replyEvents } from '../../reply-events.js';
import { ChatReply } from '../wire/chat-reply.js';
import { chatRequest } from '../wire/chat-request.js';
import { asObject } from '../wire/lenient-json.js';
import { TextLines } from '../wire/text-lines.js';
import { postJson, type ServerOptions } from './post-json.js';

export interface OpenAiCompatibleOptions extends ServerOptions {
  /** The model's name at that server. */
  readonly model: string;
  /** Whether the server understands tools and `response_format`; default both true. */
  readonly abilities?: { readonly tools?: boolean; readonly jsonOutput?: boolean };
}

/** A model behind any server that speaks chat completions: Ollama, vLLM, LM Studio, OpenRouter and others. */
export function openAiCompatibleModel(options: OpenAiCompatibleOptions): LanguageModel {
  const name = `openai-compatible/${options.model}`;
  const abilities = { tools: true, jsonOutput: true, ...options.abilities };
  const stream: LanguageModel['stream'] = (request, call) =>
    replyEvents(name, call, async function* (signal) {
      checkRequest({ name, abilities }, request);
      const response = await postJson(options, name, {
        path: '/chat/completions',
        body: {
          ...chatRequest(options.model, request),
          stream: true,
          stream_options: { include_usage: true },
        },
        signal,
        accept: 'text/event-stream',
      });
      yield* chatEvents(name, response);
    });
  return {
    name,
    abilities,
    stream,
    generate: (request: LanguageRequest, call) => collectReply(name, stream(request, call)),
  };
}

async function* chatEvents(
  model: string,
  response: Response,
): AsyncGenerator<LanguageEvent, void, undefined> {
  const reply = new ChatReply(model);
  // A server that does not stream answers one JSON document.
  if (!/event-stream/i.test(response.headers.get('content-type') ?? 'text/event-stream')) {
    yield* reply.read(asObject(parsed(model, await response.text())) ?? {});
    yield* reply.end(false);
    return;
  }
  let ended = false;
  for await (const data of eventData(model, response.body)) {
    if (data === '[DONE]') {
      ended = true;
      break;
    }
    yield* reply.read(asObject(parsed(model, data)) ?? {});
  }
  yield* reply.end(ended);
}

// The `data` of server-sent events; an event ends at a blank line, its data lines are joined.
async function* eventData(
  model: string,
  body: ReadableStream<Uint8Array> | null,
): AsyncGenerator<string, void, undefined> {
  const lines = new TextLines();
  let data: string[] = [];
  const take = function* (batch: readonly string[]) {
    for (const line of batch) {
      if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
      else if (line === '' && data.length > 0) {
        yield data.join('\n');
        data = [];
      }
    }
  };
  try {
    for await (const bytes of body ?? []) yield* take(lines.push(bytes));
    yield* take([...lines.end(), '']);
  } catch (thrown) {
    throw brokenStream(model, thrown);
  }
}

function brokenStream(model: string, thrown: unknown): unknown {
  // TextDecoder's error has a code; undici reports a closed connection as a bare TypeError.
  const notUtf8 =
    thrown instanceof TypeError &&
    'code' in thrown &&
    thrown.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
  if (notUtf8)
    return problem(
      'language.stream-malformed',
      { model, detail: 'bytes that are not UTF-8' },
      thrown,
    );
  if (thrown instanceof TypeError) return problem('language.stream-cut', { model }, thrown);
  return thrown;
}

function parsed(model: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw problem(
      'language.stream-malformed',
      { model, detail: 'a chunk is not valid JSON' },
      cause,
    );
  }
}
