import { problem } from '../../../shared/index.js';
import { asList } from './lenient-json.js';

/** Refuses an empty list and blank texts, which providers answer with errors of their own. */
export function checkTexts(texts: readonly string[]): void {
  if (texts.length === 0 || texts.some((text) => text.trim() === ''))
    throw problem('language.prompt-empty', {});
}

/** A vector from a reply; anything but a list of finite numbers throws `language.stream-malformed`. */
export function vectorOf(model: string, value: unknown): Float32Array {
  const numbers = asList(value);
  if (numbers.length === 0 || !numbers.every((n) => typeof n === 'number' && Number.isFinite(n)))
    throw problem('language.stream-malformed', { model, detail: 'a vector is missing' });
  return Float32Array.from(numbers, Number);
}
