import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { realData } from '../../../test/support/real-data.js';
import { columnNamed } from './column-named.js';
import type { CsvReadOptions } from './csv-options.js';
import type { Column, Frame } from './frame.js';
import { readCsv } from './read-csv.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string, options?: CsvReadOptions) => readCsv(bytesOf(text), options);

/** A table as plain rows: numbers, texts, null for missing. */
function rowsOf(frame: Frame): (number | string | null)[][] {
  return Array.from({ length: frame.rowCount }, (_, row) =>
    frame.columns.map((column) => cellOf(column, row)),
  );
}

function cellOf(column: Column, row: number): number | string | null {
  if (column.kind === 'number')
    return Number.isNaN(column.values[row]) ? null : column.values[row]!;
  return column.categories[column.codes[row]!] ?? null;
}

const namesOf = (frame: Frame) => frame.columns.map((column) => column.name);

describe('dialects', () => {
  test.each([
    ['commas and LF', 'a,b\n1,x\n2,y\n'],
    ['no last line end', 'a,b\n1,x\n2,y'],
    ['CRLF', 'a,b\r\n1,x\r\n2,y\r\n'],
    ['CR', 'a,b\r1,x\r2,y\r'],
    ['CR without a last one', 'a,b\r1,x\r2,y'],
    ['LF in the head, CRLF below', 'a,b\n1,x\r\n2,y\n'],
    ['LF and a last CR', 'a,b\n1,x\n2,y\r'],
    ['semicolons', 'a;b\n1;x\n2;y\n'],
    ['tabs', 'a\tb\n1\tx\n2\ty\n'],
    ['a byte order mark', '\ufeffa,b\n1,x\n2,y\n'],
    ['blanks around cells', ' a , b\n 1 ,x \n2,\ty\n'],
    ['blank lines', '\n\na,b\n\n1,x\n  \n2,y\n\n\n'],
    ['quotes', '"a","b"\n"1","x"\n"2","y"\n'],
    ['quotes and a last quote', '"a","b"\n"1","x"\n"2","y"'],
    ['quotes and CRLF', '"a","b"\r\n1,"x"\r\n"2","y" \r\n'],
    ['quotes and CR', '"a","b"\r1,"x"\r"2",y\r'],
  ])('%s', async (_, text) => {
    const { frame, notices } = await read(text);
    expect(namesOf(frame)).toEqual(['a', 'b']);
    expect(rowsOf(frame)).toEqual([
      [1, 'x'],
      [2, 'y'],
    ]);
    expect(notices).toEqual([]);
  });

  test('delimiters, quotes and line ends inside quotes', async () => {
    const { frame, dialect } = await read('a;b\n"1;2";"say ""no"""\nx;"two\nlines"\n');
    expect(rowsOf(frame)).toEqual([
      ['1;2', 'say "no"'],
      ['x', 'two\nlines'],
    ]);
    expect(dialect).toMatchObject({ delimiter: ';', path: 'parser' });
  });

  test('a quote inside an unquoted cell is a letter', async () => {
    const { frame, dialect } = await read('pipe,n\n5" steel,1\n3" "brass",2\n');
    expect(rowsOf(frame)).toEqual([
      ['5" steel', 1],
      ['3" "brass"', 2],
    ]);
    expect(dialect.path).toBe('bytes');
  });

  test('decimal commas beside semicolons', async () => {
    const { frame, dialect } = await read('온도;압력\n1,5;-2\n0,25;1e3\n');
    expect(rowsOf(frame)).toEqual([
      [1.5, -2],
      [0.25, 1000],
    ]);
    expect(dialect.decimal).toBe(',');
    expect((await read('a;b\n1.5;2\n')).dialect.decimal).toBe('.');
  });

  test('any other delimiter by option', async () => {
    expect(rowsOf((await read('a|b\n1|2,5\n', { delimiter: '|' })).frame)).toEqual([[1, 2.5]]);
  });

  test('two header rows are recognised and joined', async () => {
    const text = 'Process,Process,Sensor\nid,Shot ,Temp\n1,2,3\n4,5,6\n';
    const { frame, dialect } = await read(text);
    expect(namesOf(frame)).toEqual(['Process_id', 'Process_Shot', 'Sensor_Temp']);
    expect(frame.rowCount).toBe(2);
    expect(dialect.headerRows).toBe(2);
  });

  test('one header row stays one: names differ, or nothing is numeric, or the second row has numbers', async () => {
    for (const text of ['a,b\nx,y\n1,2\n', 'a,a2\nx,y\nz,w\n', 'g,,\n1,2,3\n4,5,6\n'])
      expect((await read(text)).dialect.headerRows).toBe(1);
    await expect(read('a,a\n1,2\n3,4\n')).rejects.toThrow('both named "a"');
  });

  test('Windows Korean is recognised, and can be asked for or refused', async () => {
    // 온도,라인 / 1,가 in CP949
    const cp949 = Uint8Array.of(
      ...[0xbf, 0xc2, 0xb5, 0xb5, 44, 0xb6, 0xf3, 0xc0, 0xce, 10],
      ...[49, 44, 0xb0, 0xa1, 10],
    );
    const { frame, dialect, notices } = await readCsv(cp949);
    expect(namesOf(frame)).toEqual(['온도', '라인']);
    expect(rowsOf(frame)).toEqual([[1, '가']]);
    expect(dialect.encoding).toBe('euc-kr');
    expect(notices).toMatchObject([{ code: 'encoding-guessed', column: null }]);
    expect((await readCsv(cp949, { encoding: 'euc-kr' })).notices).toEqual([]);
    await expect(readCsv(cp949, { encoding: 'utf-8' })).rejects.toMatchObject({
      code: 'table.bad-encoding',
      facts: { suggestion: 'euc-kr', line: 1 },
    });
  });
});

