/** The solution of a small system of linear equations, by Gauss with the largest pivot. */
export function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  for (let column = 0; column < rows.length; column++) {
    const pivot = rows.reduce(
      (most, row, at) =>
        at >= column && Math.abs(row[column]!) > Math.abs(rows[most]![column]!) ? at : most,
      column,
    );
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (const [at, row] of rows.entries()) {
      if (at === column) continue;
      const factor = row[column]! / rows[column]![column]!;
      for (let place = column; place < row.length; place++)
        row[place]! -= factor * rows[column]![place]!;
    }
  }
  return rows.map((row, at) => row.at(-1)! / row[at]!);
}
