import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './read-csv.js';

const number = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc
    .tuple(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 0, max: 12 }))
    .map(([n, d]) => n.toFixed(d)),
  fc.constantFrom(
    '0',
    '-0',
    '0.0',
    '-0.5',
    '.5',
    '5.',
    '+1',
    '00',
    '1e5',
    '1.5E-7',
    '-',
    '',
    ' 7 ',
    '999999999',
    '1000000000',
    '4294967296',
    '999999999999999',
    '9007199254740993',
    '0.30000000000000004',
  ),
);
const word = fc.oneof(
  fc.constantFrom('x', 'NA', '?', 'a b', '온도', '5"', '- '),
  fc.string({ unit: fc.constantFrom('a', '1', '.', '-', 'e', ' '), maxLength: 5 }),
);
const quoted = fc.constantFrom('"q"', '"1"', '" 2 "', '"a,b"', '"NA"', '""');

const table = (cell: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 60 }),
      fc.constantFrom('\n', '\r\n'),
    )
    .map(([rows, lineEnd]) =>
      new TextEncoder().encode(
        `a,b,c${lineEnd}${rows.map((row) => row.join(',') + lineEnd).join('')}`,
      ),
    );

const options = { headerRows: 1, delimiter: ',', badNumbers: 'missing', infinity: 'keep' } as const;

/** Both ways through the same bytes; the answer of the full parser is the truth. */
async function bothWays(bytes: Uint8Array, path: 'bytes' | 'parser' | 'either') {
  const [fast, thorough] = await Promise.all([
    readCsv(bytes, options).catch(String),
    readCsv(bytes, { ...options, parser: 'thorough' }).catch(String),
  ]);
  if (typeof fast === 'string' || typeof thorough === 'string') {
    expect(fast).toBe(thorough);
    return;
  }
  expect(fast.frame).toEqual(thorough.frame);
  expect(fast.notices).toEqual(thorough.notices);
  expect(thorough.dialect.path).toBe('parser');
  if (path !== 'either') expect(fast.dialect.path).toBe(path);
}

test('numbers: the byte path runs and agrees with the full parser', async () => {
  await fc.assert(
    fc.asyncProperty(table(number), (bytes) => bothWays(bytes, 'bytes')),
    { numRuns: 300 },
  );
});

test('words without quotes: the byte path runs and agrees', async () => {
  await fc.assert(
    fc.asyncProperty(table(fc.oneof(number, word)), (bytes) => bothWays(bytes, 'bytes')),
    { numRuns: 300 },
  );
});

test('quoted cells among the others: both agree', async () => {
  const mixed = fc.oneof(
    { weight: 9, arbitrary: number },
    { weight: 4, arbitrary: word },
    { weight: 1, arbitrary: quoted },
  );
  await fc.assert(
    fc.asyncProperty(table(mixed), (bytes) => bothWays(bytes, 'either')),
    { numRuns: 300 },
  );
});

test('rows of any length: the same problem', async () => {
  const ragged = fc
    .array(fc.array(fc.oneof(number, word), { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((rows) =>
      new TextEncoder().encode(`a,b,c\n${rows.map((row) => row.join(',')).join('\n')}`),
    );
  await fc.assert(
    fc.asyncProperty(ragged, (bytes) => bothWays(bytes, 'either')),
    { numRuns: 300 },
  );
});
