import { problem } from '../../../shared/index.js';
import type { Parameter } from '../../database.js';
import { cutAtPlaceholders } from '../../placeholders.js';

/**
 * The statement with its parameters as literals. Text is written as hexadecimal bytes with its character set: no
 * setting of the session can make a quote or a backslash in it mean anything.
 */
export function mysqlStatement(sql: string, parameters: readonly Parameter[]): string {
  const { texts, uses } = cutAtPlaceholders(sql, 'mysql', parameters.length);
  return texts.reduce((text, next, i) => text + literal(parameters[uses[i - 1]!]!) + next);
}

function literal(parameter: Parameter): string {
  if (parameter === null) return 'NULL';
  if (parameter instanceof Uint8Array) return `X'${Buffer.from(parameter).toString('hex')}'`;
  switch (typeof parameter) {
    case 'boolean':
      return parameter ? 'TRUE' : 'FALSE';
    case 'bigint':
      return numberLiteral(String(parameter));
    case 'number':
      if (!Number.isFinite(parameter))
        throw problem('database.bad-parameter', {
          detail: `${parameter} is not a number in MySQL`,
        });
      return numberLiteral(
        Number.isInteger(parameter) ? BigInt(parameter).toString() : String(parameter),
      );
    case 'string':
      return textLiteral(parameter);
    default:
      return textLiteral(parameter.value);
  }
}

function textLiteral(text: string): string {
  return text === '' ? "''" : `_utf8mb4 X'${Buffer.from(text, 'utf8').toString('hex')}'`;
}

// After a minus sign another one would begin a comment.
function numberLiteral(digits: string): string {
  return digits.startsWith('-') ? `(${digits})` : digits;
}
