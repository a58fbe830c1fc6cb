import type { JsonObject, LanguageMessage, LanguageRequest } from '../../model.js';
import { chatRequest } from '../wire/chat-request.js';

/** `text-generation`: `{inputs, parameters, stream}`. `chat`: an OpenAI-style body. */
export type SageMakerFormat = 'text-generation' | 'chat';

/** Tokens asked for when the request does not say, as documented. */
const defaultMaxTokens = 256;

/** The JSON body that a container of that format reads. */
export function sageMakerRequest(request: LanguageRequest, format: SageMakerFormat): JsonObject {
  if (format === 'chat') return { ...chatRequest(null, request), stream: true };
  const { maxTokens, temperature, topP, topK, stop } = request;
  return {
    inputs: promptOf(request),
    parameters: {
      max_new_tokens: maxTokens ?? defaultMaxTokens,
      // TGI refuses a temperature of 0 and wants sampling switched off instead.
      ...(temperature === undefined
        ? {}
        : temperature > 0
          ? { temperature }
          : { do_sample: false }),
      ...(topP === undefined || topP === 1 ? {} : { top_p: topP }),
      ...(topK === undefined ? {} : { top_k: topK }),
      ...(stop === undefined ? {} : { stop }),
    },
    stream: true,
  };
}

// A single question goes out as it is, for the model's own template; a conversation as a transcript.
function promptOf({ system, messages }: LanguageRequest): string {
  const [only] = messages;
  const question = messages.length === 1 && only?.role === 'user' ? only.text : null;
  if (question !== null) return system === undefined ? question : `${system}\n\n${question}`;
  const turns = messages.map((message) => `${speaker[message.role]}: ${textOf(message)}`);
  return [...(system === undefined ? [] : [system, '']), ...turns, 'Assistant:'].join('\n');
}

const speaker = { user: 'User', assistant: 'Assistant', tool: 'Tool' } as const;

function textOf(message: LanguageMessage): string {
  return message.role === 'tool'
    ? message.results.map(({ text }) => text).join('\n')
    : message.text;
}