describe('kinds of columns', () => {
  test('words for missing, in any case; quoted ones are words where words are expected', async () => {
    const words = ['NA', 'n/a', 'NaN', 'NULL', 'None', '-', '?', '결측', '', '""', '"nan"'];
    const text = `n,c\n1,x\n${words.map((word) => `${word},${word}`).join('\n')}\n`;
    const { frame } = await read(text);
    expect(rowsOf(frame).slice(1)).toEqual(
      words.map((word) => [null, word === '"nan"' ? 'nan' : null]),
    );
  });

  test('an own list of words for missing replaces the standard one', async () => {
    const { frame } = await read('n,c\n-999,NA\n5,b\n', { missingWords: ['-999'] });
    expect(rowsOf(frame)).toEqual([
      [-999, 'NA'],
      [5, 'b'],
    ]);
    const forText = await read('n,c\nxx,NA\n5,b\n', { missingWords: ['XX'] });
    expect(rowsOf(forText.frame)[0]).toEqual([null, 'NA']);
  });

  test('categories keep their letters', async () => {
    const cells = [
      '007',
      '7',
      '1.50',
      '1.5',
      '-0',
      '.5',
      '+3',
      '1E5',
      'A12',
      'B12',
      '12345678901234567890',
    ];
    const { frame } = await read(`code,n\n${cells.map((cell) => `${cell},1`).join('\n')}\n`);
    expect(rowsOf(frame).map(([code]) => code)).toEqual(cells);
    const forced = ['1.5e3', '0.12345678901234567', '2'];
    const exact = await read(`code,n\n${forced.map((cell) => `${cell},1`).join('\n')}\n`, {
      kinds: { code: 'category' },
    });
    expect(rowsOf(exact.frame).map(([code]) => code)).toEqual(forced);
  });

  test('a column without values is a number column with a notice', async () => {
    const { frame, notices } = await read('a,b\n,1\n,2\n');
    expect(frame.columns[0]!.kind).toBe('number');
    expect(notices).toMatchObject([{ code: 'column-without-values', column: 'a' }]);
  });

  test('text beside many numbers is a mistake, named with its place', async () => {
    const lines = Array.from({ length: 200 }, (_, row) => (row === 150 ? 'x1,"a\nb"' : `${row},c`));
    const text = `n,c\n${lines.join('\n')}\n`;
    await expect(read(text)).rejects.toMatchObject({
      code: 'table.text-in-number-column',
      facts: { column: 'n', row: 151, line: 152, value: 'x1', textCells: 1, numberCells: 199 },
    });
    expect((await read(text, { kinds: { n: 'category' } })).frame.columns[0]!.kind).toBe(
      'category',
    );
    const { frame, notices } = await read(text, { badNumbers: 'missing' });
    expect(rowsOf(frame)[150]).toEqual([null, 'a\nb']);
    expect(notices).toMatchObject([{ code: 'read-as-missing', column: 'n' }]);
  });

  test('a line number counts the lines of quoted cells and blank lines above', async () => {
    const text = `n,c\n1,"a\nb"\n\n${'2,c\n'.repeat(20)}bad,c\n`;
    await expect(read(text)).rejects.toMatchObject({ facts: { row: 22, line: 25 } });
  });

  test('codes that are sometimes numbers are a category, with a notice when mostly numbers', async () => {
    const { frame, notices } = await read('line\n1\n2\n3\nA\nB\n');
    expect(rowsOf(frame).map(([line]) => line)).toEqual(['1', '2', '3', 'A', 'B']);
    expect(notices).toMatchObject([{ code: 'mostly-numbers', column: 'line' }]);
  });

  test('infinite numbers are refused by name, dropped or kept', async () => {
    for (const word of ['inf', '-Infinity', '1e999', '1.0e999']) {
      const text = `n\n1\n${word}\n`;
      await expect(read(text)).rejects.toMatchObject({
        code: 'table.infinity',
        facts: { column: 'n', row: 2, line: 3, value: word },
      });
      expect(rowsOf((await read(text, { infinity: 'missing' })).frame)).toEqual([[1], [null]]);
      const kept = rowsOf((await read(text, { infinity: 'keep' })).frame)[1]![0];
      expect(Math.abs(Number(kept))).toBe(Number.POSITIVE_INFINITY);
    }
  });
});

