import { damaged } from './file-facts.js';

/**
 * JSON text as a value. XGBoost also writes NaN and Infinity, which JSON does not know: they become null and Infinity.
 * Throws `interchange.damaged`.
 */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (first) {
    // Only numbers stand between these signs; a number beyond all doubles is read as Infinity.
    const known = text
      .replace(/(?<=[:,[]\s*)-?nan(?=\s*[,\]}])/gi, 'null')
      .replace(/(?<=[:,[]\s*-?)Infinity(?=\s*[,\]}])/g, '1e999');
    try {
      return JSON.parse(known);
    } catch {
      throw damaged('the file', `text that is no JSON (${reasonOf(first)})`, 'a whole JSON file');
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 100) : 'not readable';
}
