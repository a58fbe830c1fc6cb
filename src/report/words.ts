import type { BilingualText, Language } from '../shared/index.js';

/** A text of a report: in both languages, or one that is the same in both, such as the name of a column. */
export type Words = string | BilingualText;

/** The text in one language. */
export function wordsIn(words: Words, language: Language): string {
  return typeof words === 'string' ? words : words[language];
}