describe('bad input', () => {
  test.each<[string, string | Uint8Array, string, Record<string, unknown>, CsvReadOptions?]>([
    ['nothing', '', 'table.empty', {}],
    ['a byte order mark', '\ufeff', 'table.empty', {}],
    ['blank lines', '\n \r\n', 'table.empty', {}],
    ['a header only', 'a,b\n', 'table.no-rows', { columns: 2 }],
    ['a header without line end', 'a,b', 'table.no-rows', { columns: 2 }],
    ['one row, two header rows', 'a,b\nc,d\n', 'table.no-rows', {}, { headerRows: 2 }],
    [
      'too few fields',
      'a,b\n1,2\n3\n',
      'table.broken-row',
      { row: 2, line: 3, got: 1, expected: 2 },
    ],
    ['too many fields', 'a,b\n1,2\n3,4,5,6\n', 'table.broken-row', { row: 2, line: 3, got: 4 }],
    ['too many with quotes', 'a,b\n1,2\n3,4,"5,6"\n', 'table.broken-row', { line: 3, got: 3 }],
    ['too few with quotes', 'a,b\n"1\n2"\n', 'table.broken-row', { line: 2, got: 1 }],
    ['an open quote', 'a,b\n1,2\n3,"4\n5,6\n', 'table.bad-quote', { line: 3 }],
    ['text after a quote', 'a,b\n1,2\n"3"x,4\n5,6\n', 'table.bad-quote', { line: 3 }],
    ['an open quote in the header', 'a,"b\n1,2\n', 'table.bad-quote', { line: 1 }],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 97, 0, 44, 0), 'table.not-text', { found: 'UTF-16 text' }],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20), 'table.not-text', {}],
    ['zero bytes', 'a,b\n1,\0\n', 'table.not-text', {}],
    [
      'no encoding at all',
      Uint8Array.of(97, 10, 0xff, 0xff, 10),
      'table.bad-encoding',
      { line: 2 },
    ],
    [
      'an unknown kind',
      'a,b\n1,2\n',
      'table.unknown-column',
      { nearest: 'a' },
      { kinds: { A: 'number' } },
    ],
    [
      'text in a forced number',
      'a,b\n1,2\nx,2\n',
      'table.text-in-number-column',
      { row: 2 },
      { kinds: { a: 'number' } },
    ],
  ])('%s', async (_, source, code, facts, options) => {
    const bytes = typeof source === 'string' ? bytesOf(source) : source;
    for (const parser of ['auto', 'thorough'] as const)
      await expect(readCsv(bytes, { ...options, parser })).rejects.toMatchObject({ code, facts });
  });

  test('10,000 columns are read, 20,001 refused', async () => {
    const line = (cells: number, text: (at: number) => string) =>
      Array.from({ length: cells }, (_, at) => text(at)).join(',');
    const wide = (cells: number) => `${line(cells, (at) => `c${at}`)}\n${line(cells, String)}\n`;
    const { frame } = await read(wide(10_000).repeat(1));
    expect(frame.columns).toHaveLength(10_000);
    expect(columnNamed(frame, 'c9999')).toMatchObject({ values: Float64Array.of(9999) });
    await expect(read(wide(20_001))).rejects.toMatchObject({ code: 'table.too-many-columns' });
  });
});

