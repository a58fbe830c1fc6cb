import { problem } from '../../shared/index.js';
import type { Column, Frame } from '../frame/index.js';
import { findColumns } from './find-columns.js';
import type { Preparation } from './preparation.js';

/**
 * The numbers the trees read, one array per feature, for every row of the frame; NaN where a missing value stays missing.
 * Categories are matched by text, whatever their codes; unknown ones count as missing.
 * Throws when a column is missing or holds words where training had numbers, or the other way round.
 */
export function applyPreparation(
  preparation: Preparation,
  frame: Frame,
): Float64Array<ArrayBuffer>[] {
  return findColumns(frame, preparation.featureNames).map((column, feature) => {
    const fill = preparation.fill[feature]!;
    const center = preparation.center[feature]!;
    const scale = preparation.scale[feature]!;
    const raw = rawNumbers(column, preparation.categories[feature] ?? null);
    const prepared = new Float64Array(frame.rowCount);
    for (let row = 0; row < prepared.length; row++) {
      const value = raw(row);
      prepared[row] = ((Number.isNaN(value) ? fill : value) - center) / scale;
    }
    return prepared;
  });
}

function rawNumbers(column: Column, categories: readonly string[] | null): (row: number) => number {
  const expected = categories === null ? 'number' : 'category';
  if (column.kind === 'number') {
    if (categories !== null)
      throw problem('learning.wrong-column-kind', { column: column.name, got: 'number', expected });
    return (row) => column.values[row]!;
  }
  if (categories === null)
    throw problem('learning.wrong-column-kind', { column: column.name, got: 'category', expected });
  const codeOfText = new Map(categories.map((text, code) => [text, code]));
  const newCode = Float64Array.from(
    column.categories,
    (text) => codeOfText.get(text) ?? Number.NaN,
  );
  return (row) => newCode[column.codes[row]!] ?? Number.NaN;
}
