import { type Language, languageOf } from '../../../shared/index.js';
import { checkRequest } from '../../check-request.js';
import { collectReply } from '../../collect-reply.js';
import type { LanguageModel, LanguageRequest } from '../../model.js';
import { replyEvents } from '../../reply-events.js';
import { offlineText } from './evidence-text.js';

export interface OfflineOptions {
  /** Language of answers; default that of the last question. */
  readonly language?: Language;
}

/**
 * Answers without a model: the request's `evidence` as plain sentences, or, without evidence, what it
 * cannot do. The same request gives the same answer; nothing in it comes from anywhere else. It never
 * cuts an answer, so `maxTokens` and `stop` have no effect, and uses no tokens.
 */
export function offlineModel(options: OfflineOptions = {}): LanguageModel {
  const name = 'offline';
  const abilities = { tools: false, jsonOutput: false };
  const stream: LanguageModel['stream'] = (request, call) =>
    replyEvents(name, call, async function* () {
      checkRequest({ name, abilities }, request);
      const language = options.language ?? languageOf(lastQuestion(request));
      for (const text of wordsOf(offlineText(request.evidence, language)))
        yield { type: 'text-delta', text } as const;
      yield { type: 'usage', usage: noUsage };
      yield { type: 'done', finish: 'stop', model: name, cached: false };
    });
  return {
    name,
    abilities,
    stream,
    generate: (request, call) => collectReply(name, stream(request, call)),
  };
}

const noUsage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

function lastQuestion({ messages }: LanguageRequest): string {
  const last = messages.findLast((message) => message.role === 'user');
  return last?.role === 'user' ? last.text : '';
}

// Each word with the white space before it; together they are the text.
function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}
