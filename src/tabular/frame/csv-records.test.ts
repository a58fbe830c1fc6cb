import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CsvReadOptions } from './csv-options.js';
import { readCsv } from './read-csv.js';

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncIterable<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The table, or the problem's code and message. */
async function outcome(source: Uint8Array | AsyncIterable<Uint8Array>, options?: CsvReadOptions) {
  try {
    return await readCsv(source, options);
  } catch (thrown) {
    return String(thrown);
  }
}

const cell = fc.oneof(
  fc.constantFrom('', '1', '-2.50', '1e5', '0.12345678901234567', 'NA', 'x', '온도', ' y ', '007'),
  fc.constantFrom('"q"', '"a,b"', '"say ""no"""', '"two\nlines"', '"two\r\nlines"', '"1"', '"open'),
  fc.constantFrom('"closed"x', '5"', 'a"b'),
);
const anyFile = fc
  .tuple(
    fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 40 }),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom('', '\ufeff'),
    fc.boolean(),
  )
  .map(([rows, lineEnd, mark, ended]) => {
    const lines = rows.map((cells) => cells.join(','));
    return bytesOf(
      `${mark}a,b\n`.replace('\n', lineEnd) + lines.join(lineEnd) + (ended ? lineEnd : ''),
    );
  });

test('any cut of any file gives the same table or the same problem', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyFile,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      async (bytes, sizes) => {
        expect(await outcome(cut(bytes, sizes))).toEqual(await outcome(bytes));
      },
    ),
    { numRuns: 300 },
  );
});

// Long enough for many windows, with quoted cells, Korean and line ends inside cells across them.
function longFile(rows: number): Uint8Array {
  const lines = ['n,줄,c'];
  for (let row = 0; row < rows; row++)
    lines.push(
      row % 1000 === 500 ? `${row},"긴\n줄 ${row % 7}",끝` : `${row}.${row % 10},${row % 5}번,끝`,
    );
  return bytesOf(`${lines.join('\r\n')}\r\n`);
}

test('windows that end anywhere give the same table', async () => {
  const bytes = longFile(80_000);
  const whole = await readCsv(bytes);
  expect(whole.frame.rowCount).toBe(80_000);
  expect(whole.dialect.path).toBe('parser');
  for (const sizes of [[65_536], [262_144], [262_143, 7], [1_000_003], [bytes.length]]) {
    const { frame, dialect, notices } = await readCsv(cut(bytes, sizes));
    expect({ dialect, notices }).toEqual({ dialect: whole.dialect, notices: whole.notices });
    frame.columns.forEach((column, at) => {
      const other = whole.frame.columns[at]!;
      const cells = column.kind === 'number' ? column.values : column.codes;
      const others = other.kind === 'number' ? other.values : other.codes;
      expect(
        Buffer.compare(Buffer.from(cells.slice().buffer), Buffer.from(others.slice().buffer)),
      ).toBe(0);
    });
  }
});

test('a quoted cell longer than a window is one cell', async () => {
  const long = 'long,\n'.repeat(200_000);
  const { frame } = await readCsv(cut(bytesOf(`a,b\n1,"${long}"\n2,x\n`), [100_000]));
  expect(frame.columns[1]).toMatchObject({ categories: [long, 'x'] });
});

test('a quote that is never closed is named by its line, however much follows', async () => {
  const text = `a,b\n1,2\n3,"4\n${'5,6\n'.repeat(500_000)}`;
  await expect(readCsv(bytesOf(text))).rejects.toMatchObject({
    code: 'table.bad-quote',
    facts: { line: 3, found: 'the end of the file' },
  });
});

test('chunks that are not bytes are refused', async () => {
  const texts = (async function* () {
    yield 'a,b\n1,2\n';
  })() as unknown as AsyncIterable<Uint8Array>;
  await expect(readCsv(texts)).rejects.toMatchObject({ code: 'input.invalid' });
});

test('a wrong size of the stream changes nothing', async () => {
  const bytes = longFile(2_000);
  const truth = await readCsv(bytes);
  for (const totalBytes of [0, 1, 1e18])
    expect((await readCsv(cut(bytes, [999]), { totalBytes })).frame).toEqual(truth.frame);
});
