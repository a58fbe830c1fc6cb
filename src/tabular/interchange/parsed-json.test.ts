import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsedJson } from './parsed-json.js';

test('numbers that JSON does not know are read, strings that hold such words are left alone', () => {
  const text = '{"a, nan ,\\" NaN":[nan, -nan ,NaN,Infinity,-Infinity,1], "b": NaN}';
  expect(parsedJson(text)).toEqual({
    'a, nan ," NaN': [null, null, null, Infinity, -Infinity, 1],
    b: null,
  });
});

test('any JSON with such a number beside it is read as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(parsedJson(`[NaN,${JSON.stringify(value)}]`)).toEqual([
        null,
        JSON.parse(JSON.stringify(value)),
      ]);
    }),
  );
});

test.each([
  ['blanks', `{"a":${' '.repeat(300_000)}nan x`],
  ['strings without an end', `{${'\\"'.repeat(300_000)}`],
  ['deep lists', `${'['.repeat(300_000)}nan`],
])('a long text of %s is refused at once', (_, text) => {
  expect(() => parsedJson(text)).toThrow(/no JSON/);
});
