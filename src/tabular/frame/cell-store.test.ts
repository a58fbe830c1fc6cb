import { describe, expect, test } from 'vitest';
import { CellStore } from './cell-store.js';
import { cellForm } from './csv-number.js';

const encoder = new TextEncoder();

function fill(store: CellStore, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const rowStart = store.rowInBlock * store.columnCount;
    for (let column = 0; column < store.columnCount; column++) {
      const text = column === 1 ? ` word${row % 3} ` : String(row * 10 + column);
      const bytes = encoder.encode(text);
      store.putCell(rowStart + column, column, bytes, 0, bytes.length, false);
    }
    store.commitRow(row % 7 === 0 ? 2 : 1);
  }
}

describe.each([0, 10, 1_000, 300_000])('expecting %i rows', (expectedRows) => {
  test.each([0, 1, 1_000, 70_000])('holds %i rows by columns', (rows) => {
    const store = new CellStore({
      exactText: [false, false, false],
      decimalSign: 46,
      firstLine: 2,
      expectedRows,
    });
    fill(store, rows);
    expect(store.rowCount).toBe(rows);
    const [first, words, last] = [0, 1, 2].map((column) => store.takeColumn(column));
    const wrong: number[] = [];
    for (let row = 0; row < rows; row++)
      if (
        first!.values[row] !== row * 10 ||
        last!.values[row] !== row * 10 + 2 ||
        words!.values[row] !== row % 3
      )
        wrong.push(row);
    expect(wrong).toEqual([]);
    expect(first!.values).toHaveLength(rows);
    expect(words!.forms.every((form) => form === cellForm.text)).toBe(true);
    expect(words!.dictionary?.size ?? 0).toBe(Math.min(rows, 3));
    let line = 2;
    for (let row = 0; row < rows; row++) {
      if (store.lineOfRow(row) !== line) wrong.push(row);
      line += row % 7 === 0 ? 2 : 1;
    }
    expect(wrong).toEqual([]);
  });
});
