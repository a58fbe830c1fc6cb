import { expect, test } from 'vitest';
import { madeUpModel } from './made-up-model.js';
import { featureReader } from './read-features.js';

const read = featureReader(madeUpModel().features);

test('puts values in feature order, whatever order they come in', () => {
  const { raw } = read({ Product: '다', Sensor_F3: 3, Process_F1: 1 });
  expect([...raw]).toEqual([1, Number.NaN, 3, Number.NaN, 2]);
});

test('null, undefined and absent are missing', () => {
  expect(read({ Process_F1: null, Process_F2: undefined }).raw.every(Number.isNaN)).toBe(true);
});

test.each<[string, unknown]>([
  ['text', '12.5'],
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a boolean', true],
  ['an object', {}],
  ['a list', [1]],
  ['a big integer', 1n],
])('refuses %s where a number is needed, naming feature, got and expected', (_, value) => {
  expect(() => read({ Process_F2: value })).toThrowError(
    expect.objectContaining({
      code: 'model.bad-feature-value',
      message: expect.stringMatching(/"Process_F2": got .+, expected a finite number/),
    }),
  );
});

test('a category takes text or a number, and remembers what it does not know', () => {
  expect(read({ Product: ' A ' }).raw[4]).toBe(0);
  const { raw, unknownCategories } = read({ Product: 7 });
  expect(raw[4]).toBeNaN();
  expect([...unknownCategories]).toEqual([[4, '7']]);
  expect(() => read({ Product: false })).toThrow('got false, expected text');
});

test('refuses one feature under two names', () => {
  expect(() => read({ F1: 1, Process_F1: 2 })).toThrowError(
    expect.objectContaining({ code: 'model.duplicate-feature' }),
  );
});
