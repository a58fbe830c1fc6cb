import { problem } from '../../../shared/index.js';
import type { Parameter } from '../../database.js';

/** A parameter in PostgreSQL's text form; the server reads it by the type it infers. Throws `database.bad-parameter`. */
export function parameterText(parameter: Parameter): string | null {
  if (parameter === null) return null;
  if (parameter instanceof Uint8Array) return `\\x${Buffer.from(parameter).toString('hex')}`;
  if (typeof parameter === 'object') return checked(parameter.value);
  return checked(String(parameter));
}

function checked(text: string): string {
  if (text.includes('\0'))
    throw problem('database.bad-parameter', { detail: 'a text with a NUL character' });
  return text;
}
