import type { JsonValue } from '../database.js';

/** JSON text as its value; text that is not JSON stays text. */
export function jsonTextValue(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
