import type { LanguageEvent } from '../../language/index.js';
import { languageOf } from '../../shared/index.js';

/** Said when a model ended without a word; a reader of another language than Korean gets it twice. */
export function apology(prompt: string): string {
  const korean = '죄송합니다. 답변을 만들지 못했습니다. 질문을 바꾸어 다시 시도해 주세요.';
  return languageOf(prompt) === 'ko'
    ? korean
    : `${korean} (Sorry, no answer came. Please try again with another question.)`;
}

/** The same events; an answer that ends without any text is given the apology before its `done`. */
export async function* withApology(
  events: AsyncIterable<LanguageEvent>,
  prompt: string,
): AsyncGenerator<LanguageEvent, void, undefined> {
  let hasText = false;
  for await (const event of events) {
    if (event.type === 'text-delta') hasText = true;
    if (event.type === 'done' && !hasText) yield { type: 'text-delta', text: apology(prompt) };
    yield event;
  }
}