test('progress counts the bytes up to the end', async () => {
  const bytes = bytesOf(`a,b\n${'1,2\n'.repeat(200_000)}`);
  const done: number[] = [];
  await readCsv(bytes, {
    progress: (step) => {
      expect(step.total).toBe(bytes.length);
      done.push(step.done);
    },
  });
  expect(done.length).toBeGreaterThan(2);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect(done.at(-1)).toBe(bytes.length);
});

// Papa Parse over the whole text, cell by cell, is the independent reading.
describe.each([
  ['diecasting.csv', 2],
  ['adult.csv', 1],
  ['steel_plates_faults.csv', 1],
] as const)('%s', (name, headerRows) => {
  const file = realData(name);
  test.skipIf(file === null)('has the cells that Papa Parse finds', async () => {
    const bytes = new Uint8Array(readFileSync(file!));
    const { frame, dialect } = await readCsv(bytes);
    expect(dialect).toMatchObject({ headerRows, path: 'bytes', delimiter: ',' });
    const text = new TextDecoder().decode(bytes);
    const records = Papa.parse<string[]>(text, { skipEmptyLines: true }).data.slice(headerRows);
    expect(frame.rowCount).toBe(records.length);
    const different: string[] = [];
    frame.columns.forEach((column, at) => {
      records.forEach((record, row) => {
        const truth = record[at]!.trim();
        const cell = cellOf(column, row);
        const same =
          cell === null
            ? ['', '?'].includes(truth)
            : typeof cell === 'number'
              ? cell === Number(truth)
              : cell === truth;
        if (!same) different.push(`${column.name} ${row}: ${cell}, not ${truth}`);
      });
    });
    expect(different).toEqual([]);
  });
});

test.skipIf(realData('diecasting.csv') === null)(
  'the die-casting set is what it is known to be',
  async () => {
    const { frame } = await readCsv(new Uint8Array(readFileSync(realData('diecasting.csv')!)));
    expect(frame.rowCount).toBe(7535);
    expect(frame.columns).toHaveLength(57);
    expect(namesOf(frame)).toEqual(
      expect.arrayContaining(['Process_id', 'Sensor_Coolant_Temp', 'Defects_Short_Shot_1']),
    );
    expect(frame.columns.every((column) => column.kind === 'number')).toBe(true);
    const factory = frame.columns.filter((column) => column.name.startsWith('Sensor_Factory_'));
    expect(factory).toHaveLength(6);
    for (const column of factory)
      expect(column.kind === 'number' && column.values.filter(Number.isNaN).length).toBe(90);
  },
);
