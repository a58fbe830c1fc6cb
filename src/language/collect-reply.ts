import { problem } from '../shared/index.js';
import type { LanguageEvent, LanguageReply, ToolCall, Usage } from './model.js';

/** Reads a stream to its end and answers the whole reply; throws the problem of an `error` event. */
export async function collectReply(
  model: string,
  events: AsyncIterable<LanguageEvent>,
): Promise<LanguageReply> {
  const texts: string[] = [];
  const toolCalls: ToolCall[] = [];
  let usage: Usage | null = null;
  for await (const event of events) {
    switch (event.type) {
      case 'text-delta':
        texts.push(event.text);
        break;
      case 'tool-call':
        toolCalls.push(event.call);
        break;
      case 'usage':
        usage = event.usage;
        break;
      case 'error':
        throw event.problem;
      case 'done':
        return {
          text: texts.join(''),
          toolCalls,
          finish: event.finish,
          usage,
          model: event.model,
          cached: event.cached,
        };
    }
  }
  throw problem('language.stream-cut', { model });
}

/** The events of a reply that is already whole. */
export function* eventsOfReply(reply: LanguageReply): Generator<LanguageEvent> {
  if (reply.text !== '') yield { type: 'text-delta', text: reply.text };
  for (const call of reply.toolCalls) yield { type: 'tool-call', call };
  if (reply.usage !== null) yield { type: 'usage', usage: reply.usage };
  yield { type: 'done', finish: reply.finish, model: reply.model, cached: reply.cached };
}

/** The JSON document of a reply whose request had an `output`; throws `language.output-not-json`. */
export function jsonOfReply(reply: LanguageReply): unknown {
  try {
    return JSON.parse(withoutFence(reply.text));
  } catch (cause) {
    const detail =
      reply.finish === 'length' ? 'it was cut at the token limit' : 'the text is not valid JSON';
    throw problem('language.output-not-json', { model: reply.model, detail }, cause);
  }
}

// Servers that only ask the model nicely for JSON often get it inside a Markdown fence.
function withoutFence(text: string): string {
  return /^\s*```(?:json)?\s*\n([\s\S]*?)\n?\s*```\s*$/i.exec(text)?.[1] ?? text;
}
