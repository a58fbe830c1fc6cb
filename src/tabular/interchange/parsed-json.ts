import { damaged } from './file-facts.js';

/**
 * JSON text as a value. XGBoost also writes NaN and Infinity, which JSON does not know: they become null and Infinity.
 * Throws `interchange.damaged`. Time grows with the length of the text, whatever it holds.
 */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (first) {
    try {
      return JSON.parse(inJsonNumbers(text));
    } catch {
      throw damaged('the file', `text that is no JSON (${reasonOf(first)})`, 'a whole JSON file');
    }
  }
}

// A number beyond all doubles is read as Infinity.
const words = [
  ['-nan', 'null'],
  ['nan', 'null'],
  ['infinity', '1e999'],
] as const;

/** The text with numbers that JSON does not know as those it knows; strings stay as they are. */
function inJsonNumbers(text: string): string {
  const parts: string[] = [];
  let taken = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '"') {
      at = endOfString(text, at);
      continue;
    }
    if (!'-nNiI'.includes(sign)) continue;
    const found = words.find(([word]) => text.slice(at, at + word.length).toLowerCase() === word);
    if (found === undefined) continue;
    const [word, known] = found;
    parts.push(text.slice(taken, at), known);
    at += word.length - 1;
    taken = at + 1;
  }
  return parts.join('') + text.slice(taken);
}

/** Where the string that begins at a place ends; behind the text when it does not. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 100) : 'not readable';
}
