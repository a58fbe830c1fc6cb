/**
 * Rows as aligned text; numbers to the right. Hangul counts as two columns, as terminals draw it.
 * The first row is the heading and gets a rule below it.
 */
export function textTable(rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map(String));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => displayWidth(row[column] ?? ''))),
  );
  const isNumber = widths.map((_, column) =>
    rows
      .slice(1)
      .every((row) => typeof row[column] === 'number' || numeric.test(String(row[column] ?? ''))),
  );
  const drawn = cells.map((row) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat(widths[column]! - displayWidth(cell));
        return isNumber[column] ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd(),
  );
  drawn.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return drawn.join('\n');
}

const numeric = /^(-?[\d.,]+( ?%)?|-|)$/;
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** Terminal columns a text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
  return width;
}
