import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDictionary } from './text-dictionary.js';

test('gives equal bytes equal codes, in order of appearance, as a Map does', () => {
  const cell = fc.record({ text: fc.string({ maxLength: 4 }), quoted: fc.boolean() });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 300 }), (cells) => {
      const dictionary = new TextDictionary();
      const truth = new Map<string, number>();
      for (const { text, quoted } of cells) {
        const bytes = new TextEncoder().encode(`..${text}.`);
        const key = `${quoted}${text}`;
        if (!truth.has(key)) truth.set(key, truth.size);
        expect(dictionary.code(bytes, 2, bytes.length - 1, quoted)).toBe(truth.get(key));
      }
      expect(dictionary.size).toBe(truth.size);
      for (const [key, code] of truth) {
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(dictionary.bytesOf(code));
        expect(`${dictionary.wasQuoted(code)}${text}`).toBe(key);
      }
    }),
  );
});

test('many distinct texts stay apart', () => {
  const dictionary = new TextDictionary();
  const encoder = new TextEncoder();
  let wrong = 0;
  for (let round = 0; round < 2; round++)
    for (let id = 0; id < 20_000; id++) {
      const bytes = encoder.encode(`id-${id}`);
      if (dictionary.code(bytes, 0, bytes.length, false) !== id) wrong++;
    }
  expect(wrong).toBe(0);
});
