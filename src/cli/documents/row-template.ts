// Sentences about rows from a text with columns in braces: `{place}에서 {kind}이/가 감지되었습니다.`
import type { DocumentRow, RowTable } from '../../ask-documents/index.js';
import { type ParticlePair, withParticle } from '../../functions/index.js';
import {
  type Language,
  languageOf,
  nearestName,
  problem,
  readableNumber,
} from '../../shared/index.js';

/** A value of a column as people write it; empty for null. */
export type ShownValue = (column: string, value: DocumentRow[string], language: Language) => string;

/**
 * A function from rows to text. `{column}` stands for the value of a row, with nothing where it is empty; a pair of
 * particles behind it (은/는, 이/가, 을/를, 과/와, 으로/로) takes the form the value asks for. Throws
 * `documents.no-column` for a name that is no column.
 */
export function rowTemplate(
  template: string,
  table: Pick<RowTable, 'columns'>,
  source: string,
  shown: ShownValue = plainValue,
): (row: DocumentRow) => string {
  const language = languageOf(template);
  const parts = template.split(place);
  // In turn: text, column, particles, text, ...
  const columns = parts.flatMap((part, at) =>
    at % 3 === 1 ? [knownColumn(part.trim(), table, source)] : [],
  );
  return (row) =>
    parts
      .map((part, at) => {
        if (at % 3 === 0) return part;
        if (at % 3 === 2) return '';
        const column = columns[(at - 1) / 3]!;
        const value = shown(column, row[column] ?? null, language);
        const particles = parts[at + 1];
        // The two forms are one of the pairs: the pattern names no others.
        return particles && value !== '' ? withParticle(value, particles as ParticlePair) : value;
      })
      .join('')
      .trim();
}

/** The column of that name; throws `documents.no-column` with the nearest one. */
export function knownColumn(
  name: string,
  { columns }: Pick<RowTable, 'columns'>,
  source: string,
): string {
  if (columns.includes(name)) return name;
  throw problem('documents.no-column', {
    column: name,
    source,
    nearest: nearestName(name, columns),
    columns,
  });
}

const place = /\{([^{}]+)\}(은\/는|이\/가|을\/를|과\/와|으로\/로)?/;

/** A value as it is. */
export const plainValue: ShownValue = (_, value) => {
  if (value === null) return '';
  return typeof value === 'number' ? readableNumber(value, 10) : String(value);
};
