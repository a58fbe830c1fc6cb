import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialectWords } from '../plan/render/dialect-words.js';
import { questionWithoutValues, sqlWithoutValues } from './without-values.js';

test('takes every text out, whatever its letters, and leaves the form', () => {
  for (const dialect of ['postgres', 'mysql'] as const)
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), (texts) => {
        const { name, text } = dialectWords[dialect];
        const write = (values: readonly string[]) =>
          `SELECT ${name('a"`b')} FROM t WHERE x IN (${values.join(', ')}) LIMIT 5`;
        const { sql, values } = sqlWithoutValues(write(texts.map(text)), dialect);
        expect(sql).toBe(write(texts.map(() => "'…'")));
        expect(values).toHaveLength(texts.length);
      }),
    );
});

test('takes the same out of the question, long numbers too', () => {
  const sql = `SELECT t.telephone FROM owners t WHERE LOWER(t.last_name) = 'o''hara' AND t.first_name LIKE '%edith%' AND t.telephone <> 6085551023 LIMIT 10`;
  const { sql: bare, values } = sqlWithoutValues(sql, 'postgres');
  expect(bare).not.toMatch(/hara|edith|6085551023/);
  expect(questionWithoutValues("Edith O'Hara's number, not 6085551023?", values)).toBe(
    "… …'s number, not …?",
  );
  expect(questionWithoutValues('몇 명이야?', [])).toBe('몇 명이야?');
});
