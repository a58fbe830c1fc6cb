import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CellStore } from './cell-store.js';
import { readQuotedRows } from './csv-quoted-rows.js';

const cell = fc.record({
  text: fc.string({
    unit: fc.constantFrom('a', '가', '"', ',', '\n', '\r', '1', ' '),
    maxLength: 6,
  }),
  blanksAfter: fc.constantFrom('', ' ', '\r'),
});

// Every cell is quoted, so that its text must arrive exactly as it was.
test('finds every quoted cell again in the bytes, letter by letter, line by line', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), (rows) => {
      const lines = rows.map((cells) =>
        cells.map((c) => `"${c.text.replaceAll('"', '""')}"${c.blanksAfter}`).join(','),
      );
      const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
      const store = new CellStore({
        exactText: [true, true],
        decimalSign: 46,
        firstLine: 1,
        expectedRows: 0,
      });
      const form = {
        delimiter: ',',
        delimiterByte: 44,
        recordEnd: '\n',
        recordEndByte: 10,
        decimal: '.',
        decimalByte: 46,
      } as const;
      expect(readQuotedRows(bytes, 0, bytes.length, form, store)).toBe(bytes.length);
      expect(store.rowCount).toBe(rows.length);
      let line = 1;
      rows.forEach((cells, row) => {
        expect(store.lineOfRow(row)).toBe(line);
        line += 1 + cells.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
      });
      [0, 1].forEach((column) => {
        const { values, forms, dictionary } = store.takeColumn(column);
        rows.forEach((cells, row) => {
          const { text } = cells[column]!;
          if (forms[row] === 254) expect(text).toBe('');
          else if (forms[row] === 255)
            expect(new TextDecoder().decode(dictionary!.bytesOf(values[row]!))).toBe(text);
          else expect(values[row]).toBe(Number(text));
        });
      });
    }),
  );
});
