// A simulated line as text: the table in the form of the line's own export, the causes as JSON lines.
import type { Frame } from '../../../src/tabular/index.js';
import type { TrueCause } from './simulate-line.js';

const rowsPerPiece = 2000;

/**
 * The table as CSV with two header rows, `Process,...,Sensor,...,Defects,...` and `id,Product_Type,...`;
 * missing values are empty, lines end in a line feed. Pieces of at most 2,000 rows that joined are the file.
 */
export function* lineCsv(frame: Frame): Generator<string> {
  // Group and name part at the first underscore: no group holds one.
  const parts = frame.columns.map((column) => {
    const split = column.name.indexOf('_');
    return [column.name.slice(0, split), column.name.slice(split + 1)] as const;
  });
  yield `${parts.map(([group]) => group).join(',')}\n${parts.map(([, name]) => name).join(',')}\n`;
  const values = frame.columns.flatMap((column) =>
    column.kind === 'number' ? [column.values] : [],
  );
  for (let start = 0; start < frame.rowCount; start += rowsPerPiece) {
    const end = Math.min(frame.rowCount, start + rowsPerPiece);
    let piece = '';
    for (let row = start; row < end; row++) {
      for (let c = 0; c < values.length; c++) {
        const value = values[c]![row]!;
        if (c > 0) piece += ',';
        if (!Number.isNaN(value)) piece += value;
      }
      piece += '\n';
    }
    yield piece;
  }
}

/** One JSON object a line, keys in snake case as in every answer: `row`, `defect_type`, `cavity`, `mechanism`, `causes`, `partners`, `sentence`. */
export function* causeLines(causes: readonly TrueCause[]): Generator<string> {
  for (const cause of causes) {
    const { row, defectType, cavity, mechanism, causes: started, partners, sentence } = cause;
    yield `${JSON.stringify({
      row,
      defect_type: defectType,
      cavity,
      mechanism,
      causes: started,
      partners,
      sentence,
    })}\n`;
  }
}
